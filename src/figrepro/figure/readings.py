"""A reading that is asked for by name."""

from collections.abc import Iterable

from figrepro.errors import FigreproError, Problem, did_you_mean, listed, quoted, visible
from figrepro.figure.folders import SERIES_FILE
from figrepro.figure.model import DRAWN, Figure, Reading


def reading_named(figure: Figure, name: str, *, or_drawn: bool = False) -> Reading:
    """The other reading of that name or, where that may be asked for, the drawn one.

    Raises:
        FigreproError: The figure has no such reading, and the nearest names are told.
    """
    readings = {one.name: one for one in figure.readings}
    if or_drawn:
        readings = {DRAWN: figure.drawn, **readings}
    if name not in readings:
        raise FigreproError(no_such_reading(f"{figure.id} has no", name, readings))
    return readings[name]


def no_such_reading(who: str, reading: str, known: Iterable[str]) -> Problem:
    """The problem of a reading that is not there.

    Args:
        who: Who lacks it, as the sentence begins: "no figure has any".
        reading: What was asked for.
        known: The names of the readings that may be asked for.
    """
    names = list(dict.fromkeys(known))
    if reading == DRAWN:
        hint = f"{DRAWN} is the one in {SERIES_FILE}, which is drawn in any case"
    else:
        near = did_you_mean(reading, names, most=3)
        hint = near or f"readings there: {listed(names) or 'none'}"
    return Problem(f"{visible(who)} other reading {quoted(reading)}", key="reading", hint=hint)
