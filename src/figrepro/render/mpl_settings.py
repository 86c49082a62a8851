"""Keeping the user's matplotlib settings out of the drawings.

matplotlib reads a `matplotlibrc` in the working directory before any other, and raises at import
when `MPLBACKEND` names no backend; both would change or break a drawing. Its settings are one
global dictionary: `rc_context` changes it for every thread, and what another thread sets meanwhile
changes the drawing and is lost afterwards. So nothing is changed there: while figrepro draws, the
dictionary answers the thread that draws with matplotlib's defaults, and every other as always. One
lock for the whole process keeps drawings apart.
"""

import logging
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib import RcParams

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
        from matplotlib import rcParams

        before, drew_before = rcParams.__class__, _drawing.here
        rcParams.__class__, _drawing.here = _settings_class(), True
        try:
            yield
        finally:
            rcParams.__class__, _drawing.here = before, drew_before


class _Drawing(threading.local):
    """Whether this thread is drawing."""

    here = False


_drawing = _Drawing()


@lru_cache(maxsize=1)
def _settings_class() -> "type[RcParams]":
    """The class that matplotlib's settings have while figrepro draws."""
    from matplotlib import RcParams, rcParamsDefault

    settings: dict[str, Any] = {
        key: value
        for key, value in rcParamsDefault.items()
        if not key.startswith(_NOT_ABOUT_DRAWING)
    } | _OURS

    class DrawingSettings(RcParams):
        """Settings that are matplotlib's defaults to the thread that draws."""

        def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 - as its base class
            if _drawing.here and key in settings:
                return settings[key]
            # Not super(): another thread may be giving the dictionary its own class back just now.
            return RcParams.__getitem__(self, key)

    return DrawingSettings


def ignore_user_mpl_config() -> None:
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
            import_module("matplotlib")


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
