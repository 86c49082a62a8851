"""Which series are highest and lowest at one x, as a part of a sentence."""

from collections.abc import Iterator, Sequence

from figrepro.figure.model import X
from figrepro.words import formulas
from figrepro.words.leaders import SIDES, Leaders, are_beyond, leaders, value_at
from figrepro.words.panel import PanelInWords
from figrepro.words.phrase import Phrase, each_of, joined, listed_phrases, phrase
from figrepro.words.sentence import Clause
from figrepro.words.series import SeriesInWords

_BOTH = 2


def ranks(panel: PanelInWords, x: X) -> Clause | None:
    """Which series are highest and lowest at one x; None if none can be told from the others."""
    found = list(leaders_at(panel, x))
    if not found:
        return None
    beyond = (formula for one in found for formula in are_beyond(panel, one, value_at(x)))
    values = (is_there(series, x) for one in found for series in one.series)
    return Clause(
        joined([_rank(panel, one) for one in found], "; "),
        (*beyond, *values),
        all(one.order.is_firm for one in found),
    )


def leaders_at(panel: PanelInWords, x: X) -> Iterator[Leaders]:
    """The series that are above all others at one x, and those that are below."""
    values = [one.values[x] for one in panel.series]
    for side in SIDES:
        found = leaders(panel.series, values, side)
        if found is not None:
            yield found


def is_there(series: SeriesInWords, x: X) -> str:
    """The formula that a series has the value that is listed at an x."""
    return formulas.is_value(series.y_term(x), series.values[x])


def is_last_shared(panel: PanelInWords, shared: Sequence[X]) -> tuple[str, ...]:
    """The formulas that so many x are shared by all series, and which of them is the last."""
    if not panel.is_whole:
        return ()
    last, term = formulas.place(shared[-1]), panel.shared_term
    return f"all(x <= {last} for x in {term})", f"count({term}) == {len(shared)}"


def _rank(panel: PanelInWords, found: Leaders) -> Phrase:
    words = ("higher", "lower") if found.count == _BOTH else ("highest", "lowest")
    word = words[SIDES.index(found.side)]
    names = panel.names(found.series)
    if len(found.series) == 1:
        return phrase(f"{names} is {word}, at ", panel.value(found.values[0]))
    if found.are_alike:
        value = panel.value(found.values[0])
        return phrase(f"{names} are {word}, {each_of(len(found.series))} at ", value)
    values = listed_phrases([panel.end(one) for one in found.values])
    return phrase(f"{names} are {word}, at ", values)
