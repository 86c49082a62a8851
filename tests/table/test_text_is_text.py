"""Labels and names are printed as text, whatever they look like."""

import json
import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from figrepro.chart.chart import Chart
from figrepro.errors import visible
from figrepro.figure.markdown import escaped as escaped_for_markdown
from figrepro.figure.model import Point, Series
from figrepro.table.formats import escaped_for_latex, render_text
from figrepro.table.rich_table import render_rich
from figrepro.table.rows import View

MakeFigure = Callable[..., Chart]

NAMED: dict[View, str] = {
    "points": "series",
    "summary": "series",
    "readings": "series",
    "similarity": "second_reading",
}
"""For each view a column that holds a name."""
HOSTILE = [
    "$100_a",
    "[bold]x[/b]",
    "[/b]",
    ":smile:",
    "<script>alert(1)</script>",
    "a|b",
    "`code`",
    "C:\\temp\\",
    "**loud**",
    "~~struck~~",
    "[text](http://example.org)",
    "www.example.org",
    "{brace}",
    "50 % & more #1 ^2",
    "עברית",
]
FEW = settings(max_examples=40, deadline=None)
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printed(figure: Chart, view: View, width: int = 1000) -> str:
    """What rich prints, with colours and links as on a terminal."""
    console = Console(width=width, force_terminal=True, color_system=None)
    with console.capture() as capture:
        console.print(render_rich(figure, view))
    return capture.get()


def everywhere(text: str, make_figure: MakeFigure) -> Chart:
    """A figure that has the text in its title, labels, series, categories and readings."""
    series = Series(text, (Point(text, Decimal(1)),))
    return make_figure(series, title=text, x=text, y=text, others={text: (series,)})


@pytest.mark.parametrize("text", HOSTILE)
class TestMarkup:
    """Nothing in a text is a command to the format it is printed in."""

    def test_rich_prints_it_as_it_is(self, text: str, make_figure: MakeFigure) -> None:
        """Neither markup nor emoji codes nor addresses mean anything."""
        lines = [
            line.rstrip() for line in printed(everywhere(text, make_figure), "points").split("\n")
        ]
        assert lines[0] == text.rstrip()
        assert lines[2] == f"{text}  {text}"
        assert lines[-2] == text

    @pytest.mark.parametrize("view", NAMED)
    def test_json_and_csv_keep_it(self, text: str, view: View, make_figure: MakeFigure) -> None:
        """They are data, and escape nothing but what the format must."""
        figure = everywhere(text, make_figure)
        assert json.loads(render_text(figure, view, "json"))[0][NAMED[view]] == text
        assert text in render_text(figure, view, "csv")


@pytest.mark.parametrize(
    ("text", "markdown", "latex"),
    [
        ("$100_a", r"\$100\_a", r"\$100\_a"),
        ("a|b", r"a\|b", r"a\textbar{}b"),
        ("\\", r"\\", r"\textbackslash{}"),
        ("<b>", r"\<b\>", r"\textless{}b\textgreater{}"),
        ("~x~", r"\~x\~", r"\textasciitilde{}x\textasciitilde{}"),
        (":smile:", r"\:smile:", ":smile:"),
        ("ratio: 2", "ratio: 2", "ratio: 2"),
        ("[1]", r"\[1\]", "{[}1]"),
        ("*", r"\*", "{*}"),
        ("a--b", "a--b", "a-{}-b"),
        ("10 % & {x}", r"10 % \& \{x\}", r"10 \% \& \{x\}"),
    ],
)
def test_what_a_format_would_interpret_is_escaped(text: str, markdown: str, latex: str) -> None:
    """Every character comes out of the format as it went in."""
    assert escaped_for_markdown(text) == markdown
    assert escaped_for_latex(text) == latex


def cells_of(markdown: str) -> list[list[str]]:
    """The cells of a Markdown table as a reader of Markdown shows them, row by row.

    Whatever is not text, such as a link or code, leaves its mark.
    """
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        if token.type == "inline" and token.level > 2:
            parts = [
                part.content if part.type == "text" else f"<{part.type}>"
                for part in token.children or ()
            ]
            rows[-1].append("".join(parts))
    return rows


@FEW
@given(text=st.one_of(st.sampled_from(HOSTILE), st.text("\\`*_[]()<>|~&:!a \t", min_size=1)))
def test_markdown_shows_the_text(make_figure: MakeFigure, text: str) -> None:
    """A reader of Markdown finds every text in its cell, and nothing but text."""
    figure = everywhere(f"a{text}b", make_figure)
    shown = visible(f"a{text}b")
    rows = cells_of(render_text(figure, "points", "markdown"))
    assert rows == [[shown, shown], [shown, "1"]]


@pytest.mark.parametrize("view", NAMED)
class TestControl:
    """Nothing in a text acts on a terminal, or on the text around it."""

    @FEW
    @given(text=st.text(min_size=1, max_size=8))
    def test_no_text_for_people_has_control_characters(
        self, view: View, make_figure: MakeFigure, text: str
    ) -> None:
        """They are printed as their pictures, and lines break only where rows end."""
        figure = everywhere(f"a{text}", make_figure)
        assert not UNSAFE.search(printed(figure, view))
        for text_format in ("markdown", "latex"):
            shown = render_text(figure, view, text_format)
            assert not UNSAFE.search(shown)
            assert shown.splitlines() == shown.split("\n")[:-1]

    @FEW
    @given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8))
    def test_json_escapes_control_characters(
        self, view: View, make_figure: MakeFigure, text: str
    ) -> None:
        """It gives them back to a program, and shows a terminal none."""
        shown = render_text(everywhere(text, make_figure), view, "json")
        assert not UNSAFE.search(shown)
        assert json.loads(shown)[0][NAMED[view]] == text

    def test_a_colour_sequence_is_seen(self, view: View, make_figure: MakeFigure) -> None:
        """ESC has a picture."""
        figure = everywhere("\x1b[31mred", make_figure)
        assert "␛[31mred" in printed(figure, view)


def test_names_that_look_alike_keep_their_columns(make_figure: MakeFigure) -> None:
    """A control character and its picture are two series, and both are in every format."""
    point = (Point(Decimal(1), Decimal(5)),)
    figure = make_figure(Series("␛", point), Series("\x1b", point), x="␛")
    assert printed(figure, "points").splitlines()[2].split() == ["␛", "␛", "␛"]
    assert render_text(figure, "points", "markdown").splitlines()[0].count("␛") == 3
    assert render_text(figure, "points", "latex").splitlines()[4].count("␛") == 3
