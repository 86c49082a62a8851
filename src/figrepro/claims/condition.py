"""What every statement about the values of points can tell."""

from figrepro.claims.interval_box import IntervalBox


class Condition:
    """A statement about the values of points; its kinds are in `conditions`.

    It is no abstract class of Python's: their isinstance is several times slower.
    """

    __slots__ = ()

    def within(self, box: IntervalBox) -> bool | None:
        """Whether it holds throughout a box, nowhere (False), or neither is known (None)."""
        raise NotImplementedError

    def negated(self) -> "Condition":
        """The statement that it does not hold."""
        raise NotImplementedError
