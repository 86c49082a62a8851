"""PNGs of 16 bits a channel are read at 8, each level as the nearest one."""

import struct
import zlib

import numpy as np
import pytest
from numpy.typing import NDArray

from figrepro.render.png import SIGNATURE
from figrepro.render.sixteen_bits import read_sixteen_bits, to_eight_bits

KINDS = {"grey": (0, 1), "color": (2, 3), "grey and opacity": (4, 2), "color and opacity": (6, 4)}
"""How the header writes a kind, and its channels."""


def _png(color_type: int, deep: NDArray[np.uint16], *more: tuple[bytes, bytes]) -> bytes:
    """A PNG of these levels, each row filtered by what its bytes are more than those before."""
    height, width, channels = deep.shape
    written = np.frombuffer(deep.astype(">u2").tobytes(), np.uint8).reshape(height, -1)
    filtered = written.copy()
    filtered[:, 2 * channels :] -= written[:, : -2 * channels]
    rows = b"".join(b"\1" + row.tobytes() for row in filtered)
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 16, color_type, 0, 0, 0)),
        *more,
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    return SIGNATURE + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


def _read(
    color_type: int, deep: NDArray[np.uint16], *more: tuple[bytes, bytes]
) -> NDArray[np.uint8]:
    return to_eight_bits(read_sixteen_bits(_png(color_type, deep, *more), color_type))


def _shown(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Channels of any number as red, green, blue and opacity."""
    parts = np.split(pixels, pixels.shape[-1], axis=-1)
    opaque = np.full_like(parts[0], 255)
    match parts:
        case [grey]:
            parts = [grey, grey, grey, opaque]
        case [grey, opacity]:
            parts = [grey, grey, grey, opacity]
        case [red, green, blue]:
            parts = [red, green, blue, opaque]
    return np.concatenate(parts, axis=-1)


@pytest.mark.parametrize("kind", KINDS)
def test_levels_are_rounded_to_the_nearest(kind: str) -> None:
    """White stays white, and what is half a level lighter is a level lighter."""
    color_type, channels = KINDS[kind]
    levels = np.random.default_rng(1).integers(0, 256, (9, 7, channels)).astype(np.uint8)
    levels[0, 0], levels[0, 1] = 255, 0
    deep = levels.astype(np.uint16) * 257
    assert np.array_equal(_read(color_type, deep), _shown(levels))
    deep[1:] = np.random.default_rng(2).integers(0, 65536, (8, 7, channels)).astype(np.uint16)
    nearest = np.rint(deep / 257).astype(np.uint8)
    assert np.array_equal(_read(color_type, deep), _shown(nearest))


@pytest.mark.parametrize(("color_type", "color"), [(0, [513]), (2, [513, 1, 70])])
def test_only_the_very_color_is_transparent_that_is_declared_so(
    color_type: int, color: list[int]
) -> None:
    """Not those that are the same at 8 bits."""
    deep = np.array([[color, [one + 1 for one in color]]], np.uint16)
    declared = (b"tRNS", np.array(color).astype(">u2").tobytes())
    opacity = _read(color_type, deep, declared)[..., 3]
    assert opacity.tolist() == [[0, 255]]
