"""The registration of both, and a folder of a figure that has them."""

from pathlib import Path

import pytest

from figrepro.marks.registry import MARKS
from figrepro.scales.registry import SCALES
from tests.extension.gains import ROWS, SPEC
from tests.extension.lollipop import Lollipop
from tests.extension.symmetric_log import SymmetricLog


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that is done to have them."""
    monkeypatch.setitem(MARKS, Lollipop.name, Lollipop())
    monkeypatch.setitem(SCALES, SymmetricLog.name, SymmetricLog())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data directory with one figure that has both."""
    folder = tmp_path / "data" / "gains"
    (folder / "readings").mkdir(parents=True)
    (folder / "figure.toml").write_text(SPEC, encoding="utf-8")
    (folder / "series.csv").write_text("\n".join(["series,x,y", *ROWS]), encoding="utf-8")
    (folder / "readings" / "table.csv").write_text("series,x,y\ngain,2,500", encoding="utf-8")
    claim = (
        '[[claim]]\nid = "peak"\nstatement = "It peaks."\nformula = \'highest("gain") == 20000\''
    )
    (folder / "claims.toml").write_text(claim, encoding="utf-8")
    return folder.parent


@pytest.fixture
def here(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, above that of the data."""
    monkeypatch.chdir(data.parent)
    return data.parent
