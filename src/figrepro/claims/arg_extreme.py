"""Where a series has its least or greatest value."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from figrepro.claims.chart_axes import XKey
from figrepro.claims.condition import Condition
from figrepro.claims.conditions import Fixed, all_of
from figrepro.claims.interval_box import Rational
from figrepro.claims.reading_values import SeriesValues, XPosition
from figrepro.claims.relations import compared
from figrepro.claims.terms import Term, extreme


@dataclass(frozen=True, slots=True)
class ArgExtreme:
    """The place at which a series has its least or greatest value; of several, the first."""

    pick: Literal["min", "max"]
    series: SeriesValues
    known: dict[XKey, Condition] = field(default_factory=dict, compare=False)

    def is_at(self, place: XPosition) -> Condition:
        """That it is at one of the places of the series."""
        if place.key not in self.known:
            self.known[place.key] = self._condition(place)
        return self.known[place.key]

    def is_from(self, along: Rational) -> Condition:
        """That it is at a place on the axis or behind it."""
        return self._is_among([one for one in self.series.places if one.along >= along])

    def is_after(self, along: Rational) -> Condition:
        """That it is behind a place on the axis."""
        return self._is_among([one for one in self.series.places if one.along > along])

    def _is_among(self, later: Sequence[XPosition]) -> Condition:
        """That it is at one of the last places: none of the earlier is as extreme as they are."""
        earlier = self.series.places[: len(self.series.places) - len(later)]
        if not later or not earlier:
            return Fixed(holds=bool(later))
        pair = (self._extreme_of(later), self._extreme_of(earlier))
        high, low = pair if self.pick == "max" else pair[::-1]
        return compared(high, ">", low)

    def _extreme_of(self, places: Sequence[XPosition]) -> Term:
        return extreme(self.pick, map(self._extreme_at, places))

    def _condition(self, place: XPosition) -> Condition:
        own, earlier, parts = self._extreme_at(place), True, []
        for other in self.series.places:
            if other.key == place.key:
                earlier = False
                continue
            pair = (own, self._extreme_at(other))
            high, low = pair if self.pick == "max" else pair[::-1]
            parts.append(compared(high, ">" if earlier else ">=", low))
        return all_of(parts)

    def _extreme_at(self, place: XPosition) -> Term:
        return extreme(self.pick, self.series.values_at(place))
