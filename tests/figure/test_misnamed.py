"""Folders whose names cannot be ids are not passed over in silence."""

from pathlib import Path

import pytest

from figrepro.figure.folders import DataDir, is_valid_id


@pytest.mark.parametrize("name", ["-dash", "a:b", "trail ", "x.diff"])
def test_a_folder_with_a_spec_that_cannot_be_named_is_a_problem(tmp_path: Path, name: str) -> None:
    """A CI must not pass because a figure was never looked at."""
    (tmp_path / name).mkdir()
    (tmp_path / name / "figure.toml").touch()
    (problem,) = DataDir(tmp_path).misnamed()
    assert problem.file == f"{tmp_path}/{name}"
    assert DataDir(tmp_path).ids() == []


def test_hidden_folders_and_folders_without_a_spec_are_no_figures(tmp_path: Path) -> None:
    """Nothing is said of what was never meant to be a figure."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a:b").mkdir()
    assert DataDir(tmp_path).misnamed() == []


def test_no_id_collides_with_the_sheet_of_another() -> None:
    """`figrepro diff x` writes x.diff.png: no figure may have that render."""
    assert not is_valid_id("x.diff")
    assert is_valid_id("x.differ")
