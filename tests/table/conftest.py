"""The figures that the tables are made of: the shipped ones, and any other."""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
import pytest

from figrepro.figure.load import load_folder
from figrepro.figure.model import DRAWN, Figure, Reading, Series
from figrepro.figure.resolve import resolve
from figrepro.figure.spec import Axis, Spec

MakeFigure = Callable[..., Figure]


def _shipped(figure_id: str) -> Figure:
    return load_folder(Path(__file__).parents[2] / "data" / figure_id, figure_id)


@pytest.fixture(scope="session")
def vocab() -> Figure:
    """Three series of five approximate points each, and a reading of published values."""
    return _shipped("vocab-accuracy")


@pytest.fixture(scope="session")
def hellaswag() -> Figure:
    """Six series of two or three points, two of them ranges, and two more readings."""
    return _shipped("hellaswag")


@pytest.fixture(scope="session")
def make_figure() -> MakeFigure:
    """A figure of any series, with other readings by name."""

    def make(
        *series: Series,
        title: str = "Title",
        x: str = "x",
        y: str = "y",
        others: Mapping[str, tuple[Series, ...]] | None = None,
    ) -> Figure:
        has_categories = any(isinstance(point.x, str) for one in series for point in one.points)
        spec = Spec(title=title, x=Axis(label=x), y=Axis(label=y))
        if has_categories:
            named = msgspec.structs.replace(spec, x=Axis(label=x, scale="category"))
            spec = msgspec.structs.replace(spec, x=resolve(named, series).x)
        readings = tuple(Reading(name, listed) for name, listed in (others or {}).items())
        return Figure("figure", spec, Reading(DRAWN, series), readings)

    return make
