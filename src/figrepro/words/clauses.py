"""What the short form says of series, in as few words as can be."""

from figrepro.words import formulas
from figrepro.words.chart import Chart, Line
from figrepro.words.comparison import ranks
from figrepro.words.course import (
    Turn,
    are_extremes,
    extreme,
    is_at,
    is_flat,
    is_turn,
    runs,
    turning_point,
)
from figrepro.words.leaders import Throughout, is_throughout, shared_places
from figrepro.words.sentence import Sentence, counted, said
from figrepro.words.values import falling, rising

_HEDGES = ("about ", "as read")


def _clause(text: str, *parts: str, firm: bool) -> Sentence:
    """A part of a sentence, hedged at its end unless it has a hedge or needs none."""
    hedged = firm or any(hedge in text for hedge in _HEDGES)
    return said(text if hedged else f"{text}, as read", *parts)


def highest_throughout(chart: Chart, found: Throughout) -> Sentence:
    """The series that is above all others, and its ends."""
    line = found.line
    word = "highest" if len(chart.lines) > 2 else "higher"  # noqa: PLR2004 - of two
    hedge = "" if found.order.is_firm else ", as read"
    between = chart.from_to(line.places[0].value, line.places[-1].value)
    return said(
        f"{line.label} is {word} throughout{hedge}, {between}",
        *is_throughout(chart, found),
        *_are_ends(line),
    )


def ranked_at_last_x(chart: Chart) -> Sentence | None:
    """Which series are highest and lowest at the last x that all share."""
    shared = shared_places(chart)
    ranked = ranks(chart, shared[-1]) if shared else None
    if ranked is None:
        return None
    hedge = "" if ranked.is_firm else ", as read"
    return said(
        f"At {chart.at(shared[-1])}{hedge}, {ranked.text}",
        f"all(x <= {formulas.place(shared[-1])} for x in shared())",
        ranked.formula,
    )


def _are_ends(line: Line) -> tuple[str, ...]:
    return (*runs(line), is_at(line, line.places[0]), is_at(line, line.places[-1]))


def clauses_of(chart: Chart, line: Line) -> tuple[Sentence, ...]:
    """The course of one series: the richest clause first, then shorter ones."""
    turn = None if chart.has_categories or line.count > len(line.places) else turning_point(line)
    if turn is not None:
        return _turn(chart, line, turn), _turn_alone(chart, line, turn)
    return (_course(chart, line),)


def _course(chart: Chart, line: Line) -> Sentence:
    if not line.has_one_value_at_each_x:
        return _cloud(chart, line)
    first = line.places[0]
    if len(line.places) == 1:
        text = f"{line.label} is {chart.value(first.value)} at {chart.at(first.x)}"
        return said(text, f"count(values({line.quoted})) == 1", is_at(line, first))
    if is_flat(line):
        every = f"all(v == {formulas.number(first.value.low)} for v in values({line.quoted}))"
        is_firm = not any(place.value.is_about for place in line.places)
        return _clause(f"{line.label} stays at {chart.value(first.value)}", every, firm=is_firm)
    if chart.has_categories:
        return _best_and_worst(chart, line)
    return _from_end_to_end(chart, line)


def _turn(chart: Chart, line: Line, turn: Turn) -> Sentence:
    verbs = ("rises", "falls") if turn.rises_first else ("falls", "rises")
    last = line.places[-1]
    return _clause(
        f"{line.label} {verbs[0]} to {chart.end(turn.place.value)} at {chart.at(turn.place.x)}, "
        f"then {verbs[1]} to {chart.end(last.value)}",
        is_turn(line, turn),
        is_at(line, turn.place),
        is_at(line, last),
        runs(line)[1],
        firm=turn.order.is_firm,
    )


def _turn_alone(chart: Chart, line: Line, turn: Turn) -> Sentence:
    verb = "peaks" if turn.rises_first else "is lowest"
    return _clause(
        f"{line.label} {verb} at {chart.at(turn.place.x)}, at {chart.value(turn.place.value)}",
        is_turn(line, turn),
        is_at(line, turn.place),
        firm=turn.order.is_firm,
    )


def _from_end_to_end(chart: Chart, line: Line) -> Sentence:
    first, last = line.places[0].value, line.places[-1].value
    ends = [place.value for place in line.places]
    is_steady = rising(ends).holds or falling(ends).holds
    up, down = rising([first, last]), falling([first, last])
    verb = "goes"
    if is_steady:
        verb = "rises" if up.holds else "falls"
    order = up if up.holds else down
    both = first.is_one and first == last
    text = f"{line.label} {'is' if both else verb + ' from'} {chart.from_to(first, last)}"
    return _clause(text, *_are_ends(line), firm=order.is_firm or not is_steady)


def _cloud(chart: Chart, line: Line) -> Sentence:
    low, high = extreme(line, "lowest").value, extreme(line, "highest").value
    return said(
        f"{line.label} has {counted(line.count, 'point')} from {chart.from_to(low, high)}",
        f"count(values({line.quoted})) == {line.count}",
        *are_extremes(line, low, high),
    )


def _best_and_worst(chart: Chart, line: Line) -> Sentence:
    """Where a series is highest and lowest among categories."""
    parts, said_of = [], []
    is_firm = True
    for word in ("highest", "lowest"):
        found = extreme(line, word)
        value = chart.value(found.value)
        said_of.append(formulas.is_value(f"{word}({line.quoted})", found.value))
        if found.place is None:
            parts.append(f"{word} at {value}")
            continue
        first = "" if found.is_only else "first "
        parts.append(f"{word} {first}at {chart.at(found.place.x)} ({value})")
        said_of.append(f"{word}_at({line.quoted}) == {formulas.place(found.place.x)}")
        is_firm = is_firm and found.is_firm
    return _clause(f"{line.label} is {' and '.join(parts)}", *said_of, firm=is_firm)
