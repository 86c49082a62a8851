"""What the acceptance tests share: two ways to run the program, and figures to run it on."""

import shutil
from pathlib import Path

import pytest

from tests.acceptance.in_process import InProcess
from tests.acceptance.program import DONE, copy_shipped
from tests.acceptance.whole_process import WholeProcess


@pytest.fixture
def run(tmp_path: Path) -> InProcess:
    """Runs figrepro in the process of the tests, and in the test's own directory."""
    return InProcess(tmp_path)


@pytest.fixture
def run_process(tmp_path: Path) -> WholeProcess:
    """Runs figrepro as a process, in the test's own directory: for what is about the process."""
    return WholeProcess(tmp_path)


@pytest.fixture(scope="session")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two figures with the references that `accept` made of them; to be copied."""
    home = tmp_path_factory.mktemp("accepted")
    copy_shipped(home / "data")
    assert InProcess(home)("accept", "--all").status == DONE
    return home / "data"


@pytest.fixture
def data(tmp_path: Path, accepted: Path) -> Path:
    """The two figures with their references, in the `./data` of the test's own directory."""
    return Path(shutil.copytree(accepted, tmp_path / "data"))
