"""A render carries the mark and the scale, and what changed is told from there."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from figrepro.chart.chart import Chart
from figrepro.chart.document import from_document
from figrepro.diff.compare import compare
from figrepro.render.encode import render
from figrepro.render.metadata import read_carried
from tests.diff.tampering import png_without_text
from tests.extension.gains import chart
from tests.figures import with_point
from tests.render.making import pixels


def test_a_render_gives_it_back() -> None:
    """As a chart that draws the same bytes."""
    content = render(chart()).content
    carried = read_carried(content, "gains.png")
    assert carried is not None
    assert carried.figure is not None
    again = from_document(carried.figure, "made", "gains.png")
    assert (again.layers[0].mark.name, again.panels[0].y.scale.name) == ("lollipop", "symlog")
    assert render(again).content == content


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda one: with_point(one, "gain", 2, y=Decimal(500)), ("y", "400", "500")),
        (lambda _: chart(kind="bar"), ("kind", "lollipop", "bar")),
        (lambda _: chart(y={"label": "change"}), ("scale", "symlog", "linear")),
    ],
)
def test_a_change_is_told_exactly(
    change: Callable[[Chart], Chart], told: tuple[str, str, str]
) -> None:
    """A point, the mark, the scale."""
    before = render(chart()).content
    found, _ = compare(change(chart()), before, "gains.png")
    changes = {
        (one.field.split(".")[-1], str(one.reference), str(one.now)) for one in found.changes
    }
    assert told in changes
    assert found.drift is None


def test_the_same_matches() -> None:
    """To the pixel."""
    found, _ = compare(chart(), render(chart()).content, "gains.png")
    assert (found.changes, found.differing_pixels) == ((), 0)


def test_a_reference_that_carries_nothing_is_measured() -> None:
    """Stems are no points; markers are found, and the value is told on the scale."""
    alone = png_without_text(pixels(chart()))
    same, _ = compare(chart(), alone, "gains.png")
    assert (same.changes, same.differing_pixels) == ((), 0)
    found, _ = compare(with_point(chart(), "gain", 2, y=Decimal(500)), alone, "gains.png")
    (one,) = found.changes
    assert (one.series, one.field, one.now) == ("gain", "y", "500")
    assert float(str(one.reference)) == pytest.approx(400, rel=0.05)
