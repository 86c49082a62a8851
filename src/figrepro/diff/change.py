"""A change: one thing that differs between the figure in the reference and the present one."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from figrepro.errors import visible
from figrepro.figure.model import X

Allowance = Literal["draws nothing", "within tolerance", "ignored"]
"""Why a change does not make a drawing differ."""

_UNNAMED = frozenset({"y", "point", "series", "shift", "swapped", "name", "order of the points"})
"""Fields that the sentence says without their name."""
_ALONG_X = frozenset({"x"})
"""Changes that move a point sideways."""
_OF_SERIES = frozenset({"series", "shift", "swapped", "order of the points"})
"""Changes of numbers that are not those of a single point."""


def shown_text(text: str) -> str:
    """A text as a sentence has it: in quotation marks if its ends would not be seen."""
    return visible(f"“{text}”" if " " in text or not text else text)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one of two figures has what changed.

    Attributes:
        series: The name of the series, as that figure has it.
        x: The point's place on the x axis; None where it is no single point.
    """

    series: str
    x: X | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs, in data units where it has any.

    Attributes:
        field: What it is: a key of the spec, a column of the CSV, `point`, `series`, `name`,
            `shift` (all values of a series by one amount), `swapped`, `overlay` (the reading
            drawn over the figure's own), or an order.
        reference: What stands in the reference; None if it has no such thing.
        now: What stands there now; None if it is gone.
        element: The element of the drawing that shows it; None if no single one does.
        series: The series it belongs to.
        x: The point's place on the x axis, as the axis writes it.
        difference: The value now less the value in the reference; of dates, in days.
        shift_px: How far that moves the point up, or right along x, in pixels of the reference.
        drawn: Whether it changes the drawing.
        follows: What brings this change about, as a reader calls it: a key, `the points`, `color of
            B`; None if it stands for itself.
        allowance: Why it does not make the drawing differ; None if it does.
        uncertainty: Half the width of what the value in the reference may be, where it was
            measured from pixels.
        uncertainty_px: The same in pixels.
        before: Where the reference's figure has it; nothing if it belongs to no series there.
        after: Where the present figure has it, likewise.
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
    follows: str | None = None
    allowance: Allowance | None = None
    uncertainty: Decimal | None = None
    uncertainty_px: float | None = None
    before: tuple[Place, ...] = ()
    after: tuple[Place, ...] = ()

    @property
    def is_data(self) -> bool:
        """Whether it is one of the numbers, whatever pixels show of it; not of the look."""
        return self.x is not None or self.field in _OF_SERIES

    @property
    def counts(self) -> bool:
        """Whether it makes the drawing differ."""
        return self.drawn and self.allowance is None

    def __str__(self) -> str:
        """The change as a sentence: `1.3B at 80k: 0.500 in the reference, 0.510 now (+0.010)`."""
        return f"{self._subject()}: {self._what()}{self._how_far()}{self._remark()}"

    def _subject(self) -> str:
        if self.series is None:
            return self.field
        place = f" at {self.x}" if self.x is not None else ""
        field = "" if self.field in _UNNAMED else f", {self.field}"
        return f"{self.series}{place}{field}"

    def _what(self) -> str:
        words = self._in_words()
        if words is not None:
            return words
        thing = {"point": "point ", "series": "series "}.get(self.field, "")
        if self.reference is None:
            return f"{thing}added ({self.now})"
        if self.now is None:
            return f"{thing}removed (was {self.reference})"
        return f"{self.reference}{self._doubt()} in the reference, {self.now} now"

    def _in_words(self) -> str | None:
        """What changed, where that is no value in the reference and another now."""
        match self.field:
            case "shift":
                return f"all {self.now} moved alike"
            case "swapped":
                return "the two have swapped their points"
            case "order of the points":
                return "its points are in another order"
            case "name":
                return f"called {self.reference} in the reference"
            case "overlay":
                return f"the reference has the reading {self.reference} over it, the drawing none"
        return None

    def _doubt(self) -> str:
        return f" ± {self.uncertainty:f}" if self.uncertainty else ""

    def _how_far(self) -> str:
        parts = []
        if self.difference is not None:
            doubt = self._doubt() if self.field == "shift" else ""
            parts.append(f"{self.difference:+f}{doubt}{self._unit()}")
        if self.shift_px is not None:
            ways = ("right", "left") if self.field in _ALONG_X else ("up", "down")
            length = abs(self.shift_px)
            shown = f"{length:.0f}" if length >= 100 else f"{length:.3g}"  # noqa: PLR2004 - digits
            parts.append(f"{shown} px {ways[0] if self.shift_px > 0 else ways[1]}")
        return f" ({', '.join(parts)})" if parts else ""

    def _unit(self) -> str:
        """What the difference is counted in, where it is not in the unit of an axis of numbers."""
        on_dates = any(isinstance(place.x, date) for place in self.before)
        if self.field not in _ALONG_X or not on_dates:
            return ""
        return " day" if self.difference in {1, -1} else " days"

    def _remark(self) -> str:
        if self.follows is not None:
            return f" (follows from {self.follows})"
        allowance = self.allowance or (None if self.drawn else "draws nothing")
        return f" ({allowance})" if allowance else ""
