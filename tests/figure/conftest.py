"""What the tests of figures share."""

from pathlib import Path

import pytest

from figrepro.figure.folders import ENVIRONMENT
from tests.folders import add_figure


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory of three figures, in the working directory, which has nothing else."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    for name in ("accuracy", "loss-1", "loss-2"):
        add_figure(Path("data"), name)
    return Path("data")
