"""The symbols of series, and their colours as 24-bit codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from figrepro.figure.colors import to_rgb
from figrepro.marks.layer import Layer, Style
from figrepro.terminal.charset import Charset

_BLACKISH, _WHITISH = 0x20, 0xDF


@dataclass(frozen=True, slots=True)
class Symbol:
    """What stands for the points of a series.

    Attributes:
        series: The name of the series.
        filled: The character.
        hollow: That of a point of which only bounds are known.
        rgb: Its red, green and blue, 0 to 255; None for the terminal's own colour.
    """

    series: str
    filled: str
    hollow: str
    rgb: tuple[int, int, int] | None

    def paint(self, text: str) -> str:
        """The text in the colour of the series."""
        if self.rgb is None:
            return text
        return "\x1b[38;2;{};{};{}m{}\x1b[39m".format(*self.rgb, text)


def symbols_of(layers: Sequence[Layer], charset: Charset, *, color: bool) -> Mapping[str, Symbol]:
    """The symbol of each series by its name: that of its marker if it is free, else a spare one.

    Args:
        layers: The series.
        charset: The symbols there are; the last one is used again if there are too few.
        color: Whether they have the colours of the series.
    """
    own = [_own(layer.style, charset) for layer in layers]
    spare = [symbol for symbol in charset.spare if symbol not in own]
    chosen: list[str] = []
    for symbol in own:
        is_free = symbol is not None and symbol not in chosen
        other = spare[0] if len(spare) == 1 or is_free else spare.pop(0)
        chosen.append(symbol if symbol and is_free else other)
    symbols = {}
    for layer, symbol in zip(layers, chosen, strict=True):
        hollow = charset.hollow.get(symbol, symbol)
        rgb = _visible_color(layer.style) if color else None
        shown = symbol if hollow in chosen else hollow
        symbols[layer.name] = Symbol(layer.name, symbol, shown, rgb)
    return symbols


def _own(style: Style, charset: Charset) -> str | None:
    """The symbol of the marker of a series, if there is one."""
    filled = charset.filled.get(style.marker)
    return filled if style.filled or filled is None else charset.hollow.get(filled, filled)


def _visible_color(style: Style) -> tuple[int, int, int] | None:
    """The colour of a series; for black and white the terminal's own, which is always readable."""
    rgb = to_rgb(style.color)
    return None if max(rgb) < _BLACKISH or min(rgb) > _WHITISH else rgb
