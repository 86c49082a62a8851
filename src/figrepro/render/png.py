"""PNG files whose bytes depend on the pixels alone, and the text chunks in them.

Encoders differ in how they filter rows and in what their zlib finds; both change between releases.
Here each row takes the filter that leaves the fewest changes from byte to byte, and zlib works with
the strategy Z_RLE, whose output zlib and zlib-ng share.

Source of the format: Portable Network Graphics (PNG) Specification, third edition, W3C.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from figrepro.errors import refused

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_TEXT = 1 << 20
"""Bytes of unpacked text that readers of PNG commonly accept: fewer than this."""

HEADER_BYTES = 13
"""The length of an IHDR chunk."""

_COLOR_RGB = 2
_LEVEL, _WINDOW, _MEMORY = 6, 15, 8
_INCHES_PER_METER = 39.3700787


def encode_png(pixels: "NDArray[np.uint8]", dpi: int, text: tuple[str, bytes]) -> bytes:
    """The bytes of a PNG.

    Args:
        pixels: Shape (height, width, 3): red, green, blue.
        dpi: Pixels per inch, kept as pixels per metre.
        text: A keyword and the UTF-8 text that the file carries under it.
    """
    return assemble_png(pixels.shape[1], pixels.shape[0], dpi, text, pack_pixels(pixels))


def assemble_png(  # noqa: PLR0913, PLR0917 - the parts of a PNG, in order
    width: int,
    height: int,
    dpi: int,
    text: tuple[str, bytes],
    packed: bytes,
    description: str | None = None,
) -> bytes:
    """The bytes of an RGB PNG from pixels that `pack_pixels` has packed.

    A description stands unpacked under the keyword that the specification has for it, where
    viewers look.
    """
    per_meter = round(dpi * _INCHES_PER_METER)
    keyword, content = text
    described = [] if description is None else [_description(description)]
    return b"".join(
        (
            SIGNATURE,
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, _COLOR_RGB, 0, 0, 0)),
            _chunk(b"pHYs", struct.pack(">IIB", per_meter, per_meter, 1)),
            *described,
            _chunk(b"iTXt", keyword.encode("latin-1") + b"\0\1\0\0\0" + _deflate(content)),
            _chunk(b"IDAT", packed),
            _chunk(b"IEND", b""),
        )
    )


def pack_pixels(pixels: "NDArray[np.uint8]") -> bytes:
    """The pixels, filtered and packed, as the IDAT chunk holds them."""
    return _deflate(_filtered(pixels))


def _description(text: str) -> bytes:
    return _chunk(b"iTXt", b"Description\0\0\0\0\0" + text.encode())


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))


def _deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY, zlib.Z_RLE)
    return packer.compress(content) + packer.flush()


def _filtered(pixels: "NDArray[np.uint8]") -> bytes:
    """Each row after the filter (none, sub or up) that leaves the fewest changes in it."""
    import numpy as np

    height, width, channels = pixels.shape
    rows = np.ascontiguousarray(pixels).reshape(height, width * channels)
    filtered = np.zeros((3, height, 1 + width * channels), np.uint8)
    none, sub, up = filtered
    none[:, 1:] = rows
    sub[:, 0] = 1
    sub[:, 1 : 1 + channels] = rows[:, :channels]
    np.subtract(rows[:, channels:], rows[:, :-channels], out=sub[:, 1 + channels :])
    up[:, 0] = 2
    up[0, 1:] = rows[0]
    np.subtract(rows[1:], rows[:-1], out=up[1:, 1:])
    changes = np.stack([(way[:, 1:] != way[:, :-1]).sum(axis=1) for way in filtered])
    best: bytes = filtered[changes.argmin(axis=0), np.arange(height)].tobytes()
    return best


def read_chunks(content: bytes, name: str) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG, kind and content, up to its end; each is checked.

    Raises:
        FigreproError: It is not a PNG, or is cut off or damaged.
    """
    if not content.startswith(SIGNATURE):
        raise refused("this is not a PNG", file=name)
    at = len(SIGNATURE)
    while True:
        header = content[at : at + 8]
        if len(header) < 8:  # noqa: PLR2004 - length and kind, four bytes each
            raise refused("the PNG is cut off", file=name, found=f"{at} bytes")
        (length,), kind = struct.unpack(">I", header[:4]), header[4:]
        body = content[at + 8 : at + 8 + length]
        checksum = content[at + 8 + length : at + 12 + length]
        if len(checksum) < 4:  # noqa: PLR2004 - a CRC-32
            raise refused("the PNG is cut off", file=name, found=f"{len(content)} bytes")
        if struct.unpack(">I", checksum)[0] != zlib.crc32(kind + body):
            part = kind.decode("ascii", "replace")
            raise refused("the PNG is damaged", file=name, found=f"part {part}")
        yield kind, body
        if kind == b"IEND":
            return
        at += 12 + length


def size_of(header: bytes) -> tuple[int, int]:
    """Width and height in an IHDR chunk."""
    width, height = struct.unpack(">II", header[:8])
    return width, height


def text_of(body: bytes, keyword: str) -> bytes | None:
    """The text of an iTXt chunk, if it is the one under that keyword.

    None also where it is larger than readers commonly accept, or does not unpack.
    """
    start = keyword.encode("latin-1") + b"\0"
    if not body.startswith(start):
        return None
    packed, rest = body[len(start) : len(start) + 1], body[len(start) + 2 :]
    _, _, content = rest.partition(b"\0")
    _, _, content = content.partition(b"\0")
    if packed != b"\1":
        return content[:MOST_TEXT]
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(content, MOST_TEXT)
    except zlib.error:
        return None
    return None if unpacker.unconsumed_tail else unpacked
