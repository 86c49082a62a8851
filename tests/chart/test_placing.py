"""The room of bars beside each other."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

from figrepro.chart.placing import slots_of
from figrepro.chart.resolve import resolve
from figrepro.figure.model import Figure
from figrepro.marks.layer import Slot
from tests.chart.figure_cases import figures
from tests.figures import made


@settings(max_examples=50)
@given(figures("bar"))
def test_no_bar_runs_into_another(figure: Figure) -> None:
    """Neither at one place nor at the next, however many there are; all are equally wide."""
    (panel,) = resolve(figure).panels
    slots = slots_of(panel.layers, panel.x)
    places = sorted({panel.x.place(point.x) for one in panel.layers for point in one.points})
    sides = [
        (place + slot.offset - slot.width / 2, place + slot.offset + slot.width / 2)
        for place in places
        for slot in slots.values()
    ]
    low, high = panel.x.ends
    rounding = 1e-9 * max(abs(low), abs(high))
    assert len({slot.width for slot in slots.values()}) == 1
    assert all(left < right for left, right in sides)
    assert all(one[1] <= other[0] + rounding for one, other in pairwise(sides))


def test_slots_stand_around_their_place_in_the_order_of_the_series() -> None:
    """Two to each side of the middle of four."""
    chart = made({name: [(1, 1), (2, 1)] for name in "abcd"}, kind="bar")
    slots = slots_of(chart.layers, chart.panel_of().x)
    assert list(slots) == list("abcd")
    offsets = [slot.offset / slot.width for slot in slots.values()]
    assert offsets == pytest.approx([-1.5, -0.5, 0.5, 1.5])
    assert sum(slot.width for slot in slots.values()) == pytest.approx(0.8)


def test_what_is_no_bar_stands_at_its_place() -> None:
    """And takes no room from the bars."""
    points = [(1, 1), (2, 1)]
    mixed = made({"bars": points, "line": points}, kind="bar", series={"line": {"kind": "line"}})
    alone = made({"bars": points}, kind="bar")
    slots = slots_of(mixed.layers, mixed.panel_of().x)
    assert slots["line"] == Slot()
    assert slots["bars"] == slots_of(alone.layers, alone.panel_of().x)["bars"]


@pytest.mark.parametrize(("scale", "x"), [("linear", 5), ("category", "a"), ("date", "2024-05-31")])
def test_a_bar_without_neighbours_leaves_room_to_both_sides(scale: str, x: object) -> None:
    """It is no wall from one end of the axis to the other."""
    chart = made({"a": [(x, 1)]}, kind="bar", x={"scale": scale})
    axis = chart.panel_of().x
    low, high = axis.ends
    slot = slots_of(chart.layers, axis)["a"]
    assert slot.offset == 0
    assert 0.2 * (high - low) < slot.width < 0.9 * (high - low)


def test_bars_are_narrowed_so_that_the_limits_cut_off_none() -> None:
    """Unless next to nothing would be left of them: then they are cut."""
    points = [(1, 1), (2, 1), (3, 1)]

    def width(low: float, high: float) -> float:
        chart = made({"a": points}, kind="bar", x={"limits": [low, high]})
        return slots_of(chart.layers, chart.panel_of().x)["a"].width

    assert width(0, 4) == pytest.approx(0.8)
    assert width(0.8, 4) == pytest.approx(0.4)
    assert width(0.99, 4) == pytest.approx(0.8)
