"""What every statement about the values of points can tell."""

from abc import ABC, abstractmethod

from figrepro.claims.interval_box import IntervalBox


class Condition(ABC):
    """A statement about the values of points; its kinds are in `conditions`."""

    __slots__ = ()

    @abstractmethod
    def within(self, box: IntervalBox) -> bool | None:
        """Whether it holds throughout a box, nowhere (False), or neither is known (None)."""

    @abstractmethod
    def negated(self) -> "Condition":
        """The statement that it does not hold."""
