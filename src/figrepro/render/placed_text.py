"""One line of text at its place, and how it gets there."""

from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace

from figrepro.figure.formats import visible
from figrepro.figure.spec import Spec
from figrepro.figure.vocabulary import Font
from figrepro.render.canvas import Box
from figrepro.render.fonts import DESCENT

_ASCII_INK, _ANY_INK = (0.8, DESCENT, 0.1), (1.11, 0.29, 0.2)
"""Parts of an em that ink takes above the baseline, below it, and beyond the width of its letters;
marks on capitals stand taller, and some letters have a horn."""

Measure = Callable[[str, Font, bool], float]
"""The width of a text as part of an em; the last argument says whether it is mathematics."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """One line of text and its place: the start of its baseline, in points.

    Attributes:
        element: The name of the element it is.
        text: What is drawn, control characters already as their pictures.
        x: Where the baseline starts, from the left.
        y: Where the baseline starts, from below.
        size: Points to an em.
        width: How far it runs, in points.
        font: The family.
        upwards: Whether it runs from below upwards rather than from left to right.
        math: Whether `$…$` in it is mathematics.
    """

    element: str
    text: str
    x: float
    y: float
    size: float
    width: float
    font: Font
    upwards: bool = False
    math: bool = False

    @property
    def box(self) -> Box:
        """A rectangle that holds the ink of the text, whatever letters it is made of."""
        ink = _ASCII_INK if self.text.isascii() else _ANY_INK
        up, down, aside = (part * self.size for part in ink)
        length = self.width + 2 * aside
        if self.upwards:
            return Box(self.x - up, self.y - aside, up + down, length)
        return Box(self.x - aside, self.y - down, length, up + down)


@dataclass(frozen=True, slots=True)
class TextSetter:
    """Sets the texts of one figure."""

    spec: Spec
    measure: Measure

    def text(  # noqa: PLR0913 - a text has that many sides
        self, element: str, text: str, x: float, y: float, size: float, *, align: float
    ) -> PlacedText:
        """A text whose share `align` of its width stands to the left of x."""
        shown = visible(text)
        width = self.width(shown, size)
        place = x - align * width
        return PlacedText(
            element, shown, place, y, size, width, self.spec.text.font, math=self.is_math(shown)
        )

    def width(self, text: str, size: float) -> float:
        """How far a visible text runs, in points."""
        return self.measure(text, self.spec.text.font, self.is_math(text)) * size

    @property
    def plain(self) -> "TextSetter":
        """The same for texts in which a dollar is a dollar."""
        return TextSetter(replace(self.spec, math=False), self.measure)

    def is_math(self, text: str) -> bool:
        """Whether there is mathematics in a text."""
        return self.spec.math and text.count("$") > 1
