"""The scale that an axis is likely meant to have, seen from what stands along it."""

from collections.abc import Sequence

from figrepro.figure.axes import AxisError, parse_date
from figrepro.figure.cells import is_nearly_number, is_number
from figrepro.figure.vocabulary import Scale


def scale_of(places: Sequence[str]) -> Scale:
    """Dates are dates, numbers numbers, and anything else are names.

    A number that is written as papers write it is no name if others are written right: it is a
    slip, and whoever reads it as a number tells what to write.
    """
    if places and all(map(_is_date, places)):
        return "date"
    others = [place for place in places if not is_number(place)]
    are_slips = all(map(is_nearly_number, others)) and len(others) < len(places)
    return "category" if others and not are_slips else "linear"


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except AxisError:
        return False
    return True
