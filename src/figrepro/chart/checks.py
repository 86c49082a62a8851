"""What the types of a spec cannot say: which values go together, and what can be drawn."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from figrepro.chart.chart import Chart, Margins
from figrepro.chart.margins import UNITS_PER_INCH
from figrepro.chart.resolve import resolve
from figrepro.errors import FigreproError, Problem, did_you_mean, quoted
from figrepro.figure.colors import COLOR_NAMES, to_hex
from figrepro.figure.spec import Size, Spec
from figrepro.scales.registry import scale_named, value_scales

MOST_PIXELS = 100_000_000
"""Pixels of an image: 10,000 by 10,000, 300 MB of memory."""
MOST_SIDE = 30_000
"""Pixels of a side: what the rasteriser can address."""
LEAST_SIDE = 16
"""Pixels of a side: below it there is nothing to see."""

_OUTSIDE = ("upper right", "center right", "lower right")
_LEAST_AXES = 0.05


def spec_problems(spec: Spec) -> Iterator[Problem]:
    """Everything in a spec, right by its types, that cannot be drawn, whatever the data are."""
    for name, style in spec.series.items():
        if style.color is not None and to_hex(style.color) is None:
            yield Problem(
                "unknown color",
                path=("series", name, "color"),
                found=quoted(style.color),
                allowed="a CSS colour name, tab:NAME or #rrggbb",
                hint=did_you_mean(style.color, COLOR_NAMES),
            )
    if not scale_named(spec.y.scale).takes_y:
        yield Problem(
            "the y axis needs numbers",
            path=("y", "scale"),
            found=f'"{spec.y.scale}"',
            allowed=", ".join(value_scales()),
        )
    if spec.legend.outside and spec.legend.location not in _OUTSIDE:
        yield Problem(
            "a legend outside the axes must be on the right",
            path=("legend", "location"),
            found=f'"{spec.legend.location}"',
            allowed=", ".join(_OUTSIDE),
            hint="outside = false puts it inside the axes",
        )
    yield from _canvas_problems(spec.size)
    asked = spec.margins
    sides = {side: getattr(asked, side) or 0.0 for side in ("left", "right", "top", "bottom")}
    yield from _margin_problems(spec.size, Margins(**sides))


def size_problems(size: Size, margins: Margins) -> Iterator[Problem]:
    """What keeps a chart from being drawn in its size, with its margins."""
    yield from _canvas_problems(size)
    yield from _margin_problems(size, margins)


def _canvas_problems(size: Size) -> Iterator[Problem]:
    unit = UNITS_PER_INCH[size.unit]
    width, height = (side / unit * size.dpi for side in (size.width, size.height))
    shown = f"{width:.6g} x {height:.6g} px"
    if width * height > MOST_PIXELS or max(width, height) > MOST_SIDE:
        allowed = f"at most {MOST_SIDE} px a side, {MOST_PIXELS} px in all"
        message = "the drawing would be too large"
        yield Problem(message, path=("size",), found=shown, allowed=allowed)
    elif min(width, height) < LEAST_SIDE:
        allowed = f"at least {LEAST_SIDE} px a side"
        message = "the drawing would be too small"
        yield Problem(message, path=("size",), found=shown, allowed=allowed)


def _margin_problems(size: Size, margins: Margins) -> Iterator[Problem]:
    for sides, whole, name in (
        ((margins.left, margins.right), size.width, "width"),
        ((margins.bottom, margins.top), size.height, "height"),
    ):
        if sum(sides) > whole * (1 - _LEAST_AXES):
            yield Problem(
                "the margins leave no room for the axes",
                path=("margins",),
                found=f"{sum(sides):g} of {whole:g} {size.unit} {name}",
                allowed=f"at most {1 - _LEAST_AXES:.0%}",
            )


def with_dpi(chart: Chart, dpi: int) -> Chart:
    """The chart with other pixels per inch.

    Raises:
        FigreproError: It cannot be drawn with them.
    """
    figure = chart.figure
    size = msgspec.structs.replace(figure.spec.size, dpi=dpi)
    problems = list(size_problems(size, chart.margins))
    if problems:
        raise FigreproError(problems)
    return resolve(replace(figure, spec=msgspec.structs.replace(figure.spec, size=size)))
