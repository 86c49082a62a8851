"""Changes of an axis: limits, ticks, number format, grid and scale."""

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import get_args

from msgspec.structs import replace

from figrepro.figure.model import X
from figrepro.figure.spec import Coordinate, TickStep
from figrepro.figure.vocabulary import NumberFormat
from figrepro.scales.axis import Axis
from figrepro.scales.registry import value_scales
from figrepro.scales.values import as_coordinate
from tests.diff.mutations.draft import Draft
from tests.diff.mutations.edit import DETAIL, SERIES, Edit, Kinds, key_edit
from tests.diff.mutations.spots import rounded

AXES = Kinds()

_SHARE = 0.01


def _limits(axis: Axis) -> tuple[Coordinate, Coordinate]:
    return as_coordinate(axis.limits[0]), as_coordinate(axis.limits[1])


def _limit_moved(draft: Draft, _rng: Random, *, letter: str, end: int) -> Edit:
    """One limit 1 % of the axis further out."""
    axis = draft.axis(letter)
    limits = list(_limits(axis))
    limits[end] = _further_out(axis, end)
    return key_edit(f"{letter}.limits", tuple(limits))


def _further_out(axis: Axis, end: int) -> Coordinate:
    low, high = axis.ends
    there = axis.place_at((-_SHARE, 1 + _SHARE)[end])
    if not axis.scale.is_uniform:
        return float(f"{axis.scale.inverse(there):.4g}")
    step = _SHARE * (high - low)
    limit = axis.limits[end]
    if isinstance(limit, date):
        days = timedelta(days=max(1, round(step)))
        return (limit + (-1, 1)[end] * days).isoformat()
    return rounded(there, step)


def _limit_without_minus(draft: Draft, _rng: Random, *, letter: str) -> Edit | None:
    """A lower limit that lost its minus sign."""
    low, high = _limits(draft.axis(letter))
    if not isinstance(low, float) or not isinstance(high, float) or not low < 0 < -low < high:
        return None
    return key_edit(f"{letter}.limits", (-low, high), touches=[SERIES])


def _ticks(axis: Axis) -> list[Coordinate]:
    return [as_coordinate(tick) for tick in axis.ticks]


def _ticks_edit(letter: str, ticks: Sequence[Coordinate]) -> Edit:
    return key_edit(f"{letter}.ticks", tuple(ticks))


def _tick_removed(draft: Draft, rng: Random, *, letter: str) -> Edit | None:
    """A list of ticks that lacks one."""
    axis = draft.axis(letter)
    ticks = _ticks(axis)
    if axis.scale.is_discrete or len(ticks) < 3:
        return None
    del ticks[rng.randrange(len(ticks))]
    return _ticks_edit(letter, ticks)


def _tick_moved(draft: Draft, rng: Random, *, letter: str) -> Edit | None:
    """A tick halfway to the next; of categories, two in each other's place."""
    axis = draft.axis(letter)
    ticks = _ticks(axis)
    if len(ticks) < 2:
        return None
    at = rng.randrange(len(ticks) - 1)
    if axis.scale.is_discrete:
        ticks[at], ticks[at + 1] = ticks[at + 1], ticks[at]
    else:
        here, after = axis.ticks[at : at + 2]
        ticks[at] = halfway(here, after, uniform=axis.scale.is_uniform)
    return _ticks_edit(letter, ticks)


def halfway(here: X, after: X, *, uniform: bool) -> Coordinate:
    """The place in the middle between two numbers or two days."""
    if isinstance(here, date) and isinstance(after, date):
        return (here + (after - here) / 2).isoformat()
    one, other = float(str(here)), float(str(after))
    if not uniform:
        return float(f"{math.sqrt(one * other):.3g}")
    return rounded((one + other) / 2, other - one)


def _tick_without_minus(draft: Draft, rng: Random, *, letter: str) -> Edit | None:
    """A tick that lost its minus sign."""
    axis = draft.axis(letter)
    ticks = _ticks(axis)
    lost = [
        (at, -tick)
        for at, tick in enumerate(ticks)
        if isinstance(tick, float) and tick < 0 and -tick not in ticks
    ]
    if not lost:
        return None
    at, tick = rng.choice(lost)
    ticks[at] = tick
    return _ticks_edit(letter, ticks)


def _step(draft: Draft, rng: Random, *, letter: str) -> Edit | None:
    """Ticks twice as far apart, or half as far."""
    axis = draft.axis(letter)
    if not (axis.scale.takes_y and axis.scale.is_uniform):
        return None
    asked = draft.spec.x.ticks if letter == "x" else draft.spec.y.ticks
    steps = [step for factor in (0.5, 2.0) if (step := _other_step(asked, axis, factor))]
    return key_edit(f"{letter}.ticks", rng.choice(steps)) if steps else None


def _other_step(
    asked: tuple[Coordinate, ...] | TickStep | None, axis: Axis, factor: float
) -> TickStep | None:
    """The step, if its ticks are few enough and more than one."""
    ticks = [float(tick) for tick in _ticks(axis)]
    low, high = axis.ends
    step = rounded((ticks[-1] - ticks[-2]) * factor, ticks[-1] - ticks[-2])
    if not 2 < (high - low) / step < 30:
        return None
    return replace(asked, step=step) if isinstance(asked, TickStep) else TickStep(step=step)


def _format(draft: Draft, rng: Random, *, letter: str) -> Edit | None:
    """Numbers written in another way."""
    axis = draft.axis(letter)
    if not axis.scale.takes_y:
        return None
    formats = list(_other_formats(axis))
    return key_edit(f"{letter}.format", rng.choice(formats)) if formats else None


def _other_formats(axis: Axis) -> Iterator[NumberFormat]:
    """The formats that write the ticks in another way."""
    for word in get_args(NumberFormat):
        if axis.scale.texts(axis.ticks, word) != axis.tick_texts:
            yield word


def _grid(draft: Draft, _rng: Random, *, letter: str) -> Edit:
    """Grid lines where there were none, or none where there were some."""
    return key_edit(f"{letter}.grid", not draft.axis(letter).grid)


def _scale(draft: Draft, _rng: Random, *, letter: str) -> Edit | None:
    """A log axis for a linear one, or the other way round."""
    axis = draft.axis(letter)
    if not axis.scale.takes_y:
        return None
    (now,) = (word for word in value_scales() if word != axis.scale.name)
    return key_edit(f"{letter}.scale", now, touches=[(letter, "format"), DETAIL])


for _letter in "xy":
    AXES.add(f"{_letter}.limits low by 1 %", partial(_limit_moved, letter=_letter, end=0))
    AXES.add(f"{_letter}.limits high by 1 %", partial(_limit_moved, letter=_letter, end=1))
    AXES.add(f"a lost minus in {_letter}.limits", partial(_limit_without_minus, letter=_letter))
    AXES.add(f"{_letter}.ticks one removed", partial(_tick_removed, letter=_letter))
    AXES.add(f"{_letter}.ticks one moved", partial(_tick_moved, letter=_letter))
    AXES.add(f"{_letter}.ticks another step", partial(_step, letter=_letter))
    AXES.add(f"{_letter}.format", partial(_format, letter=_letter))
    AXES.add(f"{_letter}.grid", partial(_grid, letter=_letter))
    AXES.add(f"{_letter}.scale", partial(_scale, letter=_letter))
AXES.add("a lost minus in x.ticks", partial(_tick_without_minus, letter="x"))
