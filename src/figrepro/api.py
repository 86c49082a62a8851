"""What a notebook needs: figures as Python objects."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from figrepro.chart.chart import Chart
from figrepro.chart.load import load_chart
from figrepro.errors import FigreproError
from figrepro.figure.folders import find_data, read_bytes, shown
from figrepro.figure.model import DRAWN, Figure, Reading, Series
from figrepro.figure.spec import Spec

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure as MplFigure

    from figrepro.claims.claim import JudgedClaim
    from figrepro.diff.compare import Comparison
    from figrepro.render.metadata import Format
    from figrepro.table.rows import View

PathLike = str | os.PathLike[str]


def ids(data: PathLike | None = None) -> list[str]:
    """The ids of all figures in a data directory.

    Args:
        data: Where to look; otherwise as the command line does: $FIGREPRO_DATA, ./data, or the
            figures that come with figrepro.
    """
    return find_data(data).ids()


def load(figure_id: str, data: PathLike | None = None) -> "LoadedFigure":
    """Loads a figure.

    Args:
        figure_id: The name of its folder.
        data: Where to look, as in `ids`.

    Raises:
        FigreproError: There is no such figure, or its folder has problems: `error.problems`.
    """
    return LoadedFigure(load_chart(find_data(data), figure_id))


class LoadedFigure:
    """A figure in Python; a notebook shows its drawing.

    Attributes:
        chart: The chart as figrepro itself has it, every default filled in; immutable.
    """

    def __init__(self, chart: Chart) -> None:
        self.chart = chart

    def __repr__(self) -> str:
        return (
            f"<figrepro figure {self.id!r}: {len(self.series)} series, "
            f"{self.figure.point_count} points>"
        )

    @property
    def figure(self) -> Figure:
        """The figure as its folder has it."""
        return self.chart.figure

    @property
    def id(self) -> str:
        """The name of its folder."""
        return self.figure.id

    @property
    def spec(self) -> Spec:
        """How it looks and where it comes from, as its folder says it."""
        return self.figure.spec

    @property
    def series(self) -> tuple[Series, ...]:
        """The series that are drawn, with exact decimals."""
        return self.figure.series

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The other readings."""
        return self.figure.readings

    def frame(self, view: "View" = "points") -> "pd.DataFrame":
        """The numbers as a pandas frame: the points, or `summary`, `readings` or `similarity`."""
        from figrepro.table.frames import frame

        return frame(self.chart, view)

    def claims(self, reading: str = DRAWN) -> "tuple[JudgedClaim, ...]":
        """What the numbers of a reading make of what the source says.

        Raises:
            FigreproError: There is no such reading, or the claims have problems.
        """
        from figrepro.claims.judge_claims import judge_claims

        judged = judge_claims(self.chart, reading)
        if judged.problems:
            raise FigreproError(judged.problems)
        return judged.claims

    def draw(self) -> "MplFigure":
        """A matplotlib figure to change and save as one likes."""
        from figrepro.render.drawing import draw
        from figrepro.render.mpl_settings import drawing_settings

        scene = draw(self.chart).scene
        with drawing_settings():
            from figrepro.render.mpl_figure import figure_of

            return figure_of(scene)

    def render(self, file_format: "Format" = "png", *, reading: str | None = None) -> bytes:
        """The bytes that `figrepro render` writes.

        Args:
            file_format: What kind of file.
            reading: Another reading, whose points are drawn over the others.

        Raises:
            FigreproError: There is no such format or reading, or the font lacks a glyph.
        """
        from figrepro.chart.overlay import with_overlay
        from figrepro.render.encode import render

        chart = self.chart if reading is None else with_overlay(self.chart, reading)
        return render(chart, file_format).content

    def diff(self, reference: bytes | PathLike | None = None) -> "Comparison":
        """Compares the drawing with a reference: its own, or the PNG that is given.

        Raises:
            FigreproError: There is no reference, or it cannot be read.
        """
        from figrepro.diff.compare import compare

        content, name = self._reference(reference)
        return compare(self.chart, content, name)[0]

    def _reference(self, reference: bytes | PathLike | None) -> tuple[bytes, str]:
        from figrepro.batch.references import reference_of

        if isinstance(reference, bytes):
            return reference, "the reference"
        path, root = reference_of(self.chart, None if reference is None else Path(reference))
        return read_bytes(path, root), shown(path)

    def show(self) -> None:
        """Prints the chart for a terminal, without colour."""
        from figrepro.terminal.charset import charset_for
        from figrepro.terminal.draw import draw_text

        charset = charset_for(sys.stdout.encoding or "utf-8")
        text = draw_text(self.chart, color=False, charset=charset)
        print(text)  # noqa: T201 - it is what it is for

    def _repr_png_(self) -> bytes:
        return self.render("png")

    def _repr_markdown_(self) -> str:
        from figrepro.table.formats import render_text

        return render_text(self.chart, "points", "markdown")
