"""A drawing against a reference: the status, and what it rests on."""

import io
import zlib
from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from PIL import Image

from figrepro.chart.chart import Chart
from figrepro.diff.changes import changes_between
from figrepro.diff.compare import compare
from figrepro.errors import FigreproError
from figrepro.figure.spec import DiffPolicy
from figrepro.render.difference_mask import ALIKE, FAINT
from figrepro.render.drawing import draw
from figrepro.render.encode import render
from figrepro.render.png import read_chunks
from tests.diff.tampering import opened
from tests.figures import made, shipped, with_point, with_spec


def _stripped(content: bytes, edit: bool = False) -> bytes:  # noqa: FBT001, FBT002 - a test's choice
    with Image.open(io.BytesIO(content)) as image:
        pixels = np.array(image.convert("RGB"))
    if edit:
        pixels[10:20, 10:20] = (255, 0, 0)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "png")
    return out.getvalue()


def _with_edited_pixels(content: bytes) -> bytes:
    """Other pixels under the metadata of the original."""
    edited = dict(read_chunks(_stripped(content, edit=True), ""))
    out = [b"\x89PNG\r\n\x1a\n"]
    for kind, body in read_chunks(content, ""):
        body_now = edited[b"IDAT"] if kind == b"IDAT" else body
        out.append(len(body_now).to_bytes(4, "big") + kind + body_now)
        out.append(zlib.crc32(kind + body_now).to_bytes(4, "big"))
    return b"".join(out)


def test_the_accepted_drawing_matches(small: Chart, reference: bytes) -> None:
    """Nothing differs, and nothing is said."""
    found, _ = compare(small, reference, "reference.png")
    assert (found.status, found.differing_pixels, found.rms) == ("match", 0, 0.0)
    assert found.changes == ()
    assert found.drift is None
    assert found.pictures is None


def test_a_reference_with_an_older_description_matches(small: Chart, reference: bytes) -> None:
    """The status follows from figures and pixels; a reference of before has no such words."""
    older = opened(reference)
    older.tree["description"] = "Line chart: Title. up against across, 2 series: a, b."
    del older.tree["described"]
    content = older.signed()
    assert b"Description" not in content
    found, _ = compare(small, content, "reference.png")
    assert (found.status, found.differing_pixels) == ("match", 0)
    assert (found.changes, found.drift) == ((), None)


def test_a_changed_point_differs_and_explains_all_pixels(small: Chart, reference: bytes) -> None:
    """The change is told from the figures, and no drift is left over."""
    now = with_point(small, "a", 5, y=Decimal("3.5"))
    found, _ = compare(now, reference, "reference.png")
    assert found.status == "differ"
    assert [change.field for change in found.changes if change.drawn] == ["y"]
    assert found.differing_pixels is not None
    assert found.differing_pixels > 0
    assert found.drift is None
    assert found.pictures is not None


def test_nobody_asks_who_owns_which_pixel_before_it_is_to_be_told(
    small: Chart, reference: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A match and a change cost their drawings and no more; elements and outlines cost theirs."""
    monkeypatch.setattr("figrepro.render.element_masks.owners_of", None)
    for now in (small, with_spec(small, source={"citation": "elsewhere"})):
        assert compare(now, reference, "reference.png")[0].status == "match"
    found, _ = compare(with_spec(small, title="Other"), reference, "reference.png")
    assert (found.status, len(found.changes)) == ("differ", 1)
    for name in ("elements", "outlines"):
        with pytest.raises(TypeError):
            getattr(found, name)


def test_a_figure_that_is_carried_as_it_is_is_not_filled_in_again(
    small: Chart, reference: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A match is known from the carried text alone."""
    monkeypatch.setattr("figrepro.chart.document.resolve", None)
    assert compare(small, reference, "reference.png")[0].status == "match"
    with pytest.raises(TypeError):
        compare(with_spec(small, title="Other"), reference, "reference.png")


def test_pixels_that_hardly_differ_are_marked_as_faint_not_as_edges() -> None:
    """A little lighter inside of a bar is no edge of it."""
    bars: dict[str, Any] = {"kind": "bar", "size": {"width": 4, "height": 3, "dpi": 80}}
    before, now = (
        made({"a": [(0, "1"), (5, "3")]}, **bars, series={"a": {"color": color}})
        for color in ("#406080", "#446484")
    )
    found, _ = compare(now, render(before).content, "reference.png")
    assert (found.status, found.differing_pixels, found.antialiased_pixels) == ("differ", 0, 0)
    assert found.pictures is not None
    assert set(np.unique(found.pictures.mask)) == {ALIKE, FAINT}


@pytest.mark.parametrize("threshold", [0.0, 1.0])
def test_the_threshold_counts_only_where_the_reference_carries_no_figure(
    small: Chart, reference: bytes, threshold: float
) -> None:
    """It says how far apart colours may be where nothing else is known."""
    now = with_spec(small, title="Other")
    policy = with_spec(now, diff=DiffPolicy(threshold=threshold))
    plain, carried = (compare(one, reference, "reference.png")[0] for one in (now, policy))
    assert carried.differing_pixels == plain.differing_pixels
    assert carried.antialiased_pixels == plain.antialiased_pixels
    bare, _ = compare(policy, _stripped(reference), "reference.png")
    assert bare.differing_pixels != plain.differing_pixels


def test_the_elements_and_texts_that_differ_are_told(small: Chart, reference: bytes) -> None:
    """Of both drawings: those with the most pixels first, texts with what they say."""
    found, _ = compare(with_spec(small, title="A longer title"), reference, "reference.png")
    assert [(one.element, one.reference, one.now) for one in found.texts] == [
        ("title", "Title", "A longer title")
    ]
    assert [one.element for one in found.elements] == ["title"]
    (change,) = found.changes
    assert change.element == "title"


def test_a_changed_citation_matches_and_is_listed(small: Chart, reference: bytes) -> None:
    """What draws nothing cannot make a drawing differ."""
    found, _ = compare(
        with_spec(small, source={"citation": "elsewhere"}), reference, "reference.png"
    )
    assert found.status == "match"
    assert [change.field for change in found.changes] == ["source.citation"]


def test_a_change_too_small_for_any_pixel_differs_all_the_same(
    small: Chart, reference: bytes
) -> None:
    """The status follows from what is drawn, never from a count of pixels."""
    now = with_point(small, "b", 10, y=Decimal("5.0000001"))
    found, _ = compare(now, reference, "reference.png")
    assert found.differing_pixels == 0
    assert found.status == "differ"


def test_edited_pixels_are_drift(small: Chart, reference: bytes) -> None:
    """Pixels that the carried figure does not explain fail."""
    found, _ = compare(small, _with_edited_pixels(reference), "reference.png")
    assert found.status == "differ"
    assert found.changes == ()
    assert found.drift is not None
    assert found.drift.differing_pixels == found.differing_pixels


def test_edited_pixels_are_told_apart_from_a_change(small: Chart, reference: bytes) -> None:
    """Where the figure changed as well, drift counts the edited pixels alone."""
    now = with_point(small, "a", 5, y=Decimal("3.5"))
    found, _ = compare(now, _with_edited_pixels(reference), "reference.png")
    assert found.drift is not None
    assert found.drift.differing_pixels == 100


def test_a_reference_without_metadata_is_compared_by_its_pixels(
    small: Chart, reference: bytes
) -> None:
    """An optimiser may strip what the image carries: equal pixels still match."""
    found, _ = compare(small, _stripped(reference), "reference.png")
    assert (found.status, found.carries_figure) == ("match", False)
    found, _ = compare(small, _stripped(reference, edit=True), "reference.png")
    assert found.status == "differ"


def test_other_sizes_differ_and_are_never_scaled(small: Chart, reference: bytes) -> None:
    """Both sizes are known, no pixels are compared."""
    found, _ = compare(with_spec(small, size={"dpi": 100}), reference, "reference.png")
    assert found.status == "differ"
    assert (str(found.reference_size), str(found.drawing_size)) == ("320 x 240 px", "400 x 300 px")
    assert found.differing_pixels is None
    assert [change.field for change in found.changes] == ["size.dpi"]


def test_another_figures_reference_differs(reference: bytes) -> None:
    """A reference of another figure is no reference."""
    found, _ = compare(replace(shipped("hellaswag")), reference, "reference.png")
    assert found.status == "differ"


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda content: content[:200], "the PNG is cut off"),
        (lambda content: b"GIF89a" + content, "this is not a PNG"),
        (lambda _: b"", "this is not a PNG"),
        (lambda content: content[:60] + b"\xff" + content[61:], "the PNG is damaged"),
    ],
)
def test_a_broken_reference_is_a_problem(
    small: Chart, reference: bytes, spoil: object, message: str
) -> None:
    """A reference that cannot be read is not compared."""
    assert callable(spoil)
    with pytest.raises(FigreproError, match=message):
        compare(small, spoil(reference), "reference.png")


def test_every_element_that_a_change_names_is_in_one_of_the_drawings(small: Chart) -> None:
    """A reader can find what is named: it is drawn, before or now."""
    now = made(
        {"a": [(0, "2"), (10, "2")], "c": [(0, "4")]},
        title="Other",
        size={"width": 4, "height": 3, "dpi": 80},
        x={"label": "Other"},
        y={"limits": [0, 7], "grid": False},
        series={"a": {"color": "black", "marker": "square", "label": "A"}},
        legend={"title": "Key"},
    )
    named = {change.element for change in changes_between(small, now)} - {None}
    drawn = {shape.element for chart in (small, now) for shape in draw(chart).scene.shapes}
    assert len(named) > 8
    assert named <= drawn
