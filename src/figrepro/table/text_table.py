"""A table of text, and what the tables of all views write alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from figrepro.figure.formats import format_x, visible
from figrepro.figure.model import Figure, Reading, X

_MARKS = {"approximate": "~ approximate", "range": "a\N{EN DASH}b range"}


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of text. Nothing in it is markup, and no character in it acts on a terminal.

    Attributes:
        title: The title of the figure, or of a table that follows another.
        caption: What the cells hold and what their marks mean.
        headings: What stands above the columns; two may be alike.
        rows: The cells.
        numeric: For each column, whether it holds numbers, which stand to the right.
        stackable: Whether the columns after the first are alike, so that on a short line some may
            be printed below the others.
        grouped: Whether a terminal shows the first column as headings above rows alike in it.
    """

    title: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    stackable: bool = False
    grouped: bool = False


def caption_of(figure: Figure, readings: Iterable[Reading], *more: str) -> str:
    """What the values are, the marks that they carry, and what else a reader must know."""
    series = chain.from_iterable(reading.series for reading in readings)
    bases = {point.basis for one in series for point in one.points}
    marks = [mark for basis, mark in _MARKS.items() if basis in bases]
    return "; ".join(part for part in (visible(figure.spec.y.label), *marks, *more) if part)


def x_text(x: X) -> str:
    """A place on the x axis."""
    return visible(format_x(x))


def are_numbers(places: Sequence[X]) -> bool:
    """Whether all places are numbers, which stand to the right."""
    return all(isinstance(x, Decimal) for x in places)


def places_of(figure: Figure) -> list[X]:
    """Every x of a figure, as they first appear."""
    points = chain.from_iterable(series.points for series in figure.series)
    return list(dict.fromkeys(point.x for point in points))
