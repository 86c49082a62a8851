"""A mark that nobody has heard of is drawn by its shapes, like any other."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from figrepro.chart.chart import Chart
from figrepro.figure.spec import SeriesStyle
from figrepro.marks.base import Key, Mark, Noun
from figrepro.marks.layer import Placed, Style
from figrepro.marks.registry import MARKS
from figrepro.shapes.box import Box
from figrepro.shapes.primitives import Markers, Polygon, Polyline, Rectangle, Shape, Stroke
from tests.terminal.pictures import DOTS, Picture, chart_of, picture_of

ON_AXES = {
    "x": {"limits": (0.0, 10.0), "ticks": (0.0, 10.0)},
    "y": {"limits": (0.0, 10.0), "ticks": (0.0, 10.0)},
}
COLOR = "#123456"


class Strange(Mark):
    """Draws one shape, between 2 and 8 on both axes; that of a further layer is 10 to the right."""

    name = "strange"
    noun = Noun("Strange chart", "a strange thing", "strange things")
    shape = ""
    opacity = 1.0

    def shapes(self, placed: Placed) -> Iterator[Shape]:
        """The shape."""
        frame = placed.frame
        low, high = Decimal(2), Decimal(8)
        left, right = (frame.across(end + 10 * placed.number) for end in (low, high))
        foot, top = frame.up(low), frame.up(high)
        element = placed.element("strange")
        match self.shape:
            case "polyline":
                ends = (left, foot), (right, foot)
                yield Polyline(element=element, vertices=ends, stroke=Stroke(COLOR, 1.0))
            case "markers":
                yield Markers(
                    element=element,
                    places=((left, top), (right, top)),
                    marker="hline",
                    size=5.0,
                    fill=None,
                    edge=COLOR,
                    edge_width=1.0,
                )
            case "polygon":
                yield Polygon(
                    element=element,
                    vertices=((left, foot), (right, foot), (left, top)),
                    fill=COLOR,
                    opacity=self.opacity,
                )
            case "rectangle":
                box = Box(left, foot, right - left, top - foot)
                yield Rectangle(element=element, box=box, fill=COLOR, opacity=self.opacity)

    def key(self, style: Style, key: Key) -> Iterator[Shape]:
        """Nothing."""
        del style, key
        return iter(())


def strange(
    monkeypatch: pytest.MonkeyPatch, shape: str, opacity: float = 1.0, line: str = "none"
) -> tuple[Chart, Picture]:
    """A chart of a mark that draws such a shape, and its picture."""
    monkeypatch.setattr(Strange, "shape", shape)
    monkeypatch.setattr(Strange, "opacity", opacity)
    monkeypatch.setitem(MARKS, Strange.name, Strange())
    style = SeriesStyle(kind="strange", line=line)  # type: ignore[arg-type]  # one of its words
    chart = chart_of({"a": [(5, 9)]}, **ON_AXES, series={"a": style})
    return chart, picture_of(chart)


def at(chart: Chart, picture: Picture, x: int, y: int) -> str:
    """What is drawn at a place."""
    return picture.at(*picture.cell_of(chart, Decimal(x), Decimal(y)))


def test_its_lines_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """From end to end, and no further; its known point has its symbol."""
    chart, picture = strange(monkeypatch, "polyline")
    assert [DOTS.match(at(chart, picture, x, 2)) is not None for x in (1, 3, 7, 9)] == [
        False,
        True,
        True,
        False,
    ]
    assert at(chart, picture, 5, 9) == "●"


def test_its_markers_are_a_dot_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no known point has no symbol, but can be seen."""
    chart, picture = strange(monkeypatch, "markers")
    assert DOTS.match(at(chart, picture, 2, 8))
    assert DOTS.match(at(chart, picture, 8, 8))
    assert len(DOTS.findall(picture.text())) == 2


def test_its_surfaces_are_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A triangle where it is, a box all over."""
    chart, picture = strange(monkeypatch, "polygon")
    assert [at(chart, picture, *place) for place in ((3, 3), (4, 5), (7, 7), (1, 1))] == [*"⣿⣿  "]
    chart, picture = strange(monkeypatch, "rectangle")
    assert [at(chart, picture, *place) for place in ((3, 3), (4, 5), (7, 7), (1, 1))] == [*"⣿⣿⣿ "]


@pytest.mark.parametrize("shape", ["polygon", "rectangle"])
def test_its_translucent_surfaces_are_shaded_where_no_line_bounds_them(
    monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    """With fewer dots than a surface that hides what lies below."""
    chart, picture = strange(monkeypatch, shape, opacity=0.3)
    assert DOTS.match(at(chart, picture, 3, 3))
    assert "⣿" not in picture.text()
    chart, picture = strange(monkeypatch, shape, opacity=0.3, line="solid")
    assert not DOTS.search(picture.text())


def test_several_that_stand_side_by_side_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every second of them is striped."""
    strange(monkeypatch, "rectangle")
    monkeypatch.setattr(Strange, "is_side_by_side", True)
    wide = {**ON_AXES, "x": {"limits": (0.0, 20.0)}}
    chart = chart_of({"a": [(5, 9)], "b": [(5, 9)]}, **wide, kind="strange")
    picture = picture_of(chart)
    assert [at(chart, picture, x, 5) for x in (5, 15)] == ["⣿", "⡇"]
