"""The legend names every symbol, beside the picture or below it."""

import re
from decimal import Decimal

from figrepro.chart.chart import Chart
from figrepro.figure.spec import LegendSpec, SeriesStyle
from figrepro.terminal.draw import draw_text
from tests.terminal.pictures import ALL_CHARTS, SYMBOLS, chart_of, picture_of, point_of


@ALL_CHARTS
def test_the_legend_names_every_symbol(chart: Chart) -> None:
    """In the order of the series, to the right of the picture."""
    picture = picture_of(chart)
    beside = [line[picture.left + picture.columns :].strip() for line in picture.lines]
    names = [f"{symbol} {name}" for name, symbol in SYMBOLS[chart.id].items()]
    assert [line for line in beside if line][: len(names)] == names


def test_a_legend_too_wide_stands_below_and_loses_nothing() -> None:
    """However long the names are."""
    name = "a series whose name is far longer than a line of a narrow terminal, and then some"
    text = draw_text(chart_of({name: [(1, 1)], "b": [(1, 2)]}), width=40, color=False)
    words = " ".join(text.split("the x")[1].split())
    assert words == f"● {name} ■ b"


def test_a_legend_longer_than_the_picture_stands_below() -> None:
    """Rather than stretch the chart."""
    picture = picture_of(chart_of({f"series {n}": [(n, n)] for n in range(30)}))
    assert picture.bottom < 22
    assert picture.lines[picture.bottom + 3].startswith("● series 0   ■ series 1   ▲ series 2")


def test_one_series_needs_no_legend_and_several_always_have_one() -> None:
    """Symbols are the terminal's own, so a hidden legend would leave them unexplained."""
    assert "● a" not in draw_text(chart_of({"a": [(1, 1)]}), color=False)
    hidden = chart_of({"a": [(1, 1)], "b": [(2, 2)]}, legend=LegendSpec(show=False))
    assert "● a" in draw_text(hidden, color=False)


def test_a_series_with_an_empty_label_is_not_in_the_legend_and_remarks_name_it() -> None:
    """As in the drawing; what is said of it needs a name all the same."""
    points = [point_of(1, 9), point_of(3, 2, y_low=Decimal(1), y_high=Decimal(3), basis="range")]
    y = {"limits": (0.0, 5.0)}
    series = {"hid": SeriesStyle(label="")}
    text = draw_text(chart_of({"hid": points, "b": [(1, 2)]}, y=y, series=series), color=False)
    assert "Only bounds are known: ○ hid 1–3 at 3." in text
    assert "Outside the limits: 1 point of hid." in text
    assert re.findall(r" ([●■](?: \w+)?)$", text, re.MULTILINE) == ["■ b"]
