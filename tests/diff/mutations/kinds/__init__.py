"""Every kind of change, by its name."""

from tests.diff.mutations.edit import Kind
from tests.diff.mutations.kinds.axes import AXES
from tests.diff.mutations.kinds.doubt import DOUBT
from tests.diff.mutations.kinds.nothing import NOTHING
from tests.diff.mutations.kinds.page import PAGE
from tests.diff.mutations.kinds.points import POINTS
from tests.diff.mutations.kinds.series import WHOLE
from tests.diff.mutations.kinds.style import STYLE
from tests.diff.mutations.kinds.texts import TEXTS

_TOPICS = (TEXTS, AXES, PAGE, POINTS, DOUBT, WHOLE, STYLE, NOTHING)

KINDS: dict[str, Kind] = {kind.name: kind for topic in _TOPICS for kind in topic}
"""The kinds, text before axes before points before style, those that draw nothing last."""
