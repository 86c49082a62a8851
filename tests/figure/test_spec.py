"""What `figure.toml` may say, and what is said of everything else."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.figure.colors import COLOR_NAMES
from figrepro.figure.decode import decode_spec
from figrepro.figure.spec import (
    Axis,
    DiffPolicy,
    SeriesStyle,
    Spec,
    TickStep,
    Tolerance,
    as_tree,
)
from tests.figure.folder import Folder

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
LARGEST = "allowed: at most 30000 px a side, 100000000 px in all"
LENGTH = "allowed: a length in points, above 0, up to 1000"
FONT_SIZE = "allowed: a size in points, above 0, up to 200"
ANY_COLOR = "allowed: a colour name, tab:NAME or #rrggbb"
KINDS = "line, scatter, step, bar, area"


# What is enough


def test_a_title_and_two_labels_are_a_spec(folder: Folder) -> None:
    """Every other key has a default."""
    assert folder.problems() == []
    assert folder.load().spec.title == "A chart"


def test_an_empty_file_names_all_that_is_needed(folder: Folder) -> None:
    """Nothing else is missing."""
    folder.write("figure.toml", "")
    assert folder.problems() == [
        "chart/figure.toml: title: missing key; allowed: text in quotes",
        'chart/figure.toml: x: missing table; allowed: [x] with label = "…"',
        'chart/figure.toml: y: missing table; allowed: [y] with label = "…"',
    ]


def test_a_missing_key_stands_on_the_line_of_its_table(folder: Folder) -> None:
    """There is somewhere to put it."""
    folder.write("figure.toml", 'title = "A chart"\n[x]\nlabel = "x"\n[y]\ngrid = true\n')
    assert folder.problems() == [
        "chart/figure.toml:4: y.label: missing key; allowed: text in quotes"
    ]


def test_texts_are_texts_whatever_they_hold(folder: Folder) -> None:
    """Markup, mathematics, emoji names and text from right to left are kept as they are."""
    title = "$100_a$ [/b] :smile: <script> \\x שלום"
    folder.write("figure.toml", f"title = '{title}'\nx.label = ''\ny.label = '%s'\n")
    assert folder.load().spec.title == title


def test_a_policy_of_comparisons_is_read_as_it_is_written(folder: Folder) -> None:
    """Every key of [diff]; by default, nothing may differ."""
    folder.spec(
        more="[diff]\nthreshold = 0.2\nignore = ['legend/*']\n"
        "[diff.tolerance]\nx = 1\ny = 0.5\nseries.a = 0"
    )
    assert folder.load().spec.diff == DiffPolicy(
        threshold=0.2,
        ignore=("legend/*",),
        tolerance=Tolerance(x=1.0, y=0.5, series={"a": 0.0}),
    )
    folder.spec()
    assert folder.load().spec.diff == DiffPolicy(threshold=None, ignore=(), tolerance=Tolerance())


# Unknown keys


@pytest.mark.parametrize(
    ("line", "key", "meant"),
    [
        ('Title = "B"', "Title", "title"),
        ('colour = "red"', "colour", None),
        ('xlabel = "B"', "xlabel", "x.label"),
        ("ylim = [0, 1]", "ylim", "y.limits"),
        ("figsize = [7, 5]", "figsize", "size"),
        ('xscale = "log"', "xscale", "x.scale"),
        ('"a\\u001b[31m" = 1', '"a␛[31m"', None),
    ],
)
def test_an_unknown_key_names_the_nearest_known_one(
    folder: Folder, line: str, key: str, meant: str | None
) -> None:
    """Also one of a table, where that is what other programs call it."""
    folder.spec(top=line)
    known = "title, kind, math, source, size, margins, text, x, y, legend, series, reading, diff"
    hint = f"did you mean {meant}?" if meant else f"known keys: {known}"
    assert folder.problems() == [f"chart/figure.toml:2: {key}: unknown key; {hint}"]


@pytest.mark.parametrize(
    ("place", "lines", "key", "meant"),
    [
        ("x", 'lable = "x"', "x.lable", "label"),
        ("y", "tick = [1]", "y.tick", "ticks"),
        ("more", '[series.a]\ncolour = "red"', "series.a.colour", "color"),
        ("more", '[series.a]\nlinestyle = "-"', "series.a.linestyle", "line"),
        ("more", '[legend]\nloc = "upper left"', "legend.loc", "location"),
        ("more", "[size]\nheigth = 5", "size.heigth", "height"),
        ("more", "[reading.drawn]\nresolutions = 5", "reading.drawn.resolutions", "resolution"),
        ("more", "[diff]\ntolerances.y = 5", "diff.tolerances", "tolerance"),
        ("more", "[diff.tolerance]\nserie.a = 5", "diff.tolerance.serie", "series"),
    ],
)
def test_an_unknown_key_of_a_table_names_the_nearest_of_that_table(
    folder: Folder, place: str, lines: str, key: str, meant: str
) -> None:
    """The key is given with its tables."""
    folder.spec(**{place: lines})
    (problem,) = folder.problems()
    assert problem.endswith(f": {key}: unknown key; did you mean {meant}?")


def test_unknown_keys_beyond_a_hundred_are_counted(folder: Folder) -> None:
    """A file of another program does not bury the user."""
    folder.spec(more="[size]\n" + "".join(f"key{number} = 1\n" for number in range(120)))
    problems = folder.problems()
    assert len(problems) == 101
    assert problems[0] == "chart/figure.toml:6: size: and 20 more unknown keys"


def test_a_name_with_a_dot_needs_quotes(folder: Folder) -> None:
    """TOML takes [series.1.3B] for a table in a table; the remedy can be copied."""
    folder.spec(more='[series.1.3B]\ncolor = "red"')
    folder.rows("1.3B,1,2")
    assert folder.problems() == [
        (
            "chart/figure.toml:6: series.1.3B: unknown key; "
            'a name with a dot needs quotes: [series."1.3B"]'
        ),
        "chart/figure.toml:6: series.1: the series is not in series.csv; allowed: 1.3B",
    ]


# Wrong types and values


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


# What types cannot say


@pytest.mark.parametrize("scale", ["date", "category"])
def test_values_are_numbers(folder: Folder, scale: str) -> None:
    """The y axis is a scale of numbers."""
    folder.spec(y=f'scale = "{scale}"')
    assert folder.problems() == [
        f'chart/figure.toml:6: y.scale: values are numbers; found "{scale}"; allowed: linear, log'
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "[size]\nwidth = 1000",
            f"the drawing would be too large; found 150000 x 750 px; {LARGEST}",
        ),
        (
            "[size]\nwidth = 1e300",
            f"the drawing would be too large; found 1.5e+302 x 750 px; {LARGEST}",
        ),
        (
            "[size]\nheight = 0.1",
            "the drawing would be too small; found 1050 x 15 px; allowed: at least 16 px a side",
        ),
    ],
)
def test_a_drawing_has_a_size_that_can_be_drawn(folder: Folder, lines: str, said: str) -> None:
    """Memory is not asked for what nobody can look at."""
    folder.spec(more=lines)
    assert folder.problems() == [f"chart/figure.toml:6: size: {said}"]


@pytest.mark.parametrize("lines", ["left = 7", "left = 3\nright = 4", "left = 6"])
def test_margins_leave_room_for_the_axes(folder: Folder, lines: str) -> None:
    """Also together with the default margin on the other side."""
    folder.spec(more=f"[margins]\n{lines}")
    (problem,) = folder.problems()
    assert problem.startswith(
        "chart/figure.toml:6: margins: the margins leave no room for the axes; found "
    )


def test_a_series_that_the_csv_lacks_is_told(folder: Folder) -> None:
    """With the names that there are and the nearest of them."""
    folder.spec(more='[series."350m"]\n[series.other]')
    folder.rows("350M,1,2", "2.4B,1,2")
    assert folder.problems() == [
        (
            "chart/figure.toml:6: series.350m: the series is not in series.csv; "
            "allowed: 350M, 2.4B; did you mean 350M?"
        ),
        "chart/figure.toml:7: series.other: the series is not in series.csv; allowed: 350M, 2.4B",
    ]


def test_series_that_the_csv_lacks_beyond_a_hundred_are_counted(folder: Folder) -> None:
    """The figure of another chart does not bury the user either."""
    folder.spec(more="".join(f"[series.s{number}]\n" for number in range(120)))
    problems = folder.problems()
    assert len(problems) == 101
    assert "chart/figure.toml:6: series: and 20 more series are not in series.csv" in problems


def test_a_long_list_of_series_is_cut(folder: Folder) -> None:
    """Ten names show how they look."""
    folder.spec(more="[series.zzz]")
    folder.rows(*(f"run {number},1,2" for number in range(50)))
    listed = ", ".join(f"run {number}" for number in range(10))
    assert folder.problems() == [
        f"chart/figure.toml:6: series.zzz: the series is not in series.csv; allowed: {listed}, …"
    ]


def test_a_reading_without_a_file_is_told(folder: Folder) -> None:
    """The spec names only readings that there are."""
    folder.spec(more='[reading.publised]\n[reading."../x\\u001b"]')
    folder.write("readings/published.csv", "series,x,y\na,1,2\n")
    assert folder.problems() == [
        (
            "chart/figure.toml:6: reading.publised: there is no file readings/publised.csv; "
            "allowed: drawn, published; did you mean published?"
        ),
        (
            'chart/figure.toml:7: reading."../x␛": there is no file readings/../x␛.csv; '
            "allowed: drawn, published"
        ),
    ]


# Codes, copies and the tree


def test_matplotlibs_codes_are_accepted_for_the_words(folder: Folder) -> None:
    """`--` and `o` are what plotting people type."""
    folder.spec(more='[series.a]\nline = "--"\nmarker = "o"\n[series.b]\nline = ""\nmarker = ""')
    spec = folder.load().spec
    assert (spec.series["a"].line, spec.series["a"].marker) == ("dashed", "circle")
    assert (spec.series["b"].line, spec.series["b"].marker) == ("none", "none")


@pytest.mark.parametrize("color", ["red", "Red", "r", "tab:gray", "tab:grey", "#f00", "#FF0000"])
def test_colours_are_written_as_plotting_people_do(folder: Folder, color: str) -> None:
    """Names in any case and either spelling, letters, three digits or six."""
    folder.spec(more=f'[series.a]\ncolor = "{color}"')
    assert folder.problems() == []


numbers = st.integers(-90, 90).map(lambda tenths: tenths / 10)
lines = st.sampled_from(["solid", "dashed", "dashdot", "dotted", "none", None])
styles = st.builds(
    SeriesStyle,
    label=st.none() | st.text(max_size=5),
    color=st.none() | st.sampled_from(COLOR_NAMES),
    line=lines,
    width=st.floats(0.1, 10),
    filled=st.booleans(),
)
axes = st.builds(
    Axis,
    label=st.text(max_size=5),
    scale=st.sampled_from(["linear", "log", "date", "category"]),
    limits=st.none() | st.tuples(numbers, numbers) | st.just(("a", "b")),
    ticks=st.one_of(
        st.none(),
        st.lists(numbers | st.text(max_size=3), max_size=3).map(tuple),
        st.builds(TickStep, step=st.floats(0.1, 9), start=st.none() | numbers),
    ),
    grid=st.none() | st.booleans(),
)
specs = st.builds(
    Spec,
    title=st.text(max_size=5),
    x=axes,
    y=axes,
    series=st.dictionaries(st.text(max_size=3), styles, max_size=2),
)


@given(specs)
def test_a_spec_survives_the_way_through_plain_values(spec: Spec) -> None:
    """The tree that a render carries as JSON decodes to the same spec."""
    assert decode_spec(json.loads(json.dumps(as_tree(spec)))) == spec


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)
known_keys = st.sampled_from(
    [*Spec.__struct_fields__, *Axis.__struct_fields__, *TickStep.__struct_fields__, "a", "dpi"]
)


@given(st.recursive(json_values, lambda inner: st.dictionaries(known_keys, inner, max_size=6)))
def test_any_tree_is_a_spec_or_misfits(tree: Any) -> None:
    """Whatever a file or an image holds is decoded or refused, and nothing else."""
    decoded = decode_spec(tree if isinstance(tree, dict) else {"title": tree})
    assert isinstance(decoded, Spec) or len(decoded) > 0


def test_every_field_says_in_words_what_is_allowed() -> None:
    """No message shows a type of Python."""
    schema = msgspec.json.schema(Spec)
    tree: dict[str, Any] = {
        table: {key: {"wrong": [{}]} for key in fields["properties"]}
        for table, fields in schema["$defs"].items()
    }
    trees: list[dict[str, Any]] = [
        {"title": {}, "kind": {}, "math": {}},
        {"x": tree["Axis"], "source": tree["Source"], "size": tree["Size"]},
        {"margins": tree["Margins"], "text": tree["TextStyle"], "legend": tree["Legend"]},
        {"series": {"a": tree["SeriesStyle"]}, "reading": {"a": tree["ReadingSpec"]}},
        {"diff": tree["DiffPolicy"], "x": {"ticks": tree["TickStep"]}},
        {"diff": {"tolerance": tree["Tolerance"] | {"series": {"a": {}}}}},
    ]
    for one in trees:
        misfits = decode_spec(one)
        assert isinstance(misfits, list)
        for misfit in misfits:
            assert not set(misfit.allowed or "") & set("|<>"), misfit
