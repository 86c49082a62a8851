"""Who owns which pixel: recolouring an element changes what it owns on top, and nothing else."""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
import numpy as np
import pytest

from figrepro.render.boxes import PixelBox
from figrepro.render.drawing import Drawing, draw
from figrepro.render.element_masks import Owners
from figrepro.shapes import elements
from tests.figures import DATA, FOLDERS, SHIPPED, load, made
from tests.render import recolored
from tests.render.old_matplotlib import run_with_old_matplotlib
from tests.render.recolored import load_small, wrongly_owned

if TYPE_CHECKING:
    from numpy.typing import NDArray

MADE = ("areas", "bars-of-categories", "dates", "error-bars", "log-axes", "markers", "mixed-kinds")
SOME = ("areas", "error-bars")
OVERLAID = ("hellaswag/second-description", "error-bars/other", "mixed-kinds/other")
"""Figures with another of their readings over them."""


def _folder(figure_id: str) -> Path:
    return (DATA if figure_id in SHIPPED else FOLDERS) / figure_id


@cache
def _drawn(named: str) -> Drawing:
    figure_id, _, reading = named.partition("/")
    return load_small(_folder(figure_id), reading)


@pytest.fixture(
    params=[
        *SHIPPED,
        *SOME,
        *OVERLAID,
        *(pytest.param(one, marks=pytest.mark.slow) for one in MADE if one not in SOME),
    ]
)
def drawn(request: pytest.FixtureRequest) -> Drawing:
    """A figure drawn small; between them they have every kind of element."""
    return _drawn(request.param)


@pytest.fixture(scope="module")
def crossing() -> Drawing:
    """Two lines that cross between their points, the second above the first."""
    return draw(
        made(
            {"a": [(0, 0), (10, 10)], "b": [(0, 10), (10, 0)]},
            size={"width": 4, "height": 3, "dpi": 100},
            legend={"show": False},
        )
    )


def _at(owners: Owners, row: int, column: int) -> list[str]:
    """The elements that ink a pixel, the lowest first."""
    pixel = PixelBox(column, row, column + 1, row + 1)
    return [
        cover.element
        for cover in owners.covers
        if (common := cover.box.common(pixel)).area > 0
        and cover.mask[common.moved(-cover.box.left, -cover.box.top).slices].any()
    ]


def _layered(owners: Owners) -> "NDArray[np.uint8]":
    """All covers on top of each other, in their order."""
    paper = np.full((owners.height, owners.width, 3), 255.0)
    for cover in owners.covers:
        ink, opacity = cover.ink[..., :3], cover.ink[..., 3:] / 255
        below = paper[cover.box.slices]
        paper[cover.box.slices] = below * (1 - opacity) + ink * opacity
    return paper.round().astype(np.uint8)


def _middle(drawn: Drawing, x: int, y: int) -> tuple[int, int]:
    """Row and column of a place in the axes."""
    canvas, frame = drawn.scene.canvas, drawn.scene.panels[0].frame
    column = frame.across(Decimal(x)) * canvas.scale
    return round(canvas.height - frame.up(Decimal(y)) * canvas.scale), round(column)


def test_recoloring_an_element_changes_what_it_owns_and_nothing_else(drawn: Drawing) -> None:
    """All pixels that it is the topmost at, and none at which it left no ink."""
    assert wrongly_owned(drawn) == []


def test_recoloring_tells_the_same_at_the_size_that_ships() -> None:
    """Lines and fringes fall otherwise on more pixels."""
    assert wrongly_owned(draw(load("vocab-accuracy"))) == []


def test_recoloring_finds_out_who_owns_what_is_not_its_own() -> None:
    """If two elements had each other's pixels, all of both would be told."""
    drawn = load_small(_folder("log-axes"))
    exchanged = {"x/label": "y/label", "y/label": "x/label"}
    covers = tuple(
        type(cover)(exchanged.get(cover.element, cover.element), cover.box, cover.ink)
        for cover in drawn.owners.covers
    )
    vars(drawn)["owners"] = Owners(drawn.owners.height, drawn.owners.width, covers)
    assert {line.partition(":")[0] for line in wrongly_owned(drawn)} == set(exchanged)


def test_every_inked_pixel_has_an_owner(drawn: Drawing) -> None:
    """What is not white is not the background's."""
    inked = (drawn.pixels != 255).any(axis=-1)
    background = drawn.owners.elements.index(elements.BACKGROUND)
    assert not (inked & (drawn.owners.topmost == background)).any()
    assert drawn.owners.mask(elements.BACKGROUND).all()


def test_the_covers_on_top_of_each_other_are_the_drawing(drawn: Drawing) -> None:
    """Colours and fringes are kept; only rounding differs."""
    apart = np.abs(_layered(drawn.owners).astype(int) - drawn.pixels)
    assert apart.max() <= 3


def test_elements_come_in_the_order_of_the_shapes(drawn: Drawing) -> None:
    """Those that leave no ink are left out."""
    inked = set(drawn.owners.elements)
    names = dict.fromkeys(shape.element for shape in drawn.scene.shapes)
    assert list(drawn.owners.elements) == [name for name in names if name in inked]


def test_mask_box_and_topmost_tell_the_same(drawn: Drawing) -> None:
    """A box lies close around a mask, and an element is on top only where it left ink."""
    owners = drawn.owners
    for place, element in enumerate(owners.elements):
        mask = owners.mask(element)
        assert owners.box(element) == PixelBox.of(mask)
        assert not ((owners.topmost == place) & ~mask).any()


def test_the_elements_at_a_pixel_end_with_the_topmost(drawn: Drawing) -> None:
    """They are those whose masks hold it, the lowest first."""
    owners = drawn.owners
    inked = np.argwhere(owners.topmost != 0)
    for row, column in inked[:: len(inked) // 40]:
        found = _at(owners, row, column)
        assert found[0] == elements.BACKGROUND
        assert found[-1] == owners.elements[owners.topmost[row, column]]


def test_the_markers_of_a_series_are_told_from_its_line(crossing: Drawing) -> None:
    """The line runs on below its markers."""
    row, column = _middle(crossing, 0, 0)
    assert _at(crossing.owners, row, column)[-2:] == ["series/a/line", "series/a/markers"]


def test_a_hidden_pixel_keeps_its_owner_below(crossing: Drawing) -> None:
    """Where two lines cross, both are named, the one that is seen last."""
    row, column = _middle(crossing, 5, 5)
    assert _at(crossing.owners, row, column)[-2:] == ["series/a/line", "series/b/line"]
    assert crossing.owners.mask("series/a/line")[row, column]


def test_an_element_that_is_not_drawn_owns_nothing(crossing: Drawing) -> None:
    """It has no box, and marks no pixel."""
    assert crossing.owners.box("legend/frame") is None
    assert not crossing.owners.mask("legend/frame").any()


def test_asking_for_owners_leaves_the_drawing_as_it_was(crossing: Drawing) -> None:
    """The pixels are the same before and after."""
    plain = draw(crossing.chart).pixels
    asked = draw(crossing.chart)
    assert len(asked.owners.elements) > 1
    assert np.array_equal(asked.pixels, plain)


def test_the_old_matplotlib_has_the_same_owners() -> None:
    """Its renderer is asked in the same way."""
    folders = [_folder(figure_id) for figure_id in SOME]
    found = json.loads(run_with_old_matplotlib(Path(recolored.__file__), *folders))
    assert found["matplotlib"] != mpl.__version__
    assert found["wrong"] == {str(folder): [] for folder in folders}
