"""Text measured and outlined from the tables of the font file.

matplotlib's text engine changes its hinting and its metrics between releases, and with them every
label. The outlines and advances in the font file do not change, so figrepro sets its text from
those: one font unit is one unit here, nothing is hinted, nothing is rounded to pixels.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from figrepro.errors import FigreproError, refused, visible
from figrepro.figure.vocabulary import Font
from figrepro.render.bidi import in_visual_order, runs_left_to_right

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

_FILES: dict[Font, str] = {
    "sans": "DejaVuSans.ttf",
    "serif": "DejaVuSerif.ttf",
    "mono": "DejaVuSansMono.ttf",
}
_PICTURES = [
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF",
    "CR", "SO", "SI", "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB",
    "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US", "SP", "DEL",
]  # fmt: skip
_PICTURE_SCALE = 0.55
_FIRST_PICTURE = 0x2400


@dataclass(frozen=True, slots=True, eq=False)
class TextOutline:
    """A line of text as a path, its baseline on y = 0, in parts of an em.

    Attributes:
        vertices: Shape (n, 2).
        codes: Shape (n,), the codes of `matplotlib.path.Path`.
        advance: The width that the text takes.
    """

    vertices: NDArray[np.float64]
    codes: NDArray[np.uint8]
    advance: float


@dataclass(frozen=True, slots=True, eq=False)
class _Glyph:
    """One glyph in font units; `index` is its number in the font file, for kerning."""

    vertices: NDArray[np.float64]
    codes: NDArray[np.uint8]
    advance: float
    font: Font
    index: int


def font_file(font: Font) -> Path:
    """The file of a font family: DejaVu, as matplotlib ships it."""
    from matplotlib import get_data_path

    return Path(get_data_path(), "fonts", "ttf", _FILES[font])


@lru_cache(maxsize=4096)
def outline(text: str, font: Font) -> TextOutline:
    """The outline of one line of text.

    The caller holds the lock of `drawing_settings`: the font's reader keeps a state.

    Raises:
        FigreproError: The font has no glyph for a character of the text.
    """
    vertices, codes, x = [], [], 0.0
    before: _Glyph | None = None
    for character in in_visual_order(text, lambda form: _glyph(form, font) is not None):
        glyph = _glyph(character, font)
        if glyph is None:
            raise _missing_glyph(character, text)
        x += _kerning(before, glyph)
        if len(glyph.vertices):
            vertices.append(glyph.vertices + np.array([x, 0.0]))
            codes.append(glyph.codes)
        x += glyph.advance
        before = glyph
    em = _units_per_em(font)
    if not vertices:
        return TextOutline(np.empty((0, 2)), np.empty(0, np.uint8), x / em)
    return TextOutline(np.vstack(vertices) / em, np.concatenate(codes), x / em)


def require_glyphs(text: str, font: Font) -> None:
    """Refuses a text that cannot be drawn.

    Raises:
        FigreproError: The font has no glyph for a character of the text.
    """
    for character in text:
        if _glyph(character, font) is None:
            raise _missing_glyph(character, text)


def is_simple(text: str, font: Font) -> bool:
    """Whether a text is one glyph of the family's own font after the other, from left to right."""
    return runs_left_to_right(text) and all(
        character.isprintable() and _face(font).get_char_index(ord(character)) for character in text
    )


def _missing_glyph(character: str, text: str) -> FigreproError:
    return refused(
        "the font has no glyph for a character of this text",
        found=f"{visible(character)} (U+{ord(character):04X}) in “{visible(text)}”",
        hint="DejaVu covers Latin, Greek, Cyrillic, Arabic, Hebrew and many symbols",
    )


@lru_cache(maxsize=4096)
def _glyph(character: str, font: Font) -> _Glyph | None:
    """The glyph in the family's font or, failing that, in the sans; None where neither has it."""
    picture = ord(character) - _FIRST_PICTURE
    if 0 <= picture < len(_PICTURES):
        return _picture(_PICTURES[picture], font)
    for candidate in dict.fromkeys((font, "sans")):
        face = _face(candidate)
        index = face.get_char_index(ord(character))
        if index:
            return _load(index, candidate)
    return None


def _load(index: int, font: Font) -> _Glyph:
    from matplotlib.ft2font import LoadFlags

    face: Any = _face(font)  # its stub wants a type that only exists for type checkers
    loaded = face.load_glyph(index, flags=LoadFlags.NO_HINTING | LoadFlags.NO_BITMAP)
    vertices, codes = face.get_path()
    advance = float(round(loaded.linearHoriAdvance / 65536))
    return _Glyph(np.array(vertices, float).reshape(-1, 2), np.array(codes), advance, font, index)


def _picture(name: str, font: Font) -> _Glyph:
    """A control character's picture: its name in small letters, since the fonts lack the glyph."""
    small = outline(name, font)
    em = _units_per_em(font)
    scale = _PICTURE_SCALE * em
    gap = 0.06 * em
    vertices = small.vertices * scale + np.array([gap, 0.0])
    return _Glyph(vertices, small.codes, round(small.advance * scale + 2 * gap), font, 0)


def _kerning(before: _Glyph | None, glyph: _Glyph) -> float:
    from matplotlib.ft2font import Kerning

    if before is None or before.font != glyph.font or not before.index or not glyph.index:
        return 0.0
    face: Any = _face(glyph.font)  # its stub wants a type that only exists for type checkers
    return float(face.get_kerning(before.index, glyph.index, Kerning.UNFITTED) / 64)


@lru_cache(maxsize=len(_FILES))
def _face(font: Font) -> "FT2Font":
    from matplotlib.ft2font import FT2Font

    face = FT2Font(str(font_file(font)))
    face.set_size(_em_of(face), 72)  # at 72 dpi and this size one pixel is one font unit
    return face


def _em_of(face: "FT2Font") -> int:
    head = face.get_sfnt_table("head")
    if head is None:
        msg = f"{face.fname!r} has no table of its own units"
        raise ValueError(msg)
    return int(head["unitsPerEm"])


@lru_cache(maxsize=len(_FILES))
def _units_per_em(font: Font) -> int:
    return _em_of(_face(font))
