"""Schema, messages, descriptions and tables have the words of mark and scale, and they hold."""

import json
from pathlib import Path
from typing import Any

import pytest

from figrepro.chart.load import load_folder
from figrepro.chart.vocabulary import json_schema
from figrepro.errors import FigreproError
from figrepro.table.formats import render_text
from tests.extension.gains import SPEC, chart
from tests.words.holding import require_true, said_of


def test_the_schema_lists_them() -> None:
    """For editors that complete a spec."""
    schema = json.dumps(json_schema())
    assert '"lollipop"' in schema
    assert '"symlog"' in schema


@pytest.mark.parametrize(
    ("slip", "meant"),
    [('kind = "lollipop"', "lollipop"), ('scale = "symlog"', "symlog")],
)
def test_messages_know_them(slip: str, meant: str, data: Path) -> None:
    """Among those that are allowed, and as what was meant."""
    slipped = SPEC.replace(slip, slip[:-2] + '"')
    (data / "gains" / "figure.toml").write_text(slipped, encoding="utf-8")
    with pytest.raises(FigreproError) as caught:
        load_folder(data / "gains", "gains")
    problem = caught.value.problems[0]
    assert meant in (problem.allowed or "")
    assert meant in (problem.hint or "")


def test_it_is_described() -> None:
    """By the nouns of mark and scale; each sentence is judged."""
    description = require_true(chart())
    assert description.text("short").startswith("Lollipop chart: Title. change against Year.")
    assert said_of(chart(), "chart")[1:3] == [
        "The x axis, Year, is linear, from 0 to 5.",
        "The y axis, change, is logarithmic to both sides of zero, from −100000 to 100000.",
    ]


def test_kinds_side_by_side_are_told_apart() -> None:
    """By what several and one are drawn as."""
    mixed = chart(series={"loss": {"kind": "line"}})
    assert said_of(mixed, "chart")[-1] == "gain is drawn as lollipops, loss as a line."


@pytest.mark.parametrize("text_format", ["csv", "markdown", "json", "latex"])
def test_it_has_tables(text_format: Any) -> None:
    """In every format."""
    assert "20000" in render_text(chart(), "points", text_format)
