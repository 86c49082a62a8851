"""What a policy allows: values within tolerance, elements and keys that are ignored."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.chart.chart import Chart
from figrepro.diff.change import Allowance, Change
from figrepro.diff.changes import changes_between
from figrepro.diff.policy import PolicyOverride, is_ignored, judged, makes_a_difference
from figrepro.figure.spec import DiffPolicy, Tolerance
from figrepro.render.encode import render
from tests.diff.tampering import PINK, compared, drift_in, opened, png_without_text, with_pixels
from tests.figures import made, with_point, with_spec

amounts = st.decimals(0, 1000, places=4)


def _judged(change: Change, **policy: Any) -> Allowance | None:
    (one,) = judged([change], DiffPolicy(**policy))
    return one.allowance


def _moved(by: str, *, field: str = "y", series: str = "a") -> Change:
    return Change(field, "1", "2", f"series/{series}/markers", series, "3", Decimal(by))


class TestTolerance:
    """How far a value may be from that of the reference, in data units."""

    @pytest.mark.parametrize("sign", ["", "-"])
    @pytest.mark.parametrize(
        ("difference", "allowance"),
        [
            ("0.0999999999", "within tolerance"),
            ("0.1", "within tolerance"),
            ("0.10", "within tolerance"),
            ("0.1000000001", None),
            ("3", None),
        ],
    )
    def test_a_value_exactly_at_its_tolerance_is_within(
        self, difference: str, allowance: Allowance | None, sign: str
    ) -> None:
        """A tenth as it is written, not as a float holds it; to both sides."""
        assert _judged(_moved(sign + difference), tolerance=Tolerance(y=0.1)) == allowance

    def test_without_one_every_difference_counts(self) -> None:
        """The default."""
        assert _judged(_moved("0.0000000001")) is None

    @pytest.mark.parametrize("field", ["y", "shift", "y_low", "y_high", "err_low", "err_high"])
    def test_tolerance_along_y_is_for_values_bounds_and_errors(self, field: str) -> None:
        """Not for places along x."""
        change = _moved("0.5", field=field)
        assert _judged(change, tolerance=Tolerance(y=0.5)) == "within tolerance"
        assert _judged(change, tolerance=Tolerance(x=9)) is None

    @pytest.mark.parametrize("field", ["x", "x_err_low", "x_err_high"])
    def test_tolerance_along_x_is_for_places_and_their_errors(self, field: str) -> None:
        """Not for values, and no series has its own."""
        change = _moved("0.5", field=field)
        assert _judged(change, tolerance=Tolerance(x=0.5)) == "within tolerance"
        assert _judged(change, tolerance=Tolerance(y=9, series={"a": 9})) is None

    @pytest.mark.parametrize(("days", "within"), [(1, True), (0.9, False)])
    def test_tolerance_along_an_axis_of_dates_is_in_days(self, days: float, within: bool) -> None:  # noqa: FBT001 - what is expected
        """As tolerances of numbers are in the units of theirs."""
        x = {"scale": "date", "limits": ["2024-05-01", "2024-06-01"]}
        before, now = (made({"a": [(date(2024, 5, day), "1")]}, x=x) for day in (5, 6))
        tolerant = judged(changes_between(before, now), DiffPolicy(tolerance=Tolerance(x=days)))
        assert makes_a_difference(tolerant) is not within

    @pytest.mark.parametrize(("series", "allowance"), [("a", "within tolerance"), ("b", None)])
    def test_a_series_may_have_its_own(self, series: str, allowance: Allowance | None) -> None:
        """It takes the place of that of the axis, be it wider or narrower."""
        wider = Tolerance(y=0.1, series={"a": 2})
        narrower = Tolerance(y=2, series={"b": 0.1})
        for tolerance in (wider, narrower):
            assert _judged(_moved("1", series=series), tolerance=tolerance) == allowance

    def test_a_change_without_a_difference_is_never_within(self) -> None:
        """A point that came, another colour."""
        tolerance = Tolerance(x=9e9, y=9e9, series={"a": 9e9})
        for field in ("point", "series", "color", "order of the points", "title"):
            change = Change(field, None, "1", series="a")
            assert _judged(change, tolerance=tolerance) is None

    @given(amounts, amounts)
    def test_it_is_the_same_to_both_sides(self, difference: Decimal, allowed: Decimal) -> None:
        """As much up as down."""
        policy = {"tolerance": Tolerance(y=float(allowed))}
        up, down = (_judged(_moved(f"{one:f}"), **policy) for one in (difference, -difference))
        assert up == down == ("within tolerance" if difference <= allowed else None)

    @given(amounts, amounts, amounts)
    def test_what_is_within_stays_so_in_a_wider_one(
        self, difference: Decimal, one: Decimal, other: Decimal
    ) -> None:
        """And what is beyond, beyond a narrower one."""
        narrow, wide = sorted((one, other))
        found = [
            _judged(_moved(f"{difference:f}"), tolerance=Tolerance(y=float(allowed)))
            for allowed in (narrow, wide)
        ]
        assert found in ([None, None], [None, "within tolerance"], ["within tolerance"] * 2)


class TestIgnoring:
    """Elements, or keys of the spec, that may differ."""

    @pytest.mark.parametrize(
        ("pattern", "name"),
        [
            ("title", "title"),
            ("legend/*", "legend/frame"),
            ("legend/*", "legend/350M/label"),
            ("*/tick/*", "x/tick/80k"),
            ("series/1?B/line", "series/13B/line"),
            ("size.*", "size.dpi"),
            ("series/a[1]/line", "series/a[1]/line"),
            ("series/a[1]/*", "series/a[1]/markers"),
            ("series/[a-z]/*", "series/[a-z]/markers"),
            ("series/a%2Fb/*", "series/a%2Fb/line"),
            ("series/a/b/*", "series/a%2Fb/line"),
            ("series/a/b*", "series/a%2Fb/line"),
            ("*/a/b/label", "legend/a%2Fb/label"),
            ("series/50%/line", "series/50%25/line"),
            ("series/50%2F/*", "series/50%252F/line"),
            ("series///line", "series/%2F/line"),
            ("x/tick/1/2", "x/tick/1%2F2"),
            (r"series/\1/2/*", r"series/\1%2F2/line"),
        ],
    )
    def test_a_pattern_fits_names(self, pattern: str, name: str) -> None:
        """A star stands for anything, a question mark for one character, a bracket for itself.

        Names are written as in elements, or plainly.
        """
        assert is_ignored(name, DiffPolicy(ignore=("nothing", pattern)))

    @pytest.mark.parametrize(
        ("pattern", "name"),
        [
            ("legend", "legend/frame"),
            ("Title", "title"),
            ("series/a[1]/*", "series/a1/line"),
            ("series/[a-z]/*", "series/b/line"),
            ("", "title"),
            ("*", None),
            ("series/a/*", "series/a%2Fb/line"),
            ("series/a/b/*", "series/a/line"),
            ("series/a/b/*", "series/a%2Fbc/line"),
            ("series/a/b/*", "series/ba%2Fb/line"),
            ("series/a/?/*", "series/a%2Fb/line"),
        ],
    )
    def test_a_pattern_fits_no_more_than_that(self, pattern: str, name: str | None) -> None:
        """The whole name, in its own case."""
        assert not is_ignored(name, DiffPolicy(ignore=(pattern,)))

    def test_a_change_is_ignored_by_its_element_or_by_its_key(self) -> None:
        """Whichever a user knows."""
        change = Change("x.label", "a", "b", "x/label")
        assert _judged(change, ignore=("x/label",)) == "ignored"
        assert _judged(change, ignore=("x.label",)) == "ignored"
        assert _judged(change, ignore=("y*",)) is None
        style = Change("color", "red", "blue", "series/350M/line", "350M")
        assert _judged(style, ignore=("series.350M.color",)) == "ignored"
        assert _judged(style, ignore=("series.1.3B.*",)) is None

    def test_drift_of_an_ignored_element_does_not_count(self) -> None:
        """Edited pixels of all others still do."""
        figure = _small()
        content = render(figure).content
        pixels = opened(content).pixels
        pixels[8:12, 150:170] = PINK
        edited = with_pixels(content, pixels)
        names = tuple(one.element for one in drift_in(compared(figure, edited)).elements)
        assert compared(_with_policy(figure, ignore=names), edited).status == "match"
        assert compared(_with_policy(figure, ignore=names[1:]), edited).status == "differ"


class TestThreshold:
    """How far apart colours may be, where a reference carries no figure."""

    @pytest.mark.parametrize(
        ("level", "threshold", "status"),
        [(235, None, "differ"), (235, 0.1, "match"), (100, 0.1, "differ")],
    )
    def test_a_pixel_of_nearly_the_same_color_may_be_tolerated(
        self, level: int, threshold: float | None, status: str
    ) -> None:
        """Only where the policy says so."""
        figure = _small()
        pixels = opened(render(figure).content).pixels
        pixels[5:7, 5:7] = level
        bare = png_without_text(pixels)
        assert compared(_with_policy(figure, threshold=threshold), bare).status == status

    def test_it_is_not_for_references_that_carry_their_figure(self) -> None:
        """Their pixels are known exactly."""
        figure = _small()
        pixels = opened(render(figure).content).pixels
        pixels[5, 5] ^= 1
        content = with_pixels(render(figure).content, pixels)
        assert compared(_with_policy(figure, threshold=1.0), content).status == "differ"


class TestJudging:
    """Whether changes make a drawing differ."""

    def test_what_draws_nothing_is_said_to(self) -> None:
        """That goes before whatever a policy says."""
        change = Change("source.url", "a", "b", drawn=False)
        assert _judged(change, ignore=("*",)) == "draws nothing"
        assert not makes_a_difference(judged([change], DiffPolicy()))

    def test_a_consequence_never_decides_by_itself(self) -> None:
        """What it follows from does."""
        cause, consequence = Change("x.limits", "1", "2"), Change("x.ticks", "1", "2")
        consequence = replace(consequence, follows="x.limits")
        policy = DiffPolicy(ignore=("x.limits",))
        assert makes_a_difference(judged([cause, consequence], DiffPolicy()))
        assert not makes_a_difference(judged([cause, consequence], policy))
        assert not makes_a_difference([consequence])

    def test_limits_that_follow_from_a_tolerated_point_do_not_count(self) -> None:
        """The axis only makes room for it."""
        before = made({"a": [(0, "1"), (1, "2"), (2, "4")]})
        after = made({"a": [(0, "1"), (1, "2"), (2, "9")]})
        changes = changes_between(before, after)
        assert "y.limits" in {change.field for change in changes}
        tolerant = DiffPolicy(tolerance=Tolerance(y=5))
        assert not makes_a_difference(judged(changes, tolerant))
        assert makes_a_difference(judged(changes, DiffPolicy(tolerance=Tolerance(y=4.9))))

    def test_a_bound_within_tolerance_does_not_count(self) -> None:
        """Of a range, both bounds are values, and its middle follows."""
        bounds = {"y_low": Decimal(1), "y_high": Decimal(3), "basis": "range"}
        before = with_point(_small(), "a", 5, y=Decimal(2), **bounds)
        wider = {**bounds, "y_high": Decimal("3.2")}
        after = with_point(_small(), "a", 5, y=Decimal("2.1"), **wider)
        changes = changes_between(before, after)
        assert makes_a_difference(judged(changes, DiffPolicy(tolerance=Tolerance(y=0.1))))
        assert not makes_a_difference(judged(changes, DiffPolicy(tolerance=Tolerance(y=0.2))))

    def test_every_change_is_still_listed(self) -> None:
        """With the reason why it may be."""
        figure = _small()
        now = _with_policy(
            with_point(figure, "a", 5, y=Decimal("3.05")), tolerance=Tolerance(series={"a": 0.1})
        )
        found = compared(now, render(figure).content)
        assert found.status == "match"
        assert found.differing_pixels is not None
        (change,) = found.changes
        assert (change.allowance, change.counts) == ("within tolerance", False)
        assert str(change).endswith("(within tolerance)")


class TestOverride:
    """What a call says about the policies of all figures."""

    OWN = DiffPolicy(
        threshold=0.2,
        ignore=("title",),
        tolerance=Tolerance(x=1, y=2, series={"a": 3, "b": 4}),
    )

    def test_what_it_leaves_open_stays(self) -> None:
        """An empty one changes nothing."""
        figure = _with_policy(_small(), **msgspec.structs.asdict(self.OWN))
        assert PolicyOverride().applied_to(figure) == figure

    def test_what_it_says_takes_the_place_or_is_added(self) -> None:
        """Numbers replace numbers, patterns and series are added to those that are there."""
        override = PolicyOverride(0.0, ("legend/*",), 0.0, 0.5, (("b", 0.0), ("c", 1.0)))
        figure = _with_policy(_small(), **msgspec.structs.asdict(self.OWN))
        assert override.applied_to(figure).figure.spec.diff == DiffPolicy(
            threshold=0.0,
            ignore=("title", "legend/*"),
            tolerance=Tolerance(x=0, y=0.5, series={"a": 3, "b": 0.0, "c": 1.0}),
        )

    def test_nothing_else_of_the_figure_changes(self) -> None:
        """The policy draws nothing, and no reference carries it."""
        figure = _small()
        now = PolicyOverride(0.5, ("*",), 9.0, 9.0).applied_to(figure)
        assert changes_between(figure, now) == ()
        assert render(now).content == render(figure).content


def _small() -> Chart:
    return made(
        {"a": [(0, "1"), (5, "3"), (10, "2")], "b": [(0, "4"), (10, "5")]},
        size={"width": 4, "height": 3, "dpi": 80},
        y={"limits": [0, 6]},
    )


def _with_policy(figure: Chart, **policy: Any) -> Chart:
    return with_spec(figure, diff=DiffPolicy(**policy))
