"""The words and the JSON Schema of a spec are made of what marks and scales there are."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from figrepro.chart.vocabulary import json_schema, vocabulary
from figrepro.figure.decode import decode_spec
from figrepro.marks.line import Line
from figrepro.marks.registry import MARKS
from figrepro.scales.linear import Linear
from figrepro.scales.registry import SCALES
from tests.figures import DATA, EXERCISES, FOLDERS, SHIPPED
from tests.folders import Folder


def _enums_of(key: str, tree: Any) -> Iterator[list[str]]:
    """The words that a schema lists for a key, wherever it has that key."""
    if isinstance(tree, dict):
        if isinstance(tree.get("properties"), dict) and key in tree["properties"]:
            yield from _enums_in(tree["properties"][key])
        for part in tree.values():
            yield from _enums_of(key, part)


def _enums_in(tree: Any) -> Iterator[list[str]]:
    if isinstance(tree, dict):
        if "enum" in tree:
            yield tree["enum"]
        for part in tree.values():
            yield from _enums_in(part)
    elif isinstance(tree, list):
        for part in tree:
            yield from _enums_in(part)


def test_the_schema_lists_every_kind_and_every_scale() -> None:
    """A kind for the figure and for a series, a scale for an axis."""
    schema = json_schema()
    assert list(_enums_of("kind", schema)) == [sorted(MARKS)] * 2
    assert list(_enums_of("scale", schema)) == [sorted(SCALES)]
    assert '"words"' not in str(schema).replace("'", '"')


def test_a_new_mark_and_a_new_scale_are_known_once_they_are_registered(
    monkeypatch: pytest.MonkeyPatch, folder: Folder
) -> None:
    """To the schema, to messages, and to whoever reads a folder; nothing else lists them."""
    monkeypatch.setitem(MARKS, "squiggle", type("Squiggle", (Line,), {"name": "squiggle"})())
    monkeypatch.setitem(SCALES, "warped", type("Warped", (Linear,), {"name": "warped"})())
    assert "squiggle" in vocabulary()["kind"]
    assert "squiggle" in next(_enums_of("kind", json_schema()))
    assert "warped" in next(_enums_of("scale", json_schema()))
    folder.spec(top='kind = "squiggle"', y='scale = "warped"')
    chart = folder.load()
    assert chart.layers[0].mark is MARKS["squiggle"]
    assert chart.panel_of().y.scale is SCALES["warped"]
    folder.spec(top='kind = "squigle"', y='scale = "wraped"')
    kinds, scales = folder.problems()
    assert kinds.endswith("line, scatter, step, bar, area, squiggle; did you mean squiggle?")
    assert scales.endswith("linear, log, date, category, warped; did you mean warped?")


@pytest.mark.parametrize("figure_id", [*SHIPPED, *EXERCISES])
def test_every_key_of_our_figures_is_in_the_schema(figure_id: str) -> None:
    """An editor that follows it marks none of them."""
    folder = (DATA if figure_id in SHIPPED else FOLDERS) / figure_id
    tree = tomllib.loads((folder / "figure.toml").read_text(encoding="utf-8"))
    schema = json_schema()
    assert decode_spec(tree, vocabulary())[1] == ()
    keys = schema["$defs"]["Spec"]["properties"]
    assert set(tree) <= set(keys)
    for letter in ("x", "y"):
        assert set(tree[letter]) <= _keys_of(keys[letter], schema)
    for style in tree.get("series", {}).values():
        assert set(style) <= _keys_of(keys["series"]["additionalProperties"], schema)


def _keys_of(table: dict[str, str], schema: dict[str, Any]) -> set[str]:
    """The keys of a table that a schema refers to."""
    return set(schema["$defs"][table["$ref"].rsplit("/", 1)[1]]["properties"])
