"""Points that are written as CSV read back to the same points."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from figrepro.figure.model import Point, Series
from figrepro.figure.series_csv import write_series_csv
from figrepro.figure.vocabulary import Basis
from tests.figure.csv_reading import read
from tests.folders import Folder


def test_points_are_written_as_a_person_would(folder: Folder) -> None:
    """Names in quotes only where needed, numbers in their own digits, a range without a value."""
    text = 'series,x,y,y_low,y_high,basis\n"a, b",1.0,0.50,0.4,0.6,approximate\nc,2,,63,64,range\n'
    columns = ("series", "x", "y", "y_low", "y_high", "basis")
    assert write_series_csv(read(text), columns) == text
    folder.write("series.csv", text)
    assert folder.problems() == []


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(
    lambda name: name == name.strip() != ""
)
numbers = st.one_of(
    st.decimals(min_value=-1000, max_value=1000, places=3, allow_nan=False),
    st.builds(
        lambda digits, power: Decimal(f"{digits}e{power}"),
        st.integers(-(10**12), 10**12),
        st.integers(-300, 280),
    ),
)
BASES: tuple[Basis, ...] = ("exact", "approximate", "range")
lengths = st.none() | st.decimals(min_value=0, max_value=50, places=2)


@st.composite
def points(draw: st.DrawFn, x: st.SearchStrategy[Decimal | date | str]) -> Point:
    """A point as the reader of a CSV could have made it."""
    basis = draw(st.sampled_from(BASES))
    low, y, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    bounds: tuple[Decimal | None, Decimal | None] = (low, high)
    if basis == "exact" and draw(st.booleans()):
        bounds = (y, y)
    if basis == "approximate" and draw(st.booleans()):
        bounds = (None, None)
    note = draw(st.just("") | names)
    errors = draw(st.tuples(lengths, lengths, lengths, lengths))
    return Point(draw(x), y, *bounds, basis, note, *errors)


x_kinds: st.SearchStrategy[tuple[str, st.SearchStrategy[Decimal | date | str]]] = st.sampled_from(
    [("linear", numbers), ("date", st.dates()), ("category", names)]
)


@given(st.data())
def test_what_is_written_reads_back_to_the_same_points(data: st.DataObject) -> None:
    """Any names, numbers, dates, notes, bounds and error bars survive the way through a file."""
    scale, x = data.draw(x_kinds)
    listed = st.lists(points(x), min_size=1, max_size=4).map(tuple)
    made = data.draw(st.dictionaries(names, listed, min_size=1, max_size=3))
    series = tuple(Series(name, its_points) for name, its_points in made.items())
    assert read(write_series_csv(series), scale=scale) == series


@given(numbers)
def test_every_number_that_is_read_can_be_written_and_read_again(number: Decimal) -> None:
    """Written in full or with an exponent, a number keeps its value and its digits."""
    (series,) = read(f"series,x,y\na,{number},{number:f}\n")
    (again,) = read(write_series_csv([series]))
    assert (again.points[0].x, again.points[0].y) == (number, number)
