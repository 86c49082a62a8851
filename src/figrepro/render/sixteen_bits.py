"""PNGs of 16 bits a channel: all their bits, of which Pillow gives those of grey alone."""

import io
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.PngImagePlugin import PngImageFile

_GREY, _COLOR, _GREY_AND_OPACITY = 0, 2, 4
"""How colours are written, as the header of a PNG says it; all other kinds have opacity too."""
_OPAQUE: Final = 65535
_PER_LEVEL: Final = 257
"""How far two of 256 levels are apart among 65536: white is 0xFF, and 0xFFFF."""


def read_sixteen_bits(content: bytes, color_type: int) -> "NDArray[np.uint16]":
    """The pixels of a PNG with 16 bits a channel, shape (height, width, 4).

    Pillow keeps the high bytes of colours; told that the bytes come the other way round, it keeps
    the low ones, and told that they are bytes, both.

    Args:
        content: The PNG.
        color_type: How its colours are written.
    """
    if color_type == _GREY:
        grey = np.asarray(_opened(content)).astype(np.uint16)[..., np.newaxis]
        return _with_opacity(grey.repeat(3, axis=-1), content)
    if color_type == _COLOR:
        colors = _joined(_read(content, "RGB;16B"), _read(content, "RGB;16L"))
        return _with_opacity(colors, content)
    if color_type == _GREY_AND_OPACITY:
        halves = _read(content, "RGBA")
        return _joined(halves[..., [0, 0, 0, 2]], halves[..., [1, 1, 1, 3]])
    return _joined(_read(content, "RGBA;16B"), _read(content, "RGBA;16L"))


def _opened(content: bytes) -> "PngImageFile":
    from PIL.PngImagePlugin import PngImageFile

    return PngImageFile(io.BytesIO(content))


def _read(content: bytes, way: str) -> "NDArray[np.uint16]":
    image = _opened(content)
    image.tile = [tile._replace(args=way) for tile in image.tile]
    return np.asarray(image).astype(np.uint16)


def _joined(high: "NDArray[np.uint16]", low: "NDArray[np.uint16]") -> "NDArray[np.uint16]":
    return high * np.uint16(256) + low


def _with_opacity(colors: "NDArray[np.uint16]", content: bytes) -> "NDArray[np.uint16]":
    """The colours with full opacity, but for the one that the PNG declares to be transparent."""
    opacity = np.full_like(colors[..., :1], _OPAQUE)
    transparent = _opened(content).info.get("transparency")
    if transparent is not None:
        opacity[(colors == np.array(transparent)).all(axis=-1)] = 0
    return np.concatenate([colors, opacity], axis=-1)


def to_eight_bits(pixels: "NDArray[np.uint16]") -> "NDArray[np.uint8]":
    """The nearest of 256 levels to each of 65536."""
    nearest = (pixels.astype(np.uint32) + _PER_LEVEL // 2) // _PER_LEVEL
    return nearest.astype(np.uint8)


def has_finer_levels(pixels: "NDArray[np.uint16]") -> bool:
    """Whether any of the levels lies between two of 256: low bytes are no copies of high ones."""
    return bool((pixels % _PER_LEVEL).any())
