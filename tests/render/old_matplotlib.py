"""The Python that draws with the oldest matplotlib that is supported."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OLD_PYTHON = ROOT / ".venv-matplotlib-3.10" / "bin" / "python"
ENVIRONMENT = "FIGREPRO_OLD_MATPLOTLIB"


def old_python() -> Path:
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


def run_with_old_matplotlib(program: Path, *arguments: str | Path) -> bytes:
    """What a program prints that draws with the old matplotlib."""
    done = subprocess.run([old_python(), program, *arguments], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout
