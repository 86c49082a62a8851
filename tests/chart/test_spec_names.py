"""A spec names only series and readings that there are."""

from tests.folders import Folder


def test_a_series_that_the_csv_lacks_is_told(folder: Folder) -> None:
    """With the names that there are and the nearest of them."""
    folder.spec(more='[series."350m"]\n[series.other]')
    folder.rows("350M,1,2", "2.4B,1,2")
    assert folder.problems() == [
        (
            "chart/figure.toml:6: series.350m: the series is not in series.csv; "
            "allowed: 350M, 2.4B; did you mean 350M?"
        ),
        "chart/figure.toml:7: series.other: the series is not in series.csv; allowed: 350M, 2.4B",
    ]


def test_series_that_the_csv_lacks_beyond_a_hundred_are_counted(folder: Folder) -> None:
    """The figure of another chart does not bury the user either."""
    folder.spec(more="".join(f"[series.s{number}]\n" for number in range(120)))
    problems = folder.problems()
    assert len(problems) == 101
    assert "chart/figure.toml:6: series: and 20 more series are not in series.csv" in problems


def test_a_long_list_of_series_is_cut(folder: Folder) -> None:
    """Ten names show how they look."""
    folder.spec(more="[series.zzz]")
    folder.rows(*(f"run {number},1,2" for number in range(50)))
    listed = ", ".join(f"run {number}" for number in range(10))
    (problem,) = folder.problems()
    assert problem == (
        "chart/figure.toml:6: series.zzz: the series is not in series.csv; "
        f"allowed: {listed} and 40 more"
    )


def test_a_reading_without_a_file_is_told(folder: Folder) -> None:
    """The spec names only readings that there are."""
    folder.spec(more='[reading.publised]\n[reading."../x\\u001b"]')
    folder.write("readings/published.csv", "series,x,y\na,1,2\n")
    assert folder.problems() == [
        (
            "chart/figure.toml:6: reading.publised: there is no file readings/publised.csv; "
            "allowed: drawn, published; did you mean published?"
        ),
        (
            'chart/figure.toml:7: reading."../x␛": there is no file readings/../x␛.csv; '
            "allowed: drawn, published"
        ),
    ]
