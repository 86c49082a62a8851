"""PNG and SVG are the same bytes under the oldest matplotlib that is supported and the current one.

Tick marks, lines and markers have been the same pixels for many releases; text has not, unless
figrepro sets it. A PDF embeds fonts through matplotlib and is the same under one release only.
"""

import json
from pathlib import Path

import matplotlib as mpl
import pytest

from figrepro.figure.model import Figure
from figrepro.figure.vocabulary import MARKER_CODES
from tests.render.making import EXERCISE_IDS, FOLDERS, SHIPPED, SHIPPED_IDS, load
from tests.render.old_matplotlib import ENVIRONMENT, ROOT, old_python, run_with_old_matplotlib

PROGRAM = Path(__file__).with_name("draw_folders.py")


def test_both_releases_draw_the_same_bytes() -> None:
    """Both shipped figures, and figures that use every word of a spec, with every reading."""
    from tests.render.draw_folders import drawn

    old = json.loads(run_with_old_matplotlib(PROGRAM, SHIPPED, FOLDERS))
    now = drawn([SHIPPED, FOLDERS])
    assert old["matplotlib"].startswith("3.10.")
    assert not mpl.__version__.startswith("3.10.")
    assert old["drawn"] == now
    readings = sum(len(load(one).readings) for one in SHIPPED_IDS + EXERCISE_IDS)
    assert len(now) == 2 * (len(SHIPPED_IDS + EXERCISE_IDS) + readings)
    assert readings >= 5


@pytest.fixture(scope="module")
def figures() -> list[Figure]:
    """What both releases draw."""
    return [load(figure_id) for figure_id in SHIPPED_IDS + EXERCISE_IDS]


def test_the_figures_use_every_word_that_draws(figures: list[Figure]) -> None:
    """What no figure uses, no comparison of releases would find changed."""
    styles = [style for figure in figures for style in figure.spec.series.values()]
    axes = [axis for figure in figures for axis in (figure.spec.x, figure.spec.y)]
    assert {style.kind for style in styles} == {"line", "scatter", "step", "bar", "area"}
    assert {style.marker for style in styles} == set(MARKER_CODES.values())
    assert {style.line for style in styles} == {"solid", "dashed", "dashdot", "dotted", "none"}
    assert {style.filled for style in styles} == {True, False}
    assert {axis.scale for axis in axes} == {"linear", "log", "date", "category"}
    assert {axis.format for axis in axes} == {"plain", "si", "percent", "scientific"}
    assert {axis.grid for axis in axes} == {True, False}
    assert {figure.spec.size.unit for figure in figures} == {"in", "cm", "mm"}
    assert {figure.spec.size.dpi for figure in figures} >= {72, 100, 150, 300}
    assert {figure.spec.text.font for figure in figures} == {"sans", "serif", "mono"}
    assert {figure.spec.legend.outside for figure in figures} == {True, False}
    assert {figure.spec.legend.show for figure in figures} == {True, False}


def test_the_figures_use_every_column_that_draws(figures: list[Figure]) -> None:
    """Error bars to all sides, and ranges."""
    points = [point for figure in figures for one in figure.series for point in one.points]
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
