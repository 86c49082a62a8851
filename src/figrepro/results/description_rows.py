"""A chart in words, as the JSON document has it."""

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from figrepro.words.describe import Description


class SentenceRow(Struct, frozen=True):
    """A sentence about a figure; without a formula, the spec alone says it."""

    topic: str
    series: str | None
    text: str
    formula: str | None


class DescriptionRow(Struct, frozen=True):
    """A figure in words: each form, and the sentences of the long and of the short one."""

    short: str
    long: str
    markdown: str
    sentences: list[SentenceRow]
    short_sentences: list[SentenceRow]


def description_row(description: "Description") -> DescriptionRow:
    """A description as the document has it."""
    return DescriptionRow(
        description.text("short"),
        description.text("long"),
        description.text("markdown"),
        [
            SentenceRow(part.topic, part.series, sentence.text, sentence.formula)
            for part in description.parts
            for sentence in part.sentences
        ],
        [SentenceRow("short", None, one.text, one.formula) for one in description.shortly],
    )
