"""The JSON document: its keys are an interface, its characters are harmless."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from figrepro.diff.change import Change
from figrepro.diff.compare import Comparison, Drawings
from figrepro.diff.drift import Drift
from figrepro.diff.locate import ElementPixels
from figrepro.diff.texts import TextChange
from figrepro.errors import Problem
from figrepro.render.drawing import draw
from figrepro.render.images import ImageSize
from figrepro.results.document import figure_object, to_json
from figrepro.results.outcomes import (
    CompareOutcome,
    ListOutcome,
    Outcome,
    Output,
    RenderOutcome,
)
from figrepro.version import VERSION
from tests.figures import made

SIZE = ImageSize(30, 20)


def _read(outcome: Outcome) -> dict[str, object]:
    """The outcome as a reader of the document has it."""
    (figure,) = json.loads(to_json([figure_object(outcome)]))["figures"]
    assert isinstance(figure, dict)
    return figure


def test_an_empty_run_has_every_key_of_the_document() -> None:
    """Version, figures, and problems that concern no single figure."""
    problem = Problem("no room", file="x", line=3, key="k", found="f", allowed="a", hint="h")
    document = json.loads(to_json([], [problem]))
    told = {
        "file": "x",
        "line": 3,
        "key": "k",
        "found": "f",
        "allowed": "a",
        "message": "no room",
        "hint": "h",
    }
    assert document == {"figrepro": VERSION, "figures": [], "problems": [told]}


def test_what_does_not_apply_to_a_command_is_absent() -> None:
    """A figure that could not be read has its status and its problems and nothing else."""
    broken = (Problem("no room"),)
    for outcome in (ListOutcome("x", broken), CompareOutcome("x", broken)):
        figure = _read(outcome)
        assert set(figure) == {"id", "status", "problems", "warnings"}
        assert figure["status"] == "error"
    assert set(_read(CompareOutcome("x"))) == {
        "id", "status", "problems", "warnings",
    }  # fmt: skip


def test_what_is_not_known_is_null() -> None:
    """Images of two sizes have no count of differing pixels, but the key is there."""
    drift = Drift(None, own_size=ImageSize(60, 40))
    found = Comparison("differ", SIZE, ImageSize(60, 40), True, "size.dpi = 75", drift=drift)  # noqa: FBT003
    figure = _read(CompareOutcome("x", comparison=found, image=Path("out/x.diff.png")))
    assert figure["differing_pixels"] is None
    assert figure["antialiased_pixels"] is None
    assert figure["rms"] is None
    assert figure["same_size_with"] == "size.dpi = 75"
    assert figure["drift"] == {
        "differing_pixels": None,
        "elements": [],
        "moved_math": [],
        "own_size": [60, 40],
        "figure_edited": False,
        "edited_texts": [],
        "drawn_otherwise": False,
    }
    assert (figure["reference_size"], figure["drawing_size"]) == ([30, 20], [60, 40])
    assert figure["image"] == "out/x.diff.png"


@pytest.mark.parametrize(
    ("change", "row"),
    [
        (
            Change("y", "0.50", "0.51", "series/a/markers", "a", "80k", Decimal("0.01"), 68.43751),
            {
                "field": "y", "drawn": True, "element": "series/a/markers", "series": "a",
                "x": "80k", "reference": "0.50", "now": "0.51", "difference": "+0.01",
                "shift_px": 68.438,
            },
        ),
        (
            Change("source.url", "here", "there", drawn=False),
            {"field": "source.url", "drawn": False, "reference": "here", "now": "there"},
        ),
        (
            Change("series", None, "2 points", "series/b/line", "b"),
            {
                "field": "series", "drawn": True, "element": "series/b/line", "series": "b",
                "now": "2 points",
            },
        ),
        (
            Change("legend.show", "true", "false", follows="the series"),
            {
                "field": "legend.show", "drawn": True, "reference": "true", "now": "false",
                "follows": "the series",
            },
        ),
        (
            Change("y", "1", "2", series="a", x="3", allowance="within tolerance",
                   uncertainty=Decimal("0.05"), uncertainty_px=0.41254),
            {
                "field": "y", "drawn": True, "series": "a", "x": "3", "reference": "1", "now": "2",
                "allowance": "within tolerance", "uncertainty": "0.05", "uncertainty_px": 0.413,
            },
        ),
    ],
)  # fmt: skip
def test_a_change_has_the_sides_that_apply(change: Change, row: dict[str, object]) -> None:
    """Exact numbers are text with their digits and their sign."""
    found = Comparison("differ", SIZE, SIZE, carries_figure=True, changes=(change,))
    assert _read(CompareOutcome("x", comparison=found))["changes"] == [row]


def test_texts_elements_and_drift_are_told_in_numbers() -> None:
    """Boxes are left, top, right and bottom; texts moved right and up."""
    drawn = draw(made({"a": [(0, "1")]}, size={"width": 4, "height": 3, "dpi": 80}))
    box = drawn.owners.box("title")
    assert box is not None
    mask = drawn.owners.mask("title")
    one = ElementPixels("title", int(mask.sum()), box)
    row = {
        "element": "title",
        "pixels": one.pixels,
        "box": [box.left, box.top, box.right, box.bottom],
    }
    text = TextChange("title", "Title", "Title", (0.5, -2.0))
    found = Comparison(
        "differ",
        SIZE,
        SIZE,
        carries_figure=True,
        texts=(text, TextChange("x/label", None, "x")),
        drawings=Drawings(drawn, drawn, mask),
        unexplained=(one,),
        drift=Drift(12, (one,), ("y/label",), figure_edited=True, edited_texts=("title",)),
    )
    figure = _read(CompareOutcome("x", comparison=found))
    assert figure["texts"] == [
        {"element": "title", "reference": "Title", "now": "Title", "shift_px": [0.5, -2.0]},
        {"element": "x/label", "reference": None, "now": "x", "shift_px": None},
    ]
    assert figure["elements"] == figure["unexplained"] == [row]
    assert figure["drift"] == {
        "differing_pixels": 12,
        "elements": [row],
        "moved_math": ["y/label"],
        "own_size": None,
        "figure_edited": True,
        "edited_texts": ["title"],
        "drawn_otherwise": False,
    }


def test_a_render_says_what_became_of_each_file() -> None:
    """Path, format, and whether it was drawn."""
    outputs = (Output(Path("out/x.png"), "png", "drawn"), Output(Path("x.svg"), "svg", "unchanged"))
    assert _read(RenderOutcome("x", outputs=outputs))["outputs"] == [
        {"path": "out/x.png", "format": "png", "action": "drawn"},
        {"path": "x.svg", "format": "svg", "action": "unchanged"},
    ]


@pytest.mark.parametrize("text", ["\x1b[31m", "\x07\r\n", "\x7f", "\x9b", "\u202e", "é \U0001f600"])
def test_every_character_of_the_document_is_visible_ascii(text: str) -> None:
    """Whatever a title holds: a terminal that shows the document stays as it is."""
    document = to_json([figure_object(ListOutcome("x", title=text))])
    assert all(" " <= character <= "~" or character == "\n" for character in document)
    assert json.loads(document)["figures"][0]["title"] == text
