"""The same work for many figures: one that is broken does not stop the others."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from figrepro.errors import FigreproError, Problem
from figrepro.figure.folders import (
    ANYWHERE,
    CLAIMS_FILE,
    REFERENCE_FILE,
    DataDir,
    read_bytes,
    read_text,
    shown,
)
from figrepro.figure.load import load_figure
from figrepro.figure.model import DRAWN
from figrepro.figure.overlay import free_stem, with_overlay
from figrepro.figure.spec_checks import require_drawable
from figrepro.figure.write import replace_file
from figrepro.results.outcomes import (
    AcceptClaimsOutcome,
    AcceptOutcome,
    CheckOutcome,
    ClaimsOutcome,
    CompareOutcome,
    DescribeOutcome,
    Listed,
    Output,
    RenderOutcome,
)

if TYPE_CHECKING:
    from figrepro.diff.compare import Comparison
    from figrepro.diff.policy import PolicyOverride
    from figrepro.figure.model import Figure
    from figrepro.render.carried import Format

_Outcome = TypeVar("_Outcome")


def list_figures(data: DataDir) -> Iterator[Listed]:
    """All figures of a data directory, also those with problems."""
    for figure_id in data.ids():
        has_reference = os.path.lexists(data.path / figure_id / REFERENCE_FILE)
        try:
            figure = load_figure(data, figure_id)
        except FigreproError as error:
            yield Listed(figure_id, reference=has_reference, problems=error.problems)
            continue
        yield Listed(
            figure_id,
            figure.spec.title,
            len(figure.series),
            figure.point_count,
            has_reference,
        )


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
    for figure_id in ids:
        try:
            figure = _at_dpi(load_figure(data, figure_id), dpi)
            stem = figure_id
            if reading is not None:
                figure = with_overlay(figure, reading)
                stem = free_stem(data, figure_id, reading)
            yield _render_one(figure, out / stem, formats, force=force)
        except FigreproError as error:
            yield RenderOutcome(figure_id, problems=error.problems)


def _at_dpi(figure: "Figure", dpi: int | None) -> "Figure":
    if dpi is None:
        return figure
    from dataclasses import replace

    import msgspec

    size = msgspec.structs.replace(figure.spec.size, dpi=dpi)
    spec = msgspec.structs.replace(figure.spec, size=size)
    require_drawable(spec)
    return replace(figure, spec=spec)


def _render_one(
    figure: "Figure", stem: Path, formats: Sequence["Format"], *, force: bool
) -> RenderOutcome:
    from figrepro.figure.document import to_document
    from figrepro.render.carried import is_current

    document = to_document(figure)
    outputs: list[Output] = []
    warnings: tuple[Problem, ...] = ()
    for file_format in dict.fromkeys(formats):
        path = stem.with_name(f"{stem.name}.{file_format}")
        if not force and is_current(_content_of(path), document, file_format):
            outputs.append(Output(path, file_format, "unchanged"))
            continue
        from figrepro.render.encode import render

        rendered = render(figure, file_format)
        replace_file(path, rendered.content)
        warnings = rendered.warnings
        outputs.append(Output(path, file_format, "drawn"))
    return RenderOutcome(figure.id, tuple(outputs), warnings)


def _content_of(path: Path) -> bytes:
    """What stands in a file; nothing, if there is none that can be read."""
    try:
        return read_bytes(path, ANYWHERE)
    except FigreproError:
        return b""


def _of_each(
    data: DataDir,
    ids: Sequence[str],
    work: "Callable[[Figure], _Outcome]",
    failed: "Callable[[str, tuple[Problem, ...]], _Outcome]",
) -> "Iterator[_Outcome]":
    """The outcome of each figure's work, also where it cannot be done."""
    for figure_id in ids:
        try:
            yield work(load_figure(data, figure_id))
        except FigreproError as error:
            yield failed(figure_id, error.problems)


def judge_figures(data: DataDir, ids: Sequence[str], reading: str) -> Iterator[ClaimsOutcome]:
    """Judges the claims of figures by one of their readings."""
    return _of_each(
        data,
        ids,
        lambda figure: _judge_one(figure, reading),
        lambda figure_id, problems: ClaimsOutcome(figure_id, reading, problems=problems),
    )


def _judge_one(figure: "Figure", reading: str) -> ClaimsOutcome:
    from figrepro.claims.judge_claims import judge_claims

    judged = judge_claims(figure, reading)
    return ClaimsOutcome(figure.id, reading, judged.claims, judged.problems)


def describe_figures(data: DataDir, ids: Sequence[str]) -> Iterator[DescribeOutcome]:
    """Puts figures in words."""
    from figrepro.words.describe import describe

    return _of_each(
        data,
        ids,
        lambda figure: DescribeOutcome(figure.id, describe(figure)),
        lambda figure_id, problems: DescribeOutcome(figure_id, problems=problems),
    )


def compare_figures(
    data: DataDir,
    ids: Sequence[str],
    *,
    policy: "PolicyOverride | None" = None,
    against: Path | None = None,
    out: Path | None = None,
) -> Iterator[CompareOutcome]:
    """Compares figures with their references.

    Args:
        data: Where the figures are.
        ids: Which figures.
        policy: What to change about their own policies, if anything.
        against: A reference to use in place of the figure's own.
        out: Where to write `ID.diff.png` for each that differs; None writes nothing.
    """
    return _of_each(
        data,
        ids,
        lambda figure: _compare_one(
            figure if policy is None else policy.applied_to(figure), against, out
        ),
        lambda figure_id, problems: CompareOutcome(figure_id, "error", problems=problems),
    )


def check_figures(
    data: DataDir, ids: Sequence[str], policy: "PolicyOverride | None" = None
) -> Iterator[CheckOutcome]:
    """Compares figures with their references, and their claims with the accepted verdicts."""
    for figure_id in ids:
        try:
            figure = load_figure(data, figure_id)
        except FigreproError as error:
            failed = CompareOutcome(figure_id, "error", problems=error.problems)
            yield CheckOutcome(failed, ClaimsOutcome(figure_id, DRAWN))
            continue
        claims = _judge_one(figure, DRAWN)
        figure = figure if policy is None else policy.applied_to(figure)
        try:
            comparison = _compare_one(figure, None, None)
        except FigreproError as error:
            comparison = CompareOutcome(figure_id, "error", problems=error.problems)
        yield CheckOutcome(comparison, claims)


def _compare_one(figure: "Figure", against: Path | None, out: Path | None) -> CompareOutcome:
    path = against if against is not None else figure.require_folder("reference") / REFERENCE_FILE
    if against is None and not os.path.lexists(path):
        from figrepro.render.drawn import draw_figure

        return CompareOutcome(figure.id, "missing", warnings=draw_figure(figure).warnings)
    content = read_bytes(path, ANYWHERE if against is not None else path.parent)
    from figrepro.diff.compare import compare

    comparison, drawn = compare(figure, content, shown(path))
    image: Path | None = None
    problems: tuple[Problem, ...] = ()
    try:
        image = _write_sheet(comparison, out, figure.id) if out is not None else None
    except FigreproError as error:  # what differs is told all the same
        problems = error.problems
    warnings = (*drawn.warnings, *comparison.warnings)
    return CompareOutcome(figure.id, comparison.status, comparison, image, warnings, problems)


def _write_sheet(comparison: "Comparison", out: Path, figure_id: str) -> Path | None:
    """Writes the sheet of a difference; an old one of a figure that matches now goes."""
    path = out / f"{figure_id}.diff.png"
    pictures = comparison.pictures
    if pictures is None or comparison.status == "match":
        _remove(path)
        return None
    from figrepro.render.sheet import difference_sheet

    sheet = difference_sheet(
        pictures.reference, pictures.drawing, pictures.mask, comparison.outlines
    )
    replace_file(path, sheet)
    return path


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        return  # a file stands where the directory would be: there is nothing in it
    except OSError as error:
        problem = Problem(f"this cannot be removed: {error.strerror}", file=shown(path))
        raise FigreproError(problem) from error


def accept_figures(data: DataDir, ids: Sequence[str]) -> Iterator[AcceptOutcome]:
    """Makes the present drawings the references.

    Raises:
        FigreproError: The data directory is the copy that ships with figrepro.
    """
    require_writable(data)
    return _of_each(
        data,
        ids,
        _accept_one,
        lambda figure_id, problems: AcceptOutcome(figure_id, "error", problems=problems),
    )


def accept_claims(data: DataDir, ids: Sequence[str]) -> Iterator[AcceptClaimsOutcome]:
    """Writes the present verdicts into `claims.toml`.

    Raises:
        FigreproError: The data directory is the copy that ships with figrepro.
    """
    require_writable(data)
    return _of_each(
        data,
        ids,
        _accept_claims_of,
        lambda figure_id, problems: AcceptClaimsOutcome(figure_id, problems=problems),
    )


def _accept_claims_of(figure: "Figure") -> AcceptClaimsOutcome:
    from figrepro.claims.accept import with_verdicts

    judged = _judge_one(figure, DRAWN)
    surprising = tuple(one for one in judged.claims if not one.is_accepted)
    if judged.problems or not surprising:
        return AcceptClaimsOutcome(figure.id, problems=judged.problems)
    folder = figure.require_folder("claims")
    path = folder / CLAIMS_FILE
    text = read_text(path, folder)
    replace_file(path, with_verdicts(text, judged.claims, shown(path)).encode())
    return AcceptClaimsOutcome(figure.id, surprising)


def require_writable(data: DataDir) -> None:
    """Refuses to write into the copy that ships with figrepro.

    Raises:
        FigreproError: It is that copy.
    """
    if data.shipped:
        raise FigreproError(
            Problem(
                "the figures that come with figrepro are never written to",
                hint="copy them to ./data, or name another directory with --data",
            )
        )


def _accept_one(figure: "Figure") -> AcceptOutcome:
    from figrepro.diff.compare import compare
    from figrepro.render.drawn import draw_figure
    from figrepro.render.encode import encode, render

    folder = figure.require_folder("reference")
    path = folder / REFERENCE_FILE
    if not os.path.lexists(path):
        rendered = render(figure)
        replace_file(path, rendered.content)
        return AcceptOutcome(figure.id, "accepted", was_missing=True, warnings=rendered.warnings)
    before = read_bytes(path, folder)
    try:
        comparison, drawn = compare(figure, before, shown(path), measuring=False)
    except FigreproError:  # a broken reference is what accepting mends
        comparison, drawn = None, draw_figure(figure)
    rendered = encode(drawn)
    if before == rendered.content:
        return AcceptOutcome(figure.id, "unchanged", warnings=rendered.warnings)
    replace_file(path, rendered.content)
    return AcceptOutcome(
        figure.id,
        "accepted",
        changes=comparison.changes if comparison else (),
        differing_pixels=comparison.differing_pixels if comparison else None,
        warnings=rendered.warnings,
    )
