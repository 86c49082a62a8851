"""Where figures are found: data directories, figure folders, and the files inside them."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from figrepro.errors import FigreproError, Problem, nearest
from figrepro.figure.formats import visible

SPEC_FILE = "figure.toml"
SERIES_FILE = "series.csv"
REFERENCE_FILE = "reference.png"
READINGS_FOLDER = "readings"

ENVIRONMENT = "FIGREPRO_DATA"
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of a spec, a table or a reference: what no honest one comes near."""


@dataclass(frozen=True, slots=True)
class DataDir:
    """A directory of figure folders.

    Attributes:
        path: Where it is.
        shipped: Whether it is the copy inside the installed package, which is never written to.
    """

    path: Path
    shipped: bool = False

    def ids(self) -> list[str]:
        """The ids of all figures, in alphabetical order."""
        try:
            found = [entry.name for entry in os.scandir(self.path) if _is_figure(entry)]
        except OSError as error:
            raise FigreproError(_unreadable(self.path, error)) from error
        return sorted(found)

    def folder(self, figure_id: str) -> Path:
        """The folder of a figure.

        Raises:
            FigreproError: The id leads elsewhere, or there is no such figure.
        """
        if not is_valid_id(figure_id):
            raise FigreproError(
                Problem(
                    "this cannot be the id of a figure",
                    found=_quoted(figure_id),
                    allowed="the name of a folder, without / or \\",
                )
            )
        folder = self.path / figure_id
        if not (folder / SPEC_FILE).exists() and not folder.is_dir():
            raise FigreproError(self._unknown(figure_id))
        require_inside(folder, self.path)
        return folder

    def _unknown(self, figure_id: str) -> Problem:
        known = self.ids()
        near = nearest(figure_id, known, most=3)
        listed = ", ".join(visible(name) for name in (near or known[:10]))
        return Problem(
            f"there is no figure {_quoted(figure_id)} in {visible(str(self.path))}",
            hint=f"did you mean {listed}?" if near else f"figures there: {listed or 'none'}",
        )


def _is_figure(entry: os.DirEntry[str]) -> bool:
    return (
        is_valid_id(entry.name)
        and entry.is_dir()
        and os.path.lexists(os.path.join(entry.path, SPEC_FILE))  # noqa: PTH118 - entry.path is text
    )


def _quoted(text: str) -> str:
    return f'"{visible(text)}"'


def is_valid_id(figure_id: str) -> bool:
    """Whether a text can name a figure: one visible part of a path that starts with no dot."""
    return (
        0 < len(figure_id) <= 200  # noqa: PLR2004 - file systems allow 255 bytes with suffixes
        and not figure_id.startswith((".", "-"))
        and not set(figure_id) & {"/", "\\", ":"}
        and visible(figure_id) == figure_id
        and figure_id == figure_id.strip()
    )


def find_data(chosen: str | os.PathLike[str] | None = None) -> DataDir:
    """The data directory: the chosen one, else $FIGREPRO_DATA, else ./data, else the shipped copy.

    Raises:
        FigreproError: The directory that was named is not one.
    """
    named = chosen if chosen is not None else os.environ.get(ENVIRONMENT) or None
    if named is not None:
        path = Path(named)
        if not path.is_dir():
            source = "--data" if chosen is not None else ENVIRONMENT
            raise FigreproError(
                Problem("this is not a directory", key=source, found=_quoted(str(path)))
            )
        return DataDir(path)
    here = Path("data")
    try:
        if any((entry / SPEC_FILE).exists() for entry in here.iterdir()):
            return DataDir(here)
    except OSError:
        pass  # no ./data, or one that cannot be read: it is not ours
    return DataDir(_shipped(), shipped=True)


def _shipped() -> Path:
    """The figures inside the package; in a source tree they lie beside `src`."""
    package = Path(__file__).parents[1]
    inside = package / "data"
    return inside if inside.is_dir() else package.parents[1] / "data"


def require_inside(path: Path, root: Path) -> None:
    """Refuses a path that leads out of a directory, also through a link.

    Raises:
        FigreproError: It does.
    """
    try:
        real, real_root = path.resolve(), root.resolve()
    except (OSError, RuntimeError) as error:
        raise FigreproError(_unreadable(path, error)) from error
    if not real.is_relative_to(real_root):
        raise FigreproError(
            Problem(
                "this leads out of its folder",
                file=visible(str(path)),
                found=visible(str(real)),
                allowed=f"a path inside {visible(str(root))}",
            )
        )


def read_bytes(path: Path, root: Path, *, limit: int = LARGEST_FILE) -> bytes:
    """The content of a file inside a folder.

    Raises:
        FigreproError: It is missing, unreadable, too large, or leads out of the folder.
    """
    require_inside(path, root)
    try:
        if path.stat().st_size > limit:
            raise FigreproError(
                Problem("the file is too large", file=shown(path), allowed=f"{limit} bytes")
            )
        if path.exists() and not path.is_file():
            raise FigreproError(Problem("this is not a file", file=shown(path)))
        return path.read_bytes()
    except OSError as error:
        raise FigreproError(_unreadable(path, error)) from error


def read_text(path: Path, root: Path) -> str:
    """The text of a UTF-8 file inside a folder; a byte-order mark is passed over.

    Raises:
        FigreproError: It cannot be read, or is not UTF-8.
    """
    content = read_bytes(path, root)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FigreproError(
            Problem(
                "this is not UTF-8",
                file=shown(path),
                line=line,
                found=f"byte 0x{content[error.start]:02x}",
                hint="save the file as UTF-8",
            )
        ) from error


def shown(path: Path) -> str:
    """A path as messages name it."""
    return visible(str(path))


def _unreadable(path: Path, error: Exception) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem("the file is missing", file=shown(path))
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem(f"this cannot be read: {reason}", file=shown(path))


def reading_files(folder: Path) -> Sequence[Path]:
    """The files of a figure's other readings, in alphabetical order."""
    return sorted((folder / READINGS_FOLDER).glob("*.csv"))
