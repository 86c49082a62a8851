"""How the spec in the reference differs from the present one, key by key."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from msgspec import structs

from figrepro.chart.chart import Chart
from figrepro.chart.document import drawn_spec
from figrepro.chart.filled_spec import filled_spec
from figrepro.diff.causes import Causes, Path, path_before
from figrepro.diff.change import Change, Place, shown_text
from figrepro.diff.pairs import Pairing
from figrepro.errors import visible
from figrepro.figure import decimal_math
from figrepro.figure.colors import to_hex
from figrepro.figure.model import DRAWN
from figrepro.figure.spec import ReadingSpec, Spec, as_tree
from figrepro.shapes import elements

_DRAWS_NOTHING = ("source.", "reading.")
_OF_MARKERS = {"marker", "size", "filled"}


def spec_changes(
    reference: Chart, now: Chart, pairing: Pairing, *, knows_asked: bool
) -> Iterator[Change]:
    """Every key that differs; those that only follow from another say so."""
    before, after = _leaves_of(filled_spec(reference)), _leaves_of(filled_spec(now))
    names = pairing.names_before
    changed = [
        path
        for path in sorted(before.keys() | after.keys())
        if _is_compared(path, names)
        and not _alike(path, before.get(path_before(path, names)), after.get(path))
    ]
    causes = Causes(reference, now, pairing, frozenset(changed), knows_asked=knows_asked)
    for path in changed:
        old, new = before.get(path_before(path, names)), after.get(path)
        change = _spec_change(path, old, new, now, causes.cause_of(path))
        if path[0] == "series":
            places = (Place(names[path[1]]),), (Place(path[1]),)
            change = replace(change, before=places[0], after=places[1])
        yield change


def _alike(path: Path, before: object, after: object) -> bool:
    """Whether two values of a key say the same; tab:blue and #1f77b4 name one colour."""
    return before == after or (path[-1] == "color" and to_hex(str(before)) == to_hex(str(after)))


def _is_compared(path: Path, names: Mapping[str, str]) -> bool:
    """Whether it is a key of the chart, or of a series that both figures have, by its name now."""
    return path[0] != "series" or path[1] in names


def _leaves_of(spec: Spec) -> dict[Path, Any]:
    reading = {DRAWN: spec.reading.get(DRAWN, ReadingSpec())}  # a table left out says nothing else
    return dict(_leaves(as_tree(structs.replace(drawn_spec(spec), reading=reading))))


def _leaves(tree: Mapping[str, Any], path: Path = ()) -> Iterator[tuple[Path, Any]]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, (*path, key))
        else:
            yield (*path, key), value


def _spec_change(
    path: Path, before: object, after: object, now: Chart, cause: str | None
) -> Change:
    dotted = ".".join(path)
    drawn = not dotted.startswith(_DRAWS_NOTHING)
    if path[0] == "series":
        name, key = path[1], path[2]
        return Change(
            key,
            _shown(before),
            _shown(after),
            _style_element(name, key, now),
            visible(name),
            drawn=drawn,
            follows=cause,
        )
    element = _element_of(path, now)
    return Change(dotted, _shown(before), _shown(after), element, drawn=drawn, follows=cause)


def _style_element(name: str, key: str, now: Chart) -> str | None:
    if key == "label":
        return elements.legend(name, "label")
    if key in _OF_MARKERS:
        return now.element(name, "markers")
    return now.body(name)


def _element_of(path: Path, now: Chart) -> str | None:
    """The element that shows a key of the spec, None where it is no single one."""
    if path[0] in {"x", "y"}:
        letter, key = path
        named = {"label": elements.axis_label(letter), "grid": elements.grid(letter)}
        shown = {panel.element(named[key]) for panel in now.panels if key in named}
        return shown.pop() if len(shown) == 1 else None
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
        return f"{decimal_math.plain(decimal_math.of_float(value)):f}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_shown(item) or "" for item in value) + "]"
    return shown_text(str(value))
