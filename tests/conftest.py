"""What tests of all rooms share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.folders import SERIES, SPEC, Folder

# How long an example may take is not for the load of the machine to say.
settings.register_profile("figrepro", deadline=None)
settings.load_profile("figrepro")


@pytest.fixture(scope="session")
def fixtures_dir() -> Path:
    """The directory of published images and expectations that `FIGREPRO_FIXTURES` names.

    A test that needs it is skipped if the variable is not set, and fails if it names no directory.
    """
    name = os.environ.get("FIGREPRO_FIXTURES")
    if name is None:
        pytest.skip("FIGREPRO_FIXTURES is not set")
    directory = Path(name)
    if not name or not directory.is_dir():
        pytest.fail(f"FIGREPRO_FIXTURES names no directory: {name!r}")
    return directory


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A valid figure folder `chart` in an empty working directory."""
    monkeypatch.chdir(tmp_path)
    made = Folder()
    made.write("figure.toml", SPEC)
    made.write("series.csv", SERIES)
    return made
