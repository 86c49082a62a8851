"""Limits, ticks and categories that no axis can have are refused."""

import pytest

from tests.folders import Folder


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "limits = [5, 1]",
            "limits: the lower limit must be below the upper; found 5 and 1; allowed: [low, high]",
        ),
        (
            "limits = [1, 1.0]",
            "limits: the lower limit must be below the upper; found 1 and 1; allowed: [low, high]",
        ),
        (
            "limits = [1, 1.0000000000000002]",
            "limits: the limits are too close together; found 1 and 1.0000000000000002",
        ),
        ('limits = ["low", 1]', 'limits: this is not a number; found "low"; allowed: a number'),
        (
            "limits = [2024-01-01, 2024-02-01]",
            'limits: this is not a number; found "2024-01-01"; allowed: a number',
        ),
        ('ticks = [1, "two"]', 'ticks: this is not a number; found "two"; allowed: a number'),
        (
            "limits = [0, 2]\nticks = [1, 50]",
            "ticks: the tick is outside the limits; found 50; allowed: 0 to 2",
        ),
        ("ticks = [1, 2, 1.0]", "ticks: duplicate tick; found 1"),
        (
            f"ticks = [{', '.join(map(str, range(201)))}]",
            "ticks: too many ticks; found 201; allowed: at most 200",
        ),
        (
            "limits = [0, 100]\nticks = { step = 0.1 }",
            "ticks: too many ticks; found a step of 0.1: 1001 ticks; allowed: at most 200",
        ),
        (
            "ticks = { step = 1e-300 }",
            (
                "ticks: too many ticks; found a step of 1e-300: millions of ticks; "
                "allowed: at most 200"
            ),
        ),
        (
            "limits = [1, 2]\nticks = { step = 1e300, start = 0 }",
            (
                "ticks: no tick lies between the limits; found a step of 1e+300 from 0; "
                "allowed: 1 to 2"
            ),
        ),
        (
            "limits = [1, 2]\nticks = { step = 1, start = 10000000000 }",
            (
                "ticks: no tick lies between the limits; found a step of 1 from 10000000000; "
                "allowed: 1 to 2"
            ),
        ),
        (
            'scale = "log"\nlimits = [0, 10]',
            "limits: not allowed on a log axis; found 0; allowed: a number above 0",
        ),
        (
            'scale = "log"\nlimits = [-1, 10]',
            "limits: not allowed on a log axis; found -1; allowed: a number above 0",
        ),
        (
            'scale = "log"\nticks = [0, 10]',
            "ticks: not allowed on a log axis; found 0; allowed: a number above 0",
        ),
    ],
)
def test_what_no_axis_of_numbers_can_have_is_refused(folder: Folder, line: str, said: str) -> None:
    """The key, what it holds, what it may hold."""
    folder.spec(y=line)
    at = 6 + [part.split(" = ")[0] for part in line.split("\n")].index(
        said.split(":", maxsplit=1)[0]
    )
    assert folder.problems() == [f"chart/figure.toml:{at}: y.{said}"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "limits = [2024-02-01, 2024-01-01]",
            (
                "limits: the lower limit must be below the upper; "
                "found 2024-02-01 and 2024-01-01; allowed: [low, high]"
            ),
        ),
        (
            "limits = [20240101, 20240201]",
            'limits: this is not a date; found "20240101"; allowed: a date such as 2024-05-31',
        ),
        (
            'limits = ["2024-01-01", "2024-02-30"]',
            'limits: this is not a date; found "2024-02-30"; allowed: a date such as 2024-05-31',
        ),
        (
            "ticks = { step = 1 }",
            'ticks: an axis of dates takes no step; allowed: a list of dates, ["2024-05-31"]',
        ),
        (
            "ticks = [2024-05-31T12:00:00]",
            (
                'ticks: this is not a date; found "2024-05-31T12:00:00"; '
                "allowed: a date such as 2024-05-31"
            ),
        ),
    ],
)
def test_what_no_axis_of_dates_can_have_is_refused(folder: Folder, line: str, said: str) -> None:
    """Days are written in one way, as TOML dates or in quotes."""
    folder.spec(x=f'scale = "date"\n{line}')
    folder.rows("a,2024-05-01,1")
    assert folder.problems() == [f"chart/figure.toml:5: x.{said}"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            'limits = ["a", "b"]',
            (
                'limits: limits of an axis of categories must be numbers; found "a", "b"; '
                "allowed: numbers: 0 is the first category, 1 the next"
            ),
        ),
        (
            "limits = [0.5, 3]",
            "limits: the limits leave out categories; found 0.5 to 3; allowed: 0 to 1, or wider",
        ),
        (
            "limits = [3, 0]",
            "limits: the lower limit must be below the upper; found 3 and 0; allowed: [low, high]",
        ),
        (
            "ticks = { step = 1 }",
            "ticks: an axis of categories takes no step; allowed: a list of categories",
        ),
    ],
)
def test_what_no_axis_of_categories_can_have_is_refused(
    folder: Folder, line: str, said: str
) -> None:
    """Its limits are places, its ticks the categories themselves."""
    folder.spec(x=f'scale = "category"\n{line}')
    folder.rows("a,one,1", "a,two,1")
    assert folder.problems() == [f"chart/figure.toml:5: x.{said}"]


def test_categories_beyond_a_thousand_are_refused(folder: Folder) -> None:
    """Numbers were taken for names."""
    folder.spec(x='scale = "category"')
    folder.rows(*(f"a,{number},1" for number in range(1001)))
    assert folder.problems() == [
        "chart/figure.toml:2: x: there are too many categories; found 1001; allowed: at most 1000"
    ]
