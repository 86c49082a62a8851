"""Colour in a terminal: 24-bit codes, or none at all."""

from dataclasses import dataclass

from figrepro.figure.colors import to_rgb
from figrepro.figure.spec import SeriesStyle

Rgb = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

_BLACKISH, _WHITISH = 0x20, 0xDF


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes in colour, or not: then there are no colours."""

    colors: tuple[Rgb | None, ...]

    def paint(self, text: str, owner: int | None) -> str:
        """The text in the colour of the series with that number."""
        rgb = self.colors[owner] if self.colors and owner is not None else None
        if rgb is None:
            return text
        red, green, blue = rgb
        return f"\x1b[38;2;{red};{green};{blue}m{text}\x1b[39m"

    def bold(self, text: str) -> str:
        """The text in bold type, the spaces before it as they are."""
        words = text.lstrip()
        return f"{text[: -len(words)]}\x1b[1m{words}\x1b[22m" if self.colors and words else text


def visible_color(style: SeriesStyle) -> Rgb | None:
    """The colour of a series; for black and white the terminal's own, which is always readable."""
    rgb = to_rgb(style.color or "black")
    return None if max(rgb) < _BLACKISH or min(rgb) > _WHITISH else rgb
