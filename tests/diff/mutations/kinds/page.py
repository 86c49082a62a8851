"""Changes of the page: size, margins, fonts, and where the legend stands."""

from functools import partial
from random import Random
from typing import get_args

from figrepro.figure.vocabulary import Font, Location
from tests.diff.mutations.draft import Draft
from tests.diff.mutations.edit import DETAIL, LEGEND, SIZE, Edit, Kinds, Path, key_edit, kind

PAGE = Kinds()

_BESIDE: tuple[Location, ...] = ("upper right", "center right", "lower right")
_LARGEST_SIDE = 2000


def _side_longer(draft: Draft, _rng: Random, *, side: str) -> Edit:
    """A canvas that is a twentieth wider or higher."""
    length = round(getattr(draft.spec.size, side) * 1.05, 2)
    return key_edit(f"size.{side}", length, seen=SIZE)


def _margin_wider(draft: Draft, _rng: Random, *, side: str) -> Edit:
    """A margin that is a tenth wider."""
    return key_edit(f"margins.{side}", round(getattr(draft.resolved.margins, side) * 1.1, 3))


def _text_larger(draft: Draft, rng: Random, *, use: str) -> Edit | None:
    """One of the four uses of text, larger or smaller."""
    if use == "legend" and not draft.resolved.legend.show:
        return None
    touches: list[Path] = [(*LEGEND, "text")] if use == "legend" else []
    size = getattr(draft.spec.text, use) + rng.choice([-1.5, 1.0, 2.0])
    return key_edit(f"text.{use}", size, touches=touches)


for _side in ("width", "height"):
    PAGE.add(f"size.{_side}", partial(_side_longer, side=_side))
for _side in ("left", "right", "top", "bottom"):
    PAGE.add(f"margins.{_side}", partial(_margin_wider, side=_side))
for _use in ("title", "label", "tick", "legend"):
    PAGE.add(f"text.{_use}", partial(_text_larger, use=_use))


@kind(PAGE, "size.dpi")
def dpi(draft: Draft, rng: Random) -> Edit:
    """More or fewer pixels to the inch."""
    return key_edit("size.dpi", draft.spec.size.dpi + rng.choice([-10, 10]), seen=SIZE)


@kind(PAGE, "size.unit")
def unit(draft: Draft, _rng: Random) -> Edit | None:
    """Inches for centimetres, or the other way round, where that makes no giant."""
    size = draft.spec.size
    if size.unit == "in":
        return key_edit("size.unit", "cm", touches=[DETAIL], seen=SIZE)
    giant = max(size.width, size.height) * size.dpi > _LARGEST_SIDE
    return None if giant else key_edit("size.unit", "in", touches=[DETAIL], seen=SIZE)


@kind(PAGE, "text.font")
def font(draft: Draft, rng: Random) -> Edit:
    """Another family."""
    others = [word for word in get_args(Font) if word != draft.spec.text.font]
    return key_edit("text.font", rng.choice(others))


@kind(PAGE, "legend.location")
def location(draft: Draft, rng: Random) -> Edit | None:
    """A legend in another corner."""
    legend = draft.resolved.legend
    if not legend.show:
        return None
    places = _BESIDE if legend.outside else get_args(Location)
    return key_edit(
        "legend.location", rng.choice([one for one in places if one != legend.location])
    )


@kind(PAGE, "legend.outside")
def outside(draft: Draft, _rng: Random) -> Edit | None:
    """A legend inside the axes, or beside them."""
    legend = draft.resolved.legend
    can_be = legend.outside or legend.location in _BESIDE
    return key_edit("legend.outside", not legend.outside) if legend.show and can_be else None


@kind(PAGE, "legend.show")
def show(draft: Draft, _rng: Random) -> Edit:
    """A legend that is gone, or one where there was none."""
    return key_edit("legend.show", not draft.resolved.legend.show, touches=[LEGEND])
