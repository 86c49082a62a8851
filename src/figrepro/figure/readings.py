"""Other readings: one that is asked for by name, and names that are likely slips."""

from collections.abc import Iterable, Iterator

from figrepro.errors import (
    FigreproError,
    Problem,
    did_you_mean,
    listed,
    quoted,
    refused,
)
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
        raise no_such_reading(f"{figure.id} has no", name, readings)
    return readings[name]


def no_such_reading(who: str, reading: str, known: Iterable[str]) -> FigreproError:
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
    return refused(f"{who} other reading {quoted(reading)}", "reading", hint=hint)


def misnamed_series(figure: Figure) -> Iterator[Problem]:
    """Warnings for series of other readings that are likely those of the figure, miswritten.

    A reading may well have series of its own; one that is named like a series of the figure, which
    the reading then lacks, is a slip that would make nobody see what the reading says of it.
    """
    drawn = [one.name for one in figure.series]
    for reading in figure.readings:
        names = {one.name for one in reading.series}
        lacking = [name for name in drawn if name not in names]
        for name in (one.name for one in reading.series if one.name not in drawn):
            hint = did_you_mean(name, lacking)
            if hint:
                yield Problem(
                    f"only the reading {reading.name} has a series {quoted(name)}",
                    key="series",
                    hint=hint,
                )
