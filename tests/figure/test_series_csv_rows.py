"""Rows whose quotes or commas make no cells are refused; of many problems a hundred are told."""

import pytest

from tests.folders import Folder


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


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,3", "2 cells, the header 3; an empty cell still needs its comma"),
        ("a", "1 cell, the header 3; an empty cell still needs its comma"),
        ("a,b,3,4.5", "4 cells, the header 3; text that holds a comma needs quotes"),
        ("a,3,0,45", "4 cells, the header 3; decimals take a point: 0.45, not 0,45"),
    ],
)
def test_a_ragged_row_is_refused(folder: Folder, row: str, said: str) -> None:
    """Cells are counted, and the likely reason is given."""
    folder.rows("a,1,2", row)
    assert folder.problems() == [f"chart/series.csv:3: the row has {said}"]


def test_only_the_first_hundred_problems_are_told(folder: Folder) -> None:
    """A file that is wrong throughout does not bury the user."""
    folder.rows(*["a,1,x"] * 1234)
    problems = folder.problems()
    assert len(problems) == 101
    assert problems[99].startswith("chart/series.csv:101: y: this is not a number")
    assert problems[100] == "chart/series.csv: and 1134 more problems in this file"
