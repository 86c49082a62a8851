"""What a reader of a drawing would stumble over."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from figrepro.chart.chart import Legend
from figrepro.chart.dodge import MOST_NESTED
from figrepro.chart.legend_placement import covered_spots
from figrepro.chart.scene import PlacedPanel, Scene
from figrepro.errors import Problem, counted, listed, quoted
from figrepro.figure.formats import format_x
from figrepro.figure.model import X
from figrepro.marks.layer import Placed
from figrepro.shapes import elements
from figrepro.shapes.primitives import Text

_MOST_NAMED = 3


def warnings_of(scene: Scene) -> tuple[Problem, ...]:
    """All warnings: about texts, about the legend, and about points that cannot be seen."""
    return (
        *_outside(scene),
        *(one for panel in scene.panels for one in _crowded(panel.x_ticks)),
        *(one for panel in scene.panels for one in _crowded(panel.y_ticks)),
        *_overlapping(scene),
        *_covered(scene),
        *(one for placed in (*scene.layers, *scene.over) for one in _left_out(placed)),
        *_unmatched_series(scene),
        *(one for panel in scene.panels for one in _overplotted(panel)),
    )


def _outside(scene: Scene) -> Iterator[Problem]:
    """A warning for each text that leaves the canvas, and for a legend whose frame alone does."""
    hint = "widen [margins] or [size], or make the text shorter or smaller"
    whole, legend = scene.canvas.box, scene.legend
    outside = [text for text in scene.texts if not whole.contains(text.box)]
    for text in outside:
        yield Problem(f"the text “{text.text}” leaves the canvas", key=text.element, hint=hint)
    if legend is None or whole.contains(legend.frame):
        return
    if not any(entry.label in outside for entry in legend.entries):
        yield Problem("the legend leaves the canvas", key=elements.LEGEND_FRAME, hint=hint)


def _crowded(ticks: Sequence[Text]) -> Iterator[Problem]:
    """A warning for the first two neighbouring tick labels that overlap."""
    for one, other in pairwise(ticks):
        if one.box.overlaps(other.box):
            yield Problem(
                f"the tick labels “{one.text}” and “{other.text}” overlap",
                key=one.element,
                hint="ask for fewer ticks, a larger [size] or a smaller text.tick",
            )
            return


def _overlapping(scene: Scene) -> Iterator[Problem]:
    """A warning for the title, or each label of an axis, that another text runs into."""
    titles = [scene.title, *(label for panel in scene.panels for label in panel.labels)]
    rest = [text for text in scene.texts if text not in titles]
    for place, one in enumerate(titles):
        others = (*titles[place + 1 :], *rest)
        other = next((text for text in others if text.box.overlaps(one.box)), None)
        if other is not None:
            yield Problem(
                f"the texts “{one.text}” and “{other.text}” overlap",
                key=one.element,
                hint="widen [margins], or make a text shorter or smaller",
            )


def _covered(scene: Scene) -> Iterator[Problem]:
    """A warning for each series of which the legend covers a point."""
    if scene.legend is None:
        return
    for placed in (*scene.layers, *scene.over):
        hidden = [spot.point for spot in covered_spots(scene.legend.frame, placed)]
        if hidden:
            places = ", ".join(format_x(point.x) for point in hidden[:_MOST_NAMED])
            yield Problem(
                f"the legend covers {_title(placed)} at {places}{_more(hidden)}",
                key="legend",
                hint=_way_out(scene.chart.legend),
            )


def _way_out(legend: Legend) -> str:
    """What keeps a legend from covering points; beside the axes is room for one that is shown."""
    if legend.show:
        return "outside = true, or another location"
    return f"show = true{'' if legend.outside else ', outside = true'} under [legend]"


def _title(placed: Placed) -> str:
    """What a warning calls a layer."""
    name = placed.layer.name
    return name if placed.reading is None else f"{name} in {placed.reading}"


def _left_out(placed: Placed) -> Iterator[Problem]:
    """Warnings for points without a place, and for those beyond the limits."""
    outside = [spot for spot in placed.spots if not spot.shown]
    placeless = [spot for spot in outside if math.isnan(spot.x)]
    beyond = len(outside) - len(placeless)
    if placeless:
        names = dict.fromkeys(quoted(str(spot.point.x)) for spot in placeless)
        yield Problem(
            f"{_points(len(placeless), placed)} not drawn: not on a category of the axis",
            key="x.ticks",
            hint=f"name {listed(list(names))} in x.ticks",
        )
    if beyond:
        yield Problem(
            f"{_points(beyond, placed)} outside the limits and not drawn",
            key="limits",
            hint="widen x.limits or y.limits",
        )


def _points(count: int, placed: Placed) -> str:
    return f"{counted(count, 'point')} of {_title(placed)} {'is' if count == 1 else 'are'}"


def _unmatched_series(scene: Scene) -> Iterator[Problem]:
    """A warning for the series that only the reading over the figure's own has.

    They are left out: the figure gives them neither a colour nor a name in its legend.
    """
    overlay = scene.chart.figure.overlay
    if overlay is None:
        return
    own = {layer.name for layer in scene.chart.layers}
    lacking = [one.name for one in overlay.series if one.name not in own]
    if lacking:
        names = ", ".join(lacking[:_MOST_NAMED]) + _more(lacking)
        yield Problem(
            f"series of {overlay.name} not drawn: {names}",
            key="series",
            hint="the figure has no such series",
        )


def _more(things: Sequence[object]) -> str:
    more = len(things) - _MOST_NAMED
    return f" and {more} more" if more > 0 else ""


def _overplotted(panel: PlacedPanel) -> Iterator[Problem]:
    """A warning for each place at which more series have a point than can be seen."""
    places = defaultdict[tuple[X, Decimal], set[str]](set)
    for placed in panel.layers:
        if placed.layer.style.marker != "none":
            for spot in placed.spots:
                if not spot.is_range:
                    places[spot.point.x, spot.point.y].add(placed.layer.name)
    for (x, y), names in places.items():
        if len(names) > MOST_NESTED:
            yield Problem(
                f"{len(names)} series have a point at {format_x(x)}, {y:f}: not all of "
                "them are seen",
                key="series",
                hint='marker = "none" for some of them',
            )
