"""Which figures have a reading that is asked for by name."""

from collections.abc import Sequence

from figrepro.errors import FigreproError
from figrepro.figure.folders import DataDir, other_readings
from figrepro.figure.overlay import no_such_reading


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
