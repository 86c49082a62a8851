"""What the tests of figures share."""

from pathlib import Path

import pytest

from tests.figure.folder import SERIES, SPEC, Folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A valid figure folder `chart` in an empty working directory."""
    monkeypatch.chdir(tmp_path)
    made = Folder()
    made.write("figure.toml", SPEC)
    made.write("series.csv", SERIES)
    return made
