"""The one JSON document of a run: `{"figrepro": VERSION, "figures": [...]}`.

Its keys are an interface. What does not apply to a command is absent.
"""

from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from figrepro.errors import Problem
from figrepro.figure.document import ascii_json
from figrepro.results.claim_rows import ClaimRow, claim_row
from figrepro.results.comparison_rows import (
    ChangeRow,
    DriftRow,
    ElementRow,
    ReductionRow,
    TextRow,
    change_row,
    drift_row,
    element_row,
    reduction_row,
    text_row,
)
from figrepro.results.description_rows import DescriptionRow, description_row
from figrepro.results.outcomes import (
    CheckOutcome,
    ClaimsOutcome,
    CompareOutcome,
    DescribeOutcome,
    Listed,
    RenderOutcome,
)
from figrepro.version import VERSION


class ProblemRow(Struct, frozen=True):
    """A problem, as `figrepro.errors.Problem` has it."""

    file: str | None
    line: int | None
    key: str | None
    found: str | None
    allowed: str | None
    message: str
    hint: str | None


class OutputRow(Struct, frozen=True):
    """A file of a render, and whether it was drawn or found unchanged."""

    path: str
    format: str
    action: str


class FigureRow(Struct, frozen=True, kw_only=True):
    """What a run found out about one figure."""

    id: str
    status: str
    problems: list[ProblemRow]
    warnings: list[ProblemRow]
    title: str | UnsetType = UNSET
    series: int | UnsetType = UNSET
    points: int | UnsetType = UNSET
    reference: bool | UnsetType = UNSET
    outputs: list[OutputRow] | UnsetType = UNSET
    reference_size: list[int] | UnsetType = UNSET
    drawing_size: list[int] | UnsetType = UNSET
    carries_figure: bool | UnsetType = UNSET
    differing_pixels: int | UnsetType | None = UNSET
    antialiased_pixels: int | UnsetType | None = UNSET
    faint_pixels: int | UnsetType | None = UNSET
    same_size_with: str | UnsetType | None = UNSET
    rms: float | UnsetType | None = UNSET
    changes: list[ChangeRow] | UnsetType = UNSET
    texts: list[TextRow] | UnsetType = UNSET
    elements: list[ElementRow] | UnsetType = UNSET
    unexplained: list[ElementRow] | UnsetType = UNSET
    reduction: ReductionRow | UnsetType | None = UNSET
    looks_alike: bool | UnsetType = UNSET
    drift: DriftRow | UnsetType | None = UNSET
    image: str | UnsetType = UNSET
    reading: str | UnsetType = UNSET
    claims: list[ClaimRow] | UnsetType = UNSET
    unjudged: int | UnsetType = UNSET
    description: DescriptionRow | UnsetType = UNSET


class Document(Struct, frozen=True, kw_only=True):
    """The whole document; `problems` are those that concern no single figure."""

    figrepro: str
    figures: list[FigureRow]
    problems: list[ProblemRow]


def problem_row(problem: Problem) -> ProblemRow:
    """A problem as the document has it."""
    return ProblemRow(
        problem.file,
        problem.line,
        problem.key,
        problem.found,
        problem.allowed,
        problem.message,
        problem.hint,
    )


def to_document(figures: list[FigureRow], problems: Iterable[Problem] = ()) -> Document:
    """The document of a run."""
    return Document(
        figrepro=VERSION, figures=figures, problems=[problem_row(one) for one in problems]
    )


def listed_row(listed: Listed) -> FigureRow:
    """A figure of `figrepro list`."""
    if listed.problems:
        return _row(listed.id, "error", listed.problems)
    return FigureRow(
        id=listed.id,
        status="ok",
        problems=[],
        warnings=[],
        title=listed.title,
        series=listed.series,
        points=listed.points,
        reference=listed.reference,
    )


def rendered_row(outcome: RenderOutcome) -> FigureRow:
    """A figure of `figrepro render`."""
    outputs = [
        OutputRow(_text(output.path), output.format, output.action) for output in outcome.outputs
    ]
    row = _row(
        outcome.id, "error" if outcome.problems else "ok", outcome.problems, outcome.warnings
    )
    return replace(row, outputs=outputs)


def compared_row(outcome: CompareOutcome) -> FigureRow:
    """A figure of `figrepro diff` and `figrepro check`."""
    row = _row(outcome.id, outcome.status, outcome.problems, outcome.warnings)
    found = outcome.comparison
    if found is None:
        return row
    row = replace(
        row,
        reference_size=[found.reference_size.width, found.reference_size.height],
        drawing_size=[found.drawing_size.width, found.drawing_size.height],
        carries_figure=found.carries_figure,
        differing_pixels=found.differing_pixels,
        antialiased_pixels=found.antialiased_pixels,
        faint_pixels=found.faint_pixels,
        rms=found.rms,
        changes=[change_row(change) for change in found.changes],
        texts=[text_row(text) for text in found.texts],
        elements=[element_row(one) for one in found.elements],
        unexplained=[element_row(one) for one in found.unexplained],
        reduction=None if found.reduction is None else reduction_row(found.reduction),
        looks_alike=found.looks_alike,
        drift=None if found.drift is None else drift_row(found.drift),
        same_size_with=found.same_size_with,
    )
    return row if outcome.image is None else replace(row, image=_text(outcome.image))


def claims_row(outcome: ClaimsOutcome) -> FigureRow:
    """A figure of `figrepro claims`."""
    row = _row(outcome.id, "error" if outcome.problems else "ok", outcome.problems)
    return replace(
        row,
        reading=outcome.reading,
        claims=[claim_row(one) for one in outcome.claims],
        unjudged=outcome.unjudged,
    )


def checked_row(outcome: CheckOutcome) -> FigureRow:
    """A figure of `figrepro check`: a claim that is not as accepted makes it differ."""
    row = compared_row(outcome.comparison)
    problems = [*row.problems, *map(problem_row, outcome.claims.problems)]
    status = "error" if problems else row.status
    if status == "match" and outcome.surprising:
        status = "differ"
    row = replace(row, status=status, problems=problems)
    if outcome.comparison.status == "error" and not outcome.claims.claims:
        return row  # what cannot be read has no claims to tell of
    return replace(row, claims=[claim_row(one) for one in outcome.claims.claims])


def described_row(outcome: DescribeOutcome) -> FigureRow:
    """A figure of `figrepro describe`."""
    if outcome.description is None:
        return _row(outcome.id, "error", outcome.problems)
    row = _row(outcome.id, "ok", outcome.problems)
    return replace(row, description=description_row(outcome.description))


def _row(
    figure_id: str,
    status: str,
    problems: Iterable[Problem],
    warnings: Iterable[Problem] = (),
) -> FigureRow:
    return FigureRow(
        id=_text(figure_id),
        status=status,
        problems=[problem_row(problem) for problem in problems],
        warnings=[problem_row(warning) for warning in warnings],
    )


def _text(name: str | Path) -> str:
    """A name of the file system as text; bytes in it that are no UTF-8 are replaced."""
    return str(name).encode(errors="surrogateescape").decode(errors="replace")


def to_json(document: Document) -> str:
    """The document as indented JSON with a line break at its end.

    All its characters are ASCII and visible, whatever the texts are.
    """
    encoded = msgspec.json.format(msgspec.json.encode(document), indent=2)
    return ascii_json(encoded).decode().replace("\x7f", "\\u007f") + "\n"
