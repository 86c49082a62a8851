"""The program and Python read a folder that has the mark and the scale."""

import json
from pathlib import Path

import numpy as np
import pytest

import figrepro
from figrepro.chart.load import load_folder
from figrepro.cli.main import app
from figrepro.render.encode import render
from tests.extension.gains import ROWS
from tests.render.making import pixels


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        ("list", "Gains and losses"),
        ("show gains", "change"),
        ("describe gains", "Lollipop chart: Gains and losses."),
        ("table gains --format csv", "gain,3,20000"),
        ("claims", "It peaks."),
        ("schema", '"lollipop"'),
        ("render --format svg --format pdf --out drawn", ""),
        ("render --reading table --out drawn", ""),
    ],
)
def test_every_command_works(
    call: str, shown: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In this process, where both are registered."""
    assert called(call) == 0
    assert shown in capsys.readouterr().out
    assert (here / "drawn").exists() == call.startswith("render")


def test_what_was_accepted_matches_until_a_point_moves(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Then the point is told."""
    assert called("accept --claims gains") == 0
    assert called("accept gains") == 0
    assert called("diff") == 0
    assert called("check") == 0
    series = here / "data" / "gains" / "series.csv"
    series.write_text(series.read_text().replace("gain,2,400", "gain,2,500"))
    capsys.readouterr()
    assert called("diff --json") == 1
    (figure,) = json.loads(capsys.readouterr().out)["figures"]
    assert [(one["field"], one["x"]) for one in figure["changes"]] == [("y", "2")]


def test_a_render_becomes_a_folder(here: Path) -> None:
    """With the words of the spec that it was drawn from."""
    assert called("render gains --out drawn") == 0
    assert called("new copy --from drawn/gains.png") == 0
    spec = (here / "data" / "copy" / "figure.toml").read_text()
    assert 'kind = "lollipop"' in spec
    assert 'scale = "symlog"' in spec
    copied, own = (load_folder(here / "data" / name, "gains") for name in ("copy", "gains"))
    assert np.array_equal(pixels(copied), pixels(own))


def test_python_has_it(data: Path) -> None:
    """As a figure like any other."""
    found = figrepro.load("gains", data)
    assert found.id == "gains"
    assert found.render("png") == render(found.chart).content
    assert found.frame().shape[0] == len(ROWS)


def called(call: str) -> int:
    """The exit status of a command in this process."""
    status: int | None = app(call.split(), standalone_mode=False)
    return status or 0
