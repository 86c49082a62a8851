"""What a chart leaves out or adds to its points: those beyond its axes, and its error bars."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from figrepro.errors import visible
from figrepro.figure import decimal_math
from figrepro.figure.formats import MINUS
from figrepro.words.panel import PanelInWords
from figrepro.words.phrase import count_word, counted, listed, own_words
from figrepro.words.sentence import Sentence, said
from figrepro.words.series import SeriesInWords
from figrepro.words.values import exactly

_MOST_NAMED = 4
"""Series whose points beyond the axes are counted each by itself."""
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class _LeftOut:
    """Points of one series or reading that are not shown whole.

    Attributes:
        whose: What sentences call it.
        some: How many they are.
        of_all: How many points it has.
    """

    whose: str
    some: int
    of_all: int

    def counted(self, noun: str) -> str:
        """How many they are, with the noun or, behind another, without it."""
        if self.some == self.of_all:
            one, several = (f"the only {noun}", f"all {noun}s") if noun else ("all", "all")
            return f"{one if self.of_all == 1 else several} of {self.whose}"
        count = counted(self.some, noun) if noun else count_word(self.some)
        return f"{count} of {self.whose}"


def beyond_sentences(panel: PanelInWords) -> Iterator[Sentence]:
    """Which points lie beyond the axes, by the rule that the drawing follows."""
    points = [*(_not_drawn(panel, one) for one in panel.all_series), *_of_overlay(panel)]
    alone, together = (
        "lies beyond the axes and is not drawn",
        "lie beyond the axes and are not drawn",
    )
    yield from _told(points, "point", alone, together)
    for noun in dict.fromkeys(one.mark.cut_off for one in panel.all_series):
        if noun is not None:
            cut = [_cut_off(panel, one) for one in panel.all_series if one.mark.cut_off == noun]
            yield from _told(cut, noun, "is cut off at the axes", "are cut off at the axes")


def _told(found: Sequence[_LeftOut], noun: str, one: str, several: str) -> Iterator[Sentence]:
    left_out = [part for part in found if part.some]
    if left_out:
        verb = one if sum(part.some for part in left_out) == 1 else several
        yield said(own_words(f"{_whose(left_out, noun)} {verb}"))


def _whose(left_out: Sequence[_LeftOut], noun: str) -> str:
    if len(left_out) > _MOST_NAMED:
        count = sum(part.some for part in left_out)
        return f"{counted(count, noun)} of {counted(len(left_out), 'series', 'series')}"
    first, *others = left_out
    return listed([first.counted(noun), *(part.counted("") for part in others)])


def _not_drawn(panel: PanelInWords, series: SeriesInWords) -> _LeftOut:
    cut = _cut_off(panel, series)
    return replace(cut, some=len(series.hidden) - cut.some)


def _cut_off(panel: PanelInWords, series: SeriesInWords) -> _LeftOut:
    """Points beyond the axes of which something is drawn as far as these reach."""
    is_cut = [bool(series.mark.cut_off) and panel.x.shows(one.x) for one in series.hidden]
    return _LeftOut(series.label, sum(is_cut), series.count + len(series.hidden))


def _of_overlay(panel: PanelInWords) -> Iterator[_LeftOut]:
    if panel.figure.overlay is not None:
        points = [point for layer in panel.panel.over for point in layer.points]
        hidden = sum(not panel.shows(point) for point in points)
        name = f"the reading “{visible(panel.figure.overlay.name)}”"
        yield _LeftOut(name, hidden, len(points))


def error_bars_sentence(panel: PanelInWords) -> Sentence | None:
    """How long the error bars are that the source draws, if it draws any."""
    points = [point for one in panel.series for place in one.places for point in place.points]
    along_y = _longest([(one.err_low, one.err_high) for one in points])
    placed = [one for one in points if isinstance(one.x, Decimal)]
    along_x = _longest([(one.x_err_low, one.x_err_high) for one in placed])
    lengths = []
    if any(along_y):
        lengths.append(_length(along_y, lambda one: panel.difference(exactly(one)).text))
    if any(along_x):
        lengths.append(f"{_length(along_x, lambda one: panel.at(decimal_math.plain(one)))} along x")
    if not lengths:
        return None
    return said(f"Error bars of up to {' and of up to '.join(lengths)} are drawn")


def _longest(
    lengths: Sequence[tuple[Decimal | None, Decimal | None]],
) -> tuple[Decimal, Decimal]:
    """The longest error bar downwards, and the longest upwards."""
    below = max((one or _NOTHING for one, _ in lengths), default=_NOTHING)
    return below, max((one or _NOTHING for _, one in lengths), default=_NOTHING)


def _length(longest: tuple[Decimal, Decimal], written: Callable[[Decimal], str]) -> str:
    below, above = longest
    if below == above:
        return f"±{written(above)}"
    parts = [f"{MINUS}{written(below)}"] * bool(below) + [f"+{written(above)}"] * bool(above)
    return listed(parts)
