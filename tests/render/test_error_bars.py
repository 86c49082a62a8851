"""Error bars are as long as the source says, and capped where they end."""

from typing import TYPE_CHECKING

import pytest

from tests.render.making import bounds, is_ink, only
from tests.render.square import at, square

if TYPE_CHECKING:
    from tests.figures import Row


class TestErrorBars:
    """Error bars that the source draws."""

    def test_they_reach_as_far_as_they_are_long(self) -> None:
        """Upwards, downwards and to both sides."""
        row: Row = {
            "x": 5,
            "y": 5,
            "err_low": 2,
            "err_high": 3,
            "x_err_low": 1,
            "x_err_high": 4,
        }
        image = is_ink(only(square({"a": [row]}), "series/a/error"))
        left, upper, right, lower = bounds(image)
        assert (left, right) == pytest.approx((at(4, 0)[0], at(9, 0)[0]), abs=2)
        assert (upper, lower) == pytest.approx((at(0, 8)[1], at(0, 3)[1]), abs=2)

    def test_one_that_is_cut_has_no_cap_there(self) -> None:
        """A cap says that it ends."""
        cut: Row = {"x": 5, "y": 8, "err_low": 3, "err_high": 5}
        image = is_ink(only(square({"a": [cut]}), "series/a/error"))
        _, upper, _, lower = bounds(image)
        assert upper == pytest.approx(at(0, 10)[1], abs=1)
        assert image[upper : upper + 4].sum(axis=1).max() <= 4
        assert image[lower - 1].sum() >= 7
