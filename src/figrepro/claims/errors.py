"""What is wrong with a formula, and at which column."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a formula.

    Attributes:
        message: What is wrong, in one sentence without a final stop.
        column: Where, counted from 1.
        found: What stands there.
        allowed: What may stand there.
        hint: What to do about it.
    """

    message: str
    column: int
    found: str | None = None
    allowed: str | None = None
    hint: str | None = None


class FormulaError(ValueError):
    """A formula that cannot be read, or that means nothing for its figure."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault
