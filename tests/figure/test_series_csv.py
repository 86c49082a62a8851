"""Points as CSV: what is read, what is refused and in which words, what is written."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.figure.model import Point, Series
from figrepro.figure.series_csv import (
    csv_text,
    read_series_csv,
    write_series_csv,
)
from figrepro.figure.spec import ReadingSpec
from figrepro.figure.vocabulary import Basis, Scale
from tests.figure.folder import SERIES, Folder

OPTIONAL = "y_low, y_high, basis, note, err_low, err_high, x_err_low, x_err_high"
KNOWN = f"known columns: series, x, y, {OPTIONAL}"


def read(
    text: str, *, scale: Scale = "linear", reading: ReadingSpec | None = None
) -> tuple[Series, ...]:
    """The series of a CSV text that has no problems."""
    content = read_series_csv(text, "series.csv", scale, reading or ReadingSpec())
    assert content.problems == []
    return content.series


def only_point(row: str, header: str = "series,x,y", **reading: object) -> Point:
    """The point of a CSV text with one row."""
    (series,) = read(f"{header}\n{row}\n", reading=ReadingSpec(**reading))  # type: ignore[arg-type]
    (point,) = series.points
    return point


# What is read


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


# Bounds and bases


def test_a_value_has_bounds_of_half_a_step_to_each_side() -> None:
    """What was read in steps of 0.005 lies within 0.0025, exactly."""
    point = only_point("a,1,0.465", resolution=0.005)
    assert (point.y_low, point.y_high) == (Decimal("0.4625"), Decimal("0.4675"))
    assert point.basis == "approximate"


def test_a_value_without_a_resolution_is_exact() -> None:
    """Nothing said means that the number is the number."""
    point = only_point("a,1,0.465")
    assert (point.y_low, point.y_high, point.basis) == (point.y, point.y, "exact")


def test_an_approximate_value_without_a_resolution_has_no_bounds() -> None:
    """Where nobody said how finely a value was read, nothing is made up."""
    point = only_point("a,1,0.465", basis="approximate")
    assert (point.y_low, point.y_high, point.basis) == (None, None, "approximate")


def test_an_exact_row_of_an_approximate_reading_has_no_width() -> None:
    """A row's own basis outranks the reading's."""
    point = only_point("a,1,2,exact", "series,x,y,basis", resolution=1.0)
    assert (point.y_low, point.y_high) == (Decimal(2), Decimal(2))
    assert point.basis == "exact"


def test_a_reading_can_be_exact_to_its_last_digit() -> None:
    """A printed 0.494 is exact, and still only known to half of its last digit."""
    point = only_point("a,1,0.494", resolution=0.001, basis="exact")
    assert (point.y_low, point.y_high) == (Decimal("0.4935"), Decimal("0.4945"))
    assert point.basis == "exact"


def test_bounds_in_the_row_outrank_the_resolution() -> None:
    """Each bound that a row names counts; the resolution fills in the other."""
    both = only_point("a,1,5,4,7", "series,x,y,y_low,y_high", resolution=1.0)
    assert (both.y_low, both.y_high) == (Decimal(4), Decimal(7))
    one = only_point("a,1,5,4,", "series,x,y,y_low,y_high", resolution=1.0)
    assert (one.y_low, one.y_high) == (Decimal(4), Decimal("5.5"))


@pytest.mark.parametrize("basis", ["", "range"])
def test_bounds_alone_are_a_range_drawn_at_its_midpoint(basis: str) -> None:
    """63 to 64 without a value is a range; the resolution adds nothing to it."""
    header = "series,x,y,y_low,y_high,basis"
    point = only_point(f"a,1,,63,64,{basis}", header, resolution=1.0)
    assert (point.y_low, point.y, point.y_high) == (Decimal(63), Decimal("63.5"), Decimal(64))
    assert point.basis == "range"


def test_a_range_may_name_the_value_that_is_drawn() -> None:
    """A value inside the bounds takes the place of the midpoint."""
    point = only_point("a,1,63.2,63,64,range", "series,x,y,y_low,y_high,basis")
    assert (point.y, point.basis) == (Decimal("63.2"), "range")


def test_error_bars_are_data_and_leave_the_bounds_alone() -> None:
    """Lengths of error bars that the source draws are kept as they are."""
    point = only_point("a,1,5,1,2,0,0.5", "series,x,y,err_low,err_high,x_err_low,x_err_high")
    assert (point.err_low, point.err_high) == (Decimal(1), Decimal(2))
    assert (point.x_err_low, point.x_err_high) == (Decimal(0), Decimal("0.5"))
    assert (point.y_low, point.y_high) == (Decimal(5), Decimal(5))


# What is refused: the whole file


@pytest.mark.parametrize("text", ["", "\n", "  \n\n", ",,\n"])
def test_an_empty_file_is_refused(folder: Folder, text: str) -> None:
    """A file without a header says so, and what a header looks like."""
    folder.write("series.csv", text)
    assert folder.problems() == [
        "chart/series.csv:1: the file is empty; allowed: a header series,x,y and points under it"
    ]


def test_a_header_alone_is_refused(folder: Folder) -> None:
    """A figure needs points."""
    folder.rows()
    assert folder.problems() == ["chart/series.csv:1: there are no points under the header"]


def test_a_missing_column_is_named(folder: Folder) -> None:
    """What is missing, what is there, what may be there."""
    folder.write("series.csv", "series,x\na,1\n")
    assert folder.problems() == [
        (
            "chart/series.csv:1: y: missing column; found series,x; "
            f"allowed: series,x,y and, where wanted, {OPTIONAL}"
        )
    ]


def test_a_doubled_column_is_named(folder: Folder) -> None:
    """Two columns of one name leave open which one counts."""
    folder.write("series.csv", "series,x,y, y\na,1,2,3\n")
    assert folder.problems() == ["chart/series.csv:1: y: the column is there twice"]


def test_an_unknown_column_is_named_with_the_nearest_known_one(folder: Folder) -> None:
    """A slip of the keys is told from a column nobody knows."""
    folder.write("series.csv", "series,x,y,ylow,colour scheme\na,1,2,3,4\n")
    assert folder.problems() == [
        "chart/series.csv:1: ylow: unknown column; did you mean y_low?",
        f"chart/series.csv:1: colour scheme: unknown column; {KNOWN}",
    ]


def test_a_misspelt_column_is_one_problem_not_two(folder: Folder) -> None:
    """A column in the wrong case is unknown, and the one it stands for not missing besides."""
    folder.write("series.csv", "Series,x,y\na,1,2\n")
    assert folder.problems() == ["chart/series.csv:1: Series: unknown column; did you mean series?"]


def test_a_column_without_a_name_is_refused(folder: Folder) -> None:
    """A header that ends in a comma names one column too few."""
    folder.write("series.csv", "series,x,y,\na,1,2,\n")
    assert folder.problems() == [
        "chart/series.csv:1: a column has no name; is there a comma too many?"
    ]


@pytest.mark.parametrize(
    ("separator", "found"), [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")]
)
def test_another_separator_is_recognised(folder: Folder, separator: str, found: str) -> None:
    """What a spreadsheet saves in many countries is one problem with its remedy."""
    folder.write("series.csv", "series,x,y\na,1,0,5\n".replace(",", separator))
    assert folder.problems() == [
        (
            f"chart/series.csv:1: the cells are not separated by commas; found {found}; "
            "allowed: commas; save it as comma-separated values, with a point for decimals"
        )
    ]


def test_a_quote_that_never_closes_is_found_where_it_opens(folder: Folder) -> None:
    """The line is that of the quote, however far the file goes on."""
    folder.rows("a,1,2", '"a,2,3', "a,3,4", "a,4,5")
    assert folder.problems() == [
        "chart/series.csv:3: a quote is opened and never closed; text needs a quote on each side"
    ]


@pytest.mark.parametrize("row", ['"5" disk",1,2', '"a" ,1,2'])
def test_text_after_a_closing_quote_is_refused(folder: Folder, row: str) -> None:
    """A quote inside quotes needs doubling, and no space stands behind the last."""
    folder.rows(row)
    assert folder.problems() == [
        (
            "chart/series.csv:2: a quote is closed before the cell ends; "
            'a comma must follow it; a quote inside quotes is written twice: ""'
        )
    ]


def test_a_cell_too_long_for_any_name_is_refused(folder: Folder) -> None:
    """A cell of more than 131,072 characters is no label."""
    folder.rows(f"{'a' * 200_000},1,2")
    assert folder.problems() == [
        (
            "chart/series.csv:2: a cell is too long; allowed: at most 131072 characters; "
            "is a quote missing?"
        )
    ]


def test_only_the_first_hundred_problems_are_told(folder: Folder) -> None:
    """A file that is wrong throughout does not bury the user."""
    folder.rows(*["a,1,x"] * 1234)
    problems = folder.problems()
    assert len(problems) == 101
    assert problems[99].startswith("chart/series.csv:101: y: this is not a number")
    assert problems[100] == "chart/series.csv: and 1134 more problems of this kind"


# What is refused: rows


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,3", "found 2 cells; allowed: 3 cells; an empty cell still needs its comma"),
        ("a", "found 1 cell; allowed: 3 cells; an empty cell still needs its comma"),
        ("a,b,3,4.5", "found 4 cells; allowed: 3 cells; text that holds a comma needs quotes"),
        ("a,3,0,45", "found 4 cells; allowed: 3 cells; decimals take a point: 0.45, not 0,45"),
    ],
)
def test_a_ragged_row_is_refused(folder: Folder, row: str, said: str) -> None:
    """Cells are counted, and the likely reason is given."""
    folder.rows("a,1,2", row)
    assert folder.problems() == [
        f"chart/series.csv:3: the row has not as many cells as the header; {said}"
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("abc", ""),
        ("0x10", ""),
        ("1e", ""),
        ("--5", ""),
        ("5 6", ""),
        (".", ""),
        ("0,45", "; decimals take a point: 0.45, not 0,45"),
        ("1,234.5", "; digits stand in no groups: 20000"),
        ("1\u2009234 567", "; digits stand in no groups: 20000"),
        ("1_000", "; only the digits 0 to 9 make a number"),
        ("٣", "; only the digits 0 to 9 make a number"),
        ("\uff15", "; only the digits 0 to 9 make a number"),
        ("63-64", "; a range leaves y empty and fills y_low and y_high"),
        ("63–64", "; a range leaves y empty and fills y_low and y_high"),
        ("~5", "; leave the sign out and write approximate in the column basis"),
        ("−5", "; a minus is written as a hyphen: -1"),
        ("45 %", "; leave the sign out"),
        ("20k", "; write the number out: 20000, not 20k"),
        ("2024-05-31", '; dates need scale = "date"'),
    ],
)
def test_text_where_a_number_belongs_is_refused(folder: Folder, text: str, hint: str) -> None:
    """What people copy from papers is met with what to write instead."""
    folder.rows("a,1,2", f'a,3,"{text}"')
    assert folder.problems() == [
        (
            f'chart/series.csv:3: y: this is not a number; found "{text}"; '
            f"allowed: a number such as 0.465{hint}"
        )
    ]


def test_a_name_where_an_x_belongs_is_refused(folder: Folder) -> None:
    """Text on the x axis needs an axis of categories."""
    folder.rows("a,ImageNet,2")
    assert folder.problems() == [
        (
            'chart/series.csv:2: x: this is not a number; found "ImageNet"; '
            'allowed: a number such as 0.465; names need scale = "category"'
        )
    ]


@pytest.mark.parametrize("text", ["nan", "NaN", "inf", "-Infinity", "+INF"])
@pytest.mark.parametrize("column", ["x", "y"])
def test_numbers_that_are_not_finite_are_refused(folder: Folder, column: str, text: str) -> None:
    """A point without a place cannot be drawn; a missing one is left out of the file."""
    folder.rows(f"a,{text},2" if column == "x" else f"a,1,{text}")
    (problem,) = folder.problems()
    assert problem.startswith(
        f'chart/series.csv:2: {column}: the number is not finite; found "{text}"; '
        "allowed: a number such as 0.465"
    )


@pytest.mark.parametrize(
    "text",
    ["1e999999", "-1e301", "1e-301", "0e500", "1e99999999999999999999", f"1{'0' * 301}"],
)
def test_numbers_beyond_what_can_be_drawn_are_refused(folder: Folder, text: str) -> None:
    """Huge and tiny exponents are met before any arithmetic."""
    folder.rows(f"a,1,{text}")
    shown = text if len(text) <= 60 else f"{text[:59]}…"
    assert folder.problems() == [
        (
            "chart/series.csv:2: y: the number is too large or too small; "
            f'found "{shown}"; allowed: 0, or 1e-300 to 1e300'
        )
    ]


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("9" * 100_000, "at most 1000 characters"),
        ("0." + "1" * 100_000, "at most 1000 characters"),
        ("0." + "1" * 601, "at most 600 decimals"),
    ],
)
def test_numbers_of_endless_digits_are_refused(folder: Folder, text: str, allowed: str) -> None:
    """The message shows the beginning of the number and what would do."""
    folder.rows(f"a,1,{text}")
    assert folder.problems() == [
        f'chart/series.csv:2: y: the number is too long; found "{text[:59]}…"; allowed: {allowed}'
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",1,2", 'series: the series has no name; found ""; allowed: a name'),
        ("a,,2", 'x: the place on the x axis is missing; found ""; allowed: a value'),
        ("a,1,", 'y: the value is missing; found ""; allowed: a number, or both bounds'),
    ],
)
def test_an_empty_cell_is_refused(folder: Folder, row: str, said: str) -> None:
    """A point needs a series, a place and a value."""
    folder.rows(row)
    assert folder.problems() == [f"chart/series.csv:2: {said}"]


def test_every_wrong_cell_of_a_row_is_told(folder: Folder) -> None:
    """One run shows all that is to be mended."""
    folder.write("series.csv", "series,x,y,y_low,basis,err_low\n,u,v,w,about,-1\n")
    assert [problem.split("; ")[0] for problem in folder.problems()] == [
        "chart/series.csv:2: series: the series has no name",
        "chart/series.csv:2: x: this is not a number",
        "chart/series.csv:2: basis: unknown basis",
        "chart/series.csv:2: y: this is not a number",
        "chart/series.csv:2: y_low: this is not a number",
        "chart/series.csv:2: err_low: a length cannot be negative",
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,1,2,3,4,", "y: the value lies outside its bounds; found 2; allowed: 3 to 4"),
        ("a,1,5,3,4,", "y: the value lies outside its bounds; found 5; allowed: 3 to 4"),
        ("a,1,2,3,,", "y: the value lies outside its bounds; found 2; allowed: 3 to 2"),
        (
            "a,1,,4,3,",
            "y_low: the bounds are reversed; found 4 to 3; allowed: the lower bound first",
        ),
        (
            "a,1,3.5,4,3,",
            "y_low: the bounds are reversed; found 4 to 3; allowed: the lower bound first",
        ),
        ("a,1,,3,,", 'y: the value is missing; found ""; allowed: a number, or both bounds'),
        (
            "a,1,2,,,range",
            "basis: a range needs its bounds; found no y_low and y_high; allowed: both bounds",
        ),
        (
            "a,1,2,1, ,range",
            "basis: a range needs its bounds; found no y_high; allowed: both bounds",
        ),
        ("a,1,,1,2,exact", 'y: the value is missing; found ""; allowed: a number, as it is exact'),
        (
            "a,1,2,,,about",
            'basis: unknown basis; found "about"; allowed: exact, approximate, range',
        ),
    ],
)
def test_bounds_that_make_no_sense_are_refused(folder: Folder, row: str, said: str) -> None:
    """Bounds hold their value, the lower first; a range has both; only a range has no value."""
    folder.write("series.csv", f"series,x,y,y_low,y_high,basis\n{row}\n")
    assert folder.problems() == [f"chart/series.csv:2: {said}"]


def test_a_reading_of_ranges_needs_bounds_in_every_row(folder: Folder) -> None:
    """A range without bounds does not come in through the spec either."""
    folder.spec(more='[reading.drawn]\nbasis = "range"\nresolution = 1')
    folder.rows("a,1,2")
    assert folder.problems() == [
        (
            "chart/series.csv:2: basis: a range needs its bounds; found no y_low and y_high; "
            "allowed: both bounds"
        )
    ]


def test_an_error_bar_has_no_negative_length(folder: Folder) -> None:
    """Lengths go outwards on both sides."""
    folder.write("series.csv", "series,x,y,err_low\na,1,2,-0.5\n")
    assert folder.problems() == [
        (
            "chart/series.csv:2: err_low: a length cannot be negative; found -0.5; "
            "allowed: a number, 0 or more"
        )
    ]


@pytest.mark.parametrize(
    "written", ["2024-02-30", "20240101", "2024-W01-1", "31.5.2024", "\uff12024-01-01"]
)
def test_a_date_is_written_in_one_way(folder: Folder, written: str) -> None:
    """Days that no calendar has and other ways to write them are refused."""
    folder.spec(x='scale = "date"')
    folder.rows(f"a,{written},2")
    assert folder.problems() == [
        (
            f'chart/series.csv:2: x: this is not a date; found "{written}"; '
            "allowed: a date such as 2024-05-31"
        )
    ]


@pytest.mark.parametrize("written", ["0", "-1", "0.0"])
def test_a_log_axis_has_no_x_at_or_below_zero(folder: Folder, written: str) -> None:
    """The row is named."""
    folder.spec(x='scale = "log"')
    folder.rows("a,1,2", f"a,{written},2")
    assert folder.problems() == [
        (
            f"chart/series.csv:3: x: a log axis has no place for it; found {written}; "
            "allowed: a number above 0"
        )
    ]


def test_a_log_axis_has_no_y_at_or_below_zero(folder: Folder) -> None:
    """Neither for a value nor for the lower end of a range that is drawn."""
    folder.spec(y='scale = "log"')
    folder.write("series.csv", "series,x,y,y_low,y_high\na,1,2,,\na,2,0,,\na,3,,-1,5\n")
    assert folder.problems() == [
        "chart/series.csv:3: y: a log axis has no place for it; found 0; allowed: a number above 0",
        (
            "chart/series.csv:4: y: a log axis has no place for it; found -1; "
            "allowed: a number above 0"
        ),
    ]


@pytest.mark.parametrize("again", ["100", "1e2", "100.0", "+100", "0100"])
def test_a_line_has_one_value_for_each_x(folder: Folder, again: str) -> None:
    """The same number is the same x however it is written."""
    folder.rows("a,100,1", "b,100,2", f"a,{again},3")
    shown = "100.0" if again == "100.0" else "100"
    assert folder.problems() == [
        (
            f"chart/series.csv:4: x: a has a second value at this x; found {shown}, as on line 2; "
            'a line has one value for each x; kind = "scatter" allows more'
        )
    ]


@pytest.mark.parametrize("kind", ["line", "step", "area"])
def test_a_drawn_path_has_one_value_for_each_x(folder: Folder, kind: str) -> None:
    """Lines, steps and areas refuse a repeated x, by the series' own kind."""
    folder.spec(top='kind = "scatter"', more=f'[series.a]\nkind = "{kind}"')
    folder.rows("a,1,1", "a,1,2", "b,1,1", "b,1,2")
    assert folder.problems() == [
        (
            "chart/series.csv:3: x: a has a second value at this x; found 1, as on line 2; "
            f'a {kind} has one value for each x; kind = "scatter" allows more'
        )
    ]


@pytest.mark.parametrize("kind", ["scatter", "bar"])
def test_other_kinds_may_repeat_an_x(folder: Folder, kind: str) -> None:
    """Marks that no path joins may stand above each other."""
    folder.spec(top=f'kind = "{kind}"')
    folder.rows("a,1,1", "a,1.0,2")
    assert folder.problems() == []


def test_other_readings_may_repeat_an_x(folder: Folder) -> None:
    """Only the drawn reading is drawn."""
    folder.write("readings/other.csv", "series,x,y\na,1,1\na,1,2\n")
    assert folder.problems() == []


def test_control_characters_do_not_reach_a_message(folder: Folder) -> None:
    """What is quoted from a file is made visible."""
    folder.rows("\x1b[31ma\x07,1,2", "\x1b[31ma\x07,1,3", "a\u202e,1,\x1b]0;x")
    assert folder.problems() == [
        (
            "chart/series.csv:3: x: ␛[31ma␇ has a second value at this x; found 1, as on line 2; "
            'a line has one value for each x; kind = "scatter" allows more'
        ),
        (
            'chart/series.csv:4: y: this is not a number; found "␛]0;x"; '
            "allowed: a number such as 0.465"
        ),
    ]


# What is written


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


x_kinds: st.SearchStrategy[tuple[Scale, st.SearchStrategy[Decimal | date | str]]] = st.sampled_from(
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
