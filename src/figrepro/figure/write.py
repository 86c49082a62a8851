"""Replacing files so that whoever reads them finds the old one or the new one, never a torn one."""

import os
import tempfile
from pathlib import Path

from figrepro.errors import FigreproError, Problem
from figrepro.figure.folders import shown


def replace_file(path: Path, content: bytes) -> None:
    """Puts a file in place whole, making its directory where needed.

    Raises:
        FigreproError: The directory or the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    except (OSError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FigreproError(
            Problem(
                f"this cannot be written: {reason}",
                file=shown(path),
                hint="choose another directory, or mend its permissions",
            )
        ) from error


def _replace(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.name[:80]}.", suffix=".tmp"
    )
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The mask of the process; there is no way to read it without setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
