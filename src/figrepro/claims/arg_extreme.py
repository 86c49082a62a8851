"""Where a series has its least or greatest value."""

from dataclasses import dataclass, field
from typing import Literal

from figrepro.claims.conditions import Condition, every
from figrepro.claims.relations import compared
from figrepro.claims.subject import Key, Place, SeriesTerms
from figrepro.claims.terms import Term, extreme


@dataclass(frozen=True, slots=True)
class ArgExtreme:
    """The place at which a series has its least or greatest value; of several, the first."""

    pick: Literal["min", "max"]
    series: SeriesTerms
    known: dict[Key, Condition] = field(default_factory=dict, compare=False)

    def is_at(self, place: Place) -> Condition:
        """That it is at one of the places of the series."""
        if place.key not in self.known:
            self.known[place.key] = self._condition(place)
        return self.known[place.key]

    def _condition(self, place: Place) -> Condition:
        own, earlier, parts = self._extreme_at(place), True, []
        for other in self.series.places:
            if other.key == place.key:
                earlier = False
                continue
            pair = (own, self._extreme_at(other))
            high, low = pair if self.pick == "max" else pair[::-1]
            parts.append(compared(high, ">" if earlier else ">=", low))
        return every(parts)

    def _extreme_at(self, place: Place) -> Term:
        return extreme(self.pick, self.series.values_at(place))
