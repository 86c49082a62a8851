"""A figure with the mark and the scale."""

from typing import Any

from figrepro.chart.chart import Chart
from tests.figures import made

POINTS: dict[str, list[tuple[object, object]]] = {
    "gain": [(1, 5), (2, 400), (3, 20000), (4, 1)],
    "loss": [(1, -3), (2, -70), (3, -9000), (4, 0)],
}
SYMLOG = {"scale": "symlog", "label": "change"}
SPEC = """\
title = "Gains and losses"
kind = "lollipop"
x = { label = "Year", limits = [0, 5] }
y = { label = "change", scale = "symlog" }
"""
ROWS = [f"{name},{x},{y}" for name, points in POINTS.items() for x, y in points]


def chart(**spec: Any) -> Chart:
    """A chart with both."""
    x = {"label": "Year", "limits": [0, 5], **spec.pop("x", {})}
    return made(POINTS, **{"kind": "lollipop", "x": x, "y": SYMLOG, **spec})
