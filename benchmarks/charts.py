"""200 small charts, each unlike the others, as figure folders and as tests for pytest-mpl."""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

COUNT = 200
WIDTH, HEIGHT, DPI = 5.0, 4.0, 100
"""Inches, and pixels to each."""

_STYLES = (
    ("tab:blue", "circle", "o", "solid", "-"),
    ("tab:orange", "square", "s", "dashed", "--"),
    ("tab:green", "triangle_up", "^", "dashdot", "-."),
    ("tab:red", "diamond", "D", "dotted", ":"),
)
"""Of the first series and those after it: colour, marker and dashes, as figrepro and as
matplotlib call them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One series: its name and its points, as texts that both sides read alike."""

    name: str
    xs: tuple[str, ...]
    ys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: lines with markers, a legend, a title and two labels.

    Attributes:
        number: Its place among all, from 0.
        title: What stands above it.
        lines: One to four series of 5 to 24 points.
        limits: The ends of its y axis; there is room for the legend below the upper one.
    """

    number: int
    title: str
    lines: tuple[Line, ...]
    limits: tuple[float, float]

    @property
    def name(self) -> str:
        """Its name as a figure and as a test."""
        return f"chart_{self.number:03}"


def charts() -> list[Chart]:
    """The charts: always the same ones."""
    return [_chart(number) for number in range(COUNT)]


def _chart(number: int) -> Chart:
    lines = tuple(_line(number, place) for place in range(1 + number % 4))
    highest = max(float(y) for line in lines for y in line.ys)
    title = f"Score of run {number} against steps"
    return Chart(number, title, lines, (0.0, math.ceil(2.2 * highest)))


def _line(number: int, place: int) -> Line:
    points = range(5 + number % 20)
    return Line(
        f"model {number}.{place}",
        tuple(str(10 * (at + 1)) for at in points),
        tuple(f"{_score(number, place, at):.3f}" for at in points),
    )


def _score(number: int, place: int, at: int) -> float:
    """A curve that rises and levels off, with a wave on it."""
    height = 2.0 + 0.05 * number + place
    return height * (1 - math.exp(-0.3 * (at + 1))) + 0.2 * math.sin(at * (1 + number % 7) + place)


def write_folders(drawn: Sequence[Chart], data: Path) -> None:
    """Writes a figure folder for each chart."""
    for chart in drawn:
        folder = data / chart.name
        folder.mkdir(parents=True)
        _write(folder / "figure.toml", _spec(chart))
        _write(folder / "series.csv", _series(chart))


def _spec(chart: Chart) -> Iterator[str]:
    low, high = chart.limits
    yield f'title = "{chart.title}"'
    yield f"size = {{ width = {WIDTH}, height = {HEIGHT}, dpi = {DPI} }}"
    yield 'x = { label = "Step" }'
    yield f'y = {{ label = "Score", limits = [{low}, {high}], grid = false }}'
    yield 'legend = { show = true, location = "upper left", outside = false }'
    for line, (color, marker, _, dashes, _) in zip(chart.lines, _STYLES, strict=False):
        yield f'[series."{line.name}"]'
        yield f'color = "{color}"\nmarker = "{marker}"\nline = "{dashes}"'


def _series(chart: Chart) -> Iterator[str]:
    yield "series,x,y"
    for line in chart.lines:
        yield from (f"{line.name},{x},{y}" for x, y in zip(line.xs, line.ys, strict=True))


def write_tests(drawn: Sequence[Chart], file: Path) -> None:
    """Writes a test module for pytest-mpl with a test for each chart; `plain` draws it."""
    _write(file, _tests(drawn))


def _write(file: Path, lines: Iterable[str]) -> None:
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _tests(drawn: Sequence[Chart]) -> Iterator[str]:
    yield "import plain"
    yield "import pytest"
    for chart in drawn:
        yield f"\n\n@pytest.mark.mpl_image_compare\ndef test_{chart.name}():"
        yield f"    lines = {_literal(chart)}"
        size = (WIDTH, HEIGHT)
        yield f"    return plain.chart({chart.title!r}, lines, {chart.limits}, {size}, {DPI})"


def _literal(chart: Chart) -> str:
    """The lines as Python writes them: numbers, not texts, for matplotlib wants numbers."""
    rows = []
    for line, (color, _, marker, _, dashes) in zip(chart.lines, _STYLES, strict=False):
        xs, ys = ([float(text) for text in texts] for texts in (line.xs, line.ys))
        style = {"label": line.name, "color": color, "marker": marker, "linestyle": dashes}
        rows.append((xs, ys, style))
    return json.dumps(rows)
