"""How the ticks of an axis are written."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.figure.vocabulary import NumberFormat
from figrepro.scales.registry import SCALES

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
PREFIXES = dict(zip("fpnµmkMGTP", (-15, -12, -9, -6, -3, 3, 6, 9, 12, 15), strict=True))


def labels(ticks: str, written: NumberFormat = "plain", scale: str = "linear") -> str:
    """The labels of ticks, both separated by bars."""
    numbers = [Decimal(tick) for tick in ticks.split()]
    return " | ".join(SCALES[scale].texts(numbers, written))


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
    assert SCALES["date"].texts([date(2024, 5, 31)], "si") == ("2024-05-31",)
    assert SCALES["category"].texts(["1000", "b"], "si") == ("1000", "b")


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
    ticks = tuple(map(date.fromisoformat, days))
    assert SCALES["date"].texts(ticks, "plain") == labels


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
    ticks: list[Decimal], written: NumberFormat, scale: str
) -> None:
    """No digit is lost in any format."""
    shown = SCALES[scale].texts(ticks, written)
    assert [read_back(label) for label in shown] == ticks


@given(st.lists(numbers, unique=True, max_size=8), formats, number_scales)
def test_different_numbers_have_different_labels(
    ticks: list[Decimal], written: NumberFormat, scale: str
) -> None:
    """Two ticks never look alike."""
    shown = SCALES[scale].texts(ticks, written)
    assert len(set(shown)) == len(ticks)
