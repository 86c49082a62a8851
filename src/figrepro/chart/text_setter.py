"""How a line of text gets to its place."""

from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace

from figrepro.errors import visible
from figrepro.figure.vocabulary import Font
from figrepro.shapes.primitives import Text

ASCENT, CAP_HEIGHT = 0.76, 0.729
"""Parts of an em that a line of text, and a capital, take above the baseline; for every font."""
TEXT_ORDER = 10.0
"""Texts lie above everything else."""

Measure = Callable[[str, Font, bool], float]
"""The width of a text as part of an em; the last argument says whether it is mathematics."""


@dataclass(frozen=True, slots=True)
class TextSetter:
    """Sets the texts of one chart.

    Attributes:
        font: Its font.
        math: Whether `$…$` in them is mathematics.
        measure: How wide texts are.
    """

    font: Font
    math: bool
    measure: Measure

    def text(  # noqa: PLR0913 - a text has that many sides
        self, element: str, text: str, x: float, y: float, size: float, *, align: float
    ) -> Text:
        """A text whose share `align` of its width stands to the left of x."""
        shown = visible(text)
        width = self.width(shown, size)
        return Text(
            element=element,
            order=TEXT_ORDER,
            text=shown,
            x=x - align * width,
            y=y,
            size=size,
            width=width,
            font=self.font,
            math=self.is_math(shown),
        )

    def upwards(self, element: str, text: str, x: float, middle: float, size: float) -> Text:
        """A text that runs upwards, around a height."""
        placed = self.text(element, text, x, 0.0, size, align=0.0)
        return replace(placed, y=middle - placed.width / 2, upwards=True)

    def width(self, text: str, size: float) -> float:
        """How far a visible text runs, in points."""
        return self.measure(text, self.font, self.is_math(text)) * size

    @property
    def plain(self) -> "TextSetter":
        """The same for texts in which a dollar is a dollar."""
        return TextSetter(self.font, math=False, measure=self.measure)

    def is_math(self, text: str) -> bool:
        """Whether there is mathematics in a text."""
        return self.math and text.count("$") > 1
