"""What a scale answers: the one thing that every file of this room implements."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from figrepro.figure.model import X
from figrepro.figure.spec import AxisSpec, Coordinate
from figrepro.figure.vocabulary import NumberFormat


@dataclass(frozen=True, slots=True)
class Domain:
    """What an axis spans.

    Attributes:
        limits: The lower and the upper end.
        ticks: Where its ticks are; on a discrete scale all its names, in their order.
    """

    limits: tuple[X, X]
    ticks: tuple[X, ...]


class Scale(ABC):
    """How the values of an axis are read, placed, ticked and written.

    A value has a *position*: its number, its day, its rank among names. `forward` takes positions
    to where equal distances look equal.

    Attributes:
        name: The word that a spec has for it.
        values: What people call the values on it: "dates".
        noun: What is said of an axis that has it, behind its name: "is linear,".
        is_discrete: Whether its values are names that stand one after the other.
        is_uniform: Whether equal differences are equally long.
        takes_y: Whether it can be that of an axis of values.
        foot: The value that bars and areas stand on; None where they stand on the lower limit.
    """

    name: ClassVar[str]
    values: ClassVar[str]
    noun: ClassVar[str]
    is_discrete: ClassVar[bool] = False
    is_uniform: ClassVar[bool] = True
    takes_y: ClassVar[bool] = True
    foot: ClassVar[Decimal | None] = None

    @abstractmethod
    def suits(self, texts: Sequence[str]) -> bool:
        """Whether texts from a CSV are likely meant as values on it."""

    def resembles(self, text: str) -> bool:
        """Whether one text is meant as a value on it, be it right or not."""
        return self.suits([text])

    @abstractmethod
    def parse(self, text: str) -> X:
        """The value that a text stands for.

        Raises:
            FigreproError: It stands for none.
        """

    @abstractmethod
    def coordinate(self, value: Coordinate) -> X:
        """The value of a tick in a spec, and of a limit, but that limits among names are numbers.

        Raises:
            FigreproError: It is none.
        """

    @abstractmethod
    def domain(self, asked: AxisSpec, values: Sequence[X]) -> Domain:
        """The limits and ticks that a spec asks for, else those that follow from the values.

        Raises:
            FigreproError: They are not of this scale, or cannot be drawn.
        """

    @abstractmethod
    def position(self, value: X) -> Decimal:
        """Where a value stands, exactly. Names have their position from the axis that lists them.

        Dates count their days from the first of January of year 1, which is day 1.
        """

    def value_at(self, position: Decimal) -> X:
        """The value at a position, or nearest to it."""
        return position

    def forward(self, position: float) -> float:
        """From a position to where equal distances look equal; -inf of what has no place."""
        return position

    def inverse(self, place: float) -> float:
        """From there back to the position."""
        return place

    def refusal(self, value: Decimal) -> str | None:
        """What values are allowed, if this one is not."""
        del value
        return None

    @property
    def refusal_message(self) -> str:
        """What is said of a value that it refuses."""
        return f"not allowed on a {self.name} axis"

    def cell_ends(self, places: Collection[X]) -> Sequence[X]:
        """The outer ends of the first and the last of cells around these places, all of one width.

        Nothing where the default limits leave room for cells anyhow.
        """
        del places
        return ()

    def lone_cell(self, low: float, high: float) -> float:
        """How wide a cell is that has no neighbour, between limits as `forward` places them."""
        return (high - low) / 2

    @abstractmethod
    def texts(self, ticks: Sequence[X], number_format: NumberFormat) -> tuple[str, ...]:
        """The texts at ticks: numbers of one axis share their decimals."""
