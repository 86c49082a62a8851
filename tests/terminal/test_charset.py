"""A chart is drawn with the characters that its stream can write, and stays readable in ASCII."""

from decimal import Decimal

import pytest

from figrepro.figure.model import Point
from figrepro.terminal.charset import ASCII, UNICODE, charset_for
from figrepro.terminal.draw import draw_text
from tests.terminal.pictures import chart_of


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "utf-16", "gb18030"])
def test_streams_that_can_write_braille_get_it(encoding: str) -> None:
    """Whatever they are called."""
    assert charset_for(encoding) is UNICODE


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437", "cp1252", "nonsense", None])
def test_other_streams_get_ascii(encoding: str | None) -> None:
    """An unknown encoding, too."""
    assert charset_for(encoding) is ASCII


def test_in_ascii_numbers_stay_readable() -> None:
    """Signs, exponents and ranges are spelled out rather than replaced."""
    low = Point(Decimal(5), Decimal(-2), Decimal(-3), Decimal(-1), "range")
    text = draw_text(chart_of({"é": [(1, -1), low]}), color=False, charset=ASCII)
    assert "-2" in text
    assert "o \\xe9 -3--1 at 5" in text
    assert "10^4" in draw_text(
        chart_of({"a": [(1, 1), (9, 10000)]}, y={"scale": "log"}), color=False, charset=ASCII
    )
