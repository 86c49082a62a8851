"""PNG and SVG are the same bytes under the oldest matplotlib that is supported and the current one.

Tick marks, lines and markers have been the same pixels for many releases; text has not, unless
figrepro sets it. A PDF embeds fonts through matplotlib and is the same under one release only.
"""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pytest

from figrepro.figure.model import Figure
from figrepro.figure.vocabulary import MARKER_CODES
from tests.render.making import EXERCISE_IDS, FOLDERS, SHIPPED, SHIPPED_IDS, load

ROOT = Path(__file__).parents[2]
OLD_PYTHON = ROOT / ".venv-matplotlib-3.10" / "bin" / "python"
ENVIRONMENT = "FIGREPRO_OLD_MATPLOTLIB"
PROGRAM = Path(__file__).with_name("draw_folders.py")


def _old_python() -> Path:
    """The Python that draws with the old matplotlib.

    Skips the test where there is none; fails it where the environment says that there must be.
    """
    named = os.environ.get(ENVIRONMENT)
    python = OLD_PYTHON if named is None else Path(named)
    if python.is_file():
        return python
    if named is not None:
        pytest.fail(f"{ENVIRONMENT} names no Python: {named!r}")
    pytest.skip(f"neither {ENVIRONMENT} nor {OLD_PYTHON.relative_to(ROOT)} is there")


def _drawn_by(python: Path) -> dict[str, Any]:
    done = subprocess.run([python, PROGRAM, SHIPPED, FOLDERS], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_both_releases_draw_the_same_bytes() -> None:
    """Both shipped figures, and figures that use every word of a spec."""
    from tests.render.draw_folders import drawn

    old = _drawn_by(_old_python())
    now = drawn([SHIPPED, FOLDERS])
    assert old["matplotlib"].startswith("3.10.")
    assert not mpl.__version__.startswith("3.10.")
    assert old["drawn"] == now
    assert len(now) == 2 * len(SHIPPED_IDS + EXERCISE_IDS)


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
        _old_python()
