"""What the short form says of series, in as few words as can be: in several ways."""

from figrepro.words.course import Turn, all_are, turning_point
from figrepro.words.extremes import PICKS, best_and_worst, between_the_ends, extreme, value_is
from figrepro.words.leaders import Throughout, is_throughout, shared_places
from figrepro.words.panel import PanelInWords
from figrepro.words.phrase import Phrase, counted, each_of, hedge, own_words, phrase
from figrepro.words.ranks import is_last_shared, ranks
from figrepro.words.sentence import Clause, clause
from figrepro.words.series import SeriesInWords
from figrepro.words.values import falling, rising

Ways = tuple[Clause, ...]
"""Ways to say one thing, the richest first."""


def highest_throughout(panel: PanelInWords, found: Throughout) -> Ways:
    """The series that is above all others, and its course in a few words."""
    series = found.series
    word = "highest" if len(found.others) > 1 else "higher"
    as_read = hedge(", as read", firm=found.order.is_firm)
    begun = phrase(f"{series.label} is {word} throughout", as_read)
    beyond = tuple(is_throughout(panel, found))
    alone = Clause(begun, beyond)
    if not series.has_course:
        best = best_and_worst(panel, series)
        return Clause(phrase(begun, "; ", best.phrase), (*beyond, *best.formulas)), alone
    ends = phrase(begun, ", ", panel.ends(series.first.value, series.last.value))
    return *_with_what_is_between(panel, series, ends, (*beyond, *_are_ends(series))), alone


def _with_what_is_between(
    panel: PanelInWords, series: SeriesInWords, words: Phrase, of_it: tuple[str, ...]
) -> Ways:
    """What is said of the ends of a series, with what they do not show, and without."""
    between = between_the_ends(panel, series)
    whole = Clause(words, of_it)
    if between is None:
        return (whole,)
    return Clause(phrase(words, between.phrase), (*of_it, *between.formulas)), whole


def ranked_at_last_x(panel: PanelInWords) -> Clause | None:
    """Which series are highest and lowest at the last x that all share."""
    shared = shared_places(panel)
    ranked = ranks(panel, shared[-1]) if shared else None
    if ranked is None:
        return None
    as_read = hedge(", as read", firm=ranked.is_firm)
    words = own_words(f"at {panel.at(shared[-1])}", as_read, ", ", ranked.phrase)
    return Clause(words, (*is_last_shared(panel, shared)[:1], *ranked.formulas))


def _are_ends(series: SeriesInWords) -> tuple[str, ...]:
    return *series.runs(), series.is_at(series.first), series.is_at(series.last)


def clauses_of(panel: PanelInWords, series: SeriesInWords) -> Ways:
    """The course of one series, as far as it is shown."""
    if not series.has_one_value_at_each_x:
        return (_cloud(panel, series),)
    if series.count == 1:
        value, at = panel.value(series.first.value), panel.at(series.first.x)
        words = phrase(f"{series.label} is ", value, f" at {at}")
        return (Clause(words, (*series.has_count(), series.is_at(series.first))),)
    if series.is_level and not series.leaves_the_axes:
        return (_level(panel, series),)
    if not series.has_course:
        return (best_and_worst(panel, series),)
    turn = None if series.leaves_the_axes else turning_point(series)
    if turn is not None:
        return _turn(panel, series, turn), _turn_alone(panel, series, turn)
    return _from_end_to_end(panel, series)


def _level(panel: PanelInWords, series: SeriesInWords) -> Clause:
    is_firm = not any(one.is_about for one in series.in_order)
    value = panel.value(series.first.value)
    if series.has_course:
        words = phrase(f"{series.label} stays at ", value)
    else:
        words = phrase(f"{series.label} is ", value, " throughout")
    return clause(words, all_are(series), firm=is_firm)


def _turn(panel: PanelInWords, series: SeriesInWords, turn: Turn) -> Clause:
    verbs = ("rises", "falls") if turn.rises_first else ("falls", "rises")
    at = panel.at(turn.place.x)
    return clause(
        phrase(
            phrase(f"{series.label} {verbs[0]} to ", panel.end(turn.place.value), f" at {at}, "),
            phrase(f"then {verbs[1]} to ", panel.end(series.last.value)),
        ),
        series.turns_at(turn.place, rises_first=turn.rises_first),
        series.is_at(turn.place),
        series.is_at(series.last),
        *series.runs()[1:],
        firm=turn.order.is_firm,
    )


def _turn_alone(panel: PanelInWords, series: SeriesInWords, turn: Turn) -> Clause:
    verb = "peaks" if turn.rises_first else "is lowest"
    return clause(
        phrase(
            f"{series.label} {verb} at {panel.at(turn.place.x)}, at ", panel.value(turn.place.value)
        ),
        series.turns_at(turn.place, rises_first=turn.rises_first),
        series.is_at(turn.place),
        firm=turn.order.is_firm,
    )


def _from_end_to_end(panel: PanelInWords, series: SeriesInWords) -> Ways:
    first, last = series.first.value, series.last.value
    up, down = rising([first, last]), falling([first, last])
    is_steady = rising(series.in_order).holds or falling(series.in_order).holds
    if is_steady and not series.leaves_the_axes:
        verb, order = ("rises", up) if up.holds else ("falls", down)
        words = phrase(f"{series.label} {verb} ", panel.span(first, last))
        return (clause(words, *_are_ends(series), firm=order.is_firm),)
    if first.is_one and first == last:
        words = phrase(f"{series.label} is ", panel.ends(first, last))
    else:
        words = phrase(f"{series.label} goes ", panel.span(first, last))
    if series.leaves_the_axes:
        return (Clause(phrase(words, ", leaving them in between"), _are_ends(series)),)
    return _with_what_is_between(panel, series, words, _are_ends(series))


def _cloud(panel: PanelInWords, series: SeriesInWords) -> Clause:
    how_many = f"{series.label} has {counted(series.count, 'point')}"
    if not series.is_whole:
        return Clause(phrase(how_many), ())
    if series.is_level:
        value = panel.value(series.first.value)
        words = phrase(f"{how_many}, {each_of(series.count)} ", value)
        return Clause(words, (*series.has_count(), all_are(series)))
    high, low = (extreme(series, pick) for pick in PICKS)
    words = phrase(f"{how_many} ", panel.span(low.value, high.value))
    return Clause(words, (*series.has_count(), value_is(series, low), value_is(series, high)))
