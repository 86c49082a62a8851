"""Drawing figures into files."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from figrepro.batch.each import of_each
from figrepro.chart.chart import Chart
from figrepro.chart.checks import with_dpi
from figrepro.errors import FigreproError, Problem
from figrepro.figure.atomic_write import replace_file
from figrepro.figure.folders import ANYWHERE, DataDir, read_bytes
from figrepro.results.outcomes import Output, RenderOutcome

if TYPE_CHECKING:
    from figrepro.render.metadata import Format


def render_figures(  # noqa: PLR0913 - what one call of `figrepro render` says
    data: DataDir,
    ids: Sequence[str],
    out: Path,
    formats: Sequence["Format"],
    *,
    dpi: int | None = None,
    reading: str | None = None,
    force: bool = False,
) -> Iterator[RenderOutcome]:
    """Draws figures to `out/ID.FORMAT`, those that are not there already as they would be drawn.

    With another reading over them, to `out/ID.READING.FORMAT`.
    """

    def work(chart: Chart) -> RenderOutcome:
        drawn, stem = chart if dpi is None else with_dpi(chart, dpi), chart.id
        if reading is not None:
            from figrepro.batch.outputs import overlay_stem
            from figrepro.chart.overlay import with_overlay

            drawn = with_overlay(drawn, reading)
            stem = overlay_stem(data, chart.id, reading)
        return _render_one(drawn, out / stem, formats, force=force)

    return of_each(data, ids, work, RenderOutcome)


def _render_one(
    chart: Chart, stem: Path, formats: Sequence["Format"], *, force: bool
) -> RenderOutcome:
    from figrepro.chart.document import to_document
    from figrepro.render.metadata import is_current

    document = to_document(chart)
    outputs: list[Output] = []
    warnings: tuple[Problem, ...] = ()
    for file_format in dict.fromkeys(formats):
        path = stem.with_name(f"{stem.name}.{file_format}")
        if not force and is_current(_content_of(path), document, file_format):
            outputs.append(Output(path, file_format, "unchanged"))
            continue
        from figrepro.render.encode import render

        rendered = render(chart, file_format)
        replace_file(path, rendered.content)
        warnings = rendered.warnings
        outputs.append(Output(path, file_format, "drawn"))
    return RenderOutcome(chart.id, warnings=warnings, outputs=tuple(outputs))


def _content_of(path: Path) -> bytes:
    """What stands in a file; nothing, if there is none that can be read."""
    try:
        return read_bytes(path, ANYWHERE)
    except FigreproError:
        return b""
