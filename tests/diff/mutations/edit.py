"""An edit of a figure's folder: what it does, what it is called, and what it lays hands on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.diff.mutations.draft import Draft

Path = tuple[str, ...]
"""A part of a figure, from the whole to the part: `("series", "A", "points", "3")`."""

LEGEND: Path = ("legend",)
ORDER: Path = ("order",)
SERIES: Path = ("series",)
DETAIL: Path = ("detail",)
"""Changes of a pixel or less, which are not seen once an axis or the canvas has shrunk."""

_WHOLE_SERIES = frozenset({"series", "name"})
_ALL_POINTS = frozenset({"shift", "order of the points"})


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """What a comparison must name.

    Attributes:
        field: The key of the spec, the column of the CSV, or what happened.
        series: The series that it belongs to.
        x: The point's place on the x axis, as a tick there is written in the reference.
    """

    field: str
    series: str | None = None
    x: str | None = None

    def __str__(self) -> str:
        """The name as a list of failures has it."""
        place = "" if self.x is None else f" at {self.x}"
        return self.field if self.series is None else f"{self.field} of {self.series}{place}"

    @property
    def part(self) -> Path:
        """The part of the figure that it changes."""
        if self.series is None:
            return tuple(self.field.split("."))
        if self.x is not None:
            return of_point(self.series, self.x)
        if self.field in _WHOLE_SERIES:
            return (*SERIES, self.series)
        return of_points(self.series) if self.field in _ALL_POINTS else of_style(self, self.field)


SIZE: Final = Named("size")
"""All that is to be said where the image has another size: with nothing else is it compared."""


def of_point(series: str, place: str) -> Path:
    """One point of a series."""
    return (*of_points(series), place)


def of_points(series: str) -> Path:
    """All points of a series."""
    return (*SERIES, series, "points")


def of_style(owner: Named | str, key: str) -> Path:
    """One key of a series' style."""
    name = owner if isinstance(owner, str) else owner.series or ""
    return (*SERIES, name, "style", key)


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit, as planned on the original draft; it applies to an edited one as well.

    Attributes:
        change: What it does.
        named: What a comparison must name, no more and no less.
        touches: The parts that it changes, or on which its being seen depends.
        seen: What must be named where only pixels tell of it.
    """

    change: Callable[[Draft], Draft]
    named: frozenset[Named]
    touches: frozenset[Path]
    seen: frozenset[Named]

    def is_apart_from(self, other: "Edit") -> bool:
        """Whether neither touches a part of what the other touches."""
        return not any(
            one[: len(another)] == another[: len(one)]
            for one in self.touches
            for another in other.touches
        )


def edit(
    change: Callable[[Draft], Draft],
    *named: Named,
    touches: Iterable[Path] = (),
    seen: Named | None = None,
) -> Edit:
    """An edit that touches what it names, and what is said here besides.

    Args:
        change: What it does.
        named: What a comparison must name.
        touches: Further parts that it changes, or on which its being seen depends.
        seen: What must be named where only pixels tell of it, if they cannot tell all.
    """
    all_named = frozenset(named)
    touched = frozenset((*(one.part for one in named), *touches))
    return Edit(change, all_named, touched, all_named if seen is None else frozenset({seen}))


def key_edit(
    dotted: str, value: object, *, touches: Iterable[Path] = (), seen: Named | None = None
) -> Edit:
    """Another value of a key of the spec."""
    return edit(
        lambda draft: draft.with_key(dotted, value), Named(dotted), touches=touches, seen=seen
    )


Plan = Callable[[Draft, Random], Edit | None]
"""Chooses an edit of a draft; None where the kind does not apply to it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change.

    Attributes:
        name: What it is called.
        plan: Chooses an edit of that kind.
        draws: Whether it changes the drawing.
        subpixel: Whether it is so small that its pixels may come out as they were.
    """

    name: str
    plan: Plan
    draws: bool = True
    subpixel: bool = False


class Kinds:
    """Kinds of change of one topic, in the order in which they were added."""

    def __init__(self) -> None:
        self._kinds: list[Kind] = []

    def add(self, name: str, plan: Plan, *, draws: bool = True, subpixel: bool = False) -> None:
        """Adds a kind."""
        self._kinds.append(Kind(name, plan, draws, subpixel))

    def __iter__(self) -> Iterator[Kind]:
        """The kinds, one by one."""
        return iter(self._kinds)


def kind(kinds: Kinds, name: str, *, draws: bool = True) -> Callable[[Plan], Plan]:
    """Adds the decorated plan as a kind."""

    def add(plan: Plan) -> Plan:
        kinds.add(name, plan, draws=draws)
        return plan

    return add
