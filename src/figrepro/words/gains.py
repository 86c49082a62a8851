"""Which series gain most from their first point to their last, and which gain least or fall."""

from collections.abc import Iterator

from figrepro.words import formulas
from figrepro.words.leaders import CHANGE, SIDES, Leaders, are_beyond, leaders
from figrepro.words.panel import PanelInWords
from figrepro.words.phrase import joined, own_words, phrase
from figrepro.words.sentence import Clause, Sentence, said
from figrepro.words.values import ZERO, above_all

_BOTH = 2


def gains(panel: PanelInWords) -> Iterator[Sentence]:
    """The series that rise or fall most, and least."""
    series = [one for one in panel.series if one.has_course and len(one.places) > 1]
    if len(series) < _BOTH:
        return
    changes = [one.change for one in series]
    sides = [one for side in SIDES if (one := leaders(series, changes, side)) is not None]
    told = [gain for one in sides if (gain := _gain(panel, one)) is not None]
    if told:
        within = "" if panel.is_whole else " within the axes"
        yield said(
            own_words(f"from first to last{within}, ", joined([one.phrase for one in told], "; ")),
            *(formula for one in told for formula in one.formulas),
            firm=all(one.is_firm for one in told),
        )


def _gain(panel: PanelInWords, found: Leaders) -> Clause | None:
    """That some series gain or fall; None where a range leaves open which of the two."""
    rises = all(value.low > 0 for value in found.values)
    if not rises and any(value.high >= 0 for value in found.values):
        return None
    amounts = found.values if rises else tuple(value.negative() for value in found.values)
    verb = ("rise" if rises else "fall") + ("s" if len(found.series) == 1 else "")
    begun = f"{panel.names(found.series)} {verb}"
    degree = _degree(found, rises=rises)
    order = found.order + above_all(amounts, [ZERO])
    signs = (f"{one.change_term} {'>' if rises else '<'} 0" for one in found.series)
    said_of_order = (*are_beyond(panel, found, CHANGE), *signs)
    if not found.are_alike:
        return Clause(phrase(f"{begun} {degree}".rstrip()), said_of_order, order.is_firm)
    by = panel.difference(amounts[0])
    each = " each" if len(found.series) > 1 else ""
    words = phrase(f"{begun} {degree}{',' if degree else ''}".rstrip(), " by ", by, each)
    values = (formulas.is_value(one.change_term, found.values[0]) for one in found.series)
    return Clause(words, (*said_of_order, *values), order.is_firm)


def _degree(found: Leaders, *, rises: bool) -> str:
    """How series change against those that change likewise; nothing if no other does."""
    changes = [one.change for one in found.rest]
    if not any(one.low > 0 if rises else one.high < 0 for one in changes):
        return ""
    more, less = ("most", "least") if found.count > _BOTH else ("more", "less")
    return more if rises == (found.side == "top") else less
