"""What tests of all rooms share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example may take is not for the load of the machine to say.
settings.register_profile("figrepro", deadline=None)
settings.load_profile("figrepro")

OTHER_RELEASE = (
    "tests/diff/test_moved_text.py::TestReleases::",
    "tests/diff/test_upgrade.py::",
    "tests/render/test_matplotlib_releases.py::test_both_releases_draw_the_same_bytes",
    "tests/render/test_owners.py::test_the_old_matplotlib_has_the_same_owners",
)
"""How the ids of tests begin that draw with the oldest matplotlib, in an environment of its own."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that need another release, before any are chosen by their marks."""
    for item in items:
        if item.nodeid.startswith(OTHER_RELEASE):
            item.add_marker("other_release")


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
