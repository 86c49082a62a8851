"""Points as CSV: what is read, in all the ways in which people write it."""

from datetime import date
from decimal import Decimal

import pytest

from figrepro.figure.series_csv import csv_text
from tests.figure.csv_reading import only_point, read
from tests.folders import SERIES


def test_points_keep_the_order_of_the_file() -> None:
    """Series stand in the order in which they first appear, points in the order of their rows."""
    series = read("series,x,y\nb,3,1\na,1,2\nb,2,5\n")
    assert [(one.name, [(point.x, point.y) for point in one.points]) for one in series] == [
        ("b", [(Decimal(3), Decimal(1)), (Decimal(2), Decimal(5))]),
        ("a", [(Decimal(1), Decimal(2))]),
    ]


def test_columns_may_stand_in_any_order() -> None:
    """The header says which cell is which."""
    assert read("y,note,series,x\n2,seen,a,1\n") == read("series,x,y,note\na,1,2,seen\n")


def test_numbers_keep_the_decimals_they_were_written_with() -> None:
    """0.50 stays 0.50: the last digit says how finely a value was read."""
    point = only_point("a,1.0,0.50")
    assert (str(point.x), str(point.y)) == ("1.0", "0.50")


@pytest.mark.parametrize(
    "written", ["5", "+5", "5.", "05", "5e0", "50E-1", ".5e+1", "5.00", " 5 ", '"5"']
)
def test_a_number_may_be_written_in_every_plain_way(written: str) -> None:
    """Sign, point, exponent, leading zeros, spaces and quotes are a matter of taste."""
    assert only_point(f"a,1,{written}").y == 5


@pytest.mark.parametrize("written", ["1e300", "-1e300", "1e-300", "9.99e300", "0", "-0", "0.0e9"])
def test_numbers_may_be_as_large_and_as_small_as_a_drawing_can_place(written: str) -> None:
    """From 1e-300 to 1e300, and zero."""
    assert only_point(f"a,1,{written}").y == Decimal(written)


def test_spaces_around_cells_are_no_part_of_them() -> None:
    """Names, places, values and notes mean the same with spaces around them."""
    spaced = ' series , x ,y,note\n  a , 1 , 2, "seen, twice"\na,2,3 ,\n'
    assert read(spaced) == read('series,x,y,note\na,1,2,"seen, twice"\na,2,3,\n')


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(end: str) -> None:
    """LF, CRLF and a lone CR end a row."""
    assert read(SERIES.replace("\n", end)) == read(SERIES)


def test_blank_rows_are_passed_over() -> None:
    """Empty lines and the rows of commas that spreadsheets leave hold no points."""
    assert read("\nseries,x,y\n\na,1,2\n,,\n  \n") == read("series,x,y\na,1,2\n")


def test_a_last_line_needs_no_end() -> None:
    """The last row counts without a line end."""
    assert read(SERIES.removesuffix("\n")) == read(SERIES)


def test_names_are_text_whatever_they_look_like() -> None:
    """Numbers, quotes, commas, markup and control characters in names stand for themselves."""
    names = ["1.3B", 'say "hi"', "a, b", "[/b]", "<script>", "=1+1", "\x1b[31m", "two\nlines"]
    text = csv_text([["series", "x", "y"], *([name, "1", "2"] for name in names)])
    assert [one.name for one in read(text)] == names


def test_x_is_a_date_on_an_axis_of_dates() -> None:
    """A day is written as 2024-05-31."""
    (series,) = read("series,x,y\na,2024-05-31,2\n", scale="date")
    assert series.points[0].x == date(2024, 5, 31)


def test_x_is_text_on_an_axis_of_categories() -> None:
    """Categories are taken as they stand, also where they look like numbers."""
    (series,) = read("series,x,y\na,ImageNet,2\na,1e2,3\n", scale="category")
    assert [point.x for point in series.points] == ["ImageNet", "1e2"]
