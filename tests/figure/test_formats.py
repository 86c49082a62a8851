"""How numbers and texts are written for people."""

import unicodedata
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.errors import visible
from figrepro.figure.formats import format_rounded, format_signed, format_value, format_x, rounded
from figrepro.figure.model import Point


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        (Point(Decimal(1), Decimal("0.50")), "0.50"),
        (Point(Decimal(1), Decimal("0.465"), basis="approximate"), "~0.465"),
        (
            Point(Decimal(1), Decimal("63.5"), Decimal(63), Decimal(64), "range"),
            "63–64",
        ),
        (Point(Decimal(1), Decimal("1E+3")), "1000"),
    ],
)
def test_a_value_shows_how_it_is_known(point: Point, expected: str) -> None:
    """Exact, about, between."""
    assert format_value(point) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [("0.040", "+0.040"), ("-2", "-2"), ("0.000", "0.000"), ("-0", "0")]
)
def test_a_difference_has_a_sign_unless_there_is_none(number: str, expected: str) -> None:
    """Rise and fall are told apart at a glance."""
    assert format_signed(Decimal(number)) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (Fraction(8, 3000), "0.00267"),
        (Fraction(16, 5), "3.2"),
        (Fraction(200, 3), "66.7"),
        (Fraction(24691, 2), "12346"),
        (Fraction("999.6"), "1000"),
        (Fraction(0), "0"),
        (Fraction(1, 3 * 10**10), "0.0000000000333"),
    ],
)
def test_a_mean_has_three_digits_or_is_whole(number: Fraction, expected: str) -> None:
    """No zeros are added, no digits before the point are lost, and no exponent is needed."""
    assert format_rounded(number) == expected


@given(st.fractions(), st.integers(1, 20))
def test_no_decimal_of_as_many_digits_is_nearer_than_the_rounded_one(
    number: Fraction, digits: int
) -> None:
    """It is off by half of its last digit at most, and a number that fits is kept."""
    shown = rounded(number, digits)
    assert len(shown.normalize().as_tuple().digits) <= digits
    assert abs(Fraction(shown) - number) <= abs(number) * Fraction(5, 10**digits)
    assert rounded(Fraction(shown), digits) == shown


def test_places_are_written_as_the_csv_has_them() -> None:
    """Numbers in digits, dates as 2024-05-31, categories as they are."""
    assert format_x(Decimal("1E+5")) == "100000"
    assert format_x(date(2024, 5, 31)) == "2024-05-31"
    assert format_x("ImageNet") == "ImageNet"


# Text that does nothing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain text", "plain text"),
        ("$x_1$ [b] <i> :smile:", "$x_1$ [b] <i> :smile:"),
        ("Größe 数 שלום 🎉", "Größe 数 שלום 🎉"),
        ("e\u0301", "e\u0301"),
        ("a\x00b\x1b[31m\n\r\t", "a␀b␛[31m␊␍␉"),
        ("\x7f", "␡"),
        ("\x9b31m", "\ufffd31m"),
        ("\u202eabc\u2066", "\ufffdabc\ufffd"),
        ("\u2028", "\ufffd"),
        ("\ud800", "\ufffd"),
    ],
)
def test_visible_text_shows_what_would_act(text: str, expected: str) -> None:
    """Control characters become pictures; letters of every script stay."""
    assert visible(text) == expected


@given(st.text(st.characters()) | st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
def test_nothing_in_visible_text_acts(text: str) -> None:
    """No control character, no surrogate, no line end, nothing that turns the direction."""
    for character in visible(text):
        assert unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(character) not in {
            *("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        }
        assert character not in "\u200e\u200f\u061c"


@given(st.text(st.characters()))
def test_what_is_visible_stays_as_it_is(text: str) -> None:
    """Character for character, and once is enough."""
    shown = visible(text)
    assert len(shown) == len(text)
    assert visible(shown) == shown
