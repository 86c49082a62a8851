"""How series compare: above and below, at the end, in what they gain, and where they are equal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from figrepro.figure.model import X
from figrepro.words import formulas
from figrepro.words.chart import Chart, Line
from figrepro.words.course import extreme, is_at
from figrepro.words.leaders import (
    SIDES,
    Leaders,
    are_beyond,
    first_throughout,
    is_throughout,
    leaders,
    shared_places,
)
from figrepro.words.sentence import Sentence, count_word, listed, said
from figrepro.words.values import ZERO, Order, above_all

_BOTH = 2
_MOST_EQUAL = 4
"""Groups of series that are told to be equal somewhere, and the places that are named of each."""


def comparison(chart: Chart) -> Iterator[Sentence]:
    """What there is to say of several series together."""
    if len(chart.lines) < _BOTH:
        return
    if not all(line.has_one_value_at_each_x for line in chart.lines):
        yield from _of_clouds(chart)
        return
    yield from _throughout(chart)
    shared = shared_places(chart)
    if shared:
        yield from at_last_shared_x(chart, shared)
    else:
        yield said("There is no x at which all series have a point.", "count(shared()) == 0")
    yield from gains(chart)
    yield from _equals(chart, shared)


def _of_clouds(chart: Chart) -> Iterator[Sentence]:
    """Which series reach highest and lowest, where several points may stand at one x."""
    for side, word in zip(SIDES, ("highest", "lowest"), strict=True):
        values = [extreme(line, word).value for line in chart.lines]  # type: ignore[arg-type]
        found = leaders(chart.lines, values, side)
        if found is not None:
            verb = "reaches" if len(found.lines) == 1 else "reach"
            yield said(
                f"{chart.names(found.lines)} {verb} {word} of all.",
                *are_beyond(chart, found, f"{word}({{}})"),
                firm=found.order.is_firm,
            )


def _throughout(chart: Chart) -> Iterator[Sentence]:
    for side, word in zip(SIDES, ("above", "below"), strict=True):
        found = first_throughout(chart, side)
        if found is None or (side == "bottom" and len(chart.lines) == _BOTH):
            continue
        others = [line.label for line in chart.lines if line is not found.line]
        of_whom = others[0] if len(others) == 1 else f"the other {count_word(len(others))}"
        where = "throughout" if chart.share_all_x else "wherever both have a point"
        yield said(
            f"{found.line.label} is {word} {of_whom} {where}.",
            *is_throughout(chart, found),
            firm=found.order.is_firm,
        )


def at_last_shared_x(chart: Chart, shared: Sequence[X]) -> Iterator[Sentence]:
    """Which series are highest and lowest at the last x that all share."""
    last = formulas.place(shared[-1])
    which = (f"all(x <= {last} for x in shared())", f"count(shared()) == {len(shared)}")
    ranked = ranks(chart, shared[-1])
    text = f"At {chart.at(shared[-1])}, {_which_place(chart, len(shared))}, "
    if ranked is not None:
        yield said(f"{text}{ranked.text}.", *which, ranked.formula or "", firm=ranked.is_firm)
    elif len({line.values[shared[-1]] for line in chart.lines}) == 1:
        value = chart.value(chart.lines[0].values[shared[-1]])
        all_of_them = "both" if len(chart.lines) == _BOTH else f"all {count_word(len(chart.lines))}"
        places = (is_there(line, shared[-1]) for line in chart.lines)
        yield said(f"{text}{all_of_them} are at {value}.", *which, *places)


def is_there(line: Line, x: X) -> str:
    """The formula that a series has the value that is listed at an x."""
    return is_at(line, next(place for place in line.places if place.x == x))


def _which_place(chart: Chart, count: int) -> str:
    word = "category" if chart.has_categories else "x"
    order = "only" if count == 1 else "last"
    if chart.share_all_x:
        return f"the {order} {word}"
    every = "both" if len(chart.lines) == _BOTH else f"all {count_word(len(chart.lines))}"
    return f"the {order} {word} that {every} share"


class Ranked:
    """Which series are highest and lowest at one x, as a part of a sentence."""

    def __init__(self, chart: Chart, x: X, found: Sequence[Leaders]) -> None:
        self.text = "; ".join(_rank(chart, one) for one in found)
        self.is_firm = all(one.order.is_firm for one in found)
        number = f"y({{}}, {formulas.place(x)})"
        parts = [formula for one in found for formula in are_beyond(chart, one, number)]
        values = [is_there(line, x) for one in found for line in one.lines]
        self.formula = " and ".join((*parts, *values))


def ranks(chart: Chart, x: X) -> Ranked | None:
    """Which series are highest and lowest at one x; None if none can be told from the others."""
    values = [line.values[x] for line in chart.lines]
    found = [one for side in SIDES if (one := leaders(chart.lines, values, side)) is not None]
    return Ranked(chart, x, found) if found else None


def _rank(chart: Chart, found: Leaders) -> str:
    of_two = len(found.lines) + len(found.rest) == _BOTH
    words = ("higher", "lower") if of_two else ("highest", "lowest")
    word = words[SIDES.index(found.side)]
    names = chart.names(found.lines)
    if len(found.lines) == 1:
        return f"{names} is {word}, at {chart.value(found.values[0])}"
    if found.are_alike:
        every = "both" if len(found.lines) == _BOTH else "all"
        return f"{names} are {word}, {every} at {chart.value(found.values[0])}"
    return f"{names} are {word}, at {listed([chart.value(one) for one in found.values])}"


def gains(chart: Chart) -> Iterator[Sentence]:
    """Which series gains most from its first point to its last, and which gains least or falls."""
    lines = [line for line in chart.lines if len(line.places) > 1]
    if len(lines) < _BOTH:
        return
    changes = [line.change for line in lines]
    sides = [one for side in SIDES if (one := leaders(lines, changes, side)) is not None]
    told = [gain for one in sides if (gain := _gain(chart, one)) is not None]
    if told:
        yield said(
            f"From first to last, {'; '.join(one.text for one in told)}.",
            *(formula for one in told for formula in one.formulas),
            firm=all(one.order.is_firm for one in told),
        )


@dataclass(frozen=True, slots=True)
class _Gain:
    """What is said of the series that change most or least, as a part of a sentence."""

    text: str
    formulas: tuple[str, ...]
    order: Order


def _gain(chart: Chart, found: Leaders) -> _Gain | None:
    """That some series gain or fall; None where a range leaves open which of the two."""
    rises = all(value.low > 0 for value in found.values)
    if not rises and any(value.high >= 0 for value in found.values):
        return None
    amounts = found.values if rises else [value.negative() for value in found.values]
    verb = ("rise" if rises else "fall") + ("s" if len(found.lines) == 1 else "")
    degree = _degree(found, rises=rises)
    beyond = tuple(are_beyond(chart, found, "change({})"))
    changes = [f"change({line.quoted})" for line in found.lines]
    if not found.are_alike:
        signs = tuple(f"{one} {'>' if rises else '<'} 0" for one in changes)
        order = found.order + above_all(amounts, [ZERO])
        return _Gain(f"{chart.names(found.lines)} {verb} {degree}".rstrip(), beyond + signs, order)
    each = " each" if len(found.lines) > 1 else ""
    by = f"{degree and degree + ','} by {chart.difference(amounts[0])}{each}".lstrip()
    values = tuple(map(formulas.is_value, changes, found.values))
    return _Gain(f"{chart.names(found.lines)} {verb} {by}", beyond + values, found.order)


def _degree(found: Leaders, *, rises: bool) -> str:
    """How series change against those that change likewise; nothing if no other does."""
    changes = [line.change for line in found.rest]
    if not any(one.low > 0 if rises else one.high < 0 for one in changes):
        return ""
    more, less = (
        ("most", "least") if len(found.lines) + len(found.rest) > _BOTH else ("more", "less")
    )
    return more if rises == (found.side == "top") else less


def _equals(chart: Chart, shared: Sequence[X]) -> Iterator[Sentence]:
    """Which series have equal values, and where: not what was said of the last x."""
    told = set(_told_to_be_equal(chart, shared))
    groups: dict[tuple[Line, ...], list[X]] = {}
    for x in sorted({x for line in chart.lines for x in line.values}, key=chart.along):
        for group in _equal_at(chart, x):
            groups.setdefault(group, []).append(x)
    new = ((group, xs) for group, xs in groups.items() if (group, *xs) not in told)
    for group, xs in islice(new, _MOST_EQUAL):
        yield _equal(chart, group, xs)


def _told_to_be_equal(chart: Chart, shared: Sequence[X]) -> Iterator[tuple[object, ...]]:
    if not shared:
        return
    values = [line.values[shared[-1]] for line in chart.lines]
    for side in SIDES:
        found = leaders(chart.lines, values, side)
        group = chart.lines if found is None else found.lines
        yield (group, shared[-1])


def _equal_at(chart: Chart, x: X) -> Iterator[tuple[Line, ...]]:
    """The series that have one and the same value at an x."""
    there = [line for line in chart.lines if x in line.values and line.values[x].is_one]
    for value in dict.fromkeys(line.values[x].low for line in there):
        group = tuple(line for line in there if line.values[x].low == value)
        if len(group) > 1:
            yield group


def _equal(chart: Chart, group: Sequence[Line], xs: Sequence[X]) -> Sentence:
    names = chart.names(group)
    is_firm = not any(line.values[x].is_about for line in group for x in xs)
    first, second = group[:2]
    shared = [x for x in first.values if x in second.values]
    if len(group) == _BOTH and len(xs) == len(shared) > 1:
        where = "throughout" if first.values.keys() == second.values.keys() else (
            "wherever both have a point"
        )  # fmt: skip
        names_of_both = f"{first.quoted}, {second.quoted}"
        formula = (
            f"all(y({first.quoted}, x) == y({second.quoted}, x) for x in shared({names_of_both}))"
        )
        return said(f"{names} are equal {where}.", formula, firm=is_firm)
    named = xs if len(xs) <= _MOST_EQUAL else xs[: _MOST_EQUAL - 1]
    places = listed([chart.at(x) for x in named])
    among = "" if len(named) == len(xs) else "among other places "
    formulas_of_all = [
        f"y({one.quoted}, {formulas.place(x)}) == y({other.quoted}, {formulas.place(x)})"
        for x in xs[:_MOST_EQUAL]
        for one, other in pairwise(group)
    ]
    return said(f"{names} are equal {among}at {places}.", *formulas_of_all, firm=is_firm)
