"""Keys that a spec does not have are told with the nearest of those that it has."""

import pytest

from tests.folders import Folder


@pytest.mark.parametrize(
    ("line", "key", "meant"),
    [
        ('Title = "B"', "Title", "title"),
        ('colour = "red"', "colour", None),
        ('xlabel = "B"', "xlabel", "x.label"),
        ("ylim = [0, 1]", "ylim", "y.limits"),
        ("figsize = [7, 5]", "figsize", "size"),
        ('xscale = "log"', "xscale", "x.scale"),
        ('"a\\u001b[31m" = 1', '"a␛[31m"', None),
    ],
)
def test_an_unknown_key_names_the_nearest_known_one(
    folder: Folder, line: str, key: str, meant: str | None
) -> None:
    """Also one of a table, where that is what other programs call it."""
    folder.spec(top=line)
    known = "title, kind, math, source, size, margins, text, x, y, legend, series, reading, diff"
    hint = f"did you mean {meant}?" if meant else f"known keys: {known}"
    assert folder.problems() == [f"chart/figure.toml:2: {key}: unknown key; {hint}"]


@pytest.mark.parametrize(
    ("place", "lines", "key", "meant"),
    [
        ("x", 'lable = "x"', "x.lable", "label"),
        ("y", "tick = [1]", "y.tick", "ticks"),
        ("more", '[series.a]\ncolour = "red"', "series.a.colour", "color"),
        ("more", '[series.a]\nlinestyle = "-"', "series.a.linestyle", "line"),
        ("more", '[legend]\nloc = "upper left"', "legend.loc", "location"),
        ("more", "[size]\nheigth = 5", "size.heigth", "height"),
        ("more", "[reading.drawn]\nresolutions = 5", "reading.drawn.resolutions", "resolution"),
        ("more", "[diff]\ntolerances.y = 5", "diff.tolerances", "tolerance"),
        ("more", "[diff.tolerance]\nserie.a = 5", "diff.tolerance.serie", "series"),
    ],
)
def test_an_unknown_key_of_a_table_names_the_nearest_of_that_table(
    folder: Folder, place: str, lines: str, key: str, meant: str
) -> None:
    """The key is given with its tables."""
    folder.spec(**{place: lines})
    (problem,) = folder.problems()
    assert problem.endswith(f": {key}: unknown key; did you mean {meant}?")


def test_unknown_keys_beyond_a_hundred_are_counted(folder: Folder) -> None:
    """A file of another program does not bury the user."""
    folder.spec(more="[size]\n" + "".join(f"key{number} = 1\n" for number in range(120)))
    problems = folder.problems()
    assert len(problems) == 101
    assert problems[0] == "chart/figure.toml:6: size: and 20 more unknown keys"


def test_a_name_with_a_dot_needs_quotes(folder: Folder) -> None:
    """TOML takes [series.1.3B] for a table in a table; the remedy can be copied."""
    folder.spec(more='[series.1.3B]\ncolor = "red"')
    folder.rows("1.3B,1,2")
    assert folder.problems() == [
        (
            "chart/figure.toml:6: series.1.3B: unknown key; "
            'a name with a dot needs quotes: [series."1.3B"]'
        ),
        "chart/figure.toml:6: series.1: the series is not in series.csv; allowed: 1.3B",
    ]
