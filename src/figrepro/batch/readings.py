"""Which figures have a reading that is asked for by name."""

from collections.abc import Sequence

from figrepro.figure.folders import DataDir, other_readings
from figrepro.figure.model import DRAWN
from figrepro.figure.readings import no_such_reading


def having_reading(
    data: DataDir, ids: Sequence[str], reading: str, *, or_drawn: bool = False
) -> list[str]:
    """The figures of these that have a reading of that name.

    One whose readings cannot be looked through is among them, so that its own problem is told.

    Args:
        data: Where the figures are.
        ids: Which figures.
        reading: The name.
        or_drawn: Whether it may also be the drawn reading, which every figure has.

    Raises:
        FigreproError: No figure has it; the nearest names are told.
    """
    always = [DRAWN] if or_drawn else []
    names = {figure_id: other_readings(data.path / figure_id) for figure_id in ids}
    known = [*always, *(name for found in names.values() for name in found or ())]
    if reading not in known:
        raise no_such_reading("no figure has any", reading, known)
    return [
        figure_id
        for figure_id, found in names.items()
        if found is None or reading in (*always, *found)
    ]
