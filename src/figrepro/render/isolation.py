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


def own_the_process() -> None:
    """Makes sure that matplotlib, once imported, has read no settings of the user.

    For programs that own their process, before anything is drawn: it changes the environment. Only
    where the working directory holds a `matplotlibrc`, matplotlib is imported here and now, from
    an empty directory, for nothing else keeps it from reading that file.
    """
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    os.environ.pop("MPLBACKEND", None)
    os.environ["MATPLOTLIBRC"] = str(Path(__file__).with_name("matplotlibrc"))
    if "matplotlib" not in sys.modules and os.path.lexists("matplotlibrc"):
        with _elsewhere():
            pass


@contextmanager
def _elsewhere() -> Iterator[None]:
    """An empty working directory for a while."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as empty:
        os.chdir(empty)
        try:
            yield
        finally:
            os.chdir(here)
