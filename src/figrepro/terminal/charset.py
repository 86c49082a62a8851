"""The characters a chart is made of: Unicode with braille dots, or nothing but ASCII."""

from collections.abc import Mapping
from dataclasses import dataclass

from figrepro.errors import visible
from figrepro.figure.vocabulary import Marker

BRAILLE = 0x2800
"""The character without dots; one with dots has their bits added."""

_UPPER_DOTS, _LOWER_DOTS = 0b0001_1011, 0b1110_0100
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_IN_ASCII: dict[int, str] = {
    **{
        BRAILLE + dots: " '.:"[bool(dots & _UPPER_DOTS) + 2 * bool(dots & _LOWER_DOTS)]
        for dots in range(256)
    },
    **{ord(digit): f"^{value}" for value, digit in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    **{ord(one): other for one, other in zip("└─│┬┤−–×µ", "+-|++--xu", strict=True)},
    ord("⁻"): "^-",
    ord("…"): "...",
}
"""What is drawn or written most in Unicode; there is an escape for anything else."""
_SYMBOLS: dict[Marker, str] = {
    "point": "•", "circle": "●o", "square": "■#", "star": "★*", "diamond": "◆", "thin_diamond": "◆",
    "triangle_down": "▼v", "triangle_up": "▲^", "triangle_left": "◄<", "triangle_right": "►>",
    "plus": "++", "plus_filled": "++", "x": "×x", "x_filled": "×x",
}  # fmt: skip
"""Shapes that terminals draw one column wide and never as a coloured picture; and in ASCII."""


@dataclass(frozen=True, slots=True)
class Charset:
    """One set of characters.

    Attributes:
        filled: The symbols of markers, each a single column wide.
        hollow: The hollow forms of symbols that have one.
        spare: Symbols for series whose marker has no symbol or shares it with an earlier series.
        is_ascii: Whether everything is written in ASCII.
    """

    filled: Mapping[Marker, str]
    hollow: Mapping[str, str]
    spare: str
    is_ascii: bool

    def write(self, text: str) -> str:
        """The text on one line as a terminal may print it: nothing in it acts on the terminal."""
        return self.finish(visible(text))

    def finish(self, drawing: str) -> str:
        """What is drawn or written in Unicode, in these characters."""
        if not self.is_ascii:
            return drawing
        return drawing.translate(_IN_ASCII).encode("ascii", "backslashreplace").decode("ascii")


UNICODE = Charset(
    filled={marker: both[0] for marker, both in _SYMBOLS.items()},
    hollow=dict(zip("●▼▲◄►■★◆", "○▽△◁▷□☆◇", strict=True)),
    spare="●■▲◆▼○□△◇▽★☆+×" + _LETTERS,
    is_ascii=False,
)
"""Braille dots for lines, shapes for points."""
ASCII = Charset(
    filled={marker: both[1] for marker, both in _SYMBOLS.items() if both[1:]},
    hollow={},
    spare="o#x*+@%&$^" + _LETTERS,
    is_ascii=True,
)
"""For streams that can write nothing else: lines are `.`, `'` and `:`."""


def charset_for(encoding: str | None) -> Charset:
    """The best characters that a stream of that encoding can write; None is not known."""
    shapes = [*UNICODE.filled.values(), *UNICODE.hollow.values(), *map(chr, _IN_ASCII)]
    try:
        "".join(shapes).encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE
