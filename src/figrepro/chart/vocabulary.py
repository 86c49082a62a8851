"""The words that marks and scales bring along, and the JSON Schema with them."""

from typing import Any

import msgspec

from figrepro.figure.decode import Vocabulary
from figrepro.figure.spec import Spec
from figrepro.marks.registry import MARKS
from figrepro.scales.registry import SCALES


def vocabulary() -> Vocabulary:
    """What a spec may say for a kind of mark and for a scale."""
    return {"kind": list(MARKS), "scale": list(SCALES)}


def json_schema() -> dict[str, Any]:
    """The JSON Schema of `figure.toml`."""
    schema = msgspec.json.schema(Spec)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "figrepro figure"
    _fill_in(schema, vocabulary())
    return schema


def _fill_in(tree: Any, words: Vocabulary) -> None:  # noqa: ANN401 - a part of a schema
    """Lists the words wherever the schema leaves them to the registries."""
    if isinstance(tree, dict):
        name = tree.pop("words", None)
        if name is not None:
            tree["enum"] = sorted(words[name])
            del tree["type"]
            tree.pop("description", None)
        for part in tree.values():
            _fill_in(part, words)
    elif isinstance(tree, list):
        for part in tree:
            _fill_in(part, words)
