"""What a point says about itself."""

from datetime import date
from decimal import Decimal, localcontext

import pytest

from figrepro.errors import FigreproError
from figrepro.figure.model import Point
from tests.figures import DATA, made, shipped


def test_only_a_range_is_drawn_with_its_bounds() -> None:
    """The bounds of an approximate value say how it was read; they are no mark."""
    low, high = Decimal(63), Decimal(64)
    ranged = Point(Decimal(1), Decimal("63.5"), low, high, "range")
    assert ranged.drawn_range == ranged.listed == (low, high)
    read = Point(Decimal(1), Decimal("63.5"), low, high, "approximate")
    assert read.drawn_range is None
    assert read.listed == (Decimal("63.5"), Decimal("63.5"))


def test_a_value_may_be_as_far_off_as_its_farther_bound() -> None:
    """Of a range, whose bounds are all that is listed, not at all."""
    low, high, y = Decimal("0.1"), Decimal("0.5"), Decimal("0.2")
    assert Point(Decimal(1), y, low, high, "approximate").doubt == Decimal("0.3")
    assert Point(Decimal(1), y, low, high, "range").doubt == 0
    assert Point(Decimal(1), y, low, None, "approximate").doubt is None


def test_the_ends_of_error_bars_keep_every_digit_whatever_the_context() -> None:
    """A caller's decimal context does not move a mark."""
    point = Point(
        Decimal("1.001"),
        Decimal("2.002"),
        err_low=Decimal("0.1005"),
        x_err_high=Decimal("0.2005"),
    )
    with localcontext(prec=2):
        assert point.y_error_ends == (Decimal("1.9015"), Decimal("2.002"))
        assert point.x_error_ends == (Decimal("1.001"), Decimal("1.2015"))


def test_a_point_without_error_bars_has_no_ends() -> None:
    """Nothing is drawn where the source draws nothing, nor along an axis of dates."""
    assert Point(Decimal(1), Decimal(2)).y_error_ends is None
    assert Point(date(2024, 1, 1), Decimal(2), x_err_low=Decimal(1)).x_error_ends is None


def test_a_figure_without_a_folder_says_what_it_lacks() -> None:
    """Such as one that was taken out of an image; any other knows where it is from."""
    assert shipped("hellaswag").figure.require_folder("claims") == DATA / "hellaswag"
    with pytest.raises(FigreproError, match=r"no folder, and so no claims; load it from a folder"):
        made({"spring": [(0, "1")]}).figure.require_folder("claims")
