"""Which changes of a spec only follow from others: limits from points, colours from the order.

A carried spec has every default filled in, and does not tell what its writer left open. But what
was left open can be found out: blanked and filled in again, a value that is a default comes back as
it was. A changed value that does so in both figures follows from something else that changed.
"""

import math
import operator
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Any, Final, TypeAlias

from msgspec.structs import replace

from figrepro.diff.pairs import Pairing
from figrepro.figure.axes import AxisError
from figrepro.figure.colors import to_hex
from figrepro.figure.formats import visible
from figrepro.figure.model import Figure, Series
from figrepro.figure.resolve import resolve, resolved_styles
from figrepro.figure.spec import Axis, Coordinate, Margins, Spec, TickStep

Path: TypeAlias = tuple[str, ...]
"""The keys that lead to a value of the spec."""

_SERIES: Final = "the series"
_POINTS: Final = "the points"
_POINTS_AND_SERIES: Final[tuple[Path, ...]] = ((_POINTS,), (_SERIES,))
_GIVEN_OUT: Final = frozenset({"color", "marker"})
_KINDS: Final[Path] = ("series", "kind")
_SIZES: Final[tuple[Path, ...]] = (("size", "width"), ("size", "height"), ("size", "unit"))


class Consequences:
    """Finds what a changed value of the spec follows from.

    Args:
        reference: The figure in the reference, resolved.
        now: The present figure, resolved.
        pairing: Which of their series are the same.
        changed: Every value of the spec that differs.
    """

    def __init__(
        self, reference: Figure, now: Figure, pairing: Pairing, changed: frozenset[Path]
    ) -> None:
        self._sides = (reference, now)
        self._pairing = pairing
        self._changed = changed

    def cause_of(self, path: Path) -> str | None:
        """What the changed value follows from, as a reader calls it; None if it stands alone."""
        cause = next(self._possible_causes(path), None)
        if cause is not None and self._is_default(path):
            return None if self._brings_about(path, cause) else cause
        return self._cause_in_another_series(path)

    def _brings_about(self, path: Path, cause: str) -> bool:
        """Whether the ticks of an axis bring about the limits that they would follow from.

        Where each would give the other, somebody asked for the ticks.
        """
        limits = (path[0], "limits")
        return cause == ".".join(limits) and self.cause_of(limits) == ".".join(path)

    def _cause_in_another_series(self, path: Path) -> str | None:
        """The one series whose look took a default away from others; None if it is this one."""
        if path[0] != "series" or path[-1] not in _GIVEN_OUT:
            return None
        name = self._askers[path[-1]]
        return f"{path[-1]} of {visible(name)}" if name not in {None, path[1]} else None

    @cached_property
    def _askers(self) -> dict[str, str | None]:
        """For each look that is given out, the series that asked for one which others had.

        Where it cannot be told which of two asked, the first is taken to have done so.
        """
        return {key: self._asker(key) for key in _GIVEN_OUT}

    def _asker(self, key: str) -> str | None:
        names = [
            one.name for one in self._sides[1].series if ("series", one.name, key) in self._changed
        ]
        for name in names:
            others = [other for other in names if other != name]
            if others and all(self._come_back(others, key, side) for side in self._sides):
                return name
        return None

    def _come_back(self, names: Sequence[str], key: str, figure: Figure) -> bool:
        """Whether the looks of some series come back after they were blanked together."""
        own = {self._own_path(("series", name, key), figure)[1] for name in names}
        filled = resolved_styles(_without_look(figure.spec, own, key), figure.series)
        return all(
            alike((key,), getattr(filled[name], key), getattr(style, key))
            for name, style in figure.spec.series.items()
        )

    def _possible_causes(self, path: Path) -> Iterator[str]:
        """What changed of the things that the default of a value depends on."""
        for cause in self._causes_of(path):
            if cause == (_SERIES,):
                if self._series_changed():
                    yield _SERIES
            elif cause == (_POINTS,):
                if self._points_changed():
                    yield _POINTS
            elif cause != path and cause in self._changed:
                yield ".".join(cause)
            elif cause == _KINDS:
                kinds = [one for one in self._changed if one[0] == "series" and one[-1] == "kind"]
                if kinds and path not in kinds:
                    yield "kind"

    def _causes_of(self, path: Path) -> Sequence[Path]:
        """What the default of a value depends on, the likeliest first."""
        match path:
            case ("x" | "y" as letter, "limits"):
                causes: Sequence[Path] = _POINTS_AND_SERIES
                causes = (*causes, (letter, "scale"), ("kind",), _KINDS, (letter, "ticks"))
            case ("x" | "y" as letter, "ticks"):
                categories = _POINTS_AND_SERIES if self._has_categories(letter) else ()
                causes = ((letter, "limits"), (letter, "scale"), *categories)
            case ("margins", _):
                causes = (("legend", "outside"), ("legend", "show"), *_SIZES, (_SERIES,))
            case ("legend", "show") | ("series", _, "label"):
                causes = ((_SERIES,),)
            case ("series", _, "color" | "marker" | "line"):
                causes = ((_SERIES,), ("kind",), _KINDS)
            case ("series", _, "kind"):
                causes = (("kind",),)
            case _:
                causes = ()
        return causes

    def _has_categories(self, letter: str) -> bool:
        return any(getattr(side.spec, letter).scale == "category" for side in self._sides)

    def _series_changed(self) -> bool:
        before, after = ([one.name for one in side.series] for side in self._sides)
        return before != after

    def _points_changed(self) -> bool:
        return any(pair.before.points != pair.after.points for pair in self._pairing.pairs)

    def _is_default(self, path: Path) -> bool:
        """Whether the value comes back in both figures, blanked in the same way."""
        step = self._common_step(path)
        own = [self._own_path(path, side) for side in self._sides]
        before, after = (
            [self._comes_back(there, side, blank) for blank in _blanks(there, side, step)]
            for there, side in zip(own, self._sides, strict=True)
        )
        if path[-1] == "limits" and (path[0], "ticks") in self._changed:
            return any(before) and any(after)  # ticks that are listed in one of them only
        return any(map(operator.and_, before, after))

    def _comes_back(self, path: Path, figure: Figure, blank: Spec) -> bool:
        """Whether the spec with that value left open is filled in with the value it has."""
        filled = _filled(path, blank, figure.series)
        if filled is None:
            return False
        return alike(path, _value_at(filled, path), _value_at(figure.spec, path))

    def _common_step(self, path: Path) -> float | None:
        """The step between the ticks of an axis, if it is the same in both figures."""
        if path[-1] != "ticks":
            return None
        steps = {_step_of(getattr(side.spec, path[0]).ticks) for side in self._sides}
        return steps.pop() if len(steps) == 1 else None

    def _own_path(self, path: Path, figure: Figure) -> Path:
        """The path with the name that the series has in that figure."""
        if path[0] != "series" or figure is self._sides[1]:
            return path
        return (path[0], self._pairing.name_before(path[1]) or path[1], *path[2:])


def _blanks(path: Path, figure: Figure, step: float | None) -> Iterator[Spec]:
    """The spec with a value left open, in each way in which its writer may have done so."""
    spec = figure.spec
    match path:
        case ("x" | "y" as letter, "limits" | "ticks" as key):
            axis: Axis = getattr(spec, letter)
            for blank in _blank_axes(axis, key, step):
                yield replace(spec, **{letter: blank})
        case ("margins", _):
            yield replace(spec, margins=Margins())
            yield replace(spec, margins=replace(spec.margins, **{path[1]: None}))
        case ("legend", "show"):
            yield replace(spec, legend=replace(spec.legend, show=None))
        case ("series", name, key):
            yield _without_look(spec, {name}, key)
            yield _without_look(spec, spec.series.keys(), key)


def _without_look(spec: Spec, names: Collection[str], key: str) -> Spec:
    """The spec with a key of the looks of some series left open."""
    styles = {
        name: replace(style, **{key: None}) if name in names else style
        for name, style in spec.series.items()
    }
    return replace(spec, series=styles)


def _blank_axes(axis: Axis, key: str, step: float | None) -> Iterator[Axis]:
    if key == "limits":
        yield replace(axis, limits=None)
    else:
        yield replace(axis, ticks=None)
        if step is not None:
            for start in _starts(axis, step):
                yield replace(axis, ticks=TickStep(step=step, start=start))
    yield replace(axis, limits=None, ticks=None)


def _starts(axis: Axis, step: float) -> Iterator[float | None]:
    """Where steps may have been said to begin: nowhere, at 0, at the multiple below the axis."""
    yield None
    yield 0.0
    low = axis.limits[0] if axis.limits is not None else None
    if isinstance(low, float | int):
        yield float(f"{math.floor(low / step) * step:.12g}")


def _step_of(ticks: tuple[Coordinate, ...] | TickStep | None) -> float | None:
    """The step that even ticks were made with, to as many digits as people write."""
    if not isinstance(ticks, tuple) or len(ticks) < 2:  # noqa: PLR2004 - a step needs two
        return None
    first, second = ticks[:2]
    if isinstance(first, str) or isinstance(second, str):
        return None
    step = float(f"{second - first:.12g}")
    return step if step > 0 else None


def alike(path: Path, before: object, after: object) -> bool:
    """Whether two values of a key say the same; tab:blue and #1f77b4 name one colour."""
    return before == after or (path[-1] == "color" and to_hex(str(before)) == to_hex(str(after)))


def _filled(path: Path, spec: Spec, series: Sequence[Series]) -> Spec | None:
    """The spec with what was left open filled in; of a look, with no more than the looks."""
    if path[0] == "series":
        return replace(spec, series=resolved_styles(spec, series))
    try:
        return resolve(spec, series)
    except AxisError:
        return None


def _value_at(spec: Spec, path: Path) -> Any:  # noqa: ANN401 - a value of any key
    value: Any = spec
    for key in path:
        value = value[key] if isinstance(value, dict) else getattr(value, key)
    return value
