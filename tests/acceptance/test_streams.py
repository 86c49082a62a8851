"""What is printed depends on nothing but the figures: no encoding, width or colour spoils it."""

import shutil
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.acceptance.in_process import InProcess
from tests.acceptance.program import (
    DIFFERS,
    DONE,
    IDS,
    WRONG,
    Ran,
    make_figure,
    replace_in,
)
from tests.acceptance.terminal import STYLE, run_in_terminal
from tests.acceptance.whole_process import WholeProcess

PLAIN_C = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
ENCODINGS = {
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "strict": {"PYTHONIOENCODING": "ascii:strict"},
    "C": PLAIN_C,
}
CALLS = (
    "--help",
    "list",
    "show hellaswag",
    "table hellaswag",
    "table hellaswag --view summary",
    "table hellaswag --view readings",
    "diff hellaswag",
)
OF_THE_WORLD = "Größe – Ω − 5 µ"


@pytest.fixture(scope="module")
def worldly(tmp_path_factory: pytest.TempPathFactory, accepted: Path) -> InProcess:
    """The program where a label has texts that few encodings have, and so differs."""
    home = tmp_path_factory.mktemp("worldly")
    shutil.copytree(accepted, home / "data")
    spec = home / "data" / "hellaswag" / "figure.toml"
    replace_in(spec, 'label = "HellaSwag"', f'label = "{OF_THE_WORLD}"')
    return InProcess(home)


@pytest.fixture(scope="module")
def plain(worldly: InProcess) -> dict[str, Ran]:
    """What the calls print into a pipe, in UTF-8."""
    return {call: worldly(*call.split()) for call in CALLS}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_no_encoding_makes_a_run_fail(
    worldly: InProcess, plain: dict[str, Ran], encoding: str
) -> None:
    """Every character that the stream lacks has a plainer one, and no line is lost."""
    env = ENCODINGS[encoding]
    call_it = WholeProcess(worldly.home) if encoding == "C" else worldly
    codec = "latin-1" if encoding == "latin-1" else "ascii"
    written = {}
    for call in ("list", "show hellaswag", "table hellaswag", "diff hellaswag"):
        ran = call_it(*call.split(), env=env)
        assert (ran.status, ran.stderr) == (plain[call].status, plain[call].stderr)
        written[call] = ran.stdout.decode(codec).splitlines()
        assert len(written[call]) == len(plain[call].lines)
    size = "Größe - ? - 5 µ" if codec == "latin-1" else "Gr??e - ? - 5 ?"
    assert written["diff hellaswag"][1] == (f'  y.label: HellaSwag in the reference, "{size}" now')
    rows = [line.replace("|", " ").split() for line in written["table hellaswag"]]
    assert ["800", "~28", "~44", "~59", "63-64", "63-64", "~47"] in rows
    assert written["table hellaswag"][-1] == f"{size}; ~ approximate; a-b range"


@pytest.mark.parametrize("table_format", ["csv", "markdown"])
def test_data_is_utf_8_whatever_the_encoding(worldly: InProcess, table_format: str) -> None:
    """What goes to a file is the same bytes on every machine."""
    call = ("table", "hellaswag", "--format", table_format)
    run_process = WholeProcess(worldly.home)
    ran = run_process(*call, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert (ran.status, ran.stdout) == (DONE, worldly(*call).stdout)


def test_problems_are_told_in_any_encoding(run: InProcess, tmp_path: Path) -> None:
    """A message is never lost on the way to whoever can mend what it says."""
    make_figure(tmp_path / "data" / "größe", csv="series,x,y\nΩ,1,−5\n")
    ran = run("check", env={"PYTHONIOENCODING": "ascii"})
    assert ran.status == WRONG
    (line,) = ran.messages
    assert line.startswith('error: data/gr??e/series.csv:2: y: this is not a number; found "-5"; ')


@pytest.mark.parametrize("call", CALLS)
def test_off_a_terminal_no_width_cuts_or_breaks_anything(
    worldly: InProcess, plain: dict[str, Ran], call: str
) -> None:
    """$COLUMNS, which some shells export, means nothing for a file or a pipe."""
    expected = plain[call]
    assert b"\x1b" not in expected.stdout
    for columns in ("20", "500") if call in {"--help", "show hellaswag"} else ("20",):
        ran = worldly(*call.split(), env={"COLUMNS": columns, "LINES": "2"})
        assert ran.status == expected.status
        if call == "--help":
            assert ran.out.split() == expected.out.split()
        else:
            assert ran.stdout == expected.stdout


def test_long_texts_stand_whole_on_one_line(run: InProcess, tmp_path: Path) -> None:
    """A title of 3000 characters, in the list and above the table; also wide characters."""
    title = "潮 " * 1000 + "end"
    make_figure(tmp_path / "data" / "tides")
    replace_in(tmp_path / "data" / "tides" / "figure.toml", "Tide at the pier", title)
    listed = run("list")
    assert (listed.status, len(listed.lines)) == (DONE, 2)
    assert title in listed.lines[1]
    assert cell_len(listed.lines[0]) == cell_len(listed.lines[1].rstrip()) + 2
    assert run("table", "tides").lines[0].rstrip() == title


@pytest.mark.parametrize("columns", [60, 80, pytest.param(120, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "call",
    [
        ["show"],
        ["table"],
        *(["table", "--view", view] for view in ("summary", "readings", "similarity")),
    ],
)
def test_on_a_terminal_every_line_fits(run: InProcess, call: list[str], columns: int) -> None:
    """Chart and tables take the width that there is."""
    for figure_id in IDS if columns == 80 else IDS[:1]:
        seen = run_in_terminal(run.home, *call, figure_id, columns=columns)
        assert seen.status == DONE
        assert max(map(cell_len, seen.lines)) <= columns
        assert len(seen.lines) >= 8


def test_on_a_terminal_a_table_says_the_same_as_in_a_file(run: InProcess) -> None:
    """Where it fits, it is the same table, with weights."""
    seen = run_in_terminal(run.home, "table", "hellaswag")
    in_file = run("table", "hellaswag")
    assert [line.rstrip() for line in seen.lines] == [line.rstrip() for line in in_file.lines]
    assert "\x1b[1m" in seen.raw


def _colors(raw: str) -> Iterator[str]:
    """The codes that set a colour; weights are none."""
    for code in STYLE.findall(raw):
        parts = code[2:-1].split(";")
        numbers = [int(part) for part in takewhile(str.isdigit, parts)]
        if any(30 <= number <= 49 or 90 <= number <= 107 for number in numbers):
            yield code


@pytest.mark.parametrize(
    ("env", "colored"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
    ],
)
def test_a_terminal_gets_colour_unless_it_says_otherwise(
    run: InProcess,
    env: dict[str, str],
    colored: bool,  # noqa: FBT001 - a fact
) -> None:
    """In the colours of the series; without colour, the chart has no escape sequence at all."""
    chart = run_in_terminal(run.home, "show", "vocab-accuracy", env=env)
    assert chart.status == DONE
    assert bool(list(_colors(chart.raw))) is colored
    assert ("\x1b" in chart.raw) is colored
    table = run_in_terminal(run.home, "table", "vocab-accuracy", env=env)
    assert table.status == DONE
    assert list(_colors(table.raw)) == []
    if env.get("TERM") == "dumb":
        assert "\x1b" not in table.raw


def test_the_lines_of_the_chart_have_the_colours_of_their_series(run: InProcess) -> None:
    """tab:blue, lightskyblue and tab:orange, as 24-bit codes."""
    seen = run_in_terminal(run.home, "show", "vocab-accuracy")
    for red, green, blue in ((31, 119, 180), (135, 206, 250), (255, 127, 14)):
        assert f"\x1b[38;2;{red};{green};{blue}m" in seen.raw


def test_colour_can_be_forced_into_a_file(run: InProcess) -> None:
    """For a pager that passes it on; without colour it is the same chart."""
    forced = run("show", "vocab-accuracy", env={"FORCE_COLOR": "1"})
    assert forced.status == DONE
    assert list(_colors(forced.out))
    assert STYLE.sub("", forced.out) == run("show", "vocab-accuracy").out


def test_a_terminal_without_unicode_gets_ascii(run: InProcess) -> None:
    """Chart and table are drawn with what there is."""
    for call in (["show"], ["table"]):
        seen = run_in_terminal(run.home, *call, "hellaswag", env={"PYTHONIOENCODING": "ascii"})
        assert seen.status == DONE
        assert seen.raw.isascii()
        assert "64 Rec" in seen.raw


def test_a_difference_is_told_whole_on_a_terminal(
    worldly: InProcess, plain: dict[str, Ran]
) -> None:
    """Sentences are not cut or broken by figrepro: the terminal wraps them itself."""
    seen = run_in_terminal(worldly.home, "diff", "hellaswag", columns=40)
    assert (seen.status, seen.lines) == (DIFFERS, plain["diff hellaswag"].lines)
