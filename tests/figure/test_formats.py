"""How numbers and texts are written for people."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.figure.formats import (
    format_rounded,
    format_signed,
    format_value,
    format_x,
    rounded,
    tick_labels,
    visible,
)
from figrepro.figure.model import Point
from figrepro.figure.spec import Axis
from figrepro.figure.vocabulary import NumberFormat, Scale

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
PREFIXES = dict(zip("fpnµmkMGTP", (-15, -12, -9, -6, -3, 3, 6, 9, 12, 15), strict=True))


def labels(ticks: str, written: NumberFormat = "plain", scale: Scale = "linear") -> str:
    """The labels of ticks, both separated by bars."""
    numbers = [Decimal(tick) for tick in ticks.split()]
    return " | ".join(tick_labels(numbers, Axis(label="", scale=scale, format=written)))


@pytest.mark.parametrize(
    ("ticks", "expected"),
    [
        ("0 5 10", "0 | 5 | 10"),
        ("0.45 0.5 0.55", "0.45 | 0.50 | 0.55"),
        ("-1 0 1.5", "−1.0 | 0.0 | 1.5"),
        ("100.0 2e2", "100 | 200"),
        ("-0.0 1", "0 | 1"),
        ("100000000", "100000000"),
        ("1000000000 2500000000", "10⁹ | 2.5×10⁹"),
        ("0.00000012 0", "1.2×10⁻⁷ | 0"),
        ("", ""),
    ],
)
def test_plain_numbers_of_an_axis_share_their_decimals(ticks: str, expected: str) -> None:
    """Digits stand under digits; what is too long to read becomes a power of ten."""
    assert labels(ticks) == expected


@pytest.mark.parametrize(
    ("ticks", "expected"),
    [
        ("20000 100000", "20k | 100k"),
        ("0 500 1500 2000000", "0 | 500 | 1.5k | 2M"),
        ("0.005 0.0000025", "5m | 2.5µ"),
        ("-20000", "−20k"),
        ("1e15 1e18 1e-18", "1P | 1000P | 0.001f"),
    ],
)
def test_si_numbers_have_a_prefix(ticks: str, expected: str) -> None:
    """20k for 20000."""
    assert labels(ticks, "si") == expected


@pytest.mark.parametrize(
    ("ticks", "expected"),
    [("0 0.25 1", "0 % | 25 % | 100 %"), ("0.005 0.01", "0.5 % | 1.0 %"), ("-1", "−100 %")],
)
def test_percentages_are_of_one(ticks: str, expected: str) -> None:
    """0.25 is 25 %."""
    assert labels(ticks, "percent") == expected


@pytest.mark.parametrize(
    ("ticks", "expected"),
    [
        ("1 10 1000", "10⁰ | 10¹ | 10³"),
        ("0 2500 -0.001", "0 | 2.5×10³ | −10⁻³"),
        ("5 2.5 -5", "5 | 2.5 | −5"),
    ],
)
def test_scientific_numbers_are_powers_of_ten(ticks: str, expected: str) -> None:
    """Numbers between 1 and 10 need none."""
    assert labels(ticks, "scientific") == expected


@pytest.mark.parametrize(
    ("ticks", "expected"),
    [("0.1 1 10", "10⁻¹ | 10⁰ | 10¹"), ("5 10 20 50", "5 | 10 | 20 | 50"), ("1 2 5", "1 | 2 | 5")],
)
def test_a_log_axis_of_decades_shows_powers(ticks: str, expected: str) -> None:
    """With ticks between the decades plain numbers read better."""
    assert labels(ticks, scale="log") == expected


def test_dates_and_categories_are_written_as_they_are() -> None:
    """No format of numbers applies to them."""
    axis = Axis(label="", scale="date", format="si")
    assert tick_labels([date(2024, 5, 31)], axis) == ("2024-05-31",)
    assert tick_labels(["1000", "b"], Axis(label="", scale="category", format="si")) == (
        "1000",
        "b",
    )


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


# Back from text to number

numbers = st.one_of(
    st.decimals(-1000, 1000, places=3),
    st.builds(
        lambda digits, power: Decimal(f"{digits}e{power}"),
        st.integers(-(10**16), 10**16) | st.integers(10**39, 10**40),
        st.integers(-300, 250),
    ),
)
formats = st.sampled_from(["plain", "si", "percent", "scientific"])
number_scales = st.sampled_from(["linear", "log"])


def read_back(label: str) -> Decimal:
    """The number that a reader takes a label for."""
    text = label.replace("−", "-")
    if text.endswith(" %"):
        return _shifted(text[:-2], -2)
    if text[-1] in PREFIXES:
        return _shifted(text[:-1], PREFIXES[text[-1]])
    power = re.fullmatch(r"(-?)(?:([\d.]+)×)?10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)", text)
    if power:
        digits, exponent = power[2] or "1", int(power[3].translate(SUPERSCRIPTS))
        return _shifted(power[1] + digits, exponent)
    return Decimal(text)


def _shifted(digits: str, power: int) -> Decimal:
    return Decimal(f"{digits}e{power}")


@given(st.lists(numbers, min_size=1, max_size=6), formats, number_scales)
def test_every_label_reads_back_to_its_number(
    ticks: list[Decimal], written: NumberFormat, scale: Scale
) -> None:
    """No digit is lost in any format."""
    shown = tick_labels(ticks, Axis(label="", scale=scale, format=written))
    assert [read_back(label) for label in shown] == ticks


@given(st.lists(numbers, unique=True, max_size=8), formats, number_scales)
def test_different_numbers_have_different_labels(
    ticks: list[Decimal], written: NumberFormat, scale: Scale
) -> None:
    """Two ticks never look alike."""
    shown = tick_labels(ticks, Axis(label="", scale=scale, format=written))
    assert len(set(shown)) == len(ticks)


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


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (("2020-01-01", "2021-01-01"), ("2020", "2021")),
        (("2020-01-01", "2020-07-01"), ("2020-01", "2020-07")),
        (("2020-01-01", "2020-01-08"), ("2020-01-01", "2020-01-08")),
    ],
)
def test_dates_are_written_as_short_as_they_all_can_be(
    days: tuple[str, ...], labels: tuple[str, ...]
) -> None:
    """Years alone, or years and months, where that says which day is meant."""
    ticks = [date.fromisoformat(day) for day in days]
    assert tick_labels(ticks, Axis(label="", scale="date")) == labels
