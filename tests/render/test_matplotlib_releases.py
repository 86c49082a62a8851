"""PNG and SVG are the same bytes under the oldest matplotlib that is supported and the current one.

Tick marks, lines and markers have been the same pixels for many releases; text has not, unless
figrepro sets it. A PDF embeds fonts through matplotlib and is the same under one release only.
"""

import json
from pathlib import Path

import matplotlib as mpl
import pytest

from figrepro.chart.chart import Chart
from figrepro.figure.vocabulary import MARKER_CODES
from figrepro.marks.registry import MARKS
from figrepro.scales.registry import SCALES
from tests.figures import DATA, EXERCISES, FOLDERS, SHIPPED, load
from tests.render.old_matplotlib import ENVIRONMENT, ROOT, old_python, run_with_old_matplotlib

PROGRAM = Path(__file__).with_name("draw_folders.py")


def test_both_releases_draw_the_same_bytes() -> None:
    """Both shipped figures, and figures that use every word of a spec, with every reading."""
    from tests.render.draw_folders import drawn

    old = json.loads(run_with_old_matplotlib(PROGRAM, DATA, FOLDERS))
    now = drawn([DATA, FOLDERS])
    assert old["matplotlib"].startswith("3.10.")
    assert not mpl.__version__.startswith("3.10.")
    assert old["drawn"] == now
    readings = sum(len(load(one).figure.readings) for one in SHIPPED + EXERCISES)
    assert len(now) == 2 * (len(SHIPPED + EXERCISES) + readings)
    assert readings >= 5


@pytest.fixture(scope="module")
def figures() -> list[Chart]:
    """What both releases draw."""
    return [load(figure_id) for figure_id in SHIPPED + EXERCISES]


def test_the_figures_use_every_word_that_draws(figures: list[Chart]) -> None:
    """What no figure uses, no comparison of releases would find changed."""
    layers = [layer for figure in figures for layer in figure.layers]
    styles = [layer.style for layer in layers]
    axes = [axis for figure in figures for one in figure.panels for axis in (one.x, one.y)]
    assert {layer.mark.name for layer in layers} == set(MARKS)
    assert {style.marker for style in styles} == set(MARKER_CODES.values())
    assert {style.line for style in styles} == {"solid", "dashed", "dashdot", "dotted", "none"}
    assert {style.filled for style in styles} == {True, False}
    assert {axis.scale.name for axis in axes} == set(SCALES)
    assert {axis.format for axis in axes} == {"plain", "si", "percent", "scientific"}
    assert {axis.grid for axis in axes} == {True, False}
    assert {figure.size.unit for figure in figures} == {"in", "cm", "mm"}
    assert {figure.size.dpi for figure in figures} >= {72, 100, 150, 300}
    assert {figure.text.font for figure in figures} == {"sans", "serif", "mono"}
    assert {figure.legend.outside for figure in figures} == {True, False}
    assert {figure.legend.show for figure in figures} == {True, False}


def test_the_figures_use_every_column_that_draws(figures: list[Chart]) -> None:
    """Error bars to all sides, and ranges."""
    points = [point for figure in figures for layer in figure.layers for point in layer.points]
    assert {point.basis for point in points} == {"exact", "approximate", "range"}
    assert any(point.err_low for point in points)
    assert any(point.err_high for point in points)
    assert any(point.x_err_low for point in points)
    assert any(point.x_err_high for point in points)


def test_an_environment_that_is_named_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise a CI would pass without ever comparing."""
    monkeypatch.setenv(ENVIRONMENT, str(ROOT / "no" / "python"))
    with pytest.raises(pytest.fail.Exception, match=ENVIRONMENT):
        old_python()
