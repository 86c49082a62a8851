"""What the types of a spec cannot say: which values go together, and what can be drawn."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from figrepro.errors import FigreproError, Problem, did_you_mean, quoted
from figrepro.figure.colors import COLOR_NAMES, to_hex
from figrepro.figure.decode import Misfit
from figrepro.figure.model import Figure
from figrepro.figure.resolve import UNITS_PER_INCH
from figrepro.figure.spec import Size, Spec
from figrepro.figure.toml import dotted
from figrepro.figure.vocabulary import VALUE_SCALES

MOST_PIXELS = 100_000_000
"""Pixels of an image: 10,000 by 10,000, 300 MB of memory."""
MOST_SIDE = 30_000
"""Pixels of a side: what the rasteriser can address."""
LEAST_SIDE = 16
"""Pixels of a side: below it there is nothing to see."""

_OUTSIDE = ("upper right", "center right", "lower right")
_LEAST_AXES = 0.05


def spec_misfits(spec: Spec) -> Iterator[Misfit]:
    """Everything in a spec, right by its types, that cannot be drawn."""
    for name, style in spec.series.items():
        if style.color is not None and to_hex(style.color) is None:
            yield Misfit(
                ("series", name, "color"),
                "unknown color",
                quoted(style.color),
                "a CSS colour name, tab:NAME or #rrggbb",
                did_you_mean(style.color, COLOR_NAMES),
            )
    if spec.y.scale not in VALUE_SCALES:
        yield Misfit(("y", "scale"), "values are numbers", f'"{spec.y.scale}"', "linear, log")
    if spec.legend.outside and spec.legend.location not in _OUTSIDE:
        yield Misfit(
            ("legend", "location"),
            "a legend outside the axes stands at the right",
            f'"{spec.legend.location}"',
            ", ".join(_OUTSIDE),
            "outside = false puts it inside the axes",
        )
    yield from size_misfits(spec)


def size_misfits(spec: Spec) -> Iterator[Misfit]:
    """What keeps a chart from being drawn in its size, with its margins."""
    yield from _canvas_misfits(spec.size)
    yield from _margin_misfits(spec)


def _canvas_misfits(size: Size) -> Iterator[Misfit]:
    unit = UNITS_PER_INCH[size.unit]
    width, height = (side / unit * size.dpi for side in (size.width, size.height))
    shown = f"{width:.6g} x {height:.6g} px"
    if width * height > MOST_PIXELS or max(width, height) > MOST_SIDE:
        allowed = f"at most {MOST_SIDE} px a side, {MOST_PIXELS} px in all"
        yield Misfit(("size",), "the drawing would be too large", shown, allowed)
    elif min(width, height) < LEAST_SIDE:
        allowed = f"at least {LEAST_SIDE} px a side"
        yield Misfit(("size",), "the drawing would be too small", shown, allowed)


def _margin_misfits(spec: Spec) -> Iterator[Misfit]:
    margins, size = spec.margins, spec.size
    for sides, whole, name in (
        ((margins.left, margins.right), size.width, "width"),
        ((margins.bottom, margins.top), size.height, "height"),
    ):
        taken = sum(side or 0.0 for side in sides)
        if taken > whole * (1 - _LEAST_AXES):
            yield Misfit(
                ("margins",),
                "the margins leave no room for the axes",
                f"{taken:g} of {whole:g} {size.unit} {name}",
                f"at most {1 - _LEAST_AXES:.0%}",
            )


def with_dpi(figure: Figure, dpi: int) -> Figure:
    """The figure with other pixels per inch.

    Raises:
        FigreproError: It cannot be drawn with them.
    """
    size = msgspec.structs.replace(figure.spec.size, dpi=dpi)
    spec = msgspec.structs.replace(figure.spec, size=size)
    problems = [
        Problem(misfit.message, key=dotted(misfit.path), found=misfit.found, allowed=misfit.allowed)
        for misfit in spec_misfits(spec)
    ]
    if problems:
        raise FigreproError(problems)
    return replace(figure, spec=spec)
