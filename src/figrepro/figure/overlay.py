"""A reading that is asked for by name, to be drawn over the figure's own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from figrepro.errors import FigreproError, Problem, nearest, quoted, visible
from figrepro.figure.folders import SERIES_FILE, DataDir, other_readings
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


def having_reading(data: DataDir, ids: Sequence[str], reading: str) -> tuple[list[str], list[str]]:
    """The figures of these that have a reading of that name, and those that do not.

    Raises:
        FigreproError: No figure has it; the nearest names are told.
    """
    names = {figure_id: other_readings(data.path / figure_id) for figure_id in ids}
    having = [figure_id for figure_id in ids if reading in names[figure_id]]
    if not having:
        known = (name for figure_id in ids for name in names[figure_id])
        raise FigreproError(no_such_reading("no figure has any", reading, known))
    return having, [figure_id for figure_id in ids if figure_id not in set(having)]


def free_stem(data: DataDir, figure_id: str, reading: str) -> str:
    """What the files of a figure with a reading over it are called, without their ending.

    Raises:
        FigreproError: Another drawing of the same figures has that name.
    """
    stem = f"{figure_id}.{reading}"
    for other in data.ids():
        rest = stem.removeprefix(f"{other}.")
        if stem == other:
            raise _taken(stem, f"the drawing of the figure {other}")
        if rest == "diff":
            raise _taken(stem, f"what figrepro diff writes of {other}")
        if other != figure_id and rest != stem and rest in other_readings(data.path / other):
            raise _taken(stem, f"the figure {other} with its reading {rest}")
    return stem


def _taken(stem: str, by: str) -> FigreproError:
    message = f"the drawing would be {stem}.png, which is {by}"
    return FigreproError(Problem(message, key="reading", hint="give the reading another name"))
