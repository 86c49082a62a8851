"""The files that stand in `out/`: drawings, readings over them, and sheets of differences."""

from pathlib import Path
from typing import TYPE_CHECKING

from figrepro.errors import FigreproError, Problem
from figrepro.figure.atomic_write import replace_file
from figrepro.figure.folders import DataDir, other_readings, shown

if TYPE_CHECKING:
    from figrepro.diff.compare import Comparison

_SHEET = "diff"


def overlay_stem(data: DataDir, figure_id: str, reading: str) -> str:
    """What the files of a figure with a reading over it are called, without their ending.

    Raises:
        FigreproError: Another file of the same figures has that name.
    """
    stem = f"{figure_id}.{reading}"
    for other in data.ids():
        rest = stem.removeprefix(f"{other}.")
        if stem == other:
            raise _taken(stem, f"the drawing of figure {other}")
        if rest == _SHEET:
            raise _taken(stem, f"the difference image of figure {other}")
        has_prefix = other != figure_id and rest != stem
        if has_prefix and rest in (other_readings(data.path / other) or ()):
            raise _taken(stem, f"the drawing of figure {other} with reading {rest}")
    return stem


def _taken(stem: str, by: str) -> FigreproError:
    message = f"{stem}.png is already the name of {by}"
    return FigreproError(Problem(message, key="reading", hint="rename the reading"))


def write_sheet(comparison: "Comparison", out: Path, figure_id: str) -> Path | None:
    """Writes the sheet of a difference; an old one of a figure that matches now goes.

    Raises:
        FigreproError: It cannot be written, or the old one not be removed.
    """
    path = out / f"{figure_id}.{_SHEET}.png"
    pictures = comparison.pictures
    if pictures is None or comparison.status == "match":
        _remove(path)
        return None
    from figrepro.render.sheet import difference_sheet

    sheet = difference_sheet(
        pictures.reference, pictures.drawing, pictures.mask, comparison.outlines
    )
    replace_file(path, sheet)
    return path


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        return  # a file stands where the directory would be: there is nothing in it
    except OSError as error:
        problem = Problem(f"cannot remove this file: {error.strerror}", file=shown(path))
        raise FigreproError(problem) from error
