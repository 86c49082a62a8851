"""The cases of the mutation suite: every kind alone, and pairs of kinds by a fixed seed."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from figrepro.render.encode import render
from figrepro.render.png import SIGNATURE, read_chunks
from tests.diff.mutations.draft import Draft, load
from tests.diff.mutations.edit import Edit, Kind, Named
from tests.diff.mutations.kinds import KINDS

SEED = 3
"""The seed of the suite; another one gives other choices and other pairs."""

_TRIES = 20
"""How often a kind may choose again where its choice cannot be drawn."""


@dataclass(frozen=True, slots=True)
class Part:
    """One change of a case.

    Attributes:
        kind: Its kind.
        named: What a comparison must name.
        seen: The same where only pixels tell of it.
        alone: The figure with that change and no other.
    """

    kind: Kind
    named: frozenset[Named]
    seen: frozenset[Named]
    alone: Draft

    @classmethod
    def of(cls, kind: Kind, edit: Edit, draft: Draft) -> "Part":
        """The part that an edit of a draft is."""
        return cls(kind, edit.named, edit.seen, edit.change(draft))


@dataclass(frozen=True, slots=True)
class Case:
    """A mutated figure, and what a comparison with the original must name.

    Attributes:
        figure_id: The figure.
        index: The number of the pair; None for a single change.
        parts: The changes.
        draft: The figure's folder after all of them.
    """

    figure_id: str
    index: int | None
    parts: tuple[Part, ...]
    draft: Draft

    @property
    def name(self) -> str:
        """What a list of failures calls it."""
        number = "" if self.index is None else f" (pair {self.index})"
        return f"{self.figure_id}{number}: {' + '.join(self.kinds)}"

    @property
    def kinds(self) -> tuple[str, ...]:
        """The names of its kinds."""
        return tuple(part.kind.name for part in self.parts)

    @property
    def named(self) -> frozenset[Named]:
        """What a comparison must name."""
        return frozenset[Named]().union(*(part.named for part in self.parts))

    @property
    def draws(self) -> bool:
        """Whether the drawing changes."""
        return any(part.kind.draws for part in self.parts)

    @property
    def draws_all(self) -> bool:
        """Whether each of its changes is drawn."""
        return all(part.kind.draws for part in self.parts)

    @property
    def subpixel(self) -> bool:
        """Whether its pixels may come out as they were."""
        return all(part.kind.subpixel or not part.kind.draws for part in self.parts)


def planned(figure_id: str, kind: Kind, rng: Random) -> Edit | None:
    """An edit of that kind that leaves a figure which can be drawn; None if there is none."""
    draft = load(figure_id)
    for _ in range(_TRIES):
        edit = kind.plan(draft, rng)
        if edit is None:
            return None
        if edit.change(draft).can_be_drawn:
            return edit
    return None


def _random(*parts: object) -> Random:
    return Random("/".join(map(str, parts)))  # noqa: S311 - it has to be reproducible


@cache
def single(figure_id: str, kind_name: str, seed: int = SEED) -> Case | None:
    """A figure with one change of that kind; None where the kind does not apply to it."""
    kind = KINDS[kind_name]
    edit = planned(figure_id, kind, _random(seed, figure_id, kind_name))
    if edit is None:
        return None
    part = Part.of(kind, edit, load(figure_id))
    return Case(figure_id, None, (part,), part.alone)


def singles(figure_id: str, seed: int = SEED) -> Iterator[Case]:
    """The figure with each kind of change that applies to it."""
    found = (single(figure_id, name, seed) for name in KINDS)
    return (case for case in found if case is not None)


@cache
def pair(figure_id: str, index: int, seed: int = SEED) -> Case:
    """A figure with two changes of different kinds that have nothing to do with each other."""
    rng = _random(seed, figure_id, index)
    while True:
        kinds = rng.sample(list(KINDS.values()), 2)
        case = _pair_of(figure_id, index, kinds, rng)
        if case is not None:
            return case


def _pair_of(figure_id: str, index: int, kinds: list[Kind], rng: Random) -> Case | None:
    """The pair of these kinds, if both apply and neither takes the sense from the other."""
    edits = [edit for kind in kinds if (edit := planned(figure_id, kind, rng)) is not None]
    if len(edits) < 2 or not edits[0].is_apart_from(edits[1]):
        return None
    one, other = edits
    draft = load(figure_id)
    parts = tuple(Part.of(kind, edit, draft) for kind, edit in zip(kinds, edits, strict=True))
    both = other.change(parts[0].alone)
    if not both.can_be_drawn or both.figure != one.change(parts[1].alone).figure:
        return None
    if both.figure in (part.alone.figure for part in parts):
        return None
    return Case(figure_id, index, parts, both)


def pairs(figure_id: str, count: int, seed: int = SEED) -> Iterator[Case]:
    """The first so many pairs of a figure."""
    return (pair(figure_id, index, seed) for index in range(count))


@cache
def reference(figure_id: str) -> bytes:
    """The accepted drawing of the original figure."""
    return render(load(figure_id).chart).content


@cache
def stripped_reference(figure_id: str) -> bytes:
    """The same without its metadata."""
    return without_metadata(reference(figure_id))


def without_metadata(content: bytes) -> bytes:
    """The same pixels in a PNG that carries no text."""
    kept = (chunk for chunk in read_chunks(content, "") if chunk[0] != b"iTXt")
    return SIGNATURE + b"".join(_chunk(kind, body) for kind, body in kept)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
