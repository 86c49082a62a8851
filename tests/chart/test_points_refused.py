"""Points that their axis or their mark cannot show: below a log axis, a second one at an x."""

import pytest

from figrepro.marks.registry import MARKS
from tests.folders import Folder


@pytest.mark.parametrize("written", ["0", "-1", "0.0"])
def test_a_log_axis_has_no_x_at_or_below_zero(folder: Folder, written: str) -> None:
    """The row is named."""
    folder.spec(x='scale = "log"')
    folder.rows("a,1,2", f"a,{written},2")
    assert folder.problems() == [
        (
            f"chart/series.csv:3: x: not allowed on a log axis; found {written}; "
            "allowed: a number above 0"
        )
    ]


def test_a_log_axis_has_no_y_at_or_below_zero(folder: Folder) -> None:
    """Neither for a value nor for the lower end of a range that is drawn."""
    folder.spec(y='scale = "log"')
    folder.write("series.csv", "series,x,y,y_low,y_high\na,1,2,,\na,2,0,,\na,3,,-1,5\n")
    assert folder.problems() == [
        "chart/series.csv:3: y: not allowed on a log axis; found 0; allowed: a number above 0",
        ("chart/series.csv:4: y: not allowed on a log axis; found -1; allowed: a number above 0"),
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


def test_another_reading_of_a_line_has_one_value_for_each_x_too(folder: Folder) -> None:
    """Else one of the two would count without a word."""
    folder.rows("a,100,1")
    folder.write("readings/table.csv", "series,x,y\na,100,1\na,100,2\n")
    assert folder.problems() == [
        (
            "chart/readings/table.csv:3: x: a has a second value at this x; found 100, as on "
            'line 2; a line has one value for each x; kind = "scatter" allows more'
        )
    ]


PATHS = [name for name, mark in MARKS.items() if mark.one_y_for_each_x]


def test_lines_steps_and_areas_are_paths() -> None:
    """Whoever reads one expects a single value above each x."""
    assert PATHS == ["line", "step", "area"]


@pytest.mark.parametrize("kind", MARKS)
def test_a_drawn_path_has_one_value_for_each_x(folder: Folder, kind: str) -> None:
    """By the series' own kind; marks that no path joins may stand above each other."""
    folder.spec(top='kind = "scatter"', more=f'[series.a]\nkind = "{kind}"')
    folder.rows("a,1,1", "a,1.0,2", "b,1,1", "b,1,2")
    refused = (
        "chart/series.csv:3: x: a has a second value at this x; found 1.0, as on line 2; "
        f'a {kind} has one value for each x; kind = "scatter" allows more'
    )
    assert folder.problems() == ([refused] if kind in PATHS else [])


@pytest.mark.parametrize("kind", MARKS)
def test_a_column_that_a_mark_does_not_show_is_refused(
    folder: Folder, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error bar that is not drawn would be a promise."""
    folder.spec(top=f'kind = "{kind}"')
    folder.write("series.csv", "series,x,y,err_low,x_err_high\na,1,2,1,\na,2,2,1,1\n")
    assert folder.problems() == []
    columns = MARKS[kind].columns - {"x_err_high"}
    monkeypatch.setattr(type(MARKS[kind]), "columns", columns)
    assert folder.problems() == [
        (f"chart/series.csv:3: x_err_high: a {kind} does not show this column; leave it empty")
    ]
