"""The legend names every symbol, beside the picture or below it."""

from figrepro.figure.model import Figure
from figrepro.figure.spec import Legend
from figrepro.terminal.chart import chart
from tests.terminal.pictures import ALL_FIGURES, SYMBOLS, figure_of, picture_of


@ALL_FIGURES
def test_the_legend_names_every_symbol(figure: Figure) -> None:
    """In the order of the series, to the right of the picture."""
    picture = picture_of(figure)
    beside = [line[picture.left + picture.columns :].strip() for line in picture.lines]
    names = [f"{symbol} {name}" for name, symbol in SYMBOLS[figure.id].items()]
    assert [line for line in beside if line][: len(names)] == names


def test_a_legend_too_wide_stands_below_and_loses_nothing() -> None:
    """However long the names are."""
    name = "a series whose name is far longer than a line of a narrow terminal, and then some"
    text = chart(figure_of({name: [(1, 1)], "b": [(1, 2)]}), width=40, color=False)
    words = " ".join(text.split("the x")[1].split())
    assert words == f"● {name} ■ b"


def test_a_legend_longer_than_the_picture_stands_below() -> None:
    """Rather than stretch the chart."""
    picture = picture_of(figure_of({f"series {n}": [(n, n)] for n in range(30)}))
    assert picture.bottom < 22
    assert picture.lines[picture.bottom + 3].startswith("● series 0   ■ series 1   ▲ series 2")


def test_one_series_needs_no_legend_and_several_always_have_one() -> None:
    """Symbols are the terminal's own, so a hidden legend would leave them unexplained."""
    assert "● a" not in chart(figure_of({"a": [(1, 1)]}), color=False)
    hidden = figure_of({"a": [(1, 1)], "b": [(2, 2)]}, legend=Legend(show=False))
    assert "● a" in chart(hidden, color=False)
