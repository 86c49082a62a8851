"""PNG files taken apart and put together, by the standard library and Pillow alone."""

import io
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

SIGNATURE = b"\x89PNG\r\n\x1a\n"
Chunk = tuple[bytes, bytes]


def chunks_of(content: bytes) -> list[Chunk]:
    """Kind and content of every chunk."""
    assert content.startswith(SIGNATURE)
    at, found = len(SIGNATURE), []
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        kind, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        assert struct.unpack(">I", content[at + 8 + length : at + 12 + length])[0] == zlib.crc32(
            kind + body
        )
        found.append((kind, body))
        at += 12 + length
    return found


def png_of(chunks: Sequence[Chunk]) -> bytes:
    """A PNG of these chunks."""
    parts = [
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    ]
    return SIGNATURE + b"".join(parts)


def is_whole(content: bytes) -> bool:
    """Whether every chunk is there and every pixel can be decoded."""
    assert chunks_of(content)[-1][0] == b"IEND"
    with Image.open(io.BytesIO(content)) as image:
        image.load()
    return True


def stripped(content: bytes) -> bytes:
    """The same image without what it carries."""
    return png_of([chunk for chunk in chunks_of(content) if chunk[0] != b"iTXt"])


def claiming(content: bytes, width: int, height: int) -> bytes:
    """The same file, but its header claims another size."""
    return png_of(
        [
            (kind, struct.pack(">II", width, height) + body[8:] if kind == b"IHDR" else body)
            for kind, body in chunks_of(content)
        ]
    )


def carried_text(content: bytes) -> str:
    """The text that figrepro put into the image."""
    with Image.open(io.BytesIO(content)) as image:
        return str(image.info["figrepro"])


def paint(path: Path, box: tuple[int, int, int, int], color: tuple[int, int, int]) -> None:
    """Fills a box of the image as someone with an editor would, and keeps what it carries."""
    text = carried_text(path.read_bytes())
    with Image.open(path) as image:
        image.load()
        image.paste(color, box)
        kept = PngInfo()
        kept.add_itxt("figrepro", text, zip=True)
        image.save(path, pnginfo=kept)
