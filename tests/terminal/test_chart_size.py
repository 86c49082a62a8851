"""A chart is as wide and as high as asked."""

import pytest

from figrepro.figure.model import Figure
from figrepro.terminal.charset import Charset
from figrepro.terminal.chart import chart
from tests.terminal.pictures import ALL_CHARSETS, ALL_FIGURES, picture_of, widest

ALL_WIDTHS = pytest.mark.parametrize("width", [20, 40, 80, 120])


@ALL_FIGURES
@ALL_WIDTHS
@ALL_CHARSETS
@pytest.mark.parametrize("color", [False, True])
def test_no_line_is_wider_than_asked(
    figure: Figure, width: int, charset: Charset, *, color: bool
) -> None:
    """In every character set, with colour and without; no line ends in spaces."""
    text = chart(figure, width=width, color=color, charset=charset)
    assert width - 8 <= widest(text) <= width
    assert all(line == line.rstrip() for line in text.split("\n"))


@ALL_FIGURES
def test_at_eighty_columns_the_chart_fits_a_terminal(figure: Figure) -> None:
    """Its lines are as many as asked, apart from remarks."""
    picture = picture_of(figure, height=22)
    assert picture.bottom + 3 <= 22
    assert len(picture.lines) <= 24
