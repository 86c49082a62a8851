"""Changes that only follow from others: told apart from those that somebody made."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figrepro.chart.chart import Chart
from figrepro.chart.filled_spec import filled_spec
from figrepro.diff.change import Change
from figrepro.diff.changes import changes_between
from figrepro.diff.policy import judged, makes_a_difference
from figrepro.errors import FigreproError
from figrepro.figure.spec import DiffPolicy
from tests.figures import made

A = [(0, "1"), (5, "3"), (10, "2")]
B = [(0, "2"), (10, "4")]
C = [(0, "3"), (10, "1")]


def _follows(before: Chart, now: Chart, *, knows_asked: bool = True) -> dict[str, str | None]:
    """What each change follows from: `field`, or `field of series`."""
    changes = changes_between(before, now, knows_asked=knows_asked)
    return {_name(one): one.follows for one in changes}


def _name(change: Change) -> str:
    return change.field if change.series is None else f"{change.field} of {change.series}"


class TestAxes:
    """Limits make room for the points, ticks stand between the limits."""

    def test_limits_follow_from_a_point_that_needs_room(self) -> None:
        """And the ticks from the limits."""
        higher = [*A[:1], (5, "30"), *A[2:]]
        assert _follows(made({"a": A}), made({"a": higher})) == {
            "y of a": None,
            "y.limits": "the points",
            "y.ticks": "y.limits",
        }

    def test_limits_follow_from_a_series_that_came(self) -> None:
        """It may lie beyond all others."""
        found = _follows(made({"a": A, "b": B}), made({"a": A, "b": B, "c": [(20, "30")]}))
        assert found["series of c"] is None
        assert {found[key] for key in ("x.limits", "y.limits")} == {"the series"}

    def test_limits_that_somebody_changed_stand_for_themselves(self) -> None:
        """Also where a point moved as well."""
        before = made({"a": A}, y={"limits": [0, 6]})
        now = made({"a": [*A[:2], (10, "2.5")]}, y={"limits": [0, 7]})
        assert _follows(before, now) == {
            "y of a": None,
            "y.limits": None,
            "y.ticks": "y.limits",
        }

    def test_limits_that_somebody_fixed_stand_for_themselves(self) -> None:
        """They no longer are what the points would give."""
        found = _follows(made({"a": A}), made({"a": A}, y={"limits": [0, 6]}))
        assert found == {"y.limits": None, "y.ticks": "y.limits"}

    @pytest.mark.parametrize("step", [{"step": 2}, {"step": 2, "start": 0}, {"step": 0.5}])
    def test_ticks_by_a_step_follow_from_the_limits(self, step: dict[str, float]) -> None:
        """The step itself has not changed."""
        before = made({"a": A}, y={"limits": [0, 6], "ticks": step})
        now = made({"a": A}, y={"limits": [0, 9], "ticks": step})
        assert _follows(before, now) == {"y.limits": None, "y.ticks": "y.limits"}

    @pytest.mark.parametrize("ticks", [{}, {"ticks": {"step": 2}}], ids=str)
    def test_limits_of_a_drawing_stand_for_themselves(self, ticks: dict[str, Any]) -> None:
        """Where all that is known is what was drawn, its ticks follow from its limits."""
        before = made({"a": A}, y={"limits": [0, 6], "ticks": [0, 2, 4, 6]})
        now = made({"a": A}, y={"limits": [0, 9], **ticks})
        found = _follows(before, now, knows_asked=False)
        assert found == {"y.limits": None, "y.ticks": "y.limits"}

    def test_limits_that_nobody_asked_for_do_not_follow_from_such_ticks(self) -> None:
        """Each would follow from the other, and nothing would stand for itself."""
        before = made({"a": A}, y={"limits": [0, 9], "ticks": [0, 3, 6, 9]})
        found = _follows(before, made({"a": A}), knows_asked=False)
        assert found == {"y.limits": None, "y.ticks": "y.limits"}

    def test_another_step_stands_for_itself(self) -> None:
        """Beside other limits as well."""
        before = made({"a": A}, y={"limits": [0, 6], "ticks": {"step": 2}})
        step = made({"a": A}, y={"limits": [0, 6], "ticks": {"step": 3}})
        both = made({"a": A}, y={"limits": [0, 9], "ticks": {"step": 3}})
        assert _follows(before, step) == {"y.ticks": None}
        assert _follows(before, both) == {"y.limits": None, "y.ticks": None}

    def test_limits_follow_from_ticks_beyond_the_points(self) -> None:
        """The ticks are what somebody asked for."""
        found = _follows(made({"a": A}), made({"a": A}, y={"ticks": [0, 4, 9]}))
        assert found == {"y.ticks": None, "y.limits": "y.ticks"}

    def test_limits_and_ticks_never_follow_from_each_other(self) -> None:
        """Where the ticks that were asked for are those that the limits would have anyway."""
        for ticks in ([0, 1, 2, 3, 4, 5], [-1, 0, 1, 2, 3, 4, 5]):
            points = {"a": [(0, "0"), (1, "4")]}
            found = _follows(made(points), made(points, y={"ticks": ticks}))
            assert found == {"y.ticks": None, "y.limits": "y.ticks"}

    def test_a_label_never_makes_limits_follow(self) -> None:
        """What they do not depend on is no cause."""
        before = made({"a": A}, y={"limits": [0, 6]})
        now = made({"a": A}, y={"limits": [0, 7], "label": "other"})
        assert _follows(before, now)["y.limits"] is None

    def test_limits_follow_from_the_scale(self) -> None:
        """A log axis runs along decades."""
        found = _follows(made({"a": A}), made({"a": A}, y={"scale": "log"}))
        assert found["y.scale"] is None
        assert found["y.limits"] == "y.scale"
        assert found["y.ticks"] is not None

    def test_limits_follow_from_a_kind_that_stands_on_zero(self) -> None:
        """Bars begin there; kinds of series, colours and markers follow from that of the figure."""
        points = {"a": [(1, "10"), (2, "30")]}
        found = _follows(made(points), made(points, kind="bar"))
        assert found["kind"] is None
        assert {key for key, cause in found.items() if cause is None} == {"kind"}
        assert "y.limits" in found


class TestLegendAndMargins:
    """A legend outside needs room at the right; one series needs no legend."""

    def test_the_margin_follows_from_where_the_legend_stands(self) -> None:
        """Inside the axes it needs none."""
        points = {"a": A, "b": B}
        found = _follows(made(points), made(points, legend={"outside": False}))
        assert found == {"legend.outside": None, "margins.right": "legend.outside"}

    def test_the_legend_follows_from_the_number_of_series(self) -> None:
        """And the margin from the legend."""
        found = _follows(made({"a": A, "b": B}), made({"a": A}))
        assert found["series of b"] is None
        assert found["legend.show"] == "the series"
        assert found["margins.right"] == "legend.show"

    def test_a_legend_that_somebody_hid_stands_for_itself(self) -> None:
        """The series are what they were."""
        points = {"a": A, "b": B}
        found = _follows(made(points), made(points, legend={"show": False}))
        assert found == {"legend.show": None, "margins.right": "legend.show"}

    def test_a_margin_that_somebody_changed_stands_for_itself(self) -> None:
        """Also beside a legend that moved."""
        points = {"a": A, "b": B}
        now = made(points, legend={"outside": False}, margins={"right": 1.0})
        assert _follows(made(points), now) == {"legend.outside": None, "margins.right": None}

    def test_margins_follow_from_the_unit(self) -> None:
        """The same lengths in other numbers."""
        now = made({"a": A}, size={"width": 17.78, "height": 12.7, "unit": "cm"})
        found = _follows(made({"a": A}), now)
        assert {key for key, cause in found.items() if cause is None} == {
            "size.width",
            "size.height",
            "size.unit",
        }


class TestLooks:
    """Colours and markers that nobody asked for are given out in order."""

    @pytest.mark.parametrize(
        ("key", "taken"), [("color", "tab:orange"), ("marker", "square"), ("color", "#ff7f0e")]
    )
    def test_a_look_that_another_series_took_follows_from_that(self, key: str, taken: str) -> None:
        """The series that took it stands for itself; never both follow."""
        points = {"a": A, "b": B, "c": C}
        found = _follows(made(points), made(points, series={"a": {key: taken}}))
        assert found.pop(f"{key} of a") is None
        assert set(found) == {f"{key} of b", f"{key} of c"} - ({f"{key} of c"} - set(found))
        assert set(found.values()) == {f"{key} of a"}

    def test_a_look_that_nobody_else_has_changes_one_series(self) -> None:
        """Nothing follows."""
        points = {"a": A, "b": B}
        found = _follows(made(points), made(points, series={"b": {"color": "black"}}))
        assert found == {"color of b": None}

    def test_two_looks_that_were_asked_for_both_stand(self) -> None:
        """Neither takes the other away."""
        points = {"a": A, "b": B}
        styles = {"a": {"color": "black"}, "b": {"color": "red"}}
        found = _follows(made(points), made(points, series=styles))
        assert found == {"color of a": None, "color of b": None}

    def test_looks_follow_from_a_series_that_came_before(self) -> None:
        """It has the first colour now."""
        found = _follows(made({"a": A, "b": B}), made({"c": C, "a": A, "b": B}))
        assert found["series of c"] is None
        assert {found[f"color of {name}"] for name in "ab"} == {"the series"}
        assert {found[f"marker of {name}"] for name in "ab"} == {"the series"}

    def test_a_label_that_is_the_name_follows_from_a_new_name(self) -> None:
        """One that was asked for does not."""
        assert _follows(made({"a": A}), made({"z": A})) == {
            "name of z": None,
            "label of z": "the series",
        }
        styles = ({"a": {"label": "one"}}, {"z": {"label": "two"}})
        before, now = (made({name: A}, series=one) for name, one in zip("az", styles, strict=True))
        assert _follows(before, now) == {"name of z": None, "label of z": None}


def _table(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=keys)


LIMITS = st.sampled_from([[-5, 30], [0, 20], [-0.2, 4.2], [-0.25, 5.25], [-0.3, 6.3]])
TICKS = st.one_of(
    st.sampled_from([[0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 5], [0, 5, 10], [0, 2, 4, 6, 8, 10], [0]]),
    st.sampled_from([{"step": 1}, {"step": 2}, {"step": 5}, {"step": 1, "start": 0.5}]),
)
AXIS = _table(limits=LIMITS, ticks=TICKS, grid=st.booleans())
STYLE = _table(
    color=st.sampled_from(["tab:blue", "tab:orange", "tab:green", "black"]),
    marker=st.sampled_from(["circle", "square", "star", "none"]),
    kind=st.sampled_from(["line", "bar", "scatter"]),
    label=st.sampled_from(["a", "b", "one"]),
)
SPECS = _table(
    x=AXIS,
    y=AXIS,
    kind=st.sampled_from(["line", "bar", "area"]),
    legend=_table(show=st.booleans(), outside=st.booleans()),
    margins=_table(right=st.sampled_from([0.3, 1.8, 1.0])),
    size=_table(width=st.sampled_from([2, 5, 7]), unit=st.sampled_from(["in", "cm"])),
)
POINTS = st.lists(
    st.tuples(st.integers(0, 10), st.integers(0, 10).map(str)),
    min_size=1,
    max_size=4,
    unique_by=lambda point: point[0],
)
SERIES = st.dictionaries(st.sampled_from("abc"), POINTS, min_size=1, max_size=3)


@st.composite
def figures(draw: st.DrawFn, series: Mapping[str, Any] | None = None) -> Chart | None:
    """A figure whose spec says this and that, and leaves the rest open; None if it cannot be."""
    points = dict(series) if series is not None else draw(SERIES)
    styles = draw(st.fixed_dictionaries({}, optional=dict.fromkeys(points, STYLE)))
    try:
        return made(points, **{**draw(SPECS), "series": styles})
    except FigreproError:
        return None


def _shown(chart: Chart) -> object:
    """All that a chart draws."""
    return filled_spec(chart), chart.figure.series


@settings(max_examples=60)
@given(st.data())
def test_of_all_changes_that_are_drawn_one_stands_for_itself(data: st.DataObject) -> None:
    """However many follow from others: no two figures differ in nothing but consequences."""
    before = data.draw(figures())
    same = (
        {}
        if before is None
        else {
            one.name: [(int(str(point.x)), str(point.y)) for point in one.points]
            for one in before.figure.series
        }
    )
    now = data.draw(figures(same) if data.draw(st.booleans()) else figures())
    if before is None or now is None:
        return
    changes = changes_between(before, now)
    drawn = [change for change in changes if change.drawn]
    assert makes_a_difference(judged(changes, DiffPolicy())) is bool(drawn)
    assert bool(drawn) is (_shown(before) != _shown(now))


@settings(max_examples=40)
@given(st.data())
def test_what_a_change_follows_from_has_changed(data: st.DataObject) -> None:
    """A cause is another change, or the points, the series, a kind."""
    before, now = data.draw(figures()), data.draw(figures())
    if before is None or now is None:
        return
    changes = changes_between(before, now)
    fields = {_name(change) for change in changes}
    told = {
        "the points": any(change.x is not None or change.is_data for change in changes),
        "the series": any(change.field in {"series", "name"} for change in changes)
        or "order of the series" in fields,
        "kind": any(change.field == "kind" for change in changes),
    }
    for change in changes:
        if change.follows is not None and change.x is None:
            assert told.get(change.follows, change.follows in fields), str(change)
            assert change.follows != _name(change)
