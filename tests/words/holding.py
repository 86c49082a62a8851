"""Whether what is said of a figure holds, by the judge of claims."""

from collections.abc import Iterator
from typing import Any

from figrepro.chart.chart import Chart
from figrepro.claims.judge import Judge
from figrepro.words.describe import Description, describe
from figrepro.words.sentence import Sentence
from tests.claims.about import judged_by


def sentences_of(description: Description) -> Iterator[Sentence]:
    """Every sentence of every form."""
    for part in description.parts:
        yield from part.sentences
    yield from description.shortly


def require_true(figure: Chart) -> Description:
    """The description of a figure, of which every sentence holds and is hedged if it may turn."""
    description, judge = describe(figure), Judge(figure)
    for sentence in sentences_of(description):
        if sentence.formula is None:
            continue
        found = judged_by(judge, sentence.formula)
        assert found.verdict == "supported", (sentence, found.reason)
        assert sentence.is_hedged == (found.firmness != "firm"), (sentence, found)
    return description


Points = dict[str, list[tuple[Any, str]]]


def said_of(figure: Chart, topic: str) -> list[str]:
    """What is said of one topic; all of what is said holds."""
    parts = [part for part in require_true(figure).parts if part.topic == topic]
    return [sentence.text for part in parts for sentence in part.sentences]
