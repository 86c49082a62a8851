"""Where figures are found: data directories, figure folders, and the files inside them."""

import codecs
import errno
import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from figrepro.errors import FigreproError, Problem, did_you_mean, listed, quoted, refused, visible

SPEC_FILE = "figure.toml"
SERIES_FILE = "series.csv"
CLAIMS_FILE = "claims.toml"
REFERENCE_FILE = "reference.png"
READINGS_FOLDER = "readings"

ENVIRONMENT = "FIGREPRO_DATA"
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of a table or a reference: what no honest one comes near."""
LARGEST_SPEC = 1024 * 1024
"""Bytes of a spec, likewise."""

ANYWHERE = Path(os.sep)
"""The root of files that the user names: they may be links to anywhere."""

_ALLOWED_ID = "the name of a folder, without / \\ :, a dot or dash in front, or .diff at its end"
"""What an id may be, as a message says it."""


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
            names = [entry.name for entry in self.path.iterdir()]
        except OSError as error:
            raise _unreadable(self.path, error, "folder") from error
        return sorted(name for name in names if _is_figure(self.path, name))

    def misnamed(self) -> list[Problem]:
        """A problem for each folder with a spec whose name cannot be an id: it is passed over."""
        return [
            Problem(
                "folder ignored: its name is not a valid figure ID",
                file=shown(self.path / name),
                allowed=_ALLOWED_ID,
            )
            for name in sorted(entry.name for entry in self.path.iterdir())
            if not name.startswith(".")
            and not is_valid_id(name)
            and os.path.lexists(self.path / name / SPEC_FILE)
        ]

    def folder(self, figure_id: str) -> Path:
        """The folder of a figure.

        Raises:
            FigreproError: The id leads elsewhere, or there is no such figure.
        """
        require_valid_id(figure_id)
        folder = self.path / figure_id
        if not folder.is_symlink() and not os.path.isdir(folder):  # noqa: PTH112 - never raises
            raise self._unknown(figure_id)
        require_inside(folder, self.path)
        return folder

    def _unknown(self, figure_id: str) -> FigreproError:
        beside = Path("data", figure_id)
        if self.shipped and beside.is_dir():
            return refused(f"this folder has no {SPEC_FILE}", file=shown(beside))
        known = self.ids()
        near = did_you_mean(figure_id, known, most=3)
        return refused(
            f"there is no figure {quoted(figure_id)} in {self.path}",
            hint=near or f"figures there: {listed(known) or 'none'}",
        )


def _is_figure(folder: Path, name: str) -> bool:
    """Whether there is a figure of that name, even one that cannot be read."""
    return is_valid_id(name) and os.path.lexists(folder / name / SPEC_FILE)


def is_valid_id(figure_id: str) -> bool:
    """Whether a text can name a figure: one visible part of a path that starts with no dot."""
    return (
        len(figure_id) > 0
        and not figure_id.startswith((".", "-"))
        and not figure_id.endswith(".diff")  # figrepro diff writes ID.diff.png
        and not set(figure_id) & {"/", "\\", ":"}
        and visible(figure_id) == figure_id
        and figure_id == figure_id.strip()
        and len(figure_id.encode()) <= 200  # noqa: PLR2004 - file systems allow 255 with suffixes
    )


def require_valid_id(figure_id: str) -> None:
    """Refuses a text that cannot name a figure.

    Raises:
        FigreproError: It cannot.
    """
    if not is_valid_id(figure_id):
        message = "this is not a valid figure ID"
        raise refused(message, found=quoted(figure_id), allowed=_ALLOWED_ID)


def find_data(chosen: str | os.PathLike[str] | None = None) -> DataDir:
    """The data directory: the chosen one, else $FIGREPRO_DATA, else ./data, else the shipped copy.

    Raises:
        FigreproError: The directory that was named is not one.
    """
    named = chosen if chosen is not None else os.environ.get(ENVIRONMENT) or None
    if named is not None:
        if not os.path.isdir(named):  # noqa: PTH112 - no text makes it raise, and "" is no path
            source = "--data" if chosen is not None else ENVIRONMENT
            raise refused("this is not a directory", source, found=quoted(os.fspath(named)))
        inside = Path(__file__).parents[1] / "data"  # of an installed package, however it is named
        return DataDir(Path(named), shipped=Path(named).resolve() == inside.resolve())
    here = DataDir(Path("data"))
    try:
        return here if here.ids() else DataDir(_shipped(), shipped=True)
    except FigreproError:  # no ./data, or one that cannot be read: it is not ours
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
        real, real_root = _real(path), _real(root)
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, before Python 3.13
        raise _unreadable(path, error) from error
    if not real.is_relative_to(real_root):
        raise refused(
            "the path is outside the figure's folder",
            file=shown(path),
            found=str(real),
            allowed=f"a path inside {root}",
        )


def _real(path: Path) -> Path:
    """Where a path leads in the end, also one to a file that is missing."""
    try:
        return path.resolve(strict=True)
    except FileNotFoundError:
        return path.resolve()


def read_bytes(path: Path, root: Path, *, limit: int = LARGEST_FILE) -> bytes:
    """The content of a file inside a folder.

    Raises:
        FigreproError: It is missing, unreadable, too large, or leads out of the folder.
    """
    require_inside(path, root)
    try:
        kind = path.stat().st_mode
        if not stat.S_ISREG(kind):
            found = "a folder" if stat.S_ISDIR(kind) else "a device or pipe"
            raise refused("this is not a file", file=shown(path), found=found, allowed="a file")
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(content) > limit:
        allowed = f"at most {limit // 1024**2} MiB"
        raise refused("the file is too large", file=shown(path), allowed=allowed)
    return content


def read_text(path: Path, root: Path, *, limit: int = LARGEST_FILE) -> str:
    """The text of a UTF-8 file inside a folder; a byte-order mark is passed over.

    Raises:
        FigreproError: It cannot be read, or is not UTF-8.
    """
    content = read_bytes(path, root, limit=limit).removeprefix(codecs.BOM_UTF8)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _not_utf8(path, content, 0, "UTF-16")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        found = f"byte 0x{content[error.start]:02x}"
        raise _not_utf8(path, content, error.start, found) from error
    if "\0" in text:
        raise _not_utf8(path, content, content.index(0), "byte 0x00")
    return text


def _not_utf8(path: Path, content: bytes, place: int, found: str) -> FigreproError:
    return refused(
        "this is not UTF-8 text",
        file=shown(path),
        line=len(re.findall(rb"\r\n?|\n", content[:place])) + 1,
        found=found,
        hint="save the file as UTF-8",
    )


def shown(path: Path) -> str:
    """A path as messages name it."""
    return visible(str(path))


def _unreadable(path: Path, error: Exception, kind: str = "file") -> FigreproError:
    if isinstance(error, FileNotFoundError):
        return refused(f"the {kind} is missing", file=shown(path))
    if isinstance(error, RuntimeError) or getattr(error, "errno", None) == errno.ELOOP:
        return refused("this is a link that leads back to itself", file=shown(path))
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return refused(f"this cannot be read: {reason[:1].lower()}{reason[1:]}", file=shown(path))


def other_readings(folder: Path) -> list[str] | None:
    """The names of a figure's other readings; None if their folder cannot be read."""
    try:
        return [path.stem for path in reading_files(folder)]
    except FigreproError:
        return None


def reading_files(folder: Path) -> Sequence[Path]:
    """The files of a figure's other readings, in alphabetical order.

    Raises:
        FigreproError: Their folder cannot be read, or leads out of the figure's folder.
    """
    readings = folder / READINGS_FOLDER
    if not os.path.lexists(readings):
        return []
    require_inside(readings, folder)
    try:
        return sorted(path for path in readings.iterdir() if path.name.endswith(".csv"))
    except OSError as error:
        raise _unreadable(readings, error, "folder") from error
