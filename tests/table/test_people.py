"""The views as tables for people: rich, Markdown and LaTeX."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from rich.console import Console

from figrepro.chart.chart import Chart
from figrepro.figure.model import Point, Series
from figrepro.table.formats import render_text
from figrepro.table.rich_table import render_rich
from figrepro.table.rows import View
from figrepro.table.text_tables import text_tables
from tests.figures import below_one_another, made

MakeFigure = Callable[..., Chart]


def printed(figure: Chart, view: View, width: int = 1000) -> list[str]:
    """The lines that rich prints, without the blanks at their ends."""
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        console.print(render_rich(figure, view))
    return [line.rstrip() for line in capture.get().splitlines()]


class TestPoints:
    """A row for each x, a column for each series."""

    def test_every_value_is_marked_by_how_it_is_known(self, hellaswag: Chart) -> None:
        """A tilde before what was read off, a dash between the ends of a range, none for none."""
        assert printed(hellaswag, "points") == [
            "HellaSwag against training tokens",
            "",
            "Tokens Trained (Billion)  1 Rec  4 Rec  8 Rec  16 Rec  32 Rec  64 Rec",
            "─────────────────────────────────────────────────────────────────────",
            "                     100    ~29    ~32    ~42     ~45     ~46     ~48",
            "                     300    ~31",
            "                     400                          ~62     ~63",
            "                     800    ~28    ~44    ~59   63–64   63–64     ~47",
            "",
            "HellaSwag; ~ approximate; a–b range",
        ]

    def test_as_markdown(self, vocab: Chart) -> None:
        """A pipe table with numbers to the right, then what the values are."""
        assert render_text(vocab, "points", "markdown").splitlines() == [
            "|   Batch Count |   350M |   1.3B |   2.4B |",
            "|--------------:|-------:|-------:|-------:|",
            "|         20000 |  ~0.45 |  ~0.48 | ~0.495 |",
            "|         40000 | ~0.465 | ~0.485 | ~0.505 |",
            "|         60000 |  ~0.47 | ~0.495 |  ~0.51 |",
            "|         80000 | ~0.475 |  ~0.50 | ~0.515 |",
            "|        100000 |  ~0.49 |  ~0.49 | ~0.525 |",
            "",
            "40,960 Vocab Avg Accuracy; ~ approximate",
        ]

    def test_as_latex(self, hellaswag: Chart) -> None:
        """A tabular with the rules of booktabs; about and range are signs that LaTeX prints."""
        lines = render_text(hellaswag, "points", "latex").splitlines()
        assert lines[0] == r"% needs \usepackage{booktabs}"
        assert lines[2:6] == [
            r"\begin{tabular}{rrrrrrr}",
            r"\toprule",
            r"Tokens Trained (Billion) & 1 Rec & 4 Rec & 8 Rec & 16 Rec & 32 Rec & 64 Rec \\",
            r"\midrule",
        ]
        assert lines[-3:] == [
            r"800 & $\sim$28 & $\sim$44 & $\sim$59 & 63–64 & 63–64 & $\sim$47 \\",
            r"\bottomrule",
            r"\end{tabular}",
        ]

    def test_exact_values_carry_no_mark(self, make_figure: MakeFigure) -> None:
        """A figure of exact values needs no explanation of marks either."""
        figure = make_figure(Series("s", (Point(Decimal(1), Decimal("0.50")),)))
        assert printed(figure, "points")[-3:] == ["1  0.50", "", "y"]

    def test_several_points_at_one_x_share_their_cell(self, make_figure: MakeFigure) -> None:
        """A scatter loses no point."""
        x = Decimal(1)
        points = (Point(x, Decimal(3)), Point(x, Decimal("2.0"), basis="approximate"))
        assert "1  3, ~2.0" in printed(make_figure(Series("s", points)), "points")

    def test_numbers_and_dates_ascend(self, make_figure: MakeFigure) -> None:
        """Points in another order in the file stand in the order of the axis."""
        numbers = [Point(Decimal(x), Decimal(1)) for x in (10, 9, 100)]
        days = [Point(date(year, 1, 1), Decimal(1)) for year in (2024, 1999)]
        assert self._places(make_figure(Series("s", tuple(numbers)))) == ["9", "10", "100"]
        assert self._places(make_figure(Series("s", tuple(days)))) == ["1999-01-01", "2024-01-01"]

    def test_categories_keep_their_order(self, make_figure: MakeFigure) -> None:
        """They stand as they first appear, whichever series has them."""
        first = Series("s", (Point("small", Decimal(1)), Point("large", Decimal(1))))
        second = Series("t", (Point("medium", Decimal(1)), Point("small", Decimal(1))))
        assert self._places(make_figure(first, second)) == ["small", "large", "medium"]

    def test_categories_stand_as_their_axis_has_them(self) -> None:
        """Those without a tick stand behind the others."""
        axis = {"label": "x", "scale": "category", "ticks": ["b", "a"]}
        chart = made({"s": [("a", 1), ("b", 2), ("c", 3)]}, x=axis)
        assert self._places(chart) == ["b", "a", "c"]

    @staticmethod
    def _places(figure: Chart) -> list[str]:
        return [line.split()[0] for line in printed(figure, "points")[4:-2]]


class TestPanels:
    """Each panel has a table of its own."""

    def test_a_table_has_the_name_and_the_label_of_its_panel(self) -> None:
        """Titles and captions tell whose points they are."""
        both = below_one_another(
            made({"A": [(1, "1")]}, y={"label": "up"}), made({"B": [(2, "3")]}, y={"label": "down"})
        )
        names = ("upper", "lower")
        panels = [replace(one, name=name) for one, name in zip(both.panels, names, strict=True)]
        tables = text_tables(replace(both, panels=tuple(panels)), "points")
        assert [table.title for table in tables] == ["Title: upper", "Title: lower"]
        assert [table.caption for table in tables] == ["up", "down"]


class TestSummary:
    """Each series in a few numbers, each with its bounds."""

    def test_values_with_their_bounds_and_where_they_stand(self, vocab: Chart) -> None:
        """Bounds stand in brackets behind the value that they belong to."""
        row = render_text(vocab, "summary", "markdown").splitlines()[2]
        assert [cell.strip() for cell in row.strip("|").split("|")] == [
            "350M",
            "5",
            "~0.45 [0.4475, 0.4525]",
            "~0.49 [0.4875, 0.4925]",
            "+0.04 [0.035, 0.045]",
            "~0.45 [0.4475, 0.4525]",
            "20000",
            "~0.49 [0.4875, 0.4925]",
            "100000",
        ]

    def test_a_range_needs_no_brackets(self, hellaswag: Chart) -> None:
        """It says its bounds already."""
        row = next(line for line in printed(hellaswag, "summary") if line.startswith("16 Rec"))
        assert row.split()[-3:] == ["100", "63–64", "800"]

    def test_exact_values_need_no_brackets(self, make_figure: MakeFigure) -> None:
        """Neither does what follows from them."""
        points = [
            Point(Decimal(x), value, value, value)
            for x, value in enumerate([Decimal("1.5"), Decimal("0.50")])
        ]
        lines = printed(make_figure(Series("s", tuple(points))), "summary")
        assert lines[4].split() == ["s", "2", "1.5", "0.50", "-1.00", "0.50", "1", "1.5", "0"]

    def test_a_bound_that_is_not_known_is_a_question_mark(self, make_figure: MakeFigure) -> None:
        """The one that is known is not lost."""
        point = Point(Decimal(1), Decimal(2), Decimal(1), None, basis="approximate")
        assert "~2 [1, ?]" in printed(make_figure(Series("s", (point,))), "summary")[4]

    def test_minus_is_no_hyphen_in_latex(self, hellaswag: Chart) -> None:
        """A hyphen would be set as short as in a word."""
        row = render_text(hellaswag, "summary", "latex").splitlines()[6]
        assert r"& $-$1 [$-$2, 0] &" in row


class TestReadings:
    """Every pair of readings."""

    @pytest.mark.parametrize("text_format", ["markdown", "latex"])
    def test_the_worst_disagreement_is_the_first_row(
        self, hellaswag: Chart, text_format: str
    ) -> None:
        """64 Rec at 800 stands on top: 47 here, 65 there."""
        text = render_text(hellaswag, "readings", text_format)  # type: ignore[arg-type]
        row = next(line for line in text.splitlines() if "Rec" in line)
        cells = [cell.strip(r" \|") for cell in row.strip("|").replace("&", "|").split("|")]
        assert cells[:3] == ["drawn / second-description", "64 Rec", "800"]
        assert [cell[-2:] for cell in cells[3:6]] == ["47", "65", "18"]
        assert cells[6] == "outside"

    def test_each_pair_stands_below_its_names(self, hellaswag: Chart) -> None:
        """In a terminal the pair is a heading, and its worst row the first below it."""
        lines = printed(hellaswag, "readings")
        assert lines[2:6] == [
            "drawn / second-description",
            "series    x  first  second  difference  verdict",
            "──────────────────────────────────────────────────────────────────",
            "64 Rec  800    ~47     ~65         +18  outside",
        ]
        assert "published / second-description" in lines
        assert "drawn / published" in lines

    def test_what_only_one_has_comes_after_what_both_have(self, vocab: Chart) -> None:
        """It has one value, and the name of the reading for a verdict."""
        lines = printed(vocab, "readings")[5:]
        rows = lines[: lines.index("")]
        assert [row.split()[-1] for row in rows[:3]] == ["outside", "inside", "inside"]
        assert rows[3] == "350M     20000   ~0.45                      only in drawn"
        assert all(row.endswith("only in drawn") for row in rows[3:])

    @pytest.mark.parametrize("text_format", ["markdown", "latex"])
    def test_a_single_reading_is_said_to_be_single(
        self, make_figure: MakeFigure, text_format: str
    ) -> None:
        """The table is empty, and a sentence says why."""
        figure = make_figure(Series("s", (Point(Decimal(1), Decimal(2)),)))
        text = render_text(figure, "readings", text_format)  # type: ignore[arg-type]
        sentence = "This figure has only one reading; there is nothing to compare."
        assert sentence in text
        assert "readings" in text

    @pytest.mark.parametrize("view", ["readings", "similarity"])
    def test_a_terminal_shows_no_empty_table(self, make_figure: MakeFigure, view: View) -> None:
        """Where there is nothing to compare, it is said and no heading stands above nothing."""
        lines = printed(make_figure(Series("s", (Point(Decimal(1), Decimal(2)),))), view)
        sentence = "This figure has only one reading; there is nothing to compare."
        assert lines[1:] == ["", sentence]


class TestWidth:
    """What a terminal shows on a line that is too short."""

    @pytest.mark.parametrize("view", ["points", "summary", "readings", "similarity"])
    @pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 120])
    def test_nothing_is_cut_off(
        self, vocab: Chart, hellaswag: Chart, view: View, width: int
    ) -> None:
        """Lines fit, and no ellipsis stands for text that is lost."""
        for figure in (vocab, hellaswag):
            lines = printed(figure, view, width)
            assert all(len(line) <= width for line in lines)
            assert not any("…" in line for line in lines)

    @pytest.mark.parametrize("view", ["points", "readings"])
    def test_eighty_columns_need_no_wrapping(
        self, vocab: Chart, hellaswag: Chart, view: View
    ) -> None:
        """The shipped figures fit on an ordinary terminal, but for their captions."""
        for figure in (vocab, hellaswag):
            narrow, wide = printed(figure, view, 80), printed(figure, view, 1000)
            assert narrow[: len(wide) - 1] == wide[:-1] or narrow == wide

    def test_bounds_stand_below_their_values(self, vocab: Chart) -> None:
        """At 120 columns a summary has a line of values and one of bounds."""
        lines = printed(vocab, "summary", 120)
        values = "350M 5 ~0.45 ~0.49 +0.04 ~0.45 20000 ~0.49 100000"
        assert lines[4].split() == values.split()
        assert lines[5].split()[:2] == ["[0.4475,", "0.4525]"]

    def test_series_stand_below_one_another(self, make_figure: MakeFigure) -> None:
        """Twelve series do not fit on forty columns: x is repeated for those that follow."""
        point = Point(Decimal(1000), Decimal("0.5"))
        figure = make_figure(*(Series(f"series {n}", (point,)) for n in range(12)), x="tokens")
        lines = printed(figure, "points", 40)
        assert sum(line.startswith("  1000") for line in lines) > 1
        assert sum(line.count("0.5") for line in lines) == 12

    def test_a_table_too_wide_to_read_becomes_a_list(self, vocab: Chart) -> None:
        """On forty columns no number is broken into pieces."""
        lines = printed(vocab, "summary", 40)
        assert lines[2:6] == [
            "series   350M",
            "points   5",
            "first    ~0.45 [0.4475, 0.4525]",
            "last     ~0.49 [0.4875, 0.4925]",
        ]
