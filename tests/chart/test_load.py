"""Reading a whole folder: a chart, or every problem in it, and never anything else."""

import math
import pickle
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figrepro.chart.chart import Chart
from figrepro.chart.filled_spec import filled_spec
from figrepro.chart.load import load_folder
from figrepro.chart.resolve import resolve
from figrepro.chart.vocabulary import vocabulary
from figrepro.errors import FigreproError, visible
from figrepro.figure.decode import decode_spec
from figrepro.figure.series_csv import csv_text
from figrepro.figure.spec import as_tree
from tests.figures import DATA, SHIPPED
from tests.folders import SERIES, SPEC, Folder

# A chart


def test_a_folder_becomes_a_chart(folder: Folder) -> None:
    """Its id, the spec as asked, the drawn points, the other readings and where they came from."""
    folder.write("readings/second.csv", "series,x,y\na,1,2.5\n")
    folder.write("readings/first.csv", "series,x,y\na,1,2.5\n")
    chart = folder.load()
    figure = chart.figure
    assert (chart.id, figure.id) == ("chart", "chart")
    assert figure.spec.x.limits is None
    assert [layer.name for layer in chart.layers] == ["a", "b"]
    assert [one.name for one in figure.series] == ["a", "b"]
    assert figure.point_count == 3
    assert [reading.name for reading in figure.readings] == ["first", "second"]
    assert figure.folder == folder.path


def test_points_are_found_by_series_and_place(folder: Folder) -> None:
    """However a number is written, it is the same place."""
    drawn = folder.load().figure.drawn
    series = drawn.named("a")
    assert series is not None
    point = series.at(Decimal("2.00"))
    assert point is not None
    assert point.y == Decimal(3)
    assert series.at(Decimal(7)) is None
    assert drawn.named("z") is None


# Every problem at once


def test_all_problems_of_a_folder_come_together(folder: Folder) -> None:
    """In the order of the files and of their lines, whatever kind they are of."""
    folder.spec(
        top='titel = "B"\nmath = "no"',
        x='ticks = ["a"]\nlimits = [5, 1]',
        y="limits = [0, nan]",
        more='[series.z]\n[series.a]\ncolor = "rde"\n[reading.other]',
    )
    folder.rows("a,1,2", "a,1,x", "a,3", "b,1,1e999", ",1,1")
    folder.write("readings/published.csv", "series,x,yy\n")
    assert [problem.split("; ")[0] for problem in folder.problems()] == [
        "chart/figure.toml:2: titel: unknown key",
        "chart/figure.toml:3: math: wrong value",
        "chart/figure.toml:6: x.ticks: this is not a number",
        "chart/figure.toml:7: x.limits: the lower limit must be below the upper",
        "chart/figure.toml:10: y.limits: the number is not finite",
        "chart/figure.toml:11: series.z: the series is not in series.csv",
        "chart/figure.toml:13: series.a.color: unknown color",
        "chart/figure.toml:14: reading.other: there is no file readings/other.csv",
        "chart/series.csv:3: y: this is not a number",
        "chart/series.csv:4: the row has 2 cells, the header 3",
        "chart/series.csv:5: y: the number is too large or too small",
        "chart/series.csv:6: series: the series has no name",
        "chart/readings/published.csv:1: yy: unknown column",
    ]


def test_rows_are_checked_beside_a_spec_that_does_not_parse(folder: Folder) -> None:
    """What can be said of the points without a spec is said."""
    folder.write("figure.toml", "title = ")
    folder.rows("a,1,nan", "a,anything,1")
    assert [problem.split(";")[0] for problem in folder.problems()] == [
        "chart/figure.toml:1: this is not valid TOML: this is not a value",
        "chart/series.csv:2: y: the number is not finite",
    ]


@pytest.mark.parametrize("line", ['scale = "dates"', 'scal = "date"', "scale = 5"])
def test_a_scale_that_is_not_known_blames_no_rows(folder: Folder, line: str) -> None:
    """A slip in the scale is one problem, not one for each date below it."""
    folder.spec(x=line)
    folder.rows("a,2024-01-01,1", "a,2024-01-02,2")
    (problem,) = folder.problems()
    assert problem.startswith(f"chart/figure.toml:4: x.{line.split(maxsplit=1)[0]}: ")


@pytest.mark.parametrize("line", ['kind = "scater"', 'kid = "scatter"'])
def test_a_kind_that_is_not_known_blames_no_rows(folder: Folder, line: str) -> None:
    """Whether an x may be repeated is for the kind to say."""
    folder.spec(top=line)
    folder.rows("a,1,1", "a,1,2")
    assert len(folder.problems()) == 1


def test_limits_that_are_not_known_blame_no_ticks(folder: Folder) -> None:
    """How many ticks a step gives depends on the limits."""
    folder.spec(y="limits = [0, 1, 2]\nticks = { step = 0.001 }")
    (problem,) = folder.problems()
    assert problem.startswith("chart/figure.toml:6: y.limits: wrong value; ")


def test_a_size_that_is_not_known_blames_no_margins(folder: Folder) -> None:
    """Whether margins leave room depends on the size."""
    folder.spec(more='[size]\nwidth = "30"\n[margins]\nleft = 10')
    (problem,) = folder.problems()
    assert problem.startswith("chart/figure.toml:7: size.width: wrong value; ")


def test_a_series_of_which_every_row_is_broken_is_still_there(folder: Folder) -> None:
    """A mistake in a row does not make its series one that the CSV lacks."""
    folder.spec(more="[series.b]")
    folder.rows("a,1,2", "b,1,two", "b,2")
    assert [problem.split(":")[1] for problem in folder.problems()] == ["3", "4"]


def test_a_file_that_cannot_be_read_to_the_end_lacks_no_series(folder: Folder) -> None:
    """What stands behind the mistake is not known."""
    folder.spec(more="[series.b]")
    folder.rows("a,1,2", '"a,2,3', "b,1,1")
    assert len(folder.problems()) == 1


def test_problems_survive_the_way_between_processes(folder: Folder) -> None:
    """A worker's error arrives as it was."""
    folder.rows("a,1,x", "a,2,y")
    with pytest.raises(FigreproError) as raised:
        folder.load()
    copy = pickle.loads(pickle.dumps(raised.value))  # noqa: S301 - our own
    assert copy.problems == raised.value.problems
    assert str(copy) == str(raised.value)


# Nothing else


def outcome(folder: Path, spec: bytes, series: bytes) -> Chart | None:
    """The chart that two files make, or None; any other error fails the test."""
    (folder / "figure.toml").write_bytes(spec)
    (folder / "series.csv").write_bytes(series)
    try:
        chart = load_folder(folder, "any")
    except FigreproError as error:
        assert error.problems  # noqa: PT017 - the other outcome
        assert all(visible(line) == line for line in str(error).split("\n"))  # noqa: PT017
        return None
    assert_drawable(chart)
    return chart


def assert_drawable(chart: Chart) -> None:
    """Every point and tick has a place, and the spec filled in is one that can be carried."""
    filled = filled_spec(chart)
    assert decode_spec(as_tree(filled), vocabulary()) == (filled, ())
    assert resolve(chart.figure, filled) == chart
    for panel in chart.panels:
        for axis in (panel.x, panel.y):
            assert all(-1e-9 <= axis.fraction(tick) <= 1 + 1e-9 for tick in axis.ticks)
            assert len(set(axis.tick_texts)) == len(axis.ticks)
        for point in (point for layer in panel.layers for point in layer.points):
            assert not math.isnan(panel.x.fraction(point.x))
            assert not math.isnan(panel.y.fraction(point.y))


@pytest.fixture(scope="module")
def anywhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all examples."""
    return tmp_path_factory.mktemp("any")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Copies of the figures that come with figrepro."""
    copies = tmp_path_factory.mktemp("shipped")
    return {name: Path(copytree(DATA / name, copies / name)) for name in SHIPPED}


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_any_bytes_are_a_chart_or_problems(anywhere: Path, spec: bytes, series: bytes) -> None:
    """No bytes whatever raise anything but problems that can be printed."""
    outcome(anywhere, spec, SERIES.encode())
    outcome(anywhere, SPEC.encode(), series)
    outcome(anywhere, SPEC.encode(), b"series,x,y\n" + series)


NUMBERS = (
    *("0", "-0", "1", "-1", "0.1", "1e300", "-1e300", "1e-300", "9.99e300", "9e-300", "0e300"),
    *("1.0000000000001", "1." + "0" * 500 + "1", "123456789012345678", "0." + "0" * 299 + "1"),
)
DATES = ("2024-05-31", "2024-06-01", "2024-02-29", "1999-12-31", "0001-01-01", "9999-12-31")
NAMES = ("a", "1", "1.3B", "$x$", "\x1b[31m", "\u202e", "🎉", "é" * 99)
WRONG = ("", "nan", "1e9999", "1,5", "٣", '"', "\0", "1" * 2000, "2024-13-01", "?")
PLACES = {"linear": NUMBERS, "log": NUMBERS, "date": DATES, "category": NAMES}
LIMITS = {
    "linear": (
        "0, 1",
        "-1e305, 1e305",
        "1e-305, 2e-305",
        "1, 1.0000000001",
        "1, 1.000000000000001",
    ),
    "log": ("1, 10", "1e-305, 1e305", "2, 3", "0.1, 0.30001", "0, 1", "7e-9, 1e9"),
    "date": ('"2024-01-01", "2024-01-02"', "0001-01-01, 9999-12-31", "2024-01-30, 2024-05-02"),
    "category": ("-0.5, 2.5", "0, 1e305", '"a", "b"'),
}
TICKS = {
    "linear": (
        "[]",
        "[0.5]",
        "{ step = 0.3 }",
        "{ step = 0.02, start = -1e305 }",
        "{ step = 1e305 }",
    ),
    "log": ("[]", "[2, 5]", "{ step = 1e-305 }", "{ step = 3 }"),
    "date": ("[]", "[2024-01-01]", '["2024-05-31", "9999-12-31"]'),
    "category": ("[]", '["z", "a"]', "[1, 2.5]"),
}
FORMATS = ("plain", "si", "percent", "scientific")
MORE = (
    *("[size]\nwidth = 0.2", '[size]\nunit = "mm"\nwidth = 90', "[margins]\nleft = 1e305"),
    *("[reading.drawn]\nresolution = 1e-305", "[reading.drawn]\nresolution = 1e305"),
    *('[reading.drawn]\nbasis = "approximate"', '[reading.drawn]\nbasis = "range"'),
    *('[series.a]\nkind = "bar"', "[series.zzz]", "[legend]\nshow = false"),
)


@st.composite
def axes(draw: st.DrawFn, scale: str) -> str:
    """The lines of an axis, with or without limits and ticks."""
    limits = draw(st.sampled_from([None, *LIMITS[scale]]))
    ticks = draw(st.sampled_from([None, *TICKS[scale]]))
    written = draw(st.sampled_from(FORMATS))
    lines = ['label = "axis"', f'scale = "{scale}"', f'format = "{written}"']
    lines += [f"limits = [{limits}]"] if limits else []
    lines += [f"ticks = {ticks}"] if ticks else []
    return "\n".join(lines)


@st.composite
def folders(draw: st.DrawFn) -> tuple[str, str]:
    """A spec and points at the edges of what is allowed, now and then beyond."""
    scale, y_scale = draw(st.sampled_from(list(PLACES))), draw(st.sampled_from(["linear", "log"]))
    head = draw(st.sampled_from(['kind = "scatter"', 'kind = "bar"', ""]))
    more = draw(st.sampled_from([*MORE, *[""] * 10]))
    spec = f'title = "A"\n{head}\n[x]\n{draw(axes(scale))}\n[y]\n{draw(axes(y_scale))}\n{more}\n'
    optional = st.sampled_from(["", "", "", *NUMBERS])
    row = st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(PLACES[scale] * 5 + WRONG),
        st.sampled_from(NUMBERS * 5 + WRONG),
        *([optional] * draw(st.sampled_from([0, 0, 1, 2, 4]))),
    )
    header = ["series", "x", "y", "err_high", "err_low", "y_low", "y_high"]
    rows = draw(st.lists(row, min_size=1, max_size=4))
    return spec, csv_text([header[: len(rows[0])], *rows])


@settings(max_examples=200)
@given(folders())
def test_any_extremes_are_a_chart_or_problems(anywhere: Path, files: tuple[str, str]) -> None:
    """The edges of every limit, in any combination, resolve or are refused."""
    spec, series = files
    outcome(anywhere, spec.encode(), series.encode())


@settings(max_examples=150)
@given(st.data(), st.sampled_from(SHIPPED))
def test_a_damaged_figure_is_a_chart_or_problems(
    shipped: dict[str, Path], data: st.DataObject, figure_id: str
) -> None:
    """Good files with lines lost, doubled or altered."""
    files = [(DATA / figure_id / name).read_bytes() for name in ("figure.toml", "series.csv")]
    damaged = [_damaged(data, content) for content in files]
    made = outcome(shipped[figure_id], damaged[0], damaged[1])
    assert made is not None or damaged != files


def _damaged(data: st.DataObject, content: bytes) -> bytes:
    lines = content.split(b"\n")
    for _ in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.integers(0, len(lines) - 1))
        line = lines[place]
        cut = data.draw(st.integers(0, len(line)))
        noise = data.draw(
            st.sampled_from([b"", b'"', b",", b"=", b"[", b"]", b"-", b"e9", b"\xff"])
        )
        lines[place : place + 1] = data.draw(
            st.sampled_from(
                [[], [line, line], [line[:cut] + noise + line[cut:]], [line[:cut] + noise]]
            )
        )
    return b"\n".join(lines)


# In good time


def test_many_points_are_read_in_seconds(folder: Folder) -> None:
    """Far more than a chart shows is no trouble."""
    assert seconds_to_load(folder, 50_000) < 10


@pytest.mark.slow
def test_a_million_points_are_read_in_good_time(folder: Folder) -> None:
    """The most that a file may hold, and one more is refused."""
    assert seconds_to_load(folder, 1_000_000) < 120
    with (folder.path / "series.csv").open("a", encoding="utf-8") as file:
        file.write("a,1,1\n")
    assert folder.problems() == [
        "chart/series.csv:1000002: there are too many points; allowed: at most 1000000"
    ]


def seconds_to_load(folder: Folder, count: int) -> float:
    """How much time of the processor a folder of that many points takes."""
    folder.spec(top='kind = "scatter"', more="[reading.drawn]\nresolution = 0.01")
    folder.rows(*(f"{'abc'[n % 3]},{n},{n * 7919 % 100_003 / 1000}" for n in range(count)))
    start = time.process_time()
    assert folder.load().figure.point_count == count
    return time.process_time() - start


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("figure.toml", "a" + ".a" * 400_000 + " = 1"),
        ("figure.toml", "[" * 900_000),
        ("figure.toml", '"' * 900_000),
        ("figure.toml", "".join(f"k{n} = 1\n" for n in range(10_000))),
        ("figure.toml", SPEC + "".join(f"[series.s{n}]\n" for n in range(5_000))),
        ("series.csv", "series,x,y\n" + '"' * 900_000),
        ("series.csv", "," * 900_000),
        ("series.csv", ",".join(f"column{n}" for n in range(100_000))),
        ("series.csv", SERIES + "a,1,x\n" * 20_000),
        ("series.csv", SERIES + "a,1,1\n" * 20_000),
        ("series.csv", "series,x,y\n" + "".join(f"s{n},1,1\n" for n in range(20_000))),
    ],
    ids=lambda value: value[:20] if len(value) < 20 else f"{value[:9]!r}…",
)
def test_hostile_files_are_refused_or_read_in_seconds(
    folder: Folder, name: str, content: str
) -> None:
    """No file makes a reader wait: time grows with its length, not with the square of it."""
    folder.write(name, content)
    start = time.process_time()
    problems = folder.problems()
    assert time.process_time() - start < 15
    assert sum(map(len, problems)) < 100_000


def test_loading_needs_no_heavy_library() -> None:
    """Commands that draw nothing must not wait for libraries of arrays, plots or tables."""
    program = "import sys, figrepro.chart.load; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = {name.split(".")[0] for name in run.stdout.split()}
    heavy = {"numpy", "pandas", "matplotlib", "PIL", "rich", "typer", "tree_sitter", "difflib"}
    assert loaded & heavy == set()
