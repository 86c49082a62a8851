"""A header that does not say which cell is which is refused."""

import pytest

from tests.folders import Folder

OPTIONAL = "y_low, y_high, basis, note, err_low, err_high, x_err_low, x_err_high"
KNOWN = f"known columns: series, x, y, {OPTIONAL}"


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
    assert folder.problems() == ["chart/series.csv:1: y: duplicate column"]


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
