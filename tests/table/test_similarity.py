"""How alike readings are, as tables for people and for programs."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from rich.console import Console

from figrepro.chart.chart import Chart
from figrepro.figure.model import Point, Series
from figrepro.table.formats import TextFormat, render_text
from figrepro.table.rich_table import render_rich
from figrepro.table.rows import View

MakeFigure = Callable[..., Chart]


def printed(figure: Chart, view: View) -> list[str]:
    """The lines that rich prints where there is room, without the blanks at their ends."""
    console = Console(width=1000, color_system=None)
    with console.capture() as capture:
        console.print(render_rich(figure, view))
    return [line.rstrip() for line in capture.get().splitlines()]


def read_json(text: str) -> list[dict[str, Any]]:
    """The objects of a JSON text, numbers with the digits they are written with."""
    objects: list[dict[str, Any]] = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    return objects


class TestForPeople:
    """As a table of its own, and below the readings."""

    def test_a_row_for_each_pair(self, hellaswag: Chart) -> None:
        """Means and percentages have three digits, shares their counts."""
        rows = [line.split("  ") for line in printed(hellaswag, "similarity")[4:7]]
        assert [[cell.strip() for cell in row if cell] for row in rows] == [
            ["drawn / second-description", "10", "18", "45", "3.2", "8", "5/10", "7/10"],
            ["published / second-description", "4", "2.67", "6.68", "1.2", "3", "2/4", "4/4"],
            ["drawn / published", "5", "1.71", "4.28", "1.04", "2.61", "1/5", "5/5"],
        ]

    @pytest.mark.parametrize("figure_id", ["vocab", "hellaswag"])
    def test_its_caption_explains_its_own_first_row_in_two_lines(
        self, figure_id: str, request: pytest.FixtureRequest
    ) -> None:
        """An example of other numbers would be taken for what the table says."""
        console = Console(width=100, color_system=None)
        with console.capture() as capture:
            console.print(render_rich(request.getfixturevalue(figure_id), "similarity"))
        lines = [line.rstrip() for line in capture.get().splitlines()]
        caption = lines[lines.index("", 4) + 1 :]
        assert len(caption) == 2
        shares = {
            "vocab": (
                "2/3 inside: of 3 points with bounds, 2 overlap",
                "3/3 within 5 %: of 3 points, second is first ± 5 % at 3 (relaxed accuracy)",
            ),
            "hellaswag": (
                "5/10 inside: of 10 points with bounds, 5 overlap",
                "7/10 within 5 %: of 10 points, second is first ± 5 % at 7 (relaxed accuracy)",
            ),
        }
        said = ("absolute errors", "% of axis: of its range", *shares[figure_id])
        assert " ".join(caption).endswith("; ".join(said))

    def test_its_caption_says_nothing_of_columns_that_are_empty(
        self, make_figure: MakeFigure
    ) -> None:
        """Bounds that no point has explain nothing, nor do shares of no points."""
        here, there = (
            Series("s", (Point(Decimal(1), Decimal(y)), Point(Decimal(x), Decimal(1))))
            for x, y in ((2, 5), (3, 6))
        )
        figure = make_figure(here, others={"other": (there,)}, y_scale="log")
        assert printed(figure, "similarity")[-1] == (
            "y; absolute errors; "
            "0/1 within 5 %: of 1 points, second is first ± 5 % at 0 (relaxed accuracy)"
        )
        apart = make_figure(here, others={"other": (Series("t", here.points),)})
        nothing = "; no two readings share a point"
        assert printed(apart, "similarity")[-1] == f"y{nothing}"
        assert printed(apart, "readings")[-1].endswith(nothing)

    def test_it_follows_the_readings_that_it_sums_up(self, vocab: Chart) -> None:
        """In a terminal below a heading of its own; what all cells hold is said at the end."""
        lines = printed(vocab, "readings")
        assert lines[-8:-1] == [
            "Similarity",
            "",
            "drawn / published",
            "points  largest error  % of axis  mean error  % of axis  inside  within 5 %",
            "───────────────────────────────────────────────────────────────────────────",
            "     3          0.004          5     0.00267       3.33     2/3         3/3",
            "",
        ]
        assert "difference: second less first" in lines[-1]
        assert lines[-1].endswith("second is first ± 5 % at 3 (relaxed accuracy)")

    @pytest.mark.parametrize("text_format", ["markdown", "latex"])
    def test_in_files_it_is_a_second_table(self, vocab: Chart, text_format: TextFormat) -> None:
        """The same as alone, each table with its headings and what its cells hold."""
        below, alone = (
            render_text(vocab, view, text_format) for view in ("readings", "similarity")
        )
        (row,) = (line for line in alone.splitlines() if line.strip("| ").startswith("drawn /"))
        cells = [cell.strip(r" \|") for cell in row.strip("|").replace("&", "|").split("|")]
        assert cells == ["drawn / published", "3", "0.004", "5", "0.00267", "3.33", "2/3", "3/3"]
        assert row in below.splitlines()
        assert below.count("largest error") == below.count("(relaxed accuracy)") == 1

    def test_means_of_great_numbers_keep_their_digits(self, make_figure: MakeFigure) -> None:
        """Three digits are not enough for a mean of 12345.5."""
        x = [Decimal(place) for place in (1, 2)]
        here = Series("s", tuple(Point(place, Decimal(0)) for place in x))
        there = Series("s", (Point(x[0], Decimal(0)), Point(x[1], Decimal(24691))))
        figure = make_figure(here, others={"other": (there,)}, y_scale="log")
        row = printed(figure, "similarity")[4].split()
        assert row == ["drawn", "/", "other", "2", "24691", "12346", "1/2"]

    def test_a_pair_that_shares_nothing_has_only_its_count(self, make_figure: MakeFigure) -> None:
        """Nothing is known of how alike it is."""
        points = (Point(Decimal(1), Decimal(2)),)
        figure = make_figure(Series("s", points), others={"other": (Series("t", points),)})
        assert printed(figure, "similarity")[4].split() == ["drawn", "/", "other", "0"]

    @pytest.mark.parametrize("text_format", ["markdown", "latex"])
    def test_a_single_reading_is_said_to_be_single(
        self, make_figure: MakeFigure, text_format: TextFormat
    ) -> None:
        """The table is empty, and a sentence says why; after the readings there is none."""
        figure = make_figure(Series("s", (Point(Decimal(1), Decimal(2)),)))
        sentence = "This figure has only one reading; there is nothing to compare."
        assert sentence in render_text(figure, "similarity", text_format)
        assert sentence in printed(figure, "similarity")
        assert "Similarity" not in printed(figure, "readings")


class TestAsData:
    """A row for each pair, in columns of plain numbers."""

    def test_each_measure_has_its_column(self, hellaswag: Chart) -> None:
        """Percent are of the y axis; shares are numbers from 0 to 1."""
        rows = read_json(render_text(hellaswag, "similarity", "json"))
        assert len(rows) == 3
        assert rows[2] == {
            "first_reading": "drawn",
            "second_reading": "published",
            "points": Decimal(5),
            "largest_error": Decimal("1.71"),
            "largest_error_percent": Decimal("4.275"),
            "mean_error": Decimal("1.044"),
            "mean_error_percent": Decimal("2.61"),
            "bounded_points": Decimal(5),
            "within_bounds": Decimal("0.2"),
            "relaxed_accuracy": Decimal(1),
        }

    def test_what_does_not_end_has_twelve_digits(self, vocab: Chart) -> None:
        """Two of three points and a third of eight thousandths are written in decimals."""
        assert render_text(vocab, "similarity", "csv").splitlines()[1:] == [
            "drawn,published,3,0.004,5,0.00266666666667,3.33333333333,3,0.666666666667,1"
        ]

    def test_what_no_shared_point_tells_is_empty(self, make_figure: MakeFigure) -> None:
        """An empty cell in CSV, null in JSON, and a count of none."""
        points = (Point(Decimal(1), Decimal(2)),)
        figure = make_figure(Series("s", points), others={"other": (Series("t", points),)})
        assert render_text(figure, "similarity", "csv").splitlines()[1] == "drawn,other,0,,,,,0,,"
        (row,) = read_json(render_text(figure, "similarity", "json"))
        assert (row["points"], row["largest_error"]) == (0, None)

    def test_a_single_reading_gives_no_rows(self, make_figure: MakeFigure) -> None:
        """The CSV is a header, the JSON an empty array."""
        figure = make_figure(Series("s", (Point(Decimal(1), Decimal(2)),)))
        assert len(render_text(figure, "similarity", "csv").splitlines()) == 1
        assert render_text(figure, "similarity", "json") == "[]\n"
