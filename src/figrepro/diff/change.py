"""A change: one thing that differs between the figure in the reference and the present one."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs, in data units where it has any.

    Attributes:
        field: What it is: a key of the spec, `point`, `series` or a column of the CSV.
        reference: What stands in the reference; None if it has no such thing.
        now: What stands there now; None if it is gone.
        element: The element of the drawing that shows it; None if nothing does.
        series: The series it belongs to.
        x: The point's place on the x axis, as the axis writes it.
        difference: The value now less the value in the reference.
        shift_px: How far that moves the point up, in pixels of the reference.
        drawn: Whether it changes the drawing.
    """

    field: str
    reference: str | None
    now: str | None
    element: str | None = None
    series: str | None = None
    x: str | None = None
    difference: Decimal | None = None
    shift_px: float | None = None
    drawn: bool = True

    def __str__(self) -> str:
        """The change as a sentence: `1.3B at 80k: 0.500 in the reference, 0.510 now (+0.010)`."""
        return f"{self._subject()}: {self._what()}{self._how_far()}"

    def _subject(self) -> str:
        if self.series is None:
            return self.field
        place = f" at {self.x}" if self.x is not None else ""
        named = {"y", "point", "series"}
        field = "" if self.field in named else f", {self.field}"
        return f"{self.series}{place}{field}"

    def _what(self) -> str:
        thing = {"point": "point ", "series": "series "}.get(self.field, "")
        if self.reference is None:
            return f"{thing}added ({self.now})"
        if self.now is None:
            return f"{thing}removed (was {self.reference})"
        return f"{self.reference} in the reference, {self.now} now"

    def _how_far(self) -> str:
        parts = []
        if self.difference is not None:
            parts.append(f"{self.difference:+f}")
        if self.shift_px is not None:
            direction = "up" if self.shift_px > 0 else "down"
            parts.append(f"{abs(self.shift_px):.3g} px {direction}")
        return f" ({', '.join(parts)})" if parts else ""
