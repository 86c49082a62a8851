"""`--json`: one document, its keys an interface; and what `check` counts."""

import json
from pathlib import Path
from typing import Any

import pytest

from figrepro.version import VERSION
from tests.acceptance.in_process import InProcess
from tests.acceptance.program import DIFFERS, DONE, IDS, WRONG, make_figure, replace_in

ALWAYS = {"id", "status", "problems", "warnings"}
LISTED = ALWAYS | {"title", "series", "points", "reference"}
RENDERED = ALWAYS | {"outputs"}
COMPARED = ALWAYS | {
    "reference_size",
    "drawing_size",
    "carries_figure",
    "differing_pixels",
    "antialiased_pixels",
    "faint_pixels",
    "rms",
    "changes",
    "texts",
    "elements",
    "unexplained",
    "reduction",
    "looks_alike",
    "same_size_with",
    "drift",
}
PROBLEM = {"file", "line", "key", "found", "allowed", "message", "hint"}


@pytest.fixture
def mixed(data: Path) -> Path:
    """Figures of every status: one that matches, differs, has no reference, is broken."""
    replace_in(data / "hellaswag" / "series.csv", "1 Rec,300,31,,,", "1 Rec,300,33,,,")
    make_figure(data / "new-one")
    make_figure(data / "broken", csv="series,x,y\nspring,0,high\n")
    return data


def _document(stdout: bytes) -> dict[str, Any]:
    """The document, if it is one and nothing stands around it."""
    assert stdout.isascii()
    assert stdout.endswith(b"}\n")
    document = json.loads(stdout)
    assert set(document) == {"figrepro", "figures", "problems"}
    assert (document["figrepro"], document["problems"]) == (VERSION, [])
    assert [one["id"] for one in document["figures"]] == sorted(
        one["id"] for one in document["figures"]
    )
    return {one.pop("id"): one for one in document["figures"]}


def _keys(figures: dict[str, Any]) -> dict[str, set[str]]:
    return {figure_id: {"id", *figure} for figure_id, figure in figures.items()}


def _statuses(figures: dict[str, Any]) -> dict[str, str]:
    return {figure_id: figure["status"] for figure_id, figure in figures.items()}


def _assert_broken_is_explained(figures: dict[str, Any]) -> None:
    """The problem is there in parts, as its line on standard error says it in one."""
    (problem,) = figures["broken"]["problems"]
    assert set(problem) == PROBLEM
    assert (problem["file"], problem["line"]) == ("data/broken/series.csv", 2)
    assert (problem["key"], problem["found"]) == ("y", '"high"')
    assert problem["message"] == "this is not a number"
    assert [figure["problems"] for name, figure in figures.items() if name != "broken"] == [
        [] for name in figures if name != "broken"
    ]


BROKEN_LINE = 'error: data/broken/series.csv:2: y: this is not a number; found "high"'


def test_the_document_of_list(run: InProcess, mixed: Path) -> None:
    """Title, counts and whether there is a reference; none of it for what cannot be read."""
    ran = run("list", "--json")
    assert ran.status == WRONG
    assert [line.startswith(BROKEN_LINE) for line in ran.messages] == [True]
    figures = _document(ran.stdout)
    assert _keys(figures) == {
        "broken": ALWAYS, "hellaswag": LISTED, "new-one": LISTED, "vocab-accuracy": LISTED
    }  # fmt: skip
    _assert_broken_is_explained(figures)
    assert _statuses(figures) == {
        "broken": "error", "hellaswag": "ok", "new-one": "ok", "vocab-accuracy": "ok"
    }  # fmt: skip
    assert figures["vocab-accuracy"] == {
        "status": "ok",
        "problems": [],
        "warnings": [],
        "title": "Accuracy against training batches",
        "series": 3,
        "points": 15,
        "reference": True,
    }
    assert not figures["new-one"]["reference"]
    assert mixed.is_dir()


def test_the_document_of_render(run: InProcess, mixed: Path) -> None:
    """The files of each figure, and the warnings about its drawing in parts."""
    replace_in(mixed / "new-one" / "figure.toml", '"Height"', '"Height"\nlimits = [0, 4]')
    ran = run("render", "--json", "--out", "o", "--format", "svg")
    assert ran.status == WRONG
    assert len(ran.messages) == 2
    assert ran.messages[0].startswith(BROKEN_LINE)
    assert ran.messages[1].startswith("warning: new-one: ")
    figures = _document(ran.stdout)
    assert _keys(figures) == dict.fromkeys(["broken", *IDS, "new-one"], RENDERED)
    _assert_broken_is_explained(figures)
    assert figures["broken"]["outputs"] == []
    assert figures["hellaswag"]["outputs"] == [
        {"path": "o/hellaswag.svg", "format": "svg", "action": "drawn"}
    ]
    (warning,) = figures["new-one"]["warnings"]
    assert set(warning) == PROBLEM
    assert "outside the limits" in warning["message"]


@pytest.mark.parametrize("command", ["diff", "check"])
def test_the_document_of_a_comparison(run: InProcess, mixed: Path, command: str) -> None:
    """Numbers, changes and drift where there was something to compare; only diff has an image."""
    ran = run(command, "--json")
    assert ran.status == WRONG
    assert [line.startswith(BROKEN_LINE) for line in ran.messages] == [True]
    figures = _document(ran.stdout)
    image = {"image"} if command == "diff" else set()
    claims = {"claims"} if command == "check" else set()
    assert _keys(figures) == {
        "broken": ALWAYS,
        "hellaswag": COMPARED | image | claims,
        "new-one": ALWAYS | claims,
        "vocab-accuracy": COMPARED | claims,
    }
    _assert_broken_is_explained(figures)
    assert _statuses(figures) == {
        "broken": "error",
        "hellaswag": "differ",
        "new-one": "missing",
        "vocab-accuracy": "match",
    }
    (change,) = figures["hellaswag"]["changes"]
    assert set(change) == {
        "element", "series", "x", "field", "reference", "now", "difference", "shift_px", "drawn",
    }  # fmt: skip
    figures["vocab-accuracy"].pop("claims", None)
    assert figures["vocab-accuracy"] == {
        "status": "match",
        "problems": [],
        "warnings": [],
        "reference_size": [1050, 750],
        "drawing_size": [1050, 750],
        "carries_figure": True,
        "differing_pixels": 0,
        "antialiased_pixels": 0,
        "faint_pixels": 0,
        "rms": 0.0,
        "changes": [],
        "texts": [],
        "elements": [],
        "unexplained": [],
        "reduction": None,
        "looks_alike": True,
        "same_size_with": None,
        "drift": None,
    }
    assert mixed.is_dir()


def test_check_says_each_status_and_counts_the_matches(run: InProcess, mixed: Path) -> None:
    """What diff says, without an image, and how many of how many match."""
    ran = run("check")
    assert ran.status == WRONG
    heads = [line for line in ran.lines if not line.startswith("  ")]
    assert heads == [
        "hellaswag: differ",
        "new-one: missing: there is no reference; `figrepro accept new-one` makes one",
        "vocab-accuracy: match",
        "1 of 4 figures pass",
    ]
    assert [line.startswith(BROKEN_LINE) for line in ran.messages] == [True]
    assert ran.lines[1].startswith("  1 Rec at 300: 31 in the reference, 33 now (+2, ")
    assert not (run.home / "out").exists()
    assert run("check", "vocab-accuracy").lines == ["vocab-accuracy: match", "1 of 1 figure passes"]
    assert run("check", "vocab-accuracy", "hellaswag").status == DIFFERS
    assert mixed.is_dir()


def test_check_of_the_figures_that_ship_passes(run: InProcess) -> None:
    """Both have their references, and match them from any directory."""
    ran = run("check")
    assert (ran.status, ran.err) == (DONE, "")
    assert ran.lines == [*(f"{one}: match" for one in IDS), "2 of 2 figures pass"]


@pytest.mark.parametrize("command", ["list", "render", "describe", "diff", "check"])
def test_a_call_that_fails_whole_has_a_document_too(run: InProcess, command: str) -> None:
    """What concerns no single figure stands in `problems`, in parts, beside the line."""
    ran = run(command, "--json", "--data", "nowhere")
    assert ran.status == WRONG
    assert ran.messages == ['error: --data: this is not a directory; found "nowhere"']
    document = json.loads(ran.stdout)
    assert set(document) == {"figrepro", "figures", "problems"}
    assert document["figures"] == []
    (problem,) = document["problems"]
    assert set(problem) == PROBLEM
    assert (problem["key"], problem["found"]) == ("--data", '"nowhere"')


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (("diff", "--json", "--nope"), "No such option: --nope"),
        (("check", "--threshold", "high", "--json"), "Invalid value for '--threshold': "),
        (("render", "--json", "--dpi", "3"), "Invalid value for '--dpi': "),
        (("list", "extra", "--json"), "Got unexpected extra argument"),
        (("diff", "--json", "--data"), "Option '--data' requires an argument."),
    ],
)
def test_a_call_that_cannot_be_understood_has_a_document_too(
    run: InProcess, call: tuple[str, ...], message: str
) -> None:
    """A script that asks for one gets one, whatever is wrong with its call."""
    ran = run(*call)
    assert ran.status == WRONG
    assert message in ran.err
    document = json.loads(ran.out)
    assert document["figures"] == []
    (problem,) = document["problems"]
    assert set(problem) == PROBLEM
    assert problem["message"].startswith(message)


@pytest.mark.parametrize(
    "call", [("diff", "--nope"), ("table", "x", "--json"), ("diff", "--nope", "--", "--json")]
)
def test_a_call_that_asks_for_no_document_gets_none(run: InProcess, call: tuple[str, ...]) -> None:
    """Not all commands have one, and what stands after two dashes is no option."""
    ran = run(*call)
    assert (ran.status, ran.out) == (WRONG, "")


def test_a_path_that_is_no_text_stands_in_the_document(run: InProcess) -> None:
    """A directory named in bytes that are not UTF-8 is written to, and named as well as can be."""
    ran = run("render", "hellaswag", "--json", "--out", b"caf\xe9")
    assert (ran.status, ran.err) == (DONE, "")
    (figure,) = json.loads(ran.stdout)["figures"]
    assert figure["outputs"][0]["path"] == "caf\N{REPLACEMENT CHARACTER}/hellaswag.png"
    assert [path.name for path in run.home.iterdir()] == ["caf\udce9"]


def test_an_id_that_is_no_text_stands_in_the_document(run: InProcess) -> None:
    """Whatever was typed for an id is a problem of that id, and every character is visible."""
    ran = run("check", b"\xff\x7f\x1b", "--json")
    assert ran.status == WRONG
    (figure,) = json.loads(ran.stdout)["figures"]
    assert (figure["id"], figure["status"]) == ("\N{REPLACEMENT CHARACTER}\x7f\x1b", "error")
    assert all(byte >= 0x20 or byte == 0x0A for byte in ran.stdout + ran.stderr)
    assert b"\x7f" not in ran.stdout + ran.stderr
