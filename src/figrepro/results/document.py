"""The one JSON document of a run: `{"figrepro": VERSION, "figures": [...]}`.

Its keys are an interface. What does not apply to a command is absent.
"""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from figrepro.errors import Problem
from figrepro.figure.document import ascii_json
from figrepro.figure.exact import fraction_text
from figrepro.figure.formats import format_x
from figrepro.results.outcomes import (
    CheckOutcome,
    ClaimsOutcome,
    CompareOutcome,
    DescribeOutcome,
    Listed,
    RenderOutcome,
)
from figrepro.version import VERSION

if TYPE_CHECKING:
    from figrepro.claims.claim import JudgedClaim
    from figrepro.diff.change import Change
    from figrepro.diff.drift import Drift
    from figrepro.diff.located import ElementPixels
    from figrepro.diff.palette import Reduction
    from figrepro.diff.texts import TextChange
    from figrepro.words.describe import Description


class ProblemRow(Struct, frozen=True):
    """A problem, as `figrepro.errors.Problem` has it."""

    file: str | None
    line: int | None
    key: str | None
    found: str | None
    allowed: str | None
    message: str
    hint: str | None


class ChangeRow(Struct, frozen=True, omit_defaults=True):
    """A change: those of its sides that apply."""

    field: str
    drawn: bool
    element: str | None = None
    series: str | None = None
    x: str | None = None
    reference: str | None = None
    now: str | None = None
    difference: str | None = None
    shift_px: float | None = None
    follows: str | None = None
    allowance: str | None = None
    uncertainty: str | None = None
    uncertainty_px: float | None = None


class TextRow(Struct, frozen=True):
    """A drawn text that changed or moved: right and up, in pixels."""

    element: str
    reference: str | None
    now: str | None
    shift_px: list[float] | None


class ElementRow(Struct, frozen=True):
    """Differing pixels of an element; the box is left, top, right, bottom."""

    element: str
    pixels: int
    box: list[int]


class ReductionRow(Struct, frozen=True):
    """What a palette keeps from being compared: differences of up to so much of 765."""

    colors: int
    farthest: int


class DriftRow(Struct, frozen=True):
    """What the reference's own figure does not explain of it, as `figrepro.diff.drift` has it."""

    differing_pixels: int | None
    elements: list[ElementRow]
    moved_math: list[str]
    own_size: list[int] | None
    figure_edited: bool
    edited_texts: list[str]
    drawn_otherwise: bool


class OutputRow(Struct, frozen=True):
    """A file of a render, and whether it was drawn or found unchanged."""

    path: str
    format: str
    action: str


class WitnessRow(Struct, frozen=True):
    """A value that a point would need for a claim to turn."""

    series: str
    x: str
    y: str


class NumberRow(Struct, frozen=True):
    """A number that decides a claim."""

    label: str
    value: str


class ClaimRow(Struct, frozen=True):
    """A claim with what the numbers make of it; `accepted` is what the file accepts."""

    id: str
    statement: str
    where: str
    formula: str | None
    verdict: str
    firmness: str | None
    disputed_by: list[str]
    numbers: list[NumberRow]
    witness: list[WitnessRow]
    reason: str
    note: str
    accepted_verdict: str | None
    accepted_firmness: str | None
    is_accepted: bool


class SentenceRow(Struct, frozen=True):
    """A sentence about a figure; without a formula, the spec alone says it."""

    topic: str
    series: str | None
    text: str
    formula: str | None


class DescriptionRow(Struct, frozen=True):
    """A figure in words: each form, and the sentences of the long and of the short one."""

    short: str
    long: str
    markdown: str
    sentences: list[SentenceRow]
    short_sentences: list[SentenceRow]


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


def change_row(change: "Change") -> ChangeRow:
    """A change as the document has it."""
    return ChangeRow(
        change.field,
        change.drawn,
        change.element,
        change.series,
        change.x,
        change.reference,
        change.now,
        None if change.difference is None else _signed(change.difference),
        None if change.shift_px is None else round(change.shift_px, 3),
        change.follows,
        change.allowance,
        None if change.uncertainty is None else f"{change.uncertainty:f}",
        None if change.uncertainty_px is None else round(change.uncertainty_px, 3),
    )


def _text_row(text: "TextChange") -> TextRow:
    shift = None if text.shift_px is None else [round(length, 2) for length in text.shift_px]
    return TextRow(text.element, text.reference, text.now, shift)


def _element_row(found: "ElementPixels") -> ElementRow:
    box = found.box
    return ElementRow(found.element, found.pixels, [box.left, box.top, box.right, box.bottom])


def _reduction_row(reduction: "Reduction") -> ReductionRow:
    return ReductionRow(reduction.colors, reduction.farthest)


def _drift_row(drift: "Drift") -> DriftRow:
    size = drift.own_size
    return DriftRow(
        drift.differing_pixels,
        [_element_row(one) for one in drift.elements],
        list(drift.moved_math),
        None if size is None else [size.width, size.height],
        drift.figure_edited,
        list(drift.edited_texts),
        drift.drawn_otherwise,
    )


def _signed(number: Decimal) -> str:
    return f"{number:+f}"


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
        texts=[_text_row(text) for text in found.texts],
        elements=[_element_row(one) for one in found.elements],
        unexplained=[_element_row(one) for one in found.unexplained],
        reduction=None if found.reduction is None else _reduction_row(found.reduction),
        looks_alike=found.looks_alike,
        drift=None if found.drift is None else _drift_row(found.drift),
        same_size_with=found.same_size_with,
    )
    return row if outcome.image is None else replace(row, image=_text(outcome.image))


def claims_row(outcome: ClaimsOutcome) -> FigureRow:
    """A figure of `figrepro claims`."""
    row = _row(outcome.id, "error" if outcome.problems else "ok", outcome.problems)
    return replace(row, reading=outcome.reading, claims=[claim_row(one) for one in outcome.claims])


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


def claim_row(judged: "JudgedClaim") -> ClaimRow:
    """A claim as the document has it."""
    claim, found = judged.claim, judged.judgement
    return ClaimRow(
        claim.id,
        claim.statement,
        claim.where,
        claim.formula,
        found.verdict,
        found.firmness,
        list(found.disputed_by),
        [NumberRow(number.label, number.text) for number in judged.numbers],
        [
            WitnessRow(one.series, format_x(one.x), fraction_text(one.value))
            for one in found.witness
        ],
        found.reason,
        claim.note,
        claim.verdict,
        claim.firmness,
        judged.is_accepted,
    )


def described_row(outcome: DescribeOutcome) -> FigureRow:
    """A figure of `figrepro describe`."""
    if outcome.description is None:
        return _row(outcome.id, "error", outcome.problems)
    row = _row(outcome.id, "ok", outcome.problems)
    return replace(row, description=description_row(outcome.description))


def description_row(description: "Description") -> DescriptionRow:
    """A description as the document has it."""
    return DescriptionRow(
        description.text("short"),
        description.text("long"),
        description.text("markdown"),
        [
            SentenceRow(part.topic, part.series, sentence.text, sentence.formula)
            for part in description.parts
            for sentence in part.sentences
        ],
        [SentenceRow("short", None, one.text, one.formula) for one in description.shortly],
    )


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
