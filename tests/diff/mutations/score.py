"""How well a comparison names what was changed: precision and recall of each kind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rich.table import Table

from figrepro.chart.document import from_document
from figrepro.diff.change import Change
from figrepro.diff.changes import changes_between
from figrepro.diff.compare import Status, compare
from figrepro.render.encode import render
from figrepro.render.metadata import read_carried
from tests.diff.mutations.edit import SIZE, Named
from tests.diff.mutations.suite import Case, Part, reference, stripped_reference
from tests.render.making import decode_png


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a comparison made of a case.

    Attributes:
        name: What the case is called.
        named: For each kind in it, what was to be named.
        found: What was named.
        status: The status of the comparison.
        expected_status: What it should be.
        equal_pixels: Whether drawing and reference were seen to have the same pixels.
        unexplained: Pixels of a reference without metadata that nothing of that explains.
        failure: Why there was no comparison.
    """

    name: str
    named: dict[str, frozenset[Named]]
    found: frozenset[Named]
    status: Status
    expected_status: Status
    equal_pixels: bool = False
    unexplained: int = 0
    failure: str = ""

    @property
    def missing(self) -> frozenset[Named]:
        """What was not named."""
        return self.expected - self.found

    @property
    def extra(self) -> frozenset[Named]:
        """What was named and not changed."""
        return self.found - self.expected

    @property
    def is_right(self) -> bool:
        """Whether exactly the changes were named, and the status is as it should be."""
        return self.found == self.expected and self.status == self.expected_status

    def __str__(self) -> str:
        """What went wrong, in one line."""
        parts = [
            f"{word} {', '.join(sorted(map(str, named)))}"
            for word, named in (("missing", self.missing), ("extra", self.extra))
            if named
        ]
        if self.status != self.expected_status:
            parts.append(f"{self.status}, not {self.expected_status}")
        if self.failure:
            parts.append(self.failure)
        return f"{self.name}: {'; '.join(parts)}"

    @property
    def expected(self) -> frozenset[Named]:
        """What was to be named."""
        return frozenset[Named]().union(*self.named.values())


def by_drawing(case: Case, *, with_metadata: bool = True) -> Outcome:
    """Compares a mutated figure with the reference of the original."""
    content = reference(case.figure_id) if with_metadata else stripped_reference(case.figure_id)
    named = _named(case, with_metadata=with_metadata)
    expected = _expected_status(case, with_metadata=with_metadata)
    comparison, _ = compare(case.draft.chart, content, "reference.png")
    of_one_size = comparison.is_of_one_size
    found = found_in(comparison.changes, with_nothing=not case.draws_all)
    if not with_metadata and not of_one_size:
        found |= {SIZE}
    return Outcome(
        case.name,
        named,
        found,
        comparison.status,
        expected,
        of_one_size and comparison.pictures is None,
        sum(one.pixels for one in comparison.unexplained),
    )


def crashed(case: Case, error: Exception) -> Outcome:
    """The outcome of a comparison that came to no end."""
    said = f"{type(error).__name__}: {error}"
    status = _expected_status(case)
    return Outcome(case.name, _named(case), frozenset(), "error", status, failure=said)


def by_figures(case: Case) -> Outcome:
    """Compares a mutated figure with the one that the reference carries, without drawing."""
    carried = read_carried(reference(case.figure_id), "reference.png")
    assert carried is not None
    assert carried.figure is not None
    before = from_document(carried.figure, case.figure_id, "reference.png")
    changes = changes_between(before, case.draft.chart)
    return Outcome(
        case.name,
        _named(case),
        found_in(changes, with_nothing=not case.draws_all),
        "differ" if any(change.drawn for change in changes) else "match",
        _expected_status(case),
    )


def _named(case: Case, *, with_metadata: bool = True) -> dict[str, frozenset[Named]]:
    """By kind, what is to be named: of pixels alone, only what they show."""
    if with_metadata:
        return {part.kind.name: part.named for part in case.parts}
    of_another_size = any(SIZE in part.seen for part in case.parts)
    return {
        part.kind.name: part.seen
        if (SIZE in part.seen or not of_another_size) and _is_seen(case.figure_id, part)
        else frozenset()
        for part in case.parts
    }


def _is_seen(figure_id: str, part: Part) -> bool:
    """Whether a change makes any pixel another one."""
    if part.kind.subpixel:
        return not _have_equal_pixels(reference(figure_id), render(part.alone.chart).content)
    return part.kind.draws


def _expected_status(case: Case, *, with_metadata: bool = True) -> Status:
    differs = case.draws
    if not with_metadata and case.subpixel:
        drawn = render(case.draft.chart).content
        differs = not _have_equal_pixels(reference(case.figure_id), drawn)
    return "differ" if differs else "match"


def _have_equal_pixels(one: bytes, other: bytes) -> bool:
    return np.array_equal(decode_png(one, "one"), decode_png(other, "other"))


def found_in(changes: Iterable[Change], *, with_nothing: bool) -> frozenset[Named]:
    """What stands for itself among the changes; what draws nothing only if that is asked for."""
    return frozenset(
        Named(change.field, change.series, change.x)
        for change in changes
        if change.follows is None and (change.drawn or with_nothing)
    )


@dataclass(slots=True)
class Score:
    """How one kind fared."""

    cases: int = 0
    wrong_cases: int = 0
    right: int = 0
    missing: int = 0
    extra: int = 0

    @property
    def precision(self) -> float | None:
        """Which part of what was named was changed; None if nothing was."""
        return _part(self.right, self.extra)

    @property
    def recall(self) -> float | None:
        """Which part of what was changed was named; None if nothing was."""
        return _part(self.right, self.missing)


def _part(right: int, wrong: int) -> float | None:
    return right / (right + wrong) if right + wrong else None


def scores(outcomes: Iterable[Outcome]) -> dict[str, Score]:
    """The score of each kind; of a pair, what was named too much counts against both."""
    found: dict[str, Score] = {}
    for outcome in outcomes:
        for kind, named in outcome.named.items():
            score = found.setdefault(kind, Score())
            score.cases += 1
            score.wrong_cases += not outcome.is_right
            score.right += len(named & outcome.found)
            score.missing += len(named - outcome.found)
            score.extra += len(outcome.extra)
    return found


def as_table(found: dict[str, Score], order: Sequence[str]) -> Table:
    """Precision and recall of each kind, in that order, and of all."""
    table = Table("kind", title="Mutations")
    for column in ("cases", "wrong", "named", "missing", "extra", "precision", "recall"):
        table.add_column(column, justify="right")
    for kind in order:
        if kind in found:
            table.add_row(kind, *_cells(found[kind]))
    table.add_section()
    table.add_row("all", *_cells(_sum(found.values())))
    return table


def _cells(score: Score) -> Iterator[str]:
    for count in (score.cases, score.wrong_cases, score.right, score.missing, score.extra):
        yield str(count) if count else ""
    for part in (score.precision, score.recall):
        yield "" if part is None else f"{part:.1%}"


def _sum(found: Iterable[Score]) -> Score:
    total = Score()
    for score in found:
        for name in ("cases", "wrong_cases", "right", "missing", "extra"):
            setattr(total, name, getattr(total, name) + getattr(score, name))
    return total
