"""References that somebody has tampered with: pixels, metadata, or both."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from figrepro.chart.chart import Chart
from figrepro.diff.compare import Comparison, compare
from figrepro.diff.drift import Drift
from figrepro.render.drawing import Drawing, draw
from figrepro.render.encode import encode
from figrepro.render.metadata import (
    KEYWORD,
    NO_DIGEST,
    digest_of_png,
    figure_json,
    sha256,
    with_digest,
)
from figrepro.render.png import assemble_png, pack_pixels, read_chunks, text_of
from tests.figures import shipped
from tests.render.making import decode_png

if TYPE_CHECKING:
    from numpy.typing import NDArray

Tree = dict[str, Any]
"""What a reference carries, as its JSON has it."""

PINK = (255, 0, 255)
"""A colour that no drawing here has."""

_DPI = 150


@cache
def drawn(figure_id: str) -> Drawing:
    """A shipped figure, drawn once."""
    return draw(shipped(figure_id))


@cache
def reference(figure_id: str) -> bytes:
    """Its accepted drawing."""
    return encode(drawn(figure_id)).content


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A reference taken apart.

    Attributes:
        pixels: Shape (height, width, 3).
        tree: What it carries.
    """

    pixels: "NDArray[np.uint8]"
    tree: Tree

    def closed(self) -> bytes:
        """The PNG of both, with whatever digests the tree has."""
        return self._png(figure_json(self.tree))

    def signed(self) -> bytes:
        """The PNG of both, with digests that fit."""
        self.tree["figure_digest"] = sha256(figure_json(self.tree["figure"]))
        self.tree["digest"] = NO_DIGEST
        blank = self.closed()
        return self._png(with_digest(figure_json(self.tree), digest_of_png(blank)))

    def _png(self, text: bytes) -> bytes:
        """With the description where viewers look, unless it is of before that was done."""
        described = self.tree.get("description") if "described" in self.tree else None
        return png_of(self.pixels, text, described)


def opened(content: bytes) -> Opened:
    """A reference taken apart."""
    pixels = decode_png(content, "reference.png")[..., :3].copy()
    texts = (text_of(body, KEYWORD) for kind, body in read_chunks(content, "") if kind == b"iTXt")
    return Opened(pixels, json.loads(next(text for text in texts if text is not None)))


def png_of(pixels: "NDArray[np.uint8]", text: bytes, description: str | None = None) -> bytes:
    """A PNG of these pixels that carries a text."""
    height, width, _ = pixels.shape
    packed = pack_pixels(pixels)
    return assemble_png(width, height, _DPI, (KEYWORD, text), packed, description)


def png_without_text(pixels: "NDArray[np.uint8] | NDArray[np.uint16]") -> bytes:
    """A PNG of these pixels that carries nothing."""
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "png")
    return out.getvalue()


def with_pixels(content: bytes, pixels: "NDArray[np.uint8]") -> bytes:
    """Other pixels under the metadata of the original."""
    return Opened(pixels, opened(content).tree).closed()


def with_tree(content: bytes, edit: Callable[[Tree], object], *, sign: bool) -> bytes:
    """The same pixels under edited metadata, with digests that fit or with those that were."""
    found = opened(content)
    edit(found.tree)
    return found.signed() if sign else found.closed()


def painted(figure_id: str, element: str) -> "tuple[bytes, NDArray[np.bool_]]":
    """A reference with a part of an element in another colour, and which pixels that are.

    The part is the middle of its ink, where nothing stands on top of it.
    """
    owners = drawn(figure_id).owners
    own = owners.topmost == owners.elements.index(element)
    rows, columns = np.nonzero(own)
    row, column = rows[len(rows) // 2], columns[len(rows) // 2]
    part = np.zeros_like(own)
    part[max(row - 6, 0) : row + 6, max(column - 6, 0) : column + 6] = True
    part &= own
    edited = opened(reference(figure_id)).pixels
    edited[part] = PINK
    return with_pixels(reference(figure_id), edited), part


def resaved(content: bytes, *, mode: str = "RGB", **options: Any) -> bytes:
    """The image as Pillow writes it, with its text."""
    with Image.open(io.BytesIO(content)) as image:
        image.load()
        kept = PngInfo()
        kept.add_itxt(KEYWORD, str(image.info[KEYWORD]))
        out = io.BytesIO()
        image.convert(mode).save(out, "png", pnginfo=kept, **options)
    return out.getvalue()


def compared(figure: Chart, content: bytes) -> Comparison:
    """The comparison of a figure with the bytes of a reference."""
    return compare(figure, content, "reference.png")[0]


def drift_in(found: Comparison) -> Drift:
    """The drift of a comparison that has found some."""
    assert found.drift is not None
    return found.drift


def elements_of(found: Comparison) -> set[str]:
    """The elements at which a reference is not what its figure says."""
    return {one.element for one in drift_in(found).elements}
