"""The characters a chart is made of: Unicode with braille dots, or nothing but ASCII."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from figrepro.figure.formats import MINUS, visible
from figrepro.figure.spec import SeriesStyle
from figrepro.figure.vocabulary import Marker

_UPPER_DOTS, _LOWER_DOTS = 0b0001_1011, 0b1110_0100
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_IN_ASCII = str.maketrans(
    {
        MINUS: "-",
        "\N{EN DASH}": "-",
        "\N{MULTIPLICATION SIGN}": "x",
        "\N{MICRO SIGN}": "u",
        "\N{HORIZONTAL ELLIPSIS}": "...",
        "\N{SUPERSCRIPT MINUS}": "^-",
        **{digit: f"^{value}" for value, digit in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    }
)


@dataclass(frozen=True, slots=True)
class Charset:
    """One set of characters, each a single column wide.

    Attributes:
        dots: For each of the 256 patterns of eight braille dots, the character that shows it.
        corner: Where the axes meet.
        x_axis: A piece of the x axis.
        y_axis: A piece of the y axis.
        x_tick: A tick on the x axis.
        y_tick: A tick on the y axis.
        ellipsis: What stands for the rest of a text that was cut.
        filled: The symbols of markers.
        outline: The hollow forms of symbols that have one.
        spare: Symbols for series whose marker has no symbol or shares it with an earlier series.
        is_ascii: Whether texts, too, are written in ASCII.
    """

    dots: str
    corner: str
    x_axis: str
    y_axis: str
    x_tick: str
    y_tick: str
    ellipsis: str
    filled: Mapping[Marker, str]
    outline: Mapping[str, str]
    spare: str
    is_ascii: bool

    def write(self, text: str) -> str:
        """The text on one line as a terminal may print it: nothing in it acts on the terminal."""
        shown = visible(text)
        if not self.is_ascii:
            return shown
        return shown.translate(_IN_ASCII).encode("ascii", "backslashreplace").decode("ascii")

    def symbols(self, styles: Sequence[SeriesStyle]) -> list[str]:
        """A symbol for each series: that of its marker if it is free, else a spare one."""
        own = [self._symbol_of(style) for style in styles]
        spare = [symbol for symbol in self.spare if symbol not in own]
        chosen: list[str] = []
        for symbol in own:
            is_free = symbol is not None and symbol not in chosen
            chosen.append(symbol if symbol and is_free else _take(spare))
        return chosen

    def _symbol_of(self, style: SeriesStyle) -> str | None:
        marker = style.marker or "none"
        filled = self.filled.get(marker)
        return filled if style.filled or filled is None else self.outline.get(filled, filled)

    def hollow(self, symbols: Sequence[str]) -> list[str]:
        """The hollow form of each symbol, or itself where that is another one of them."""
        outlines = [self.outline.get(symbol, symbol) for symbol in symbols]
        return [
            symbol if outline in symbols else outline
            for symbol, outline in zip(symbols, outlines, strict=True)
        ]


def _take(symbols: list[str]) -> str:
    """The next symbol; the last one stays, for more series than there are symbols."""
    return symbols.pop(0) if len(symbols) > 1 else symbols[0]


UNICODE = Charset(
    dots=" " + "".join(chr(0x2800 + pattern) for pattern in range(1, 256)),
    corner="└",
    x_axis="─",
    y_axis="│",
    x_tick="┬",
    y_tick="┤",
    ellipsis="…",
    # Only shapes that terminals draw one column wide and never as a coloured picture.
    filled={
        "point": "•",
        "circle": "●",
        "triangle_down": "▼",
        "triangle_up": "▲",
        "triangle_left": "◄",
        "triangle_right": "►",
        "square": "■",
        "plus_filled": "+",
        "star": "★",
        "plus": "+",
        "x": "×",
        "x_filled": "×",
        "diamond": "◆",
        "thin_diamond": "◆",
    },
    outline={"●": "○", "▼": "▽", "▲": "△", "◄": "◁", "►": "▷", "■": "□", "★": "☆", "◆": "◇"},
    spare="●■▲◆▼○□△◇▽★☆+×" + _LETTERS,
    is_ascii=False,
)
"""Braille dots for lines, shapes for points."""

ASCII = Charset(
    dots="".join(
        " '.:"[bool(pattern & _UPPER_DOTS) + 2 * bool(pattern & _LOWER_DOTS)]
        for pattern in range(256)
    ),
    corner="+",
    x_axis="-",
    y_axis="|",
    x_tick="+",
    y_tick="+",
    ellipsis="...",
    filled={
        "circle": "o",
        "triangle_down": "v",
        "triangle_up": "^",
        "triangle_left": "<",
        "triangle_right": ">",
        "square": "#",
        "plus_filled": "+",
        "star": "*",
        "plus": "+",
        "x": "x",
        "x_filled": "x",
    },
    outline={},
    spare="o#x*+@%&$^" + _LETTERS,
    is_ascii=True,
)
"""For streams that can write nothing else: lines are `.`, `'` and `:`."""


def charset_for(encoding: str | None) -> Charset:
    """The best characters that a stream of that encoding can write; None is not known."""
    everything = "".join(
        [
            UNICODE.dots,
            UNICODE.spare,
            *UNICODE.filled.values(),
            *UNICODE.outline.values(),
            *(UNICODE.corner, UNICODE.x_axis, UNICODE.y_axis, UNICODE.x_tick, UNICODE.y_tick),
            UNICODE.ellipsis,
        ]
    )
    try:
        everything.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE
