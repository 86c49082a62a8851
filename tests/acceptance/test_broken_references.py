"""References that cannot be read: each is one line that says what is wrong, and stops no other."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.acceptance.in_process import InProcess
from tests.acceptance.png import claiming
from tests.acceptance.program import IDS, WRONG, make_figure


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-500])


def _cut_in_its_first_part(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("series,x,y\n")


def _jpeg(path: Path) -> None:
    with Image.open(path) as image:
        image.convert("RGB").save(path, format="JPEG")


def _damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def _huge(path: Path) -> None:
    path.write_bytes(claiming(path.read_bytes(), 100_000, 100_000))


def _bomb(path: Path) -> None:
    path.unlink()
    with path.open("wb") as file:
        file.truncate(200 * 1024**3)


def _directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link_out(path: Path) -> None:
    outside = path.parents[2] / "outside.png"
    path.rename(outside)
    path.symlink_to(outside)


def _dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere.png")


def _loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


BROKEN: dict[Callable[[Path], None], str] = {
    _truncated: "the PNG is cut off; found ",
    _cut_in_its_first_part: "the PNG is cut off; found ",
    _empty: "this is not a PNG",
    _text: "this is not a PNG",
    _jpeg: "this is not a PNG",
    _damaged: "the PNG is damaged; found part IDAT",
    _huge: "the image is empty or too large; found 100000 x 100000 px; allowed: ",
    _bomb: "the file is too large; allowed: ",
    _directory: "this is not a file; found a folder; allowed: a file",
    _link_out: "the path is outside the figure's folder; found ",
    _dangling: "the file is missing",
    _loop: "this is a link that leads back to itself",
    _pipe: "this is not a file; found a device or pipe; allowed: a file",
}


def test_a_reference_that_cannot_be_read_is_one_line_and_stops_no_other(
    run: InProcess, data: Path
) -> None:
    """Status 2, each with the file and what is wrong with it; nothing is decoded blindly."""
    for damage in BROKEN:
        folder = make_figure(data / damage.__name__.strip("_"))
        shutil.copy(data / "hellaswag" / "reference.png", folder)
        damage(folder / "reference.png")
    ran = run("diff")
    assert ran.status == WRONG
    assert ran.lines == [f"{one}: match" for one in IDS]
    said = dict(
        line.removeprefix("error: data/").split("/reference.png: ") for line in ran.messages
    )
    expected = {damage.__name__.strip("_"): start for damage, start in BROKEN.items()}
    assert said.keys() == expected.keys()
    assert {one: said[one] for one in said if not said[one].startswith(expected[one])} == {}
    assert not (run.home / "out").exists()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("missing.png", "missing.png: the file is missing"),
        (".", ".: this is not a file; found a folder; allowed: a file"),
        ("/dev/zero", "/dev/zero: this is not a file; found a device or pipe; allowed: a file"),
        ("data/hellaswag/series.csv", "data/hellaswag/series.csv: this is not a PNG"),
        ("data/hellaswag/reference.png/x", "data/hellaswag/reference.png/x: "),
    ],
)
def test_a_file_to_compare_with_that_is_none_is_named(
    run: InProcess, data: Path, name: str, expected: str
) -> None:
    """Status 2 and one line, before anything is drawn."""
    ran = run("diff", "hellaswag", "--against", name)
    assert (ran.status, ran.out) == (WRONG, "")
    assert len(ran.messages) == 1
    assert ran.messages[0].startswith(f"error: {expected}")
    assert data.is_dir()
