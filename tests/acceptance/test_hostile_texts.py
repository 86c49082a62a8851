"""Texts from figures are text: no markup, no mathematics, nothing a terminal obeys."""

import json
import re
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.in_process import InProcess
from tests.acceptance.png import chunks_of, is_whole, png_of
from tests.acceptance.program import DIFFERS, DONE, WRONG, Ran, make_figure, replace_in
from tests.acceptance.terminal import run_in_terminal

MARKUP = r"$100_a^b$ [/b][red]x :smile: <script>x</script> &amp; {0} %s \n ~~s~~ `q` *b* | #h"
CONTROLS = "\x1b[31m\x1b]0;t\x07\r\n\t\x08\x00\x7f\x9b2J\x85\u2028\u202e\u2067\u200f".replace(
    "\0", ""
)
SHOWN_CONTROLS = "␛[31m␛]0;t␇␍␊␉␈␡\ufffd2J" + "\ufffd" * 5
ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Every character that acts on a terminal or on the text around it, but the line break."""


READING = "R $x_1$ [b] :smile: <i>"


def _harmless(ran: Ran) -> Ran:
    """The run, if every byte that it wrote is text."""
    for written in (ran.out, ran.err):
        found = ACTS.search(written)
        assert found is None, (found, written)
    return ran


def _in_toml(text: str) -> str:
    return json.dumps(text).replace("\x7f", "\\u007f")


HOSTILE_SPEC = f"""
title = {_in_toml("T " + MARKUP + CONTROLS)}
[source]
citation = {_in_toml("C " + CONTROLS)}
[size]
width = 12
height = 5
dpi = 60
[x]
label = {_in_toml("X " + MARKUP + CONTROLS)}
scale = "category"
[y]
label = {_in_toml("Y " + MARKUP + CONTROLS)}
[legend]
title = {_in_toml("L " + CONTROLS)}
[series.{_in_toml("S " + CONTROLS)}]
color = "red"
[reading.{_in_toml(READING)}]
citation = {_in_toml(CONTROLS)}
"""
MARKED, CONTROLLED = "M " + MARKUP, "S " + CONTROLS
"""Names of the two series."""


def _in_csv(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _csv(value: str = "1") -> str:
    rows = [
        ["series", "x", "y", "note"],
        [_in_csv(MARKED), _in_csv("at " + CONTROLS), value, _in_csv(CONTROLS)],
        [_in_csv(MARKED), _in_csv("$b_c$"), "2", ""],
        [_in_csv(CONTROLLED), _in_csv("$b_c$"), "3", ""],
    ]
    return "".join(",".join(row) + "\n" for row in rows)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """The folder of a figure of which every text is hostile."""
    folder = make_figure(tmp_path / "data" / "hostile", spec=HOSTILE_SPEC, csv=_csv())
    (folder / "readings").mkdir()
    (folder / "readings" / f"{READING}.csv").write_text(_csv("4"), newline="")
    return folder


def test_the_list_prints_titles_as_text(run: InProcess, hostile: Path) -> None:
    """One line for a figure, whatever its title holds."""
    ran = _harmless(run("list"))
    assert (ran.status, ran.err, len(ran.lines)) == (DONE, "", 2)
    assert f"T {MARKUP}{SHOWN_CONTROLS}" in ran.lines[1]
    document = _harmless(run("list", "--json"))
    assert json.loads(document.stdout)["figures"][0]["title"] == f"T {MARKUP}{CONTROLS}"
    assert document.stdout.isascii()
    assert hostile.is_dir()


@pytest.mark.parametrize("form", ["long", "short", "markdown"])
def test_descriptions_hold_names_as_text(run: InProcess, hostile: Path, form: str) -> None:
    """Names stand literally, controls as their pictures; Markdown escapes its own signs."""
    ran = _harmless(run("describe", "hostile", "--format", form))
    assert (ran.status, ran.err) == (DONE, "")
    assert SHOWN_CONTROLS[:4] in ran.out.replace("\\", "")
    if form == "long":
        assert f"T {MARKUP}{SHOWN_CONTROLS}" in ran.lines[0]
        assert MARKED in ran.out
        assert f"S {SHOWN_CONTROLS}" in ran.out
    assert hostile.is_dir()


@pytest.mark.parametrize("view", ["points", "summary", "readings", "similarity"])
def test_the_tables_print_names_as_text(run: InProcess, hostile: Path, view: str) -> None:
    """In a terminal's table names stand literally, controls as their pictures."""
    ran = _harmless(run("table", "hostile", "--view", view))
    assert (ran.status, ran.err) == (DONE, "")
    assert f"T {MARKUP}{SHOWN_CONTROLS}" in ran.lines[0]
    if view != "similarity":
        assert MARKED in ran.out
        assert f"S {SHOWN_CONTROLS}" in ran.out
    if view in {"readings", "similarity"}:
        assert f"drawn / {READING}" in ran.out
    assert hostile.is_dir()


@pytest.mark.parametrize("table_format", ["markdown", "latex", "json"])
def test_tables_in_files_hold_nothing_that_acts(
    run: InProcess, hostile: Path, table_format: str
) -> None:
    """No control character, and no markup that the format would take for its own."""
    ran = _harmless(run("table", "hostile", "--format", table_format))
    assert (ran.status, ran.err) == (DONE, "")
    if table_format == "json":
        names = [row["series"] for row in json.loads(ran.stdout)]
        assert names == [MARKED, MARKED, CONTROLLED]
        assert json.loads(ran.stdout)[0]["note"] == CONTROLS.strip()
    elif table_format == "markdown":
        assert "<script>" not in ran.out
        assert all(line.startswith("|") for line in ran.lines[:4])
    else:
        assert r"\$100\_a" in ran.out
        body = "".join(line for line in ran.lines if not line.startswith("%"))
        assert "$100" not in body.replace(r"\$", "")
    assert hostile.is_dir()


def test_csv_keeps_every_byte_in_a_file_and_none_that_acts_on_a_terminal(
    run: InProcess, hostile: Path
) -> None:
    """As data it makes the same figure again; before a reader's eyes it is only text."""
    ran = run("table", "hostile", "--format", "csv")
    assert (ran.status, ran.err) == (DONE, "")
    alone = HOSTILE_SPEC.partition("[reading.")[0]
    make_figure(hostile.with_name("again"), spec=alone, csv=ran.stdout)
    again = run("table", "again", "--format", "json")
    assert again.stdout == run("table", "hostile", "--format", "json").stdout
    shown = run_in_terminal(run.home, "table", "hostile", "--format", "csv")
    assert shown.status == DONE
    assert ACTS.search(shown.text) is None
    assert SHOWN_CONTROLS in shown.text.replace("␍\n", "␍␊")


def test_the_chart_in_the_terminal_holds_names_as_text(run: InProcess, hostile: Path) -> None:
    """Neither title nor labels nor the legend of series act."""
    ran = _harmless(run("show", "hostile"))
    assert (ran.status, ran.err) == (DONE, "")
    together = "".join(line.strip() for line in ran.lines)
    for part in ("$100_a^b$", "[/b][red]x", ":smile:", "<script>x</script>", "␛[31m␛]0;t␇␍␊"):
        assert part in together
    assert hostile.is_dir()


def test_drawing_comparing_and_accepting_say_names_as_text(run: InProcess, hostile: Path) -> None:
    """Changes, what draws nothing, counts: every sentence of a run is text."""
    accepted = _harmless(run("accept", "hostile"))
    assert (accepted.status, accepted.lines) == (DONE, ["hostile: accepted, the first reference"])
    (hostile / "series.csv").write_text(_csv("1.5"), newline="")
    replace_in(hostile / "figure.toml", 'color = "red"', 'color = "blue"')
    replace_in(hostile / "figure.toml", _in_toml("L " + CONTROLS), _in_toml("M " + CONTROLS))
    told = _harmless(run("diff"))
    assert told.status == DIFFERS
    assert told.lines[1].startswith(
        f"  {MARKED} at at {SHOWN_CONTROLS}: 1.0 in the reference, 1.5 now (+0.5, "
    )
    assert f"  S {SHOWN_CONTROLS}, color: red in the reference, blue now" in told.lines
    document = _harmless(run("check", "--json"))
    assert document.stdout.isascii()
    assert json.loads(document.stdout)["figures"][0]["status"] == "differ"
    assert _harmless(run("accept", "hostile")).lines[1:] == told.lines[1:-2]


def test_renders_hold_names_as_text(run: InProcess, hostile: Path) -> None:
    """The SVG is well-formed and has no script; the PDF says the title in its metadata."""
    ran = _harmless(run("render", "--format", "png", "--format", "svg", "--format", "pdf"))
    assert ran.status == DONE
    out = run.home / "out"
    assert is_whole((out / "hostile.png").read_bytes())
    svg = ET.parse(out / "hostile.svg").getroot()  # noqa: S314 - it is ours
    assert [one for one in svg.iter() if one.tag.endswith("script")] == []
    (title,) = [one.text for one in svg.iter() if one.tag.endswith("}title")]
    assert title is not None
    assert "<script>x</script>" in title
    assert ACTS.search(title) is None
    assert (out / "hostile.pdf").read_bytes().startswith(b"%PDF-")
    assert hostile.is_dir()


ODD_IDS = ["$x_1^2", "[b]x[", "<script>&amp;", "a b", "x%2Fy", "naïve 'q' \"q\" #;!"]


def test_odd_names_of_folders_are_names(run: InProcess, tmp_path: Path) -> None:
    """Drawn, accepted and compared under the name they have, in files of that name."""
    for name in ODD_IDS:
        make_figure(tmp_path / "data" / name)
    for ignored in ("e\x1b[31m", "bell\x07", "\u202eabc", "c:d", ".dot", "-dash"):
        make_figure(tmp_path / "data" / ignored)
    names = sorted(ODD_IDS)
    assert _harmless(run("accept", "--all")).lines == [
        f"{name}: accepted, the first reference" for name in names
    ]
    assert _harmless(run("render")).lines == [f"out/{name}.png" for name in names]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"{name}.png" for name in names
    ]
    ran = _harmless(run("check"))
    assert (ran.status, ran.lines[:-1]) == (DONE, [f"{name}: match" for name in names])


def test_problems_quote_what_is_wrong_as_text(run: InProcess, tmp_path: Path) -> None:
    """Keys, cells, headers, file names and paths in messages act on nothing."""
    data = tmp_path / f"d{CONTROLS}"
    key = f"{_in_toml('K' + CONTROLS)} = {_in_toml(CONTROLS)}\n"
    make_figure(data / "key", spec=key + HOSTILE_SPEC.partition("[reading.")[0])
    make_figure(data / "toml", spec=f"title = \x1b[31m{CONTROLS}")
    make_figure(data / "header", csv=f"series,x,y,{_in_csv(CONTROLS)}\na,1,2,3\n")
    make_figure(data / "cell", csv=f"series,x,y\na,1,{_in_csv('7' + CONTROLS)}\na,2,1\x1b[2J\n")
    named = make_figure(data / "named")
    (named / "readings").mkdir()
    (named / "readings" / f"r{CONTROLS}.csv").write_text("series,x,y\na,1,b\n")
    ran = _harmless(run("list", "--data", data.name))
    assert ran.status == WRONG
    start = f"error: d{SHOWN_CONTROLS}/"
    assert all(line.startswith(start) for line in ran.messages)
    told = {line.removeprefix(start).split("/")[0] for line in ran.messages}
    assert told == {"key", "toml", "header", "cell", "named"}
    document = _harmless(run("list", "--json", "--data", data.name))
    assert document.stdout.isascii()
    assert (document.status, document.err) == (WRONG, ran.err)


@pytest.mark.parametrize(
    "call",
    [
        ["\x1b[31m\x07"],
        ["render", "--\x1b[31m\x07"],
        ["render", "--dpi", "\x1b[31m\x07"],
        ["render", "--format", "\x1b[31m\u202e"],
        ["table", "x", "--view", b"\x9b2J"],
        ["table", "x", "y\x1b[31m\r"],
        ["diff", "x", "--against", "\x1b[31m\x07.png"],
        ["new", "x", "--from", "\x1b[31m\x07.png"],
        ["list", "--data", "\x1b[31m\x07"],
    ],
)
def test_wrong_calls_are_quoted_as_text(run: InProcess, call: list[str | bytes]) -> None:
    """What was typed, or made a script's variable, comes back harmless."""
    ran = _harmless(run(*call))
    assert (ran.status, ran.out) == (WRONG, "")


def _carrying(change: Callable[[dict[str, object]], None], reference: bytes) -> bytes:
    """A render whose carried figure someone changed."""
    parts = []
    for kind, body in chunks_of(reference):
        if body.startswith(b"figrepro\0"):
            document = json.loads(zlib.decompress(body.removeprefix(b"figrepro\0\1\0\0\0")))
            change(document)
            packed = zlib.compress(json.dumps(document).encode("utf-8", "surrogatepass"))
            parts.append((kind, b"figrepro\0\1\0\0\0" + packed))
        else:
            parts.append((kind, body))
    return png_of(parts)


def _hostile_texts(document: dict[str, object]) -> None:
    figure = document["figure"]
    assert isinstance(figure, dict)
    figure["spec"]["title"] = figure["spec"]["source"]["citation"] = CONTROLS
    figure["spec"]["series"][CONTROLS] = figure["spec"]["series"].pop("1 Rec")
    figure["series"][0]["name"] = CONTROLS


def _wrong_shapes(document: dict[str, object]) -> None:
    document["figure"] = {"spec": {CONTROLS: 1, "title": 3}, "series": [{CONTROLS: 1}]}


def _wrong_points(document: dict[str, object]) -> None:
    figure = document["figure"]
    assert isinstance(figure, dict)
    figure["series"][0]["points"][0] = {"x": CONTROLS, "y": "NaN"}


def _no_document(document: dict[str, object]) -> None:
    document.clear()


def _deep(document: dict[str, object]) -> None:
    deep: list[object] = []
    for _ in range(500):
        deep = [deep]
    document["figure"] = {"spec": deep, "series": deep}


def _lone_surrogates(document: dict[str, object]) -> None:
    figure = document["figure"]
    assert isinstance(figure, dict)
    figure["spec"]["title"] = "\ud800"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (_hostile_texts, DIFFERS),
        (_wrong_shapes, WRONG),
        (_wrong_points, WRONG),
        (_no_document, WRONG),
        (_deep, WRONG),
        (_lone_surrogates, WRONG),
    ],
)
def test_what_an_image_carries_is_not_trusted(
    run: InProcess, data: Path, change: Callable[[dict[str, object]], None], status: int
) -> None:
    """A figure in an image is checked as one in a folder is; its texts are text."""
    reference = data / "hellaswag" / "reference.png"
    other = run.home / "other.png"
    other.write_bytes(_carrying(change, reference.read_bytes()))
    ran = _harmless(run("diff", "hellaswag", "--against", other))
    assert ran.status == status
    if status == WRONG:
        assert ran.out == ""
        assert ran.messages
        assert all(line.startswith(f"error: {other}") for line in ran.messages)
    else:
        assert f"  1 Rec: called {SHOWN_CONTROLS} in the reference" in ran.lines
    made = _harmless(run("new", "made", "--from", other))
    assert made.status == (WRONG if status == WRONG else DONE)
    assert (data / "made").exists() == (status != WRONG)


def test_text_that_unpacks_to_gigabytes_is_not_unpacked(run: InProcess, data: Path) -> None:
    """A bomb in an image costs neither memory nor time, and says what it is."""
    bomb = zlib.compressobj(9)
    packed = b"".join(bomb.compress(bytes(1 << 24)) for _ in range(16)) + bomb.flush()
    parts = [
        (kind, b"figrepro\0\1\0\0\0" + packed if kind == b"iTXt" else body)
        for kind, body in chunks_of((data / "hellaswag" / "reference.png").read_bytes())
    ]
    (run.home / "bomb.png").write_bytes(png_of(parts))
    ran = _harmless(run("diff", "hellaswag", "--against", "bomb.png"))
    assert (ran.status, ran.out, len(ran.messages)) == (WRONG, "", 1)
    assert ran.messages[0].startswith("error: ")
