"""Pairs of large pictures: a sheet of charts, and the same sheet changed in some way."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final, TypeAlias

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]
"""(height, width, 4) red, green, blue and alpha."""

WIDTH, HEIGHT = 4000, 3000
_DPI = 100
_SEED = 20_240_531

_ROWS, _COLUMNS = 3, 4
_SERIES, _POINTS = 5, 80

_SPOTS, _SPOT, _SPOT_SHIFT = 40, 50, 3
"""How many squares are shifted in a pair that differs lightly, their sides, and by how much."""


def sheet() -> Pixels:
    """Twelve charts of five random walks each: lines, markers, texts, grids and legends."""
    random = np.random.default_rng(_SEED)
    figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI)
    for number, axes in enumerate(figure.subplots(_ROWS, _COLUMNS).flat):
        for series in range(_SERIES):
            walk = random.normal(size=_POINTS).cumsum()
            axes.plot(walk, marker="o", linewidth=2, label=f"walk {series}")
        axes.set_title(f"Chart {number}")
        axes.grid(visible=True)
        axes.legend()
    drawn = BytesIO()
    figure.savefig(drawn, format="rgba")
    return np.frombuffer(drawn.getbuffer(), np.uint8).reshape(HEIGHT, WIDTH, 4)


def lightly_changed(picture: Pixels) -> Pixels:
    """A few small squares, anywhere, shifted within themselves."""
    random = np.random.default_rng(_SEED)
    changed = picture.copy()
    tops = random.integers(0, HEIGHT - _SPOT, _SPOTS)
    lefts = random.integers(0, WIDTH - _SPOT, _SPOTS)
    for top, left in zip(tops, lefts, strict=True):
        spot = np.s_[top : top + _SPOT, left : left + _SPOT]
        changed[spot] = np.roll(picture[spot], _SPOT_SHIFT, axis=1)
    return changed


def shifted(picture: Pixels) -> Pixels:
    """All of it one pixel to the right."""
    return np.roll(picture, 1, axis=1)


def half_noise(picture: Pixels) -> Pixels:
    """Any colour anywhere in the left half."""
    changed = picture.copy()
    half = np.s_[:, : WIDTH // 2, :3]
    changed[half] = np.random.default_rng(_SEED).integers(0, 256, changed[half].shape, np.uint8)
    return changed


def half_smooth(picture: Pixels) -> Pixels:
    """The left half darker by long waves, others for each channel."""
    changed = picture.copy()
    rows, columns = np.ogrid[:HEIGHT, : WIDTH // 2]
    for channel, (down, across) in enumerate(((70, 90), (-90, 70), (60, 110))):
        waves = -60 + 50 * np.sin(rows / down + columns / across)
        half = np.s_[:, : WIDTH // 2, channel]
        changed[half] = np.clip(picture[half] + waves, 0, 255)
    return changed


def inverted(picture: Pixels) -> Pixels:
    """Each channel of each colour turned round."""
    changed = picture.copy()
    changed[..., :3] = 255 - picture[..., :3]
    return changed


CHANGES: Final[Mapping[str, Callable[[Pixels], Pixels]]] = {
    "light": lightly_changed,
    "shifted": shifted,
    "noise": half_noise,
    "smooth": half_smooth,
    "inverted": inverted,
}
