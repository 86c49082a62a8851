"""What every scale answers, whatever it is a scale of: those to come are held to it too."""

import math
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.errors import FigreproError
from figrepro.figure.formats import format_x
from figrepro.figure.model import X
from figrepro.figure.spec import AxisSpec
from figrepro.figure.vocabulary import NumberFormat
from figrepro.scales.axis import Axis
from figrepro.scales.base import Scale
from figrepro.scales.registry import DEFAULT, SCALES, scale_for, scale_named, value_scales
from figrepro.scales.values import as_coordinate
from tests.scales.axis_cases import asked, axis_of, values_on

formats: st.SearchStrategy[NumberFormat] = st.sampled_from(["plain", "si", "percent", "scientific"])
every_scale = pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)


@st.composite
def resolved(draw: st.DrawFn, scale: Scale) -> tuple[Axis, list[X]]:
    """An axis with everything filled in, and the values that it is about."""
    values = draw(st.lists(values_on[scale.name], min_size=1, max_size=6))
    return axis_of(asked(scale.name, format=draw(formats)), values), values


def filled(axis: Axis) -> AxisSpec:
    """An axis as a spec that leaves nothing open."""
    limits, ticks = map(as_coordinate, axis.limits), map(as_coordinate, axis.ticks)
    return asked(axis.scale.name, limits=tuple(limits), ticks=tuple(ticks))


@every_scale
@given(data=st.data())
def test_what_is_placed_forward_is_found_backward(scale: Scale, data: st.DataObject) -> None:
    """To the rounding of binary floats, wherever between the limits."""
    axis, _ = data.draw(resolved(scale))
    low, high = axis.ends
    assert math.isfinite(low)
    assert math.isfinite(high)
    place = axis.place_at(data.draw(st.floats(0, 1)))
    assert scale.forward(scale.inverse(place)) == pytest.approx(place, abs=1e-9 * (high - low))


@every_scale
@given(data=st.data())
def test_what_lies_further_along_is_placed_further_along(scale: Scale, data: st.DataObject) -> None:
    """No scale turns round or stands still."""
    axis, values = data.draw(resolved(scale))
    rank = axis.ranks(values)
    in_order = sorted(set(values), key=rank)
    assert all(axis.place(one) <= axis.place(other) for one, other in pairwise(in_order))
    ends = [axis.place_at(fraction) for fraction in (0, 0.25, 0.5, 0.75, 1)]
    assert all(scale.inverse(one) < scale.inverse(other) for one, other in pairwise(ends))


@every_scale
@given(data=st.data())
def test_limits_hold_the_values_and_the_ticks(scale: Scale, data: st.DataObject) -> None:
    """What follows from values shows every one of them."""
    axis, values = data.draw(resolved(scale))
    for value in (*values, *axis.ticks):
        assert 0 <= axis.fraction(value) <= 1
        assert axis.shows(value)


@every_scale
@given(data=st.data())
def test_each_tick_has_a_text_of_its_own(scale: Scale, data: st.DataObject) -> None:
    """One for each, and no two alike."""
    axis, _ = data.draw(resolved(scale))
    assert len(axis.tick_texts) == len(set(axis.tick_texts)) == len(set(axis.ticks))


@every_scale
@given(data=st.data())
def test_a_value_is_read_as_it_is_written(scale: Scale, data: st.DataObject) -> None:
    """In a cell of a CSV, and in a spec as a tick."""
    value = data.draw(values_on[scale.name])
    assert scale.parse(format_x(value)) == value
    coordinate = as_coordinate(value)
    assert as_coordinate(scale.coordinate(coordinate)) == coordinate


@every_scale
@given(data=st.data())
def test_an_axis_that_is_filled_in_is_filled_in_the_same_again(
    scale: Scale, data: st.DataObject
) -> None:
    """With its values and without them."""
    axis, values = data.draw(resolved(scale))
    for known in (values, []):
        again = scale.domain(filled(axis), known)
        assert (again.limits, again.ticks) == (axis.limits, axis.ticks)


@every_scale
@given(data=st.data())
def test_a_position_leads_back_to_its_value(scale: Scale, data: st.DataObject) -> None:
    """But for names, whose positions only their axis knows."""
    value = data.draw(values_on[scale.name])
    if scale.is_discrete:
        assert scale.position(value).is_nan()
    else:
        assert scale.value_at(scale.position(value)) == value


@every_scale
@given(data=st.data())
def test_cells_around_places_hold_them_all(scale: Scale, data: st.DataObject) -> None:
    """The outer ends are a first and a last, or none where there is room for cells anyhow."""
    places = set(data.draw(st.lists(values_on[scale.name], min_size=1, max_size=6)))
    ends = scale.cell_ends(places)
    assert len(ends) in {0, 2}
    if ends:
        low, high = map(scale.position, ends)
        assert all(low <= scale.position(place) <= high for place in places)
    low_end, high_end = axis_of(asked(scale.name), list(places)).ends
    assert scale.lone_cell(low_end, high_end) > 0


@every_scale
def test_a_scale_says_in_words_what_it_is(scale: Scale) -> None:
    """Specs, messages and descriptions are made of these."""
    assert scale_named(scale.name) is scale
    assert scale.values
    assert scale.noun.startswith(("is ", "has "))


@every_scale
@given(data=st.data())
def test_a_scale_refuses_what_it_cannot_place(scale: Scale, data: st.DataObject) -> None:
    """And says what is allowed; the values that it takes it does not refuse."""
    value = data.draw(values_on[scale.name])
    if isinstance(value, Decimal):
        assert scale.refusal(value) is None
    for number in map(Decimal, ("-1", "0", "1")):
        allowed = scale.refusal(number)
        if allowed is not None:
            with pytest.raises(FigreproError, match=rf"not allowed on a {scale.name} axis"):
                scale.parse(str(number))


@every_scale
@given(data=st.data())
def test_what_is_written_of_a_scale_is_read_by_the_one_that_is_guessed(
    scale: Scale, data: st.DataObject
) -> None:
    """A log axis is never guessed, but its numbers are numbers; a name may be anything."""
    values = data.draw(st.lists(values_on[scale.name], min_size=1, max_size=3))
    texts = [format_x(value) for value in values]
    guessed = scale_for(texts)
    if not scale.is_discrete:
        assert [guessed.parse(text) for text in texts] == values
        assert guessed.suits(texts)


def test_the_scale_that_none_names_is_the_default() -> None:
    """Nor one that is not known, of which the spec's problem tells."""
    assert scale_named(None) is scale_named("lin") is DEFAULT


def test_values_stand_on_scales_of_numbers() -> None:
    """Dates and names are places, not values."""
    assert value_scales() == ["linear", "log"]


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (["1", "2.5", "-3e4"], "linear"),
        (["1", "20k"], "linear"),
        (["2024-05-31", "2024-06-01"], "date"),
        (["2024-05-31", "later"], "category"),
        (["2024-02-28", "2024-02-30"], "category"),
        (["1", "2024-02-30"], "linear"),
        (["a", "1"], "category"),
        (["20k"], "category"),
        ([], "linear"),
    ],
)
def test_the_scale_of_a_csv_is_guessed_by_what_it_holds(texts: list[str], name: str) -> None:
    """Numbers are numbers, also with a slip among them; a log axis is never guessed."""
    assert scale_for(texts).name == name
