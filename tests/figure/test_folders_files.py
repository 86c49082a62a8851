"""The files of a figure are found in its folder, and nothing outside it is."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.folders import SERIES, SPEC, Folder

INSIDE = "allowed: a path inside chart"


def replace_by_link(folder: Folder, name: str, target: str | Path) -> None:
    """Puts a link in place of a file of the folder."""
    link = folder.path / name
    link.unlink(missing_ok=True)
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(target)


@pytest.mark.parametrize("name", ["figure.toml", "series.csv"])
def test_a_missing_file_is_named(folder: Folder, name: str) -> None:
    """Both files are needed."""
    (folder.path / name).unlink()
    assert folder.problems() == [f"chart/{name}: the file is missing"]


def test_all_missing_files_are_named(folder: Folder) -> None:
    """An empty folder says what belongs into it."""
    (folder.path / "figure.toml").unlink()
    (folder.path / "series.csv").unlink()
    assert folder.problems() == [
        "chart/figure.toml: the file is missing",
        "chart/series.csv: the file is missing",
    ]


@pytest.mark.parametrize("name", ["figure.toml", "series.csv", "readings/other.csv"])
def test_a_directory_in_place_of_a_file_is_told(folder: Folder, name: str) -> None:
    """It cannot be read."""
    (folder.path / name).unlink(missing_ok=True)
    (folder.path / name).mkdir(parents=True)
    assert folder.problems() == [
        f"chart/{name}: this is not a file; found a folder; allowed: a file"
    ]


@pytest.mark.parametrize("name", ["figure.toml", "series.csv", "readings/other.csv"])
def test_a_dangling_link_in_place_of_a_file_is_told(folder: Folder, name: str) -> None:
    """What it points to is missing."""
    replace_by_link(folder, name, "nothing")
    assert folder.problems() == [f"chart/{name}: the file is missing"]


@pytest.mark.parametrize("name", ["figure.toml", "series.csv", "readings/other.csv"])
def test_a_link_loop_in_place_of_a_file_is_told(folder: Folder, name: str) -> None:
    """It ends nowhere."""
    replace_by_link(folder, name, Path(name).name)
    assert folder.problems() == [f"chart/{name}: this is a link that leads back to itself"]


@pytest.mark.parametrize("name", ["figure.toml", "series.csv", "readings/other.csv"])
@pytest.mark.parametrize("absolute", [True, False])
def test_a_file_that_links_out_of_its_folder_is_refused(
    folder: Folder,
    name: str,
    absolute: bool,  # noqa: FBT001 - a case
) -> None:
    """Neither by an absolute link nor by a relative one, even to a file that would do."""
    outside = Path("outside").resolve()
    outside.write_text(SPEC if name == "figure.toml" else SERIES, encoding="utf-8")
    up = Path("../" * (name.count("/") + 1))
    replace_by_link(folder, name, outside if absolute else up / "outside")
    assert folder.problems() == [
        f"chart/{name}: the path is outside the figure's folder; found {outside}; {INSIDE}"
    ]


def test_a_readings_folder_that_links_out_is_refused(folder: Folder) -> None:
    """Its files are not even listed."""
    outside = Path("outside").resolve()
    outside.mkdir()
    (outside / "secret.csv").write_text(SERIES, encoding="utf-8")
    replace_by_link(folder, "readings", outside)
    assert folder.problems() == [
        f"chart/readings: the path is outside the figure's folder; found {outside}; {INSIDE}"
    ]


def test_a_file_may_link_to_another_in_its_folder(folder: Folder) -> None:
    """Links inside a figure are the user's business."""
    replace_by_link(folder, "readings/same.csv", "../series.csv")
    assert [reading.name for reading in folder.load().figure.readings] == ["same"]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (
            lambda path: path.touch(),
            "this cannot be read: not a directory",
        ),
        (lambda path: path.symlink_to("readings"), "this is a link that leads back to itself"),
        (lambda path: path.symlink_to("nothing"), "the folder is missing"),
    ],
    ids=["file", "loop", "dangling"],
)
def test_a_readings_folder_must_be_one(
    folder: Folder, make: Callable[[Path], object], said: str
) -> None:
    """A file or a broken link of that name is told, not passed over."""
    make(folder.path / "readings")
    assert folder.problems() == [f"chart/readings: {said}"]


def test_a_pipe_in_place_of_a_file_is_refused(folder: Folder) -> None:
    """Nothing waits for what may never come."""
    (folder.path / "series.csv").unlink()
    os.mkfifo(folder.path / "series.csv")
    said: list[str] = []
    reader = threading.Thread(target=lambda: said.extend(folder.problems()), daemon=True)
    reader.start()
    reader.join(timeout=10)
    assert said == ["chart/series.csv: this is not a file; found a device or pipe; allowed: a file"]


def test_a_reading_cannot_take_the_place_of_the_drawn_one(folder: Folder) -> None:
    """readings/drawn.csv would be a second drawn reading."""
    folder.write("readings/drawn.csv", "series,x,y\nz,9,9\n")
    assert folder.problems() == [
        (
            "chart/readings/drawn.csv: the reading drawn is the one in series.csv; "
            "give the file another name"
        )
    ]


def test_the_name_of_a_reading_can_be_seen(folder: Folder) -> None:
    """A control character in a file name neither becomes a name nor reaches the terminal."""
    folder.write("readings/a\x1b[31m.csv", SERIES)
    assert folder.problems() == [
        (
            "chart/readings/a␛[31m.csv: the name of a reading has "
            "characters that cannot be seen; give the file another name"
        )
    ]


def test_a_file_name_that_is_not_utf8_is_told(folder: Folder) -> None:
    """Linux allows any bytes in a name."""
    folder.write("readings/a.csv", SERIES)
    os.rename(b"chart/readings/a.csv", b"chart/readings/\xff.csv")  # noqa: PTH104 - bytes
    assert folder.problems() == [
        (
            "chart/readings/�.csv: the name of a reading has "
            "characters that cannot be seen; give the file another name"
        )
    ]


def test_other_files_in_a_folder_are_left_alone(folder: Folder) -> None:
    """Notes and hidden files of an editor are no readings."""
    folder.write("notes.txt", b"\xff")
    folder.write("readings/README.md", b"\xff")
    folder.write("readings/published.csv", SERIES)
    assert [reading.name for reading in folder.load().figure.readings] == ["published"]
