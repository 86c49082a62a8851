"""Points of a reading over the figure's own: hollow, in the colours of their series.

They hide no point of the figure, nor does one hide them: only lines pass below the hollow ones.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from figrepro.figure.vocabulary import OPEN_MARKERS, Marker
from figrepro.marks.layer import Placed, Spot, Style
from figrepro.marks.style_constants import GROWN, RANGE_MARKER
from figrepro.marks.whiskers import Whiskers
from figrepro.shapes.primitives import Anchor, Markers, Shape, Vertex

EDGE = 1.2
"""The width of what is hollow, in points: thinner than any mark of the figure's own."""
_HALO = 0.9
"""How far white surrounds a marker that may stand on a surface of its own colour, in points."""
_LEAST_SIZE = 4.5
"""Points that a hollow marker measures, so that it has an inside."""
_ERRORS, _INSIDES, _RINGS = 2.9, 2.95, 4.5
"""Orders: the insides lie above all lines, the edges above everything but the legend."""


def hollow_shapes(placed: Placed) -> Iterator[Shape]:
    """Error bars, hollow markers and ranges of the points that the axes show."""
    layer = placed.layer
    whiskers = Whiskers(placed, layer.mark.whisker_color(layer.style), EDGE)
    for spot in placed.shown:
        yield from whiskers.errors(spot, placed.order(_ERRORS))
    for scale, spots in placed.by_scale.items():
        yield from _markers(placed, spots, scale)
    for spot in placed.shown:
        if spot.is_range:
            yield from _range(placed, whiskers, spot)


def _markers(placed: Placed, spots: Sequence[Spot], scale: float) -> Iterator[Shape]:
    """What hides the lines inside hollow markers, and their edges."""
    style = placed.layer.style
    halo = _HALO if placed.layer.mark.has_surface else 0.0
    rings = ring(
        placed.element("markers"),
        placed.order(_RINGS),
        [spot.vertex for spot in spots],
        style,
        scale=scale,
        anchors=placed.anchors(spots),
    )
    yield replace(
        rings,
        order=placed.order(_INSIDES),
        fill="#ffffff",
        edge="#ffffff" if halo else None,
        edge_width=EDGE + 2 * halo if halo else 0.0,
    )
    yield rings


def _range(placed: Placed, whiskers: Whiskers, spot: Spot) -> Iterator[Shape]:
    """A line from bound to bound with a hollow marker, beside what the figure has there."""
    layer, order = placed.layer, placed.order(_RINGS)
    yield from whiskers.range(spot, order)
    style = layer.mark.range_style(layer.style)
    middle = ring(
        placed.element("range"),
        order,
        [(spot.x + spot.aside, spot.y)],
        replace(style, color=layer.style.color),
        scale=RANGE_MARKER,
        anchors=placed.anchors([spot]),
    )
    yield replace(middle, fill="#ffffff")


def ring(  # noqa: PLR0913 - the sides of a marker
    element: str,
    order: float,
    places: Sequence[Vertex],
    style: Style,
    *,
    scale: float = 1.0,
    anchors: tuple[Anchor, ...] = (),
) -> Markers:
    """The edges of hollow markers; what lies below is seen in them."""
    marker = _shape(style)
    return Markers(
        element=element,
        order=order,
        places=tuple(places),
        marker=marker,
        size=max(style.size, _LEAST_SIZE) * scale * GROWN.get(marker, 1.0),
        fill=None,
        edge=style.hex,
        edge_width=EDGE,
        anchors=anchors,
    )


def _shape(style: Style) -> Marker:
    """The shape of a series' markers, unless these are hollow themselves or have no inside."""
    if style.marker in {"none", "point"} or style.marker in OPEN_MARKERS:
        return "circle"
    if style.filled:
        return style.marker
    return "diamond" if style.marker == "circle" else "circle"
