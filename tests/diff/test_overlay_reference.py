"""A reference with another reading over it, against the figure's own drawing."""

from functools import cache

import numpy as np
import pytest

from figrepro.chart.chart import Chart
from figrepro.chart.overlay import with_overlay
from figrepro.render.drawing import draw
from figrepro.render.encode import encode
from tests.diff.tampering import compared, drift_in, opened, with_pixels
from tests.figures import shipped, with_point, with_spec

NAME = "second-description"
MARKERS = f"reading/{NAME}/4 Rec/markers"


@cache
def _overlaid() -> Chart:
    return with_overlay(shipped("hellaswag"), NAME)


@cache
def _reference() -> bytes:
    return encode(draw(_overlaid())).content


def test_it_is_one_change_and_no_drift() -> None:
    """With its element, its name, and every pixel explained."""
    found = compared(shipped("hellaswag"), _reference())
    (change,) = found.changes
    assert (found.status, found.drift, found.same_size_with) == ("differ", None, None)
    assert (change.field, change.reference, change.now) == ("overlay", NAME, None)
    assert change.element == f"reading/{NAME}"
    assert {one.element for one in found.elements} >= {MARKERS, f"key/reading/{NAME}/label"}
    assert {text.element for text in found.texts} == {f"key/reading/{NAME}/label"}


def test_the_sheet_outlines_the_points_of_the_reading() -> None:
    """In the reference, where they are."""
    (outline,) = compared(shipped("hellaswag"), _reference()).outlines
    owners = draw(_overlaid()).owners
    mark = owners.box(MARKERS)
    assert outline.drawing is None
    assert outline.reference is not None
    assert mark is not None
    assert outline.reference.common(mark) == mark


def test_changes_of_the_figure_are_told_beside_it() -> None:
    """In data units, as always."""
    now = with_point(
        shipped("hellaswag"), "4 Rec", 100, y=shipped("hellaswag").figure.series[1].points[1].y
    )
    changes = compared(now, _reference()).changes
    assert {(change.field, change.series) for change in changes} == {
        ("y", "4 Rec"),
        ("overlay", None),
    }


def test_pixels_painted_over_a_point_of_the_reading_are_located_there() -> None:
    """Drift has the element of that point."""
    pixels = opened(_reference()).pixels.copy()
    owners = draw(_overlaid()).owners
    place = owners.elements.index(MARKERS)
    part = owners.topmost == place
    pixels[part] = (255, 0, 255)
    found = compared(shipped("hellaswag"), with_pixels(_reference(), pixels))
    (one,) = drift_in(found).elements
    assert one.element == MARKERS
    assert one.pixels == np.count_nonzero(part)


@pytest.mark.parametrize(("pattern", "status"), [("reading/*", "match"), ("series/*", "differ")])
def test_it_can_be_ignored_by_its_element(pattern: str, status: str) -> None:
    """As anything that a drawing shows."""
    figure = shipped("hellaswag")
    policy = replace_ignore(figure, pattern)
    assert compared(policy, _reference()).status == status


def replace_ignore(figure: Chart, pattern: str) -> Chart:
    """The figure with one pattern of what a comparison ignores."""
    return with_spec(figure, diff={"ignore": (pattern,)})
