"""Reading images: their pixels, if they are PNGs of a size that is safe to decode."""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from figrepro.chart.checks import MOST_PIXELS, MOST_SIDE
from figrepro.errors import Problem, refused
from figrepro.render.png import HEADER_BYTES, read_chunks, size_of

if TYPE_CHECKING:
    from numpy.typing import NDArray


_BIT_DEPTH, _DEEP = 8, 16
"""Which byte of a PNG's header says how many bits a channel has, and the most there are."""
_COLOR_TYPE, _PALETTE = 9, 3
"""Which byte of a PNG's header says how colours are written, and what it is for a palette."""
_OPAQUE = 255


@dataclass(frozen=True, slots=True)
class ImageSize:
    """Width and height in pixels."""

    width: int
    height: int

    @classmethod
    def of(cls, pixels: "NDArray[np.uint8]") -> "ImageSize":
        """The size of an image, shape (height, width, channels)."""
        height, width, _ = pixels.shape
        return cls(width, height)

    def __str__(self) -> str:
        """As people write it."""
        return f"{self.width} x {self.height} px"


def _header_of(content: bytes, name: str) -> bytes:
    """The header of a PNG.

    Raises:
        FigreproError: It is not a whole PNG, or claims more pixels than figrepro draws.
    """
    header = None
    for kind, body in read_chunks(content, name):
        if kind == b"IHDR":
            if header is not None or len(body) != HEADER_BYTES:
                raise refused("the PNG is damaged", file=name, found="its header")
            header = body
            _require_sane(ImageSize(*size_of(body)), name)
    if header is None:
        raise refused("the PNG is damaged", file=name, found="no header")
    return header


def _require_sane(size: ImageSize, name: str) -> None:
    too_long = max(size.width, size.height) > MOST_SIDE
    if too_long or size.width * size.height > MOST_PIXELS or not min(size.width, size.height):
        raise refused(
            "the image is empty or too large",
            file=name,
            found=str(size),
            allowed=f"1 to {MOST_SIDE} px a side, at most {MOST_PIXELS} px in all",
        )


def _decode(content: bytes, header: bytes, name: str) -> "tuple[NDArray[np.uint8], bool]":
    """Pixels of 8 bits a channel, shape (height, width, 4), and whether they were rounded to that.

    Raises:
        FigreproError: It cannot be decoded.
    """
    from PIL.PngImagePlugin import PngImageFile

    try:
        if header[_BIT_DEPTH] == _DEEP:
            return _decode_deep(content, header[_COLOR_TYPE])
        # Image.open would import four more formats, and has a limit of its own for sizes.
        with PngImageFile(io.BytesIO(content)) as image:
            return np.asarray(image.convert("RGBA")), False
    except (OSError, ValueError, SyntaxError, MemoryError) as error:
        raise refused("the PNG cannot be decoded", file=name) from error


def _decode_deep(content: bytes, color_type: int) -> "tuple[NDArray[np.uint8], bool]":
    from figrepro.render.sixteen_bits import has_finer_levels, read_sixteen_bits, to_eight_bits

    deep = read_sixteen_bits(content, color_type)
    return to_eight_bits(deep), has_finer_levels(deep)


@dataclass(frozen=True, slots=True, eq=False)
class StoredImage:
    """A PNG as a comparison takes it: as it looks on white paper.

    Attributes:
        pixels: Shape (height, width, 4), all of full opacity.
        has_palette: Whether it has a palette of few colours instead of the colours themselves.
        warnings: What of it is not compared.
    """

    pixels: "NDArray[np.uint8]"
    has_palette: bool = False
    warnings: tuple[Problem, ...] = ()


def read_image(content: bytes, name: str) -> StoredImage:
    """The image that a PNG shows.

    Raises:
        FigreproError: It cannot be decoded, or claims more pixels than figrepro draws.
    """
    header = _header_of(content, name)
    pixels, is_rounded = _decode(content, header, name)
    rounded = Problem(
        "the image has 16 bits a channel and is compared at 8: finer differences are not seen",
        file=name,
    )
    has_palette = header[_COLOR_TYPE] == _PALETTE
    return StoredImage(on_white(pixels), has_palette, (rounded,) if is_rounded else ())


def on_white(pixels: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """An image, shape (height, width, 4), as it looks on white paper, with full opacity."""
    if (pixels[..., 3] == _OPAQUE).all():
        return pixels
    opacity = pixels[..., 3:].astype(np.uint16)
    blended = np.full_like(pixels, _OPAQUE)
    blended[..., :3] = (pixels[..., :3] * opacity + 255 * (255 - opacity) + 127) // 255
    return blended
