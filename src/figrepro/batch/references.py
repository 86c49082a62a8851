"""The references of figures: which file each is, and the series that they show."""

import os
from collections.abc import Sequence
from pathlib import Path

from figrepro.chart.chart import Chart
from figrepro.chart.load import load_chart
from figrepro.figure.folders import ANYWHERE, REFERENCE_FILE, DataDir, read_bytes, shown


def reference_of(chart: Chart, named: Path | None = None) -> tuple[Path, Path]:
    """The file of a figure's reference, or another that is named, and the root it must lie in.

    Raises:
        FigreproError: The figure was read from no folder.
    """
    if named is not None:
        return named, ANYWHERE
    folder = chart.figure.require_folder("reference")
    return folder / REFERENCE_FILE, folder


def series_names(data: DataDir, ids: Sequence[str], named: Path | None = None) -> list[str]:
    """The series of figures and of the charts that their references carry, each once.

    Args:
        data: Where the figures are.
        ids: Which figures.
        named: A reference to use in place of their own.

    Raises:
        FigreproError: A figure or a reference cannot be read.
    """
    charts = [load_chart(data, figure_id) for figure_id in ids]
    before = [_carried_chart(chart, named) for chart in charts]
    layers = (layer for chart in (*charts, *before) if chart for layer in chart.layers)
    return list(dict.fromkeys(layer.name for layer in layers))


def _carried_chart(chart: Chart, named: Path | None) -> Chart | None:
    """The chart that a figure's reference carries, if there is one and it does."""
    from figrepro.chart.document import from_document
    from figrepro.render.metadata import read_carried

    path, root = reference_of(chart, named)
    if named is None and not os.path.lexists(path):
        return None
    carried = read_carried(read_bytes(path, root), shown(path))
    if carried is None or carried.figure is None:
        return None
    return from_document(carried.figure, chart.id, shown(path))
