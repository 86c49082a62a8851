"""The look of a series is read off its handle in the legend of an image."""

from functools import cache
from typing import Any

import numpy as np
import pytest
from msgspec import structs

from figrepro.diff.estimate.edits import with_style, with_table
from figrepro.diff.estimate.legend_swatches import (
    Handle,
    entries_of,
    handle_differs,
    style_of_handle,
    style_seen,
)
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Figure
from figrepro.figure.spec import SeriesStyle
from figrepro.render.drawing import Drawing
from tests.diff.estimate.drawings import draw_figure, drawn, filled

ONE = [
    {"color": "tab:green"},
    {"color": "#123456"},
    {"line": "dashed"},
    {"line": "none"},
    {"width": 1.0},
    {"width": 0.75},
    {"size": 4.0},
    {"size": 9.0},
    {"size": 9.5},
    {"size": 10.5},
    {"width": 3.5},
    {"marker": "star"},
    {"marker": "none"},
    {"filled": False},
    {"kind": "area"},
    {"kind": "bar"},
]
SEVERAL = [
    {"color": "#dc143c", "marker": "diamond"},
    {"color": "tab:green", "line": "none", "filled": False},
    {"width": 1.2, "line": "dashed"},
    {"kind": "area", "color": "#884422", "marker": "none"},
]


def _figure() -> Figure:
    return filled(
        {"A": [(0, "1"), (1, "3")], "B": [(0, "2"), (1, "1")]},
        size={"width": 5, "height": 3, "dpi": 80},
    )


@cache
def _drawn() -> Drawing:
    return draw_figure(_figure())


def _search(keys: dict[str, Any]) -> Search:
    """The search for an image in which the first series has another look."""
    return Search(draw_figure(with_style(_figure(), "A", **keys)).pixels, _drawn())


def test_of_looks_that_are_drawn_alike_the_one_that_says_least_is_told() -> None:
    """A circle looks like a point of twice its size, which nobody would ask for by a size."""
    start = with_style(_figure(), "A", marker="point", filled=False)
    shown = with_style(_figure(), "A", marker="circle", filled=False)
    search = Search(draw_figure(shown).pixels, draw_figure(start))
    found = style_of_handle(search, entries_of(search)["A"], start.spec.series["A"])
    assert found == shown.spec.series["A"]


def _style(name: str = "A") -> SeriesStyle:
    return _figure().spec.series[name]


@pytest.mark.parametrize("keys", [*ONE, *SEVERAL], ids=str)
def test_a_look_is_read_off_a_handle(keys: dict[str, Any]) -> None:
    """Whichever keys of the style are others, those are found and the rest stays."""
    search = _search(keys)
    found = style_of_handle(search, entries_of(search)["A"], _style())
    assert found == structs.replace(_style(), **keys)


@pytest.mark.parametrize("keys", [ONE[1], *ONE[-2:], *SEVERAL[:2]], ids=str)
def test_a_look_is_found_from_any_other(keys: dict[str, Any]) -> None:
    """Beginning with that of another series, one is found that has the same handle."""
    search = _search(keys)
    handle = Handle(search, entries_of(search)["A"])
    found = style_seen(handle, _style("B"))
    assert handle.loss(found) == 0
    shown = structs.replace(_style(), **keys)
    assert (found.kind, found.line) == (shown.kind, shown.line)


def test_the_same_handle_has_no_other_look() -> None:
    """Nothing is found where a handle is as it is drawn, also where another one differs."""
    search = _search({"color": "crimson"})
    assert style_of_handle(search, entries_of(search)["B"], _style("B")) is None


def test_a_width_that_is_none_that_people_write_is_told_in_few_digits() -> None:
    """In an image with noise the nearest width may be any: three decimals say enough."""
    noise = np.random.default_rng(1).integers(-9, 10, _drawn().pixels.shape)
    shown = _search({"width": 3.1234567}).image
    search = Search((shown + noise).clip(0, 255).astype(np.uint8), _drawn())
    found = style_of_handle(search, entries_of(search)["A"], _style())
    assert found is not None
    assert found.width == round(found.width, 3)


@pytest.mark.parametrize("keys", ONE[::3], ids=str)
def test_a_handle_differs_where_its_series_looks_otherwise(keys: dict[str, Any]) -> None:
    """Of two rows of a legend only the one that changed."""
    search = _search(keys)
    entries = entries_of(search)
    assert handle_differs(search, entries["A"])
    assert not handle_differs(search, entries["B"])


def test_a_look_is_the_further_from_a_handle_the_less_it_is_like_it() -> None:
    """None, if it is the one that is drawn."""
    search = _search({"width": 1.0})
    handle = Handle(search, entries_of(search)["A"])
    losses = [handle.loss(structs.replace(_style(), width=width)) for width in (1.0, 1.5, 2.0, 4.0)]
    assert losses[0] == 0
    assert losses == sorted(set(losses))


def test_rows_of_a_legend_are_known_by_their_series() -> None:
    """What explains a drawn range is of no series; without a legend there are no rows."""
    ranged = drawn("mutated/log-errors")
    search = Search(ranged.pixels, ranged)
    assert set(entries_of(search)) == {"Inner", "Lower"}
    bare = draw_figure(with_table(_figure(), "legend", show=False))
    assert entries_of(Search(bare.pixels, bare)) == {}
