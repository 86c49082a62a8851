"""Cells that do not hold what their column needs are refused, with what to write instead."""

import pytest

from tests.folders import Folder


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
        ("1,234.5", "; write numbers without thousands separators: 20000"),
        ("1\u2009234 567", "; write numbers without thousands separators: 20000"),
        ("1_000", "; only the digits 0 to 9 make a number"),
        ("٣", "; only the digits 0 to 9 make a number"),
        ("\uff15", "; only the digits 0 to 9 make a number"),
        ("63-64", "; a range leaves y empty and fills y_low and y_high"),
        ("63–64", "; a range leaves y empty and fills y_low and y_high"),
        ("~5", "; leave the sign out and write approximate in the column basis"),
        ("−5", "; a minus is written as a hyphen: -1"),
        ("45 %", "; leave the sign out"),
        ("20k", "; write the number out: 20000, not 20k"),
        ("2024-05-31", ""),
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


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("ImageNet", 'names need scale = "category"'),
        ("2024-05-31", 'dates need scale = "date"'),
        ("2024-02-30", 'dates need scale = "date"'),
        ("20k", "write the number out: 20000, not 20k"),
    ],
)
def test_text_where_an_x_belongs_is_refused(folder: Folder, text: str, hint: str) -> None:
    """Names and dates on the x axis need an axis of theirs; a slip is none of these."""
    folder.rows(f"a,{text},2")
    assert folder.problems() == [
        (
            f'chart/series.csv:2: x: this is not a number; found "{text}"; '
            f"allowed: a number such as 0.465; {hint}"
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
        ("a,,2", 'x: the value is missing; found ""; allowed: a value'),
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
