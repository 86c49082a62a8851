"""Texts that want to be more than text are printed as text."""

import pytest
from rich.cells import cell_len

from figrepro.terminal.draw import draw_text
from tests.terminal.pictures import ESCAPE, chart_of, widest


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x9b31mred", "�31mred"),
        ("[bold]x[/b]", "[bold]x[/b]"),
        ("two\nlines\r\t", "two␊lines␍␉"),
        ("$x_1$ :smile: <b>", "$x_1$ :smile: <b>"),
        ("広い文字", "広い文字"),
        ("שלום", "שלום"),
        ("a\u202eb\u2028c", "a�b�c"),
    ],
)
@pytest.mark.parametrize("color", [False, True])
def test_hostile_texts_are_printed_as_text(text: str, shown: str, *, color: bool) -> None:
    """As title, as labels, as names of series and as categories; the layout holds."""
    chart = chart_of(
        {text: [(text, 1), ("b", 2)], "other": [(text, 3)]},
        x={"label": text, "scale": "category"},
        y={"label": text},
        title=text,
    )
    printed = draw_text(chart, color=color)
    assert printed.count(shown) == 5
    assert widest(printed) <= 80
    assert not set(ESCAPE.sub("", printed)) & {"\x1b", "\x9b", "\r", "\t", "\u202e", "\u2028"}
    first, second = (
        cell_len(line.partition(entry)[0])
        for entry in (f"● {shown}", "■ other")
        for line in ESCAPE.sub("", printed).split("\n")
        if entry in line
    )
    assert first == second
