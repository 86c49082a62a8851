"""A chart is as wide and as high as asked."""

import pytest

from figrepro.chart.chart import Chart
from figrepro.terminal.charset import Charset
from figrepro.terminal.draw import draw_text
from tests.terminal.pictures import ALL_CHARSETS, ALL_CHARTS, picture_of, widest

ALL_WIDTHS = pytest.mark.parametrize("width", [20, 40, 80, 120])


@ALL_CHARTS
@ALL_WIDTHS
@ALL_CHARSETS
@pytest.mark.parametrize("color", [False, True])
def test_no_line_is_wider_than_asked(
    chart: Chart, width: int, charset: Charset, *, color: bool
) -> None:
    """In every character set, with colour and without; no line ends in spaces."""
    text = draw_text(chart, width=width, color=color, charset=charset)
    assert width - 8 <= widest(text) <= width
    assert all(line == line.rstrip() for line in text.split("\n"))


@ALL_CHARTS
def test_at_eighty_columns_the_chart_fits_a_terminal(chart: Chart) -> None:
    """Its lines are as many as asked, apart from remarks."""
    picture = picture_of(chart, height=22)
    assert picture.bottom + 3 <= 22
    assert len(picture.lines) <= 24
