"""How series compare: above and below, at the end, in what they gain, and where they are equal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from figrepro.figure.model import X
from figrepro.words.equals import equals
from figrepro.words.extremes import PICKS, Pick, extreme
from figrepro.words.gains import gains
from figrepro.words.leaders import (
    HIGHEST,
    LOWEST,
    SIDES,
    Throughout,
    are_beyond,
    first_throughout,
    is_throughout,
    leaders,
    shared_places,
)
from figrepro.words.panel import PanelInWords
from figrepro.words.phrase import all_of, count_word, listed, own_words, phrase
from figrepro.words.ranks import is_last_shared, is_there, ranks
from figrepro.words.sentence import Sentence, said

_BOTH = 2


def comparison(panel: PanelInWords) -> Iterator[Sentence]:
    """What there is to say of several series together."""
    if len(panel.series) < _BOTH:
        return
    if not all(one.has_one_value_at_each_x for one in panel.series):
        if panel.is_whole:
            yield from _reaches(panel, ())
        return
    found = [one for side in SIDES if (one := first_throughout(panel, side)) is not None]
    yield from (_throughout(panel, one) for one in found if _is_news(panel, one))
    shared = shared_places(panel)
    told: Sequence[X] = ()
    if not shared and panel.is_whole:
        yield said(
            "There is no x at which all series have a point", f"count({panel.shared_term}) == 0"
        )
    elif panel.has_courses or len(shared) == 1:
        told = shared[-1:]
        yield from _at_last(panel, shared)
    elif panel.is_whole:
        yield from _reaches(panel, found)
    yield from gains(panel)
    yield from equals(panel, told)


def _is_news(panel: PanelInWords, found: Throughout) -> bool:
    """Whether it does not follow from what was said of the other of two series."""
    return found.side == "top" or len(panel.series) > _BOTH


def _reaches(panel: PanelInWords, told: Sequence[Throughout]) -> Iterator[Sentence]:
    """Which series reach highest and lowest, where no x is the last of all."""
    reached: dict[tuple[str, ...], list[_Reached]] = {}
    for side, pick, measure in zip(SIDES, PICKS, (HIGHEST, LOWEST), strict=True):
        values = [extreme(one, pick).value for one in panel.series]
        found = leaders(panel.series, values, side)
        if found is not None and all(one.side != side for one in told):
            of_it = tuple(are_beyond(panel, found, measure))
            part = _Reached(pick, of_it, found.order.is_firm)
            reached.setdefault(tuple(one.label for one in found.series), []).append(part)
    for labels, parts in reached.items():
        verb = "reaches" if len(labels) == 1 else "reach"
        yield said(
            f"{listed(labels)} {verb} {listed([part.pick for part in parts])} of all",
            *(formula for part in parts for formula in part.formulas),
            firm=all(part.is_firm for part in parts),
        )


@dataclass(frozen=True, slots=True)
class _Reached:
    """That some series reach highest or lowest of all."""

    pick: Pick
    formulas: tuple[str, ...]
    is_firm: bool


def _throughout(panel: PanelInWords, found: Throughout) -> Sentence:
    others = [one.label for one in found.others]
    of_whom = f"the other {count_word(len(others))}"
    if len(others) == 1 or len(panel.series) < len(panel.all_series):
        of_whom = listed(others)
    if not panel.is_whole:
        where = f"wherever {'both' if len(others) == 1 else 'they'} are drawn"
    elif panel.share_all_x:
        where = "throughout"
    elif len(others) == 1:
        where = "wherever both have a point"
    else:
        where = f"wherever it shares {_a_place(panel)} with them"
    word = "above" if found.side == "top" else "below"
    return said(
        f"{found.series.label} is {word} {of_whom} {where}",
        *is_throughout(panel, found),
        firm=found.order.is_firm,
    )


def _a_place(panel: PanelInWords) -> str:
    return "a category" if panel.has_categories else "an x"


def _at_last(panel: PanelInWords, shared: Sequence[X]) -> Iterator[Sentence]:
    """Which series are highest and lowest at the last x that all share, if there is one."""
    if not shared:
        return
    x = shared[-1]
    ranked, which = ranks(panel, x), is_last_shared(panel, shared)
    begun = own_words(f"at {panel.at(x)}, {_which_place(panel, len(shared))}, ")
    if ranked is not None:
        words = phrase(begun, ranked.phrase)
        yield said(words, *which, *ranked.formulas, firm=ranked.is_firm)
    elif len({one.values[x] for one in panel.series}) == 1:
        value = panel.value(panel.series[0].values[x])
        words = phrase(begun, f"{all_of(len(panel.series))} are at ", value)
        yield said(words, *which, *(is_there(one, x) for one in panel.series))


def _which_place(panel: PanelInWords, count: int) -> str:
    word = "category" if panel.has_categories else "x"
    order = "only" if count == 1 else "last"
    every = all_of(len(panel.series))
    if not panel.is_whole:
        return f"the {order} {word} at which {every} are drawn"
    if panel.share_all_x:
        return f"the {order} {word}"
    return f"the {order} {word} that {every} share"
