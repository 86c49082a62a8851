"""Values that a key of a spec cannot have are told with what is allowed."""

import pytest

from tests.folders import Folder

MARKERS = (
    "none, point, circle, triangle_down, triangle_up, triangle_left, triangle_right, octagon, "
    "square, pentagon, plus_filled, star, hexagon1, hexagon2, plus, x, x_filled, diamond, "
    "thin_diamond, vline, hline"
)
LINES = "solid, dashed, dashdot, dotted, none"
PAIR = "allowed: two values on the axis, [low, high]"
TICKS = "allowed: a list of values on the axis, or { step = 0.1 }"
PATTERNS = 'allowed: a list of patterns in quotes, ["legend/*"]'
FINITE = "allowed: a number up to 1e305"
SIZES = "allowed: 0, or 1e-305 to 1e305"
DPI = "allowed: a whole number from 10 to 2400"
COLORS = "allowed: a CSS colour name, tab:NAME or #rrggbb"
FORMATS = "allowed: plain, si, percent, scientific"
SCALES = "allowed: linear, log, date, category"
LENGTH = "allowed: a length in points, above 0, up to 1000"
FONT_SIZE = "allowed: a size in points, above 0, up to 200"
ANY_COLOR = "allowed: a colour name, tab:NAME or #rrggbb"
KINDS = "line, scatter, step, bar, area"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("kind = 5", f"kind: wrong value; found 5; allowed: {KINDS}"),
        (
            'kind = "lines"',
            f'kind: unknown kind; found "lines"; allowed: {KINDS}; did you mean line?',
        ),
        ('math = "yes"', 'math: wrong value; found "yes"; allowed: true or false'),
        ("math = 1", "math: wrong value; found 1; allowed: true or false"),
        ('size = "large"', 'size: wrong value; found "large"; allowed: a table'),
        ("size = [7, 5]", "size: wrong value; found [7, 5]; allowed: a table"),
        ("size.width = 0", "size.width: wrong value; found 0; allowed: a number above 0"),
        ('size.width = "7in"', 'size.width: wrong value; found "7in"; allowed: a number above 0'),
        (
            "size.dpi = 150.5",
            f"size.dpi: wrong value; found 150.5; {DPI}",
        ),
        (
            "size.dpi = 9999",
            f"size.dpi: wrong value; found 9999; {DPI}",
        ),
        (
            'size.unit = "inch"',
            'size.unit: unknown unit; found "inch"; allowed: in, cm, mm; did you mean in?',
        ),
        ("margins.left = -1", "margins.left: wrong value; found -1; allowed: a number, 0 or more"),
        (
            "text.title = 300",
            f"text.title: wrong value; found 300; {FONT_SIZE}",
        ),
        (
            'text.font = "Arial"',
            'text.font: unknown font; found "Arial"; allowed: sans, serif, mono',
        ),
        ("source.url = 5", "source.url: wrong value; found 5; allowed: text in quotes"),
        ('series = "a"', 'series: wrong value; found "a"; allowed: a table'),
        ("series.a = 5", "series.a: wrong value; found 5; allowed: a table"),
        (
            "series.a.label = true",
            "series.a.label: wrong value; found true; allowed: text in quotes",
        ),
        (
            "series.a.width = 1e9",
            f"series.a.width: wrong value; found 1000000000.0; {LENGTH}",
        ),
        (
            'series.a.line = "dash"',
            f'series.a.line: unknown line; found "dash"; allowed: {LINES}; did you mean dashed?',
        ),
        (
            'series.a.marker = "circel"',
            (
                'series.a.marker: unknown marker; found "circel"; '
                f"allowed: {MARKERS}; did you mean circle?"
            ),
        ),
        (
            'series.a.marker = ","',
            f'series.a.marker: unknown marker; found ","; allowed: {MARKERS}',
        ),
        (
            'series.a.color = "lightskyblu"',
            (
                'series.a.color: unknown color; found "lightskyblu"; '
                f"{COLORS}; did you mean lightskyblue?"
            ),
        ),
        (
            'series.a.color = "#12345"',
            f'series.a.color: unknown color; found "#12345"; {COLORS}',
        ),
        (
            "series.a.color = [1, 0, 0]",
            f"series.a.color: wrong value; found [1, 0, 0]; {ANY_COLOR}",
        ),
        (
            'reading.drawn.basis = "about"',
            'reading.drawn.basis: unknown basis; found "about"; allowed: exact, approximate, range',
        ),
        (
            "reading.drawn.resolution = 0",
            "reading.drawn.resolution: wrong value; found 0; allowed: a number above 0",
        ),
        (
            "diff.threshold = 2",
            "diff.threshold: wrong value; found 2; allowed: a number from 0 to 1",
        ),
        ('diff.ignore = "legend/*"', f'diff.ignore: wrong value; found "legend/*"; {PATTERNS}'),
        ("diff.ignore = [1]", f"diff.ignore: wrong value; found [1]; {PATTERNS}"),
        (
            "diff.tolerance.y = -0.1",
            "diff.tolerance.y: wrong value; found -0.1; allowed: a number, 0 or more",
        ),
        (
            'diff.tolerance.x = "5"',
            'diff.tolerance.x: wrong value; found "5"; allowed: a number, 0 or more',
        ),
        (
            "diff.tolerance.series.a = true",
            "diff.tolerance.series.a: wrong value; found true; allowed: a number, 0 or more",
        ),
        (
            'legend.location = "top"',
            (
                'legend.location: unknown location; found "top"; '
                "allowed: upper right, upper left, upper center, lower right, lower left, "
                "lower center, center right, center left, center"
            ),
        ),
    ],
)
def test_a_wrong_value_is_told_with_what_is_allowed(folder: Folder, lines: str, said: str) -> None:
    """Words, types and ranges of every key."""
    folder.spec(top=lines)
    assert folder.problems() == [f"chart/figure.toml:2: {said}"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            'scale = "logg"',
            f'scale: unknown scale; found "logg"; {SCALES}; did you mean log?',
        ),
        (
            'format = "percentage"',
            f'format: unknown format; found "percentage"; {FORMATS}; did you mean percent?',
        ),
        ('grid = "on"', 'grid: wrong value; found "on"; allowed: true or false'),
        (
            "limits = [1]",
            f"limits: wrong value; found [1]; {PAIR}",
        ),
        (
            "limits = [1, 2, 3]",
            f"limits: wrong value; found [1, 2, 3]; {PAIR}",
        ),
        (
            "limits = [false, true]",
            f"limits: wrong value; found [false, true]; {PAIR}",
        ),
        (
            "limits = [[0], 1]",
            f"limits: wrong value; found [[…], 1]; {PAIR}",
        ),
        (
            "ticks = 5",
            f"ticks: wrong value; found 5; {TICKS}",
        ),
        (
            "ticks = [0, 1, {}, 3, 4, 5]",
            f"ticks: wrong value; found [0, 1, a table, 3, …]; {TICKS}",
        ),
        ("ticks = { step = 0 }", "ticks.step: wrong value; found 0; allowed: a number above 0"),
        (
            "ticks = { step = -0.1 }",
            "ticks.step: wrong value; found -0.1; allowed: a number above 0",
        ),
        ("ticks = { start = 1 }", "ticks.step: missing key; allowed: a number above 0"),
        (
            "limits = [nan, 1]",
            f"limits: the number is not finite; found nan; {FINITE}",
        ),
        (
            "limits = [0, -inf]",
            f"limits: the number is not finite; found -inf; {FINITE}",
        ),
        (
            "limits = [0, 1e999]",
            f"limits: the number is not finite; found inf; {FINITE}",
        ),
        (
            "ticks = { step = inf }",
            f"ticks.step: the number is not finite; found inf; {FINITE}",
        ),
        (
            "limits = [0, 1e306]",
            f"limits: the number is too large; found 1e+306; {SIZES}",
        ),
        (
            "limits = [0, 1e-306]",
            f"limits: the number is too small; found 1e-306; {SIZES}",
        ),
        (
            f"limits = [0, 1{'0' * 400}]",
            f"limits: the number is too large; found a whole number of about 400 digits; {SIZES}",
        ),
        (
            f"limits = [0, 0x{'f' * 20000}]",
            f"limits: the number is too large; found a whole number of about 24082 digits; {SIZES}",
        ),
        (
            f'format = "{"x" * 5000}"',
            f'format: unknown format; found "{"x" * 59}…"; {FORMATS}',
        ),
    ],
)
def test_a_wrong_value_of_an_axis_is_told(folder: Folder, line: str, said: str) -> None:
    """Numbers that no float or no drawing can hold are among them."""
    folder.spec(y=line)
    assert folder.problems() == [f"chart/figure.toml:6: y.{said}"]
