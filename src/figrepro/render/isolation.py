"""Keeping the user's matplotlib settings out of the drawings.

matplotlib reads a `matplotlibrc` in the working directory before any other, and raises at import
when `MPLBACKEND` names no backend; both would change or break a drawing. `rc_context` swaps one
global dictionary, so two threads that draw at once can leave a wrong value behind: one lock for
the whole process keeps drawings apart.
"""

import logging
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

_LOCK = threading.RLock()

_NOT_ABOUT_DRAWING = ("backend", "interactive", "toolbar", "webagg", "tk.", "date.epoch", "macosx")
_OURS = {
    "path.simplify": True,
    "pdf.compression": 6,
    "pdf.fonttype": 42,
    "svg.fonttype": "path",
    "svg.hashsalt": "figrepro",
}


@contextmanager
def drawing_settings() -> Iterator[None]:
    """Matplotlib with its own defaults, for one thread at a time."""
    with _LOCK:
        from matplotlib import rc_context

        with rc_context(_defaults()):
            yield


@lru_cache(maxsize=1)
def _defaults() -> Any:  # noqa: ANN401 - matplotlib types the keys one by one
    from matplotlib import rcParamsDefault

    about_drawing = {
        key: value
        for key, value in rcParamsDefault.items()
        if not key.startswith(_NOT_ABOUT_DRAWING)
    }
    return about_drawing | _OURS


def import_matplotlib_untouched() -> None:
    """Imports matplotlib as if the user had no settings; does nothing if it is imported already.

    For programs that own their process: it changes the environment and the working directory for
    the time of the import.
    """
    if "matplotlib" in sys.modules:
        return
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    backend = os.environ.pop("MPLBACKEND", None)
    settings = os.environ.get("MATPLOTLIBRC")
    try:
        os.environ["MATPLOTLIBRC"] = str(Path(__file__).with_name("matplotlibrc"))
        with _no_settings_here():
            pass
    finally:
        _restore("MPLBACKEND", backend)
        _restore("MATPLOTLIBRC", settings)


def _restore(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value


@contextmanager
def _no_settings_here() -> Iterator[None]:
    """An empty working directory, where the present one has settings of matplotlib."""
    if not os.path.lexists("matplotlibrc"):
        yield
        return
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as empty:
        os.chdir(empty)
        try:
            yield
        finally:
            os.chdir(here)
