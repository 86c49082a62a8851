"""What the acceptance tests share: the program as a process, and figures to run it on."""

import shutil
from pathlib import Path

import pytest

from tests.acceptance.program import DONE, Program, copy_shipped


@pytest.fixture
def run(tmp_path: Path) -> Program:
    """Runs figrepro as a process in the test's own directory."""
    return Program(tmp_path)


@pytest.fixture(scope="session")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two figures with the references that `accept` made of them; to be copied."""
    home = tmp_path_factory.mktemp("accepted")
    copy_shipped(home / "data")
    assert Program(home)("accept", "--all").status == DONE
    return home / "data"


@pytest.fixture
def data(tmp_path: Path, accepted: Path) -> Path:
    """The two figures with their references, in the `./data` of the test's own directory."""
    return Path(shutil.copytree(accepted, tmp_path / "data"))
