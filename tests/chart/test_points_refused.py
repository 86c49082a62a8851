"""Points that cannot be drawn: below a log axis, or a second one at the same x."""

import pytest

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
        (
            "chart/series.csv:4: y: not allowed on a log axis; found -1; "
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
