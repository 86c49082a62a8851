"""Which data directory is taken: the chosen one, the environment's, ./data or the package's."""

from pathlib import Path

import pytest

from figrepro.errors import FigreproError
from figrepro.figure.folders import (
    ENVIRONMENT,
    DataDir,
    find_data,
)
from tests.folders import add_figure


def test_the_chosen_directory_comes_first(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An option outranks the environment and ./data."""
    monkeypatch.setenv(ENVIRONMENT, str(data))
    add_figure(Path("mine"), "a")
    assert find_data("mine") == DataDir(Path("mine"))


def test_the_environment_comes_second(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FIGREPRO_DATA outranks ./data; empty it counts for nothing."""
    add_figure(Path("mine"), "a")
    monkeypatch.setenv(ENVIRONMENT, "mine")
    assert find_data() == DataDir(Path("mine"))
    monkeypatch.setenv(ENVIRONMENT, "")
    assert find_data() == DataDir(data)


def test_a_data_folder_with_figures_comes_third(data: Path) -> None:
    """./data is taken if it holds a figure.toml one level down, broken or not."""
    assert find_data() == DataDir(data)


def test_figures_in_data_are_found_beside_a_link_that_leads_nowhere(data: Path) -> None:
    """One odd entry does not hide the figures of the working directory."""
    (data / "a-loop").symlink_to("a-loop")
    (data / "b-loop").mkdir()
    (data / "b-loop" / "figure.toml").symlink_to("figure.toml")
    assert find_data() == DataDir(data)
    assert find_data().ids() == ["accuracy", "b-loop", "loss-1", "loss-2"]


@pytest.mark.parametrize("entry", ["", "x.csv", "sub/table.csv", ".hidden/figure.toml"])
def test_unrelated_data_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str
) -> None:
    """A ./data without figures is somebody else's: the figures of the package are shown."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    file = Path("data") / entry
    file.parent.mkdir(parents=True, exist_ok=True)
    if entry:
        file.write_text("", encoding="utf-8")
    found = find_data()
    assert found.shipped
    assert found.ids() == ["hellaswag", "vocab-accuracy"]


@pytest.mark.parametrize("named", ["", "nowhere", "data/accuracy/series.csv", "a\0b", "x" * 5000])
@pytest.mark.usefixtures("data")
def test_a_chosen_directory_must_be_one(named: str) -> None:
    """A wrong --data is refused, never replaced by another directory."""
    with pytest.raises(FigreproError) as raised:
        find_data(named)
    shown = f"{named[:59]}…" if len(named) > 60 else named.replace("\0", "␀")
    assert str(raised.value) == f'--data: this is not a directory; found "{shown}"'


def test_a_directory_in_the_environment_must_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the variable."""
    monkeypatch.setenv(ENVIRONMENT, "/nowhere")
    with pytest.raises(FigreproError) as raised:
        find_data()
    assert str(raised.value) == 'FIGREPRO_DATA: this is not a directory; found "/nowhere"'
