"""Figures for tests: the two that come with figrepro, and small ones made on the spot."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from figrepro.figure.decode import decode_spec
from figrepro.figure.folders import DataDir
from figrepro.figure.load import load_figure
from figrepro.figure.model import DRAWN, Figure, Point, Reading, Series
from figrepro.figure.resolve import resolve
from figrepro.figure.spec import Spec

DATA = Path(__file__).parents[1] / "data"
SHIPPED = ("hellaswag", "vocab-accuracy")


def shipped(figure_id: str) -> Figure:
    """One of the two figures that come with figrepro."""
    return load_figure(DataDir(DATA), figure_id)


def made(points: dict[str, list[tuple[Any, str]]], **spec: Any) -> Figure:
    """A figure of exact points; `spec` holds further keys of its figure.toml."""
    tree = {"title": "Title", **spec}
    tree["x"] = {"label": "across", **spec.get("x", {})}
    tree["y"] = {"label": "up", **spec.get("y", {})}
    decoded = decode_spec(tree)
    assert isinstance(decoded, Spec), decoded
    series = tuple(
        Series(name, tuple(_point(x, Decimal(y)) for x, y in listed))
        for name, listed in points.items()
    )
    return Figure("made", resolve(decoded, series), Reading(DRAWN, series))


def _point(x: Any, y: Decimal) -> Point:
    place = Decimal(x) if isinstance(x, int) else x
    return Point(place, y, y, y)


def with_point(figure: Figure, series: str, x: Any, **changes: Any) -> Figure:
    """The figure with one point changed."""
    place = Decimal(x) if isinstance(x, int) else x
    changed = tuple(
        replace(
            one,
            points=tuple(
                replace(point, **changes) if one.name == series and point.x == place else point
                for point in one.points
            ),
        )
        for one in figure.series
    )
    return replace(figure, drawn=replace(figure.drawn, series=changed))


def with_spec(figure: Figure, **changes: Any) -> Figure:
    """The figure with some keys of its resolved spec replaced."""
    return replace(figure, spec=msgspec.structs.replace(figure.spec, **changes))
