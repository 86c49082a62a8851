"""Without the reference's metadata, its pixels tell what was changed."""

import pytest

from tests.diff.mutations.score import by_drawing
from tests.diff.mutations.suite import single

_EACH = (
    "one letter in x.label", "text.title", "text.tick", "text.font",
    "x.limits high by 1 %", "y.limits high by 1 %", "x.ticks one removed", "y.ticks one moved",
    "x.ticks another step", "x.scale", "x.grid", "margins.right", "margins.bottom",
    "legend.location", "legend.outside", "text.legend", "a point by 10 px", "a point moved along x",
    "order of the points", "order of the series", "a series added", "one letter in a label",
)  # fmt: skip
QUICK = {
    "hellaswag": (*_EACH, "l for I in y.label", "x.format"),
    "vocab-accuracy": (*_EACH, "color", "size", "filled"),
}
"""Kinds of change of every sort, those that are measured in a moment."""


CASES = [
    pytest.param(name, kind, marks=[] if name == "vocab-accuracy" else [pytest.mark.slow])
    for name, kinds in QUICK.items()
    for kind in kinds
]


@pytest.mark.parametrize(("figure_id", "kind"), CASES)
def test_a_change_is_named_and_every_pixel_explained(figure_id: str, kind: str) -> None:
    """What was changed is said, nothing else is, and no pixel is left that it does not explain."""
    case = single(figure_id, kind)
    assert case is not None
    outcome = by_drawing(case, with_metadata=False)
    assert outcome.status == "differ"
    assert outcome.found == outcome.expected
    assert outcome.unexplained == 0
