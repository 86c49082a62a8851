"""Which changes of a chart only follow from others: limits from points, colours from the order.

A chart has every default filled in; what was asked for is known beside it. A value that changed
though nobody asked for another one follows from something else that changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, TypeAlias

from figrepro.chart.chart import Chart
from figrepro.diff.pairs import Pairing
from figrepro.errors import visible
from figrepro.figure.spec import SeriesStyle, Spec, TickStep

Path: TypeAlias = tuple[str, ...]
"""The keys that lead to a value of the spec."""

_SERIES: Final = "the series"
_POINTS: Final = "the points"
_KIND: Final[Path] = ("series", "kind")
_OF_DATA: Final[tuple[Path, ...]] = ((_POINTS,), (_SERIES,))
_SIZES: Final[tuple[Path, ...]] = (("size", "width"), ("size", "height"), ("size", "unit"))
_GIVEN_OUT: Final = frozenset({"color", "marker"})
"""What the series are given from a palette: one that asks for it takes it from others."""


class Causes:
    """Finds what a changed value of a chart follows from.

    Args:
        reference: The chart in the reference.
        now: The present chart.
        pairing: Which of their series are the same.
        changed: Every value of the filled spec that differs.
        knows_asked: Whether the reference says what was asked for; if not, what the present spec
            leaves open is taken to have been open there, too.
    """

    def __init__(
        self,
        reference: Chart,
        now: Chart,
        pairing: Pairing,
        changed: frozenset[Path],
        *,
        knows_asked: bool,
    ) -> None:
        self._asked_before = reference.figure.spec if knows_asked else None
        self._asked_now = now.figure.spec
        self._names = [layer.name for layer in now.layers]
        self._pairs, self._names_before = pairing.pairs, pairing.names_before
        self._changed = changed
        self._series_changed = [one.name for one in reference.figure.series] != [
            one.name for one in now.figure.series
        ]

    def cause_of(self, path: Path) -> str | None:
        """What the changed value follows from, as a reader calls it; None if it stands alone."""
        if not _causes_of(path) or self._was_asked(path):
            return None
        return next(self._changed_causes(path), None)

    def _was_asked(self, path: Path) -> bool:
        """Whether another value was asked for, or taken back."""
        now = _asked(self._asked_now, path)
        if self._asked_before is None:
            return now is not None and not isinstance(now, TickStep)  # which limits decide about
        return bool(now != _asked(self._asked_before, path_before(path, self._names_before)))

    def _is_asked(self, path: Path) -> bool:
        """Whether a value is asked for now, or was; what nobody asks for is no cause of another."""
        specs = (self._asked_now, self._asked_before)
        return any(spec is not None and _asked(spec, path) is not None for spec in specs)

    def _changed_causes(self, path: Path) -> Iterator[str]:
        """What changed of the things that the default of a value depends on."""
        for cause in _causes_of(path):
            if cause == (_SERIES,):
                if self._series_changed:
                    yield _SERIES
            elif cause == (_POINTS,):
                if self._points_changed:
                    yield _POINTS
            elif cause == _KIND:
                kinds = [one for one in self._changed if one[0] == "series" and one[-1] == "kind"]
                if kinds and path not in kinds:
                    yield "kind"
            elif cause in self._changed and (cause[-1] != "ticks" or self._is_asked(cause)):
                yield ".".join(cause)
        if path[0] == "series" and path[-1] in _GIVEN_OUT:
            yield from self._takers(path)

    @cached_property
    def _points_changed(self) -> bool:
        return any(pair.before.points != pair.after.points for pair in self._pairs)

    def _takers(self, path: Path) -> Iterator[str]:
        """The series that asked for a look which others would have had."""
        for name in self._names:
            if name != path[1] and self._was_asked(("series", name, path[-1])):
                yield f"{path[-1]} of {visible(name)}"


def path_before(path: Path, names: Mapping[str, str]) -> Path:
    """A path with the name that its series had in the reference; of a new series, the same."""
    return path if path[0] != "series" else (path[0], names.get(path[1], path[1]), *path[2:])


def _causes_of(path: Path) -> Sequence[Path]:
    """What the default of a value depends on, the likeliest first."""
    match path:
        case ("x" | "y" as letter, "limits"):
            scale, ticks = (letter, "scale"), (letter, "ticks")
            causes: Sequence[Path] = (*_OF_DATA, scale, ("kind",), _KIND, ticks)
        case ("x" | "y" as letter, "ticks"):
            causes = ((letter, "limits"), (letter, "scale"), *_OF_DATA)
        case ("margins", _):
            causes = (("legend", "outside"), ("legend", "show"), *_SIZES, (_SERIES,))
        case ("legend", "show") | ("series", _, "label"):
            causes = ((_SERIES,),)
        case ("series", _, "color" | "marker" | "line"):
            causes = ((_SERIES,), ("kind",), _KIND)
        case ("series", _, "kind"):
            causes = (("kind",),)
        case _:
            causes = ()
    return causes


def _asked(spec: Spec, path: Path) -> Any:  # noqa: ANN401 - a value of any key
    """What a spec asks for; None where it leaves a value open, and of keys that have no default."""
    value: Any = spec
    for key in path:
        value = value.get(key, SeriesStyle()) if isinstance(value, dict) else getattr(value, key)
    return value
