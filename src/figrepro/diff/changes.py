"""How the present figure differs from the one in the reference: spec, series, points."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from figrepro.diff.change import Change
from figrepro.figure import exact
from figrepro.figure.colors import to_hex
from figrepro.figure.document import drawn_spec
from figrepro.figure.formats import format_value, tick_labels, visible
from figrepro.figure.model import Figure, Point, Series, X
from figrepro.figure.series_csv import ERRORS
from figrepro.figure.spec import Spec, as_tree
from figrepro.figure.vocabulary import Kind
from figrepro.render import elements
from figrepro.render.canvas import canvas_of

_DRAWS_NOTHING = ("source.", "reading.")
_OF_MARKERS = {"marker", "size", "filled"}


def changes_between(reference: Figure, now: Figure) -> tuple[Change, ...]:
    """Everything that differs, points that moved furthest first, what draws nothing last."""
    found = [*_point_changes(reference, now), *_series_changes(reference, now)]
    found += _spec_changes(reference, now)
    return tuple(sorted(found, key=lambda change: (not change.drawn, -abs(change.shift_px or 0))))


def _series_changes(reference: Figure, now: Figure) -> Iterator[Change]:
    """Series that came, went, or stand in another order."""
    before, after = [one.name for one in reference.series], [one.name for one in now.series]
    for one in reference.series:
        if one.name not in after:
            kind = reference.spec.kind_of(one.name)
            yield _series_change(one.name, kind, _count(one), None)
    for one in now.series:
        if one.name not in before:
            yield _series_change(one.name, now.spec.kind_of(one.name), None, _count(one))
    kept_before = [name for name in before if name in after]
    kept_after = [name for name in after if name in before]
    if kept_before != kept_after:
        yield Change(
            "order of the series",
            visible(", ".join(kept_before)),
            visible(", ".join(kept_after)),
            elements.LEGEND_FRAME,
        )


def _series_change(name: str, kind: Kind, reference: str | None, now: str | None) -> Change:
    return Change("series", reference, now, elements.body(name, kind), visible(name))


def _count(series: Series) -> str:
    return f"{len(series.points)} points" if len(series.points) != 1 else "1 point"


def _point_changes(reference: Figure, now: Figure) -> Iterator[Change]:
    for before in reference.series:
        after = now.drawn.named(before.name)
        if after is not None:
            yield from _changes_in_series(before, after, reference)


def _changes_in_series(before: Series, after: Series, reference: Figure) -> Iterator[Change]:
    tell = _PointChanges(reference, before, after)
    old, new = _by_place(before), _by_place(after)
    common = [place for place in old if place in new]
    for place, point in old.items():
        if place not in new:
            yield tell.removed(point)
        else:
            yield from tell.changed(point, new[place])
    for place, point in new.items():
        if place not in old:
            yield tell.added(point)
    if common != [place for place in new if place in old]:
        yield Change(
            "order of the points",
            "another",
            "this",
            elements.body(before.name, reference.spec.kind_of(before.name)),
            visible(before.name),
        )


def _by_place(series: Series) -> dict[tuple[X, int], Point]:
    """The points by their x; several at one x are told apart by their order."""
    seen: dict[X, int] = {}
    places = {}
    for point in series.points:
        seen[point.x] = seen.get(point.x, 0) + 1
        places[point.x, seen[point.x]] = point
    return places


class _PointChanges:
    """Tells the changes of one series' points."""

    def __init__(self, reference: Figure, before: Series, after: Series) -> None:
        self.name = before.name
        self.kind = reference.spec.kind_of(before.name)
        self.x_axis = reference.spec.x
        self.canvas = canvas_of(reference.spec)
        self.log = reference.spec.y.scale == "log"
        self.decimals = max(
            exact.decimals(point.y) for one in (before, after) for point in one.points
        )

    def added(self, point: Point) -> Change:
        return self._change("point", point, None, format_value(point), self._mark(point))

    def removed(self, point: Point) -> Change:
        return self._change("point", point, format_value(point), None, self._mark(point))

    def changed(self, before: Point, after: Point) -> Iterator[Change]:
        """What differs between two points at the same place."""
        if before.y != after.y:
            yield Change(
                "y",
                self._digits(before.y),
                self._digits(after.y),
                self._mark(after),
                visible(self.name),
                self._place(before),
                self._rounded(exact.subtract(after.y, before.y)),
                self._shift(before.y, after.y),
            )
        yield from self._bounds(before, after)
        for field in ERRORS:
            old, new = getattr(before, field), getattr(after, field)
            if old != new:
                error = elements.series(self.name, "error")
                yield self._change(field, before, _text(old), _text(new), error)
        if before.note != after.note:
            yield self._change(
                "note", before, visible(before.note), visible(after.note), drawn=False
            )

    def _bounds(self, before: Point, after: Point) -> Iterator[Change]:
        """A changed basis or bounds; they are drawn where one of the two is a range."""
        drawn = "range" in {before.basis, after.basis}
        element = elements.series(self.name, "range") if drawn else None
        if before.basis != after.basis:
            yield self._change("basis", before, before.basis, after.basis, element, drawn=drawn)
        moved = exact.subtract(after.y, before.y)
        for field in ("y_low", "y_high"):
            old, new = getattr(before, field), getattr(after, field)
            follows = old is not None and new is not None and exact.subtract(new, old) == moved
            if old != new and not (follows and moved):
                yield self._change(field, before, _text(old), _text(new), element, drawn=drawn)

    def _change(  # noqa: PLR0913 - a change has that many sides
        self,
        field: str,
        point: Point,
        reference: str | None,
        now: str | None,
        element: str | None = None,
        *,
        drawn: bool = True,
    ) -> Change:
        name, place = visible(self.name), self._place(point)
        return Change(field, reference, now, element, name, place, drawn=drawn)

    def _mark(self, point: Point) -> str:
        return elements.mark(self.name, self.kind, point)

    def _place(self, point: Point) -> str:
        return visible(tick_labels([point.x], self.x_axis)[0])

    def _digits(self, number: Decimal) -> str:
        return f"{self._rounded(number):f}"

    def _rounded(self, number: Decimal) -> Decimal:
        """The number with the decimals of its series; none of its own are lost."""
        return exact.with_decimals(number, self.decimals)

    def _shift(self, before: Decimal, after: Decimal) -> float | None:
        if self.log and min(before, after) <= 0:
            return None
        return (self.canvas.up(after) - self.canvas.up(before)) * self.canvas.dpi / 72


def _text(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


def _spec_changes(reference: Figure, now: Figure) -> Iterator[Change]:
    shared = {one.name for one in reference.series} & {one.name for one in now.series}
    old = dict(_leaves(as_tree(drawn_spec(reference.spec))))
    new = dict(_leaves(as_tree(drawn_spec(now.spec))))
    for path in sorted(old.keys() | new.keys()):
        before, after = old.get(path), new.get(path)
        if path[0] == "series" and path[1] not in shared:
            continue
        if before != after and not _same_color(path, before, after):
            yield _spec_change(path, before, after, reference.spec)


def _leaves(tree: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[Any, Any]]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, (*path, key))
        else:
            yield (*path, key), value


def _same_color(path: tuple[str, ...], before: object, after: object) -> bool:
    """Whether two words name one colour: tab:blue and #1f77b4."""
    return path[-1] == "color" and to_hex(str(before)) == to_hex(str(after))


def _spec_change(path: tuple[str, ...], before: object, after: object, spec: Spec) -> Change:
    dotted = ".".join(path)
    drawn = not dotted.startswith(_DRAWS_NOTHING)
    if path[0] == "series":
        name, key = path[1], path[2]
        return Change(
            key,
            _shown(before),
            _shown(after),
            _style_element(name, key, spec.kind_of(name)),
            visible(name),
            drawn=drawn,
        )
    return Change(dotted, _shown(before), _shown(after), _element_of(path), drawn=drawn)


def _style_element(name: str, key: str, kind: Kind) -> str | None:
    if key == "label":
        return elements.legend(name, "label")
    if key in _OF_MARKERS:
        return elements.series(name, "markers")
    return elements.body(name, kind)


def _element_of(path: tuple[str, ...]) -> str | None:
    """The element that shows a key of the spec, None where it is no single one."""
    if path[0] in {"x", "y"}:
        letter, key = path
        named = {"label": elements.axis_label(letter), "grid": elements.grid(letter)}
        return named.get(key)
    if path == ("legend", "title"):
        return elements.LEGEND_TITLE
    whole = {
        "title": elements.TITLE,
        "legend": elements.LEGEND_FRAME,
        "size": elements.BACKGROUND,
        "margins": elements.BACKGROUND,
    }
    return whole.get(path[0])


def _shown(value: object) -> str | None:
    """A value of the spec as a sentence has it; None stays None."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{exact.plain(exact.of_float(value)):f}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_shown(item) or "" for item in value) + "]"
    return visible(f"“{value}”" if " " in str(value) or not value else str(value))
