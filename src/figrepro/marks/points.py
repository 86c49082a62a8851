"""Points one by one: markers, ranges and error bars, which all marks share."""

from collections.abc import Iterator, Sequence

from figrepro.figure.vocabulary import OPEN_MARKERS
from figrepro.marks.layer import Placed, Spot, Style
from figrepro.marks.style_constants import DASHES, ERRORS, GROWN, LINES, MARKERS, RANGE_MARKER
from figrepro.marks.whiskers import Whiskers
from figrepro.shapes.primitives import Anchor, Markers, Polyline, Shape, Stroke, Vertex


def point_shapes(placed: Placed) -> Iterator[Shape]:
    """Error bars, ranges and markers of the points that the axes show."""
    layer = placed.layer
    whiskers = Whiskers(placed, layer.mark.whisker_color(layer.style))
    for spot in placed.shown:
        yield from whiskers.errors(spot, placed.order(ERRORS))
    for spot in placed.shown:
        if spot.is_range:
            yield from _range(placed, whiskers, spot)
    if layer.style.marker == "none":
        return
    for scale, spots in placed.by_scale.items():
        yield markers(
            placed.element("markers"),
            placed.order(MARKERS),
            [spot.vertex for spot in spots],
            layer.style,
            scale=scale,
            anchors=placed.anchors(spots),
        )


def _range(placed: Placed, whiskers: Whiskers, spot: Spot) -> Iterator[Shape]:
    """A line from bound to bound with a hollow marker at the value."""
    layer, order = placed.layer, placed.order(MARKERS)
    yield from whiskers.range(spot, order)
    style = layer.mark.range_style(layer.style)
    if style.marker != "none":
        yield markers(
            placed.element("range"),
            order,
            [(spot.x + spot.aside, spot.y)],
            style,
            scale=RANGE_MARKER,
            hollow=True,
            anchors=placed.anchors([spot]),
        )


def markers(  # noqa: PLR0913 - the sides of a marker
    element: str,
    order: float,
    places: Sequence[Vertex],
    style: Style,
    *,
    scale: float = 1.0,
    hollow: bool = False,
    anchors: tuple[Anchor, ...] = (),
) -> Markers:
    """Markers in a style. Filled ones get a thin white edge that parts them from lines."""
    is_stroke = style.marker in OPEN_MARKERS
    is_hollow = hollow or not style.filled
    in_color = is_stroke or is_hollow
    edge_width = (1.7 * min(scale, 1.0) ** 2) if in_color else 0.8
    size = style.size * scale * GROWN.get(style.marker, 1.0)
    if not in_color:  # a white edge takes nothing away; a point is half as large as asked
        size += edge_width * (2.0 if style.marker == "point" else 1.0)
    return Markers(
        element=element,
        order=order,
        places=tuple(places),
        marker=style.marker,
        size=size,
        fill="#ffffff" if is_hollow else style.hex,
        edge=style.hex if in_color else "#ffffff",
        edge_width=edge_width,
        anchors=anchors,
    )


def course(placed: Placed, vertices: Sequence[Vertex]) -> Iterator[Shape]:
    """The line through the points, in the order of the file; whole also along a limit."""
    style, frame = placed.layer.style, placed.frame
    if style.line == "none" or not vertices:
        return
    yield Polyline(
        element=placed.element("line"),
        order=placed.order(LINES),
        vertices=tuple(vertices),
        stroke=stroke_of(style),
        clip=frame.box.grown(style.width / 2 + frame.pixel),
        anchors=placed.anchors(placed.spots),
    )


def stroke_of(style: Style, middle: float | None = None) -> Stroke:
    """How the line of a series is inked.

    Args:
        style: Its style.
        middle: A place on the line, in points from its start, to both sides of which the line is
            to look alike. There stands a dash, of dashes and dots a dot: what a marker may hide.
    """
    dashes, offset = DASHES.get(style.line, ()), 0.0
    if dashes and middle is not None:
        center = sum(dashes[:-2]) + dashes[-2] / 2
        offset = (center - middle / style.width) % sum(dashes)
    cap = "butt" if dashes else "round"
    return Stroke(style.hex, style.width, dashes, offset, cap, "round")  # type: ignore[arg-type]
