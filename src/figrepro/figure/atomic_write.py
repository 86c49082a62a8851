"""Replacing files so that whoever reads them finds the old one or the new one, never a torn one."""

import codecs
import os
import stat
import tempfile
from pathlib import Path

from figrepro.errors import FigreproError, refused
from figrepro.figure.folders import read_bytes, require_inside, shown


def replace_file(path: Path, content: bytes) -> None:
    """Puts a file in place whole, making its directory where needed.

    A file that is there keeps its permissions. A link is replaced, since what it leads to may be
    anybody's.

    Raises:
        FigreproError: The directory or the file cannot be written, or the file is read-only.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content, _mode_for(path))
    except (OSError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        hint = "choose another directory, or mend its permissions"
        raise _unwritable(path, reason, hint) from error


def rewrite_file(path: Path, content: bytes, root: Path) -> None:
    """Replaces a file of a folder; where it is a link, the file in that folder it leads to.

    Raises:
        FigreproError: It leads out of the folder, or cannot be written.
    """
    require_inside(path, root)
    replace_file(path.resolve() if path.is_symlink() else path, content)


def rewrite_text(path: Path, text: str, root: Path) -> None:
    """Replaces a text file of a folder likewise; a byte-order mark stays.

    Raises:
        FigreproError: It cannot be read, leads out of the folder, or cannot be written.
    """
    has_mark = read_bytes(path, root).startswith(codecs.BOM_UTF8)
    rewrite_file(path, (codecs.BOM_UTF8 if has_mark else b"") + text.encode(), root)


def _mode_for(path: Path) -> int:
    """The permissions that a file is to have: those it has, or what the process gives new ones.

    Raises:
        FigreproError: They say that it is not to be written.
    """
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return 0o666 & ~_umask()
    if not stat.S_ISREG(mode):
        return 0o666 & ~_umask()
    if not os.access(path, os.W_OK):
        raise _unwritable(path, "it is read-only", "chmod u+w makes it writable")
    return stat.S_IMODE(mode)


def _unwritable(path: Path, reason: str, hint: str) -> FigreproError:
    return refused(f"this cannot be written: {reason}", file=shown(path), hint=hint)


def _replace(path: Path, content: bytes, mode: int) -> None:
    handle, temporary = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.name[:80]}.", suffix=".tmp"
    )
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The mask of the process; there is no way to read it without setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
