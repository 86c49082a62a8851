"""Changes of texts: a letter, an l for an I, a lost minus sign, a text more or less."""

import string
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from random import Random

from figrepro.figure.spec import Spec
from tests.diff.mutations.draft import Draft
from tests.diff.mutations.edit import (
    LEGEND,
    Edit,
    Kinds,
    Named,
    edit,
    key_edit,
    kind,
)

TEXTS = Kinds()

_MINUS_SIGNS = "-\N{MINUS SIGN}"
_LOOK_ALIKE = {"l": "I", "I": "l"}

Rewrite = Callable[[str, Random], str | None]
"""A text with a slip in it; None where there is no place for it."""


def another_letter(text: str, rng: Random) -> str | None:
    """The text with one letter replaced by the next of the alphabet."""
    return _replaced(text, rng, _next_letters())


def _next_letters() -> dict[str, str]:
    rounds = [string.ascii_lowercase, string.ascii_uppercase]
    return {letter: row[(at + 1) % 26] for row in rounds for at, letter in enumerate(row)}


def look_alike(text: str, rng: Random) -> str | None:
    """The text with a small l for a capital i, or the other way round."""
    return _replaced(text, rng, _LOOK_ALIKE)


def without_minus(text: str, rng: Random) -> str | None:
    """The text without one of its minus signs."""
    return _replaced(text, rng, dict.fromkeys(_MINUS_SIGNS, ""))


def _replaced(text: str, rng: Random, letters: dict[str, str]) -> str | None:
    places = [place for place, letter in enumerate(text) if letter in letters]
    if not places:
        return None
    place = rng.choice(places)
    return text[:place] + letters[text[place]] + text[place + 1 :]


def text_of(spec: Spec, key: str) -> str:
    """The text at a key of a resolved spec, empty where it is not drawn."""
    match key:
        case "title":
            return spec.title
        case "legend.title":
            return spec.legend.title if spec.legend.show else ""
        case _:
            return spec.x.label if key == "x.label" else spec.y.label


def _rewritten(draft: Draft, rng: Random, *, key: str, rewrite: Rewrite) -> Edit | None:
    now = rewrite(text_of(draft.resolved, key), rng)
    return None if now is None else key_edit(key, now)


def _label_rewritten(draft: Draft, rng: Random, *, rewrite: Rewrite) -> Edit | None:
    slips = [
        (name, now)
        for name, label in shown_labels(draft)
        if (now := rewrite(label, rng)) is not None
    ]
    return _label_edit(*rng.choice(slips)) if slips else None


def shown_labels(draft: Draft) -> Iterator[tuple[str, str]]:
    """The series that the legend names, each with its text there."""
    if draft.resolved.legend.show:
        labels = ((name, draft.resolved.series[name].label or "") for name in draft.names)
        yield from ((name, label) for name, label in labels if label)


def _label_edit(name: str, label: str) -> Edit:
    return edit(
        lambda draft: draft.with_style(name, label=label),
        Named("label", name),
        touches=[(*LEGEND, "names", name)],
    )


_REWRITES: dict[str, Rewrite] = {
    "one letter": another_letter,
    "l for I": look_alike,
    "a lost minus": without_minus,
}

for _name, _rewrite in _REWRITES.items():
    for _key in ("title", "x.label", "y.label", "legend.title"):
        TEXTS.add(f"{_name} in {_key}", partial(_rewritten, key=_key, rewrite=_rewrite))
    if _name != "a lost minus":
        TEXTS.add(f"{_name} in a label", partial(_label_rewritten, rewrite=_rewrite))


@kind(TEXTS, "a letter more in title")
def letter_more(draft: Draft, rng: Random) -> Edit:
    """A letter of the title that is there twice."""
    text = draft.spec.title
    place = rng.choice([place for place, letter in enumerate(text) if letter.isalpha()])
    return key_edit("title", text[:place] + text[place] + text[place:])


@kind(TEXTS, "legend.title added")
def legend_title_added(draft: Draft, rng: Random) -> Edit | None:
    """A legend that had no title gets one."""
    legend = draft.resolved.legend
    if not legend.show or legend.title:
        return None
    return key_edit("legend.title", rng.choice(["Series", "Which"]))


@kind(TEXTS, "label removed")
def label_removed(draft: Draft, rng: Random) -> Edit | None:
    """A series that the legend does not name any more."""
    labels = list(shown_labels(draft))
    return _label_edit(rng.choice(labels)[0], "") if labels else None


@kind(TEXTS, "one letter in a category")
def category_letter(draft: Draft, rng: Random) -> Edit | None:
    """A category under another name: the points of all series there move along."""
    if not draft.axis("x").scale.is_discrete or draft.spec.x.ticks is not None:
        return None
    old = rng.choice(sorted({str(point.x) for _, point in draft.points()}))
    new = another_letter(old, rng)
    owners = {name for name, point in draft.points() if point.x == old}
    if new is None or any(point.x == new for _, point in draft.points()):
        return None
    return edit(
        partial(_with_category, owners=owners, old=old, new=new),
        *(Named("x", name, draft.place(old)) for name in owners),
        touches=[("x", "ticks")],
    )


def _with_category(draft: Draft, *, owners: set[str], old: str, new: str) -> Draft:
    for name in owners:
        draft = draft.with_point(name, old, lambda point: replace(point, x=new))
    return draft


@kind(TEXTS, "math")
def math(draft: Draft, _rng: Random) -> Edit | None:
    """Signs of a text taken for mathematics, or no longer."""
    keys = ("title", "x.label", "y.label", "legend.title")
    texts = [text_of(draft.resolved, key) for key in keys]
    texts += [label for _, label in shown_labels(draft)]
    if not any(text.count("$") > 1 for text in texts):
        return None
    return key_edit("math", not draft.spec.math)
