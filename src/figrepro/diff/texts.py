"""Drawn texts that changed or stand elsewhere, down to the pixel."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from figrepro.render.drawing import Drawing
from figrepro.shapes.primitives import Text

_LEAST_SHIFT = 0.005
"""Pixels by which a text has moved at least; less is rounding."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """A drawn text that came, went, reads otherwise or stands elsewhere.

    Attributes:
        element: Its element.
        reference: What it says in the reference's figure; None if it is new.
        now: What it says now; None if it went.
        shift_px: How far right and how far up it moved, if it did.
    """

    element: str
    reference: str | None
    now: str | None
    shift_px: tuple[float, float] | None = None


def text_changes(reference: Drawing, now: Drawing) -> tuple[TextChange, ...]:
    """How the texts of two drawings differ, element by element."""
    before, after = _by_role(reference.texts), _by_role(now.texts)
    scale = reference.chart.size.dpi / 72
    found: list[TextChange] = []
    for role in dict.fromkeys([*before, *after]):
        found += _changes_of(before.get(role, []), after.get(role, []), scale)
    return tuple(found)


def _by_role(texts: Sequence[Text]) -> dict[str, list[Text]]:
    """The texts by what they are: those at the ticks of an axis belong together."""
    roles: dict[str, list[Text]] = {}
    for text in texts:
        tick, _, _ = text.element.partition("/tick/")
        roles.setdefault(tick, []).append(text)
    return roles


def _changes_of(
    before: Sequence[Text], after: Sequence[Text], scale: float
) -> Iterator[TextChange]:
    """Texts with the same words are the same text; what is left is paired in its order."""
    left, come = list(before), list(after)
    for one in before:
        same = next((other for other in come if other.text == one.text), None)
        if same is None:
            continue
        left.remove(one)
        come.remove(same)
        shift = (same.x - one.x) * scale, (same.y - one.y) * scale
        if max(map(abs, shift)) > _LEAST_SHIFT:
            yield TextChange(same.element, one.text, same.text, shift)
    for old, new in zip(left, come, strict=False):
        yield TextChange(new.element, old.text, new.text)
    for old in left[len(come) :]:
        yield TextChange(old.element, old.text, None)
    for new in come[len(left) :]:
        yield TextChange(new.element, None, new.text)
