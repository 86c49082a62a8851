"""How alike two readings of a figure are, in a few numbers: exact, no rounding.

Every measure is of the points that both readings have: the same series at the same x. Several at
one x are paired by their size, the least with the least, whatever their order in the files; what
one reading has more of there is in no pair. The value of a range is its midpoint, where it is
drawn; its bounds are the range.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from figrepro.figure import decimal_math
from figrepro.figure.compare_readings import ReadingComparison, SharedPoint, compare_readings
from figrepro.figure.model import Figure

_RELAXATION = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Similarity:
    """Two readings against each other. What no point tells is None.

    Attributes:
        first: The name of the first reading.
        second: The name of the second reading.
        points: How many points both have.
        largest_error: The largest of the absolute errors |second - first|, in units of the y axis.
        mean_error: Their arithmetic mean, known as the mean absolute error.
        largest_percent: The largest error in % of the y axis: of its upper limit less its lower.
            None on a log axis, where the same difference is long or short by where it stands.
        mean_percent: The mean error likewise.
        inside: How many of the bounded points have bounds with a value in common. Bounds are those
            of a range, or what the resolution of the reading allows.
        bounded: How many points have all their bounds, in both readings.
        relaxed: How many points have a second value that is right by the relaxed accuracy of
            Masry et al., ChartQA: A Benchmark for Question Answering about Charts with Visual and
            Logical Reasoning, Findings of ACL 2022, section 5.1: |second - first| is at most 5 % of
            |first|, so that of 0 only 0 is right. ChartQA's first value is the truth; here it is
            that of the first reading, whichever of the two is closer to it.
    """

    first: str
    second: str
    points: int
    largest_error: Decimal | None
    mean_error: Fraction | None
    largest_percent: Fraction | None
    mean_percent: Fraction | None
    inside: int
    bounded: int
    relaxed: int

    @property
    def within_bounds(self) -> Fraction | None:
        """The share of the bounded points that are inside."""
        return Fraction(self.inside, self.bounded) if self.bounded else None

    @property
    def relaxed_accuracy(self) -> Fraction | None:
        """The share of the points that are right by the relaxed accuracy."""
        return Fraction(self.relaxed, self.points) if self.points else None


def similarities(figure: Figure, span: Fraction | None) -> tuple[Similarity, ...]:
    """Every pair of the figure's readings, in the order of `compare_readings`.

    Args:
        figure: The figure.
        span: The upper limit of the y axis less its lower; None where equal differences are not
            equally long.
    """
    return tuple(_similarity(comparison, span) for comparison in compare_readings(figure))


def _similarity(comparison: ReadingComparison, span: Fraction | None) -> Similarity:
    shared = comparison.shared
    bounded = [one for one in shared if _has_all_bounds(one)]
    largest, mean = _largest_and_mean([one.distance for one in shared])
    return Similarity(
        first=comparison.first,
        second=comparison.second,
        points=len(shared),
        largest_error=largest,
        mean_error=mean,
        largest_percent=_percent(largest, span),
        mean_percent=_percent(mean, span),
        inside=sum(one.inside is True for one in bounded),
        bounded=len(bounded),
        relaxed=sum(map(_is_right_when_relaxed, shared)),
    )


def _has_all_bounds(shared: SharedPoint) -> bool:
    """Not the same as a known verdict: equal values agree whatever their bounds.

    To count them for that would leave, of readings without bounds, none but points that agree.
    """
    return None not in {shared.first.bounds, shared.second.bounds}


def _largest_and_mean(errors: Sequence[Decimal]) -> tuple[Decimal | None, Fraction | None]:
    if not errors:
        return None, None
    return max(errors), sum(map(Fraction, errors), Fraction()) / len(errors)


def _percent(error: Decimal | Fraction | None, span: Fraction | None) -> Fraction | None:
    return None if error is None or span is None else 100 * Fraction(error) / span


def _is_right_when_relaxed(shared: SharedPoint) -> bool:
    allowed = decimal_math.multiply(_RELAXATION, shared.first.y.copy_abs())
    return shared.distance <= allowed
