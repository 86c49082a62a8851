"""Folders that are wrong: one line for each problem, and every other figure done."""

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.acceptance.in_process import InProcess
from tests.acceptance.png import is_whole
from tests.acceptance.program import (
    DONE,
    IDS,
    LEAST_CSV,
    LEAST_SPEC,
    WRONG,
    Ran,
    copy_shipped,
    make_figure,
)
from tests.acceptance.whole_process import WholeProcess, bound_by_permissions

Line = tuple[str, tuple[str, ...]]
"""How a line begins after the folder's name, and what else must stand in it."""


@dataclass(frozen=True)
class Bad:
    """What is wrong with a folder, and the lines that must say so, no more and no fewer."""

    lines: tuple[Line, ...]
    spec: str | bytes | None = LEAST_SPEC
    csv: str | bytes | None = LEAST_CSV
    more: Callable[[Path], None] | None = None
    readings: Mapping[str, str] = field(default_factory=dict)


def _spec(*replacements: tuple[str, str], more: str = "") -> str:
    spec = LEAST_SPEC + more
    for old, new in replacements:
        assert spec.count(old) == 1
        spec = spec.replace(old, new)
    return spec


def _rows(*rows: str, header: str = "series,x,y") -> str:
    return "\n".join([header, *rows, ""])


def _a_folder_for_the_csv(folder: Path) -> None:
    (folder / "series.csv").unlink()
    (folder / "series.csv").mkdir()


def _a_link_out(name: str) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        outside = folder.parents[1] / f"outside-{folder.name}"
        (folder / name).rename(outside)
        (folder / name).symlink_to(outside)

    return make


def _readings_elsewhere(folder: Path) -> None:
    outside = folder.parents[1] / "readings-elsewhere"
    outside.mkdir()
    (outside / "other.csv").write_text(LEAST_CSV)
    (folder / "readings").symlink_to(outside)


def _a_dangling_link(folder: Path) -> None:
    (folder / "figure.toml").unlink()
    (folder / "figure.toml").symlink_to("nowhere.toml")


def _a_pipe(folder: Path) -> None:
    (folder / "series.csv").unlink()
    os.mkfifo(folder / "series.csv")


BAD: dict[str, Bad] = {
    "csv-missing": Bad((("series.csv: ", ("missing",)),), csv=None),
    "csv-is-a-folder": Bad((("series.csv: ", ("a folder", "a file")),), more=_a_folder_for_the_csv),
    "csv-is-a-pipe": Bad((("series.csv: ", ("pipe", "a file")),), more=_a_pipe),
    "csv-is-a-link-out": Bad((("series.csv: ", ("is outside",)),), more=_a_link_out("series.csv")),
    "spec-is-a-link-out": Bad(
        (("figure.toml: ", ("is outside",)),), more=_a_link_out("figure.toml")
    ),
    "spec-is-a-dangling-link": Bad((("figure.toml: ", ("missing",)),), more=_a_dangling_link),
    "readings-are-a-link-out": Bad((("readings: ", ("is outside",)),), more=_readings_elsewhere),
    "csv-empty": Bad((("series.csv:1: ", ("empty", "series,x,y")),), csv=""),
    "csv-blank": Bad((("series.csv:", ("empty", "series,x,y")),), csv="\n\n  \n"),
    "csv-without-points": Bad((("series.csv:1: ", ("no points",)),), csv="series,x,y\n"),
    "column-missing": Bad(
        (("series.csv:1: y: ", ("missing column",)),), csv="series,x\nspring,1\n"
    ),
    "column-doubled": Bad(
        (("series.csv:1: y: ", ("duplicate",)),), csv=_rows("a,1,2,3", header="series,x,y,y")
    ),
    "column-unknown": Bad(
        (("series.csv:1: y_lo: ", ("unknown column", "did you mean y_low")),),
        csv=_rows("a,1,2,1", header="series,x,y,y_lo"),
    ),
    "semicolons": Bad(
        (("series.csv:1: ", ("semicolons", "commas")),), csv="series;x;y\na;1;2\n"
    ),
    "not-utf-8": Bad(
        (("series.csv:3: ", ("not UTF-8", "0xe9")),),
        csv=_rows("a,1,2", "café,1,2").encode("latin-1"),
    ),
    "utf-16": Bad((("series.csv:1: ", ("not UTF-8", "UTF-16")),), csv=LEAST_CSV.encode("utf-16")),
    "spec-not-utf-8": Bad(
        (("figure.toml:1: ", ("not UTF-8", "0xfc")),),
        spec=_spec(("Tide", "Flüsse")).encode("latin-1"),
    ),
    "row-too-short": Bad(
        (("series.csv:3: ", ("2 cells", "the header 3")),), csv=_rows("a,1,2", "a,2")
    ),
    "row-too-long": Bad(
        (("series.csv:2: ", ("4 cells", "the header 3", "0.45, not 0,45")),), csv=_rows("a,1,0,45")
    ),
    "quote-never-closed": Bad((("series.csv:2: ", ("quote",)),), csv=_rows('"a,1,2', "b,1,2")),
    "text-for-a-number": Bad(
        (
            ("series.csv:2: y: ", ('"high"', "a number")),
            ("series.csv:3: x: ", ('"20k"', "20000, not 20k")),
            ("series.csv:4: y: ", ('"~0.5"', "approximate")),
        ),
        csv=_rows("a,1,high", "a,20k,2", "a,3,~0.5"),
    ),
    "not-finite": Bad(
        (
            ("series.csv:2: y: ", ("not finite", '"nan"')),
            ("series.csv:3: y: ", ("not finite", '"-Infinity"')),
            ("series.csv:4: x: ", ("not finite", '"inf"')),
        ),
        csv=_rows("a,1,nan", "a,2,-Infinity", "a,inf,1"),
    ),
    "too-large": Bad((("series.csv:2: y: ", ('"1e999"',)),), csv=_rows("a,1,1e999")),
    "x-repeated-on-a-line": Bad(
        (("series.csv:4: ", ("6",)),), csv=_rows("a,0,1", "a,6,2", "a,6.0,3", "b,6,1")
    ),
    "value-outside-its-bounds": Bad(
        (("series.csv:2: y: ", ("outside its bounds", "5", "1 to 2")),),
        csv=_rows("a,1,5,1,2", header="series,x,y,y_low,y_high"),
    ),
    "bounds-reversed": Bad(
        (("series.csv:2: y_low: ", ("reversed", "4 to 3")),),
        csv=_rows("a,1,,4,3", header="series,x,y,y_low,y_high"),
    ),
    "range-without-a-bound": Bad(
        (("series.csv:2: y: ", ("missing", "both bounds")),),
        csv=_rows("a,1,,4,", header="series,x,y,y_low,y_high"),
    ),
    "basis-unknown": Bad(
        (("series.csv:2: basis: ", ('"guessed"', "exact, approximate, range")),),
        csv=_rows("a,1,2,guessed", header="series,x,y,basis"),
    ),
    "series-that-the-csv-lacks": Bad(
        (("figure.toml:15: ", ("series.sprung", "did you mean spring?")),),
        spec=_spec(more='[series."sprung"]\n'),
    ),
    "reading-without-a-file": Bad(
        (("figure.toml:15: reading.other: ", ("readings/other.csv",)),),
        spec=_spec(more="[reading.other]\n"),
    ),
    "reading-that-is-wrong": Bad(
        (("readings/other.csv:2: y: ", ('"much"',)),), readings={"other": _rows("spring,0,much")}
    ),
    "not-toml": Bad((("figure.toml:2: ", ("not valid TOML",)),), spec='title = "a"\nsize = 3 4\n'),
    "text-that-does-not-end": Bad((("figure.toml:1: ", ("not valid TOML",)),), spec='title = "a\n'),
    "key-unknown": Bad(
        (
            ("figure.toml:11: x.label: ", ("missing key", "text in quotes")),
            ("figure.toml:12: x.lable: ", ("unknown key", "did you mean label?")),
        ),
        spec=_spec(('label = "Hour"', 'lable = "Hour"')),
    ),
    "table-unknown": Bad(
        (("figure.toml:15: legnd: ", ("unknown key", "did you mean legend")),),
        spec=_spec(more="[legnd]\nshow = true\n"),
    ),
    "label-missing": Bad(
        (("figure.toml: y: ", ("missing table", "label")),), spec='title = "a"\n[x]\nlabel = "b"\n'
    ),
    "type-wrong": Bad(
        (
            ("figure.toml:1: title: ", ("2024", "text")),
            ("figure.toml:3: size.width: ", ('"7 in"', "a number above 0")),
            ("figure.toml:4: size.height: ", ("0", "a number above 0")),
            ("figure.toml:5: size.dpi: ", ("150.5", "a whole number from 10 to 2400")),
            ("figure.toml:8: x.ticks: ", ('"a"', "a list of values")),
            ("figure.toml:11: y.grid: ", ('"yes"', "true or false")),
        ),
        spec=(
            'title = 2024\n[size]\nwidth = "7 in"\nheight = 0\ndpi = 150.5\n'
            '[x]\nlabel = "x"\nticks = "a"\n[y]\nlabel = "y"\ngrid = "yes"\n'
        ),
    ),
    "word-unknown": Bad(
        (
            ("figure.toml:13: x.scale: ", ('"logarithmic"', "linear, log, date, category")),
            ("figure.toml:17: series.spring.color: ", ('"tab:bleu"', "tab:blue")),
            ("figure.toml:18: series.spring.marker: ", ('"triangel"', "triangle")),
            ("figure.toml:19: series.spring.line: ", ('"dahsed"', "did you mean dashed?")),
            ("figure.toml:20: series.spring.kind: ", ('"pie"', "line, scatter")),
            ("figure.toml:22: legend.location: ", ('"best"', "upper right")),
        ),
        spec=_spec(
            ('label = "Hour"', 'label = "Hour"\nscale = "logarithmic"'),
            more=(
                '[series.spring]\ncolor = "tab:bleu"\nmarker = "triangel"\nline = "dahsed"\n'
                'kind = "pie"\n[legend]\nlocation = "best"\n'
            ),
        ),
    ),
    "log-axes": Bad(
        (
            ("series.csv:2: x: ", ("log axis", "0", "above 0")),
            ("series.csv:5: y: ", ("log axis", "-3", "above 0")),
        ),
        spec=_spec(
            ('label = "Hour"', 'label = "Hour"\nscale = "log"'),
            ('label = "Height"', 'label = "Height"\nscale = "log"'),
        ),
        csv=_rows("a,0,1", "a,1,2", "b,2,5", "b,3,-3"),
    ),
    "limits-reversed": Bad(
        (("figure.toml:13: x.limits: ", ("6 and 0", "[low, high]")),),
        spec=_spec(('label = "Hour"', 'label = "Hour"\nlimits = [6, 0]')),
    ),
    "no-room-for-axes": Bad(
        (("figure.toml:15: margins: ", ("no room", "3 in")),),
        spec=_spec(more="[margins]\nleft = 2\nright = 2\n"),
    ),
    "too-many-pixels": Bad(
        (("figure.toml:2: size: ", ("too large", "180000 x 120 px")),),
        spec=_spec(("width = 3\n", "width = 3000\n")),
    ),
    "everything-at-once": Bad(
        (
            ("figure.toml:2: size.dpi: ", ("9",)),
            ("figure.toml: x: ", ("missing table",)),
            ("figure.toml: y: ", ("missing table",)),
            ("series.csv:2: y: ", ('"two"',)),
            ("series.csv:3: ", ("2 cells",)),
        ),
        spec='title = "a"\nsize = { dpi = 9 }\n',
        csv=_rows("a,1,two", "a,2"),
    ),
}  # fmt: skip


GOOD = {
    "good-bom": ("\ufeff" + LEAST_SPEC, "\ufeff" + LEAST_CSV),
    "good-crlf": (LEAST_SPEC.replace("\n", "\r\n"), LEAST_CSV.replace("\n", "\r\n")),
    "good-loose": (LEAST_SPEC, "\n series , y , x \n\n spring , 1 , 2\n spring,2,3"),
}
"""Folders with what some programs write, and which are accepted."""


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Path]:
    """A run over all these folders and the two figures, and where it ran."""
    home = tmp_path_factory.mktemp("bad")
    data = copy_shipped(home / "data")
    for name, bad in BAD.items():
        folder = make_figure(data / name, spec=bad.spec, csv=bad.csv)
        for reading, text in bad.readings.items():
            (folder / "readings").mkdir(exist_ok=True)
            (folder / "readings" / f"{reading}.csv").write_text(text)
        if bad.more is not None:
            bad.more(folder)
    for name, (spec, csv) in GOOD.items():
        make_figure(data / name, spec=spec, csv=csv)
    return InProcess(home)("render"), home


@pytest.mark.parametrize("name", BAD)
def test_each_problem_is_one_line_with_place_and_remedy(
    rendered: tuple[Ran, Path], name: str
) -> None:
    """File, line and key; what was found, what is allowed; in the order of the files."""
    ran, _ = rendered
    start = f"error: data/{name}/"
    lines = [line.removeprefix(start) for line in ran.messages if line.startswith(start)]
    assert len(lines) == len(BAD[name].lines), lines
    for line, (place, parts) in zip(lines, BAD[name].lines, strict=True):
        assert line.startswith(place)
        assert [part for part in parts if part not in line] == [], line


def test_the_other_figures_are_done(rendered: tuple[Ran, Path]) -> None:
    """Status 2, and every good figure drawn; a byte-order mark and CRLF are no problem."""
    ran, home = rendered
    assert ran.status == WRONG
    expected = sorted([*IDS, *GOOD])
    assert ran.lines == [f"out/{one}.png" for one in expected]
    assert sorted(path.name for path in (home / "out").iterdir()) == [
        f"{one}.png" for one in expected
    ]
    assert all(is_whole(path.read_bytes()) for path in (home / "out").iterdir())
    assert (home / "out" / "good-bom.png").read_bytes() == (
        home / "out" / "good-crlf.png"
    ).read_bytes()


def test_nothing_is_said_twice_or_of_nobody(rendered: tuple[Ran, Path]) -> None:
    """Every line belongs to one of the bad folders, and none is repeated."""
    ran, _ = rendered
    assert len(set(ran.messages)) == len(ran.messages)
    named = {line.split("/")[1] for line in ran.messages if line.startswith("error: data/")}
    assert named == set(BAD)
    assert all(line.startswith("error: data/") for line in ran.messages)


def test_the_other_commands_say_the_same_lines(
    run: InProcess, rendered: tuple[Ran, Path], accepted: Path
) -> None:
    """List and check read the same folders with the same eyes, and do what can be done."""
    ran, home = rendered
    for figure_id in IDS:
        shutil.copy(
            accepted / figure_id / "reference.png", home / "data" / figure_id / "reference.png"
        )
    listed = run("list", cwd=home)
    assert (listed.status, listed.messages) == (WRONG, ran.messages)
    assert [line.split()[0] for line in listed.lines[1:]] == sorted([*IDS, *GOOD])
    checked = run("check", cwd=home)
    assert (checked.status, checked.messages) == (WRONG, ran.messages)
    assert checked.lines[-1] == f"2 of {len(BAD) + len(GOOD) + 2} figures pass"


@pytest.mark.parametrize("command", ["table", "show"])
def test_a_command_for_one_figure_says_all_its_problems(
    run: InProcess, rendered: tuple[Ran, Path], command: str
) -> None:
    """The problems of the folder that was asked for, and nothing on standard output."""
    ran, home = rendered
    alone = run(command, "everything-at-once", cwd=home)
    assert (alone.status, alone.out) == (WRONG, "")
    assert alone.messages == [one for one in ran.messages if "/everything-at-once/" in one]


def test_files_that_may_not_be_read_are_named(run_process: WholeProcess, data: Path) -> None:
    """One line for each, with the system's reason; the other figure is done."""
    (data / "hellaswag" / "figure.toml").chmod(0)
    (data / "hellaswag" / "series.csv").chmod(0)
    ran = run_process("render", command=bound_by_permissions())
    assert (ran.status, ran.lines) == (WRONG, ["out/vocab-accuracy.png"])
    assert ran.messages[:2] == [
        "error: data/hellaswag/figure.toml: this cannot be read: permission denied",
        "error: data/hellaswag/series.csv: this cannot be read: permission denied",
    ]


def test_a_reference_behind_a_closed_door_is_a_problem(
    run_process: WholeProcess, data: Path
) -> None:
    """A link into a directory that may not be entered is no bug, and stops no other figure."""
    locked = data / "hellaswag" / "locked"
    locked.mkdir()
    reference = data / "hellaswag" / "reference.png"
    reference.rename(locked / "reference.png")
    reference.symlink_to("locked/reference.png")
    locked.chmod(0)
    program = bound_by_permissions()
    listed, compared, accepted = (
        run_process(*call, command=program) for call in (["list"], ["diff"], ["accept", "--all"])
    )
    locked.chmod(0o755)
    assert (listed.status, len(listed.lines), listed.err) == (DONE, 3, "")
    assert (compared.status, compared.lines) == (WRONG, ["vocab-accuracy: match"])
    assert (accepted.status, accepted.lines) == (WRONG, ["vocab-accuracy: unchanged"])
    assert compared.messages == accepted.messages
    assert compared.messages == [
        "error: data/hellaswag/reference.png: this cannot be read: permission denied"
    ]


def test_a_folder_without_a_spec_is_no_figure(run: InProcess, tmp_path: Path) -> None:
    """Notes beside the figures are left alone; asked for by name, what it lacks is said."""
    make_figure(tmp_path / "data" / "tides")
    make_figure(tmp_path / "data" / "notes", spec=None)
    assert (run("render").status, len(list((tmp_path / "out").iterdir()))) == (DONE, 1)
    ran = run("table", "notes")
    assert (ran.status, ran.out) == (WRONG, "")
    assert ran.messages == ["error: data/notes/figure.toml: the file is missing"]
