"""Which figures a data directory has, and that no id leads out of it."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.chart.load import load_chart
from figrepro.errors import FigreproError
from figrepro.figure.folders import (
    DataDir,
    is_valid_id,
)
from tests.folders import add_figure


def problem_of(data: DataDir, figure_id: str) -> str:
    """What is said of an id that names no figure that can be read."""
    with pytest.raises(FigreproError) as raised:
        load_chart(data, figure_id)
    return str(raised.value)


def test_figures_are_the_folders_with_a_spec(data: Path) -> None:
    """In alphabetical order; files, hidden folders and folders without a spec are none."""
    (data / "README.md").write_text("", encoding="utf-8")
    (data / "notes").mkdir()
    add_figure(data, ".draft")
    add_figure(data, "-x")
    assert DataDir(data).ids() == ["accuracy", "loss-1", "loss-2"]


def test_an_id_that_does_not_exist_names_the_nearest(data: Path) -> None:
    """Up to three ids that look like it."""
    assert problem_of(DataDir(data), "Los-1") == (
        'there is no figure "Los-1" in data; did you mean loss-1 or loss-2?'
    )


def test_an_id_like_no_other_lists_what_there_is(data: Path) -> None:
    """Whoever guesses learns the ids."""
    assert problem_of(DataDir(data), "zzz") == (
        'there is no figure "zzz" in data; figures there: accuracy, loss-1, loss-2'
    )


def test_an_empty_data_directory_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There may be nothing to list."""
    monkeypatch.chdir(tmp_path)
    assert problem_of(DataDir(Path()), "a") == 'there is no figure "a" in .; figures there: none'


def test_a_file_is_no_figure(data: Path) -> None:
    """What lies beside the figures is not one of them."""
    (data / "README.md").write_text("", encoding="utf-8")
    assert problem_of(DataDir(data), "README.md").startswith('there is no figure "README.md"')


@pytest.mark.parametrize(
    "figure_id",
    [
        *("", ".", "..", "../secret", "a/b", "/etc", "a\\b", "C:x", ".hidden", "-x", " a", "a "),
        *("a\nb", "a\0b", "\x1b[31m", "a\u202eb", "\udcff", "é" * 101),
    ],
)
def test_an_id_is_a_plain_name(data: Path, figure_id: str) -> None:
    """Nothing that leads elsewhere or that cannot be seen is looked up at all."""
    add_figure(Path(), "secret")
    said = problem_of(DataDir(data), figure_id)
    assert said.startswith('this is not a valid figure ID; found "')
    allowed = "the name of a folder, without / \\ :, a dot or dash in front, or .diff at its end"
    assert said.endswith(f'"; allowed: {allowed}')
    assert said.isprintable()


@given(st.text())
def test_a_valid_id_is_one_visible_part_of_a_path(figure_id: str) -> None:
    """Whatever is let through names an entry of the data directory and prints as it is."""
    if is_valid_id(figure_id):
        assert Path("data", figure_id).parts == ("data", figure_id)
        assert figure_id not in {"", ".", ".."}
        assert len(os.fsencode(figure_id)) <= 200


def test_a_folder_that_links_out_of_the_data_directory_is_refused(data: Path) -> None:
    """It is listed, so that nobody wonders where it went, and its problem is told."""
    add_figure(Path("elsewhere"), "secret")
    (data / "linked").symlink_to(Path("../elsewhere/secret"))
    assert "linked" in DataDir(data).ids()
    assert problem_of(DataDir(data), "linked") == (
        "data/linked: the path is outside the figure's folder; "
        f"found {Path('elsewhere/secret').resolve()}; allowed: a path inside data"
    )


def test_a_folder_may_link_to_another_figure(data: Path) -> None:
    """A link inside the data directory is a second name."""
    (data / "same").symlink_to("accuracy")
    assert load_chart(DataDir(data), "same").id == "same"


def test_a_link_loop_in_place_of_a_folder_is_told(data: Path) -> None:
    """It has a problem of its own, not that of another figure."""
    (data / "round").symlink_to("round")
    assert problem_of(DataDir(data), "round") == (
        "data/round: this is a link that leads back to itself"
    )


def test_a_missing_data_directory_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory can go while a program runs."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FigreproError) as raised:
        DataDir(Path("gone")).ids()
    assert str(raised.value) == "gone: the folder is missing"
