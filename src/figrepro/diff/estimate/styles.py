"""Steps that change how a series looks: colour, dashes, width, marker, and its size."""

from typing import Final

from msgspec import structs

from figrepro.diff.estimate.colors import main_color
from figrepro.diff.estimate.course import Course, stands_alone
from figrepro.diff.estimate.edits import with_style
from figrepro.diff.estimate.legend_swatches import (
    LINES,
    MARKERS,
    entries_of,
    handle_differs,
    style_of_handle,
)
from figrepro.diff.estimate.search import Search
from figrepro.diff.estimate.unexplained_ink import stands_elsewhere
from figrepro.figure.colors import to_rgb
from figrepro.shapes import elements

_OFF: Final = 3
"""How much further a thin mark's colour is off than black and white: a JPEG blurs colours more."""


def find_styles(search: Search) -> None:
    """Gives each series the look of its handle in the legend, or else of what is drawn of it."""
    entries = entries_of(search)
    for one in search.figure.series:
        entry = entries.get(one.name)
        if entry is not None and handle_differs(search, entry):
            style = style_of_handle(search, entry, search.figure.spec.series[one.name])
            if style is not None:
                keys = structs.asdict(style)
                search.try_best([with_style(search.figure, one.name, **keys)], 0.97)
        elif stands_alone(search.best.chart.layer(one.name).mark):
            _find_markers(search, one.name)  # which its handle does not show
        elif entry is None and search.best.touches(elements.series_prefix(one.name)):
            _find_on_plot(search, one.name)


def _find_on_plot(search: Search, name: str) -> None:
    """Tries looks on the drawing itself, where no legend shows a handle.

    Not of marks that stand elsewhere in the image: to leave them out where they were would seem
    right.
    """
    course = Course(search.best, name)
    if stands_elsewhere(course):
        return
    style = search.figure.spec.series[name]
    color = main_color(search.image[search.best.drawn.owners.mask(*course.ink.elements)])
    if color is not None and _is_another(color, style.color or "", search.noise):
        search.try_best([with_style(search.figure, name, color=color)])
    _find_markers(search, name)
    if search.best.touches(elements.series(name, "line")):
        search.try_best(with_style(search.figure, name, line=line) for line in LINES)
        search.try_best(
            with_style(search.figure, name, width=style.width + step)
            for step in (-1.0, -0.5, 0.5, 1.0)
            if style.width + step > 0
        )


def _is_another(color: str, now: str, noise: int) -> bool:
    """Whether two colours are further apart than thin marks are off in an image with noise."""
    pairs = zip(to_rgb(color), to_rgb(now), strict=True)
    return sum(abs(one - other) for one, other in pairs) > _OFF * noise


def _find_markers(search: Search, name: str) -> None:
    """Tries other markers, and none, where those that are drawn differ."""
    if search.best.touches(elements.series(name, "markers")):
        search.try_best(
            with_style(search.figure, name, marker=marker, filled=filled)
            for marker in MARKERS
            for filled in (True, False)
        )
