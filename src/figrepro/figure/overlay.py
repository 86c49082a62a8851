"""A reading that is asked for by name, to be drawn over the figure's own."""

from collections.abc import Iterable
from dataclasses import replace

from figrepro.errors import FigreproError, Problem, nearest, quoted, visible
from figrepro.figure.folders import SERIES_FILE
from figrepro.figure.model import DRAWN, Figure

_MOST_LISTED = 10


def with_overlay(figure: Figure, reading: str) -> Figure:
    """The figure with the points of another of its readings over its own.

    Raises:
        FigreproError: It has no such reading, and the nearest names are told; or that reading has
            none of its series.
    """
    found = next((one for one in figure.readings if one.name == reading), None)
    if found is None:
        known = [one.name for one in figure.readings]
        raise FigreproError(no_such_reading(f"{figure.id} has no", reading, known))
    overlaid = replace(figure, overlay=found)
    if not overlaid.overlaid:
        raise FigreproError(
            Problem(
                f"{reading} has no series of {figure.id}",
                key="reading",
                found=_listed(one.name for one in found.series),
                allowed=_listed(one.name for one in figure.series),
            )
        )
    return overlaid


def no_such_reading(who: str, reading: str, known: Iterable[str]) -> Problem:
    """The problem of a reading that is not there.

    Args:
        who: Who lacks it, as the sentence begins: "no figure has any".
        reading: What was asked for.
        known: The names of the readings that are there.
    """
    names = list(dict.fromkeys(known))
    near = nearest(reading, names, most=3)
    if reading == DRAWN:
        hint = f"{DRAWN} is the one in {SERIES_FILE}, which is drawn in any case"
    elif near:
        hint = f"did you mean {' or '.join(near)}?"
    else:
        hint = f"readings there: {_listed(names) or 'none'}"
    return Problem(f"{visible(who)} other reading {quoted(reading)}", key="reading", hint=hint)


def _listed(names: Iterable[str]) -> str:
    listed = list(names)
    return ", ".join(listed if len(listed) <= _MOST_LISTED else [*listed[:_MOST_LISTED], "…"])
