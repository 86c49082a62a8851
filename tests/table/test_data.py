"""The views as data: CSV and JSON that programs read."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figrepro.chart.chart import Chart
from figrepro.figure import decimal_math
from figrepro.figure.model import Point, Series, X
from figrepro.figure.series_csv import read_series_csv
from figrepro.figure.spec import ReadingSpec
from figrepro.figure.vocabulary import Basis
from figrepro.scales.registry import parser_of, scale_named
from figrepro.table.formats import render_text
from figrepro.table.rows import View

MakeFigure = Callable[..., Chart]

VIEWS: tuple[View, ...] = ("points", "summary", "readings", "similarity")

FEW = settings(max_examples=40, deadline=None)
_BASES: tuple[Basis, ...] = ("exact", "approximate", "range")
_values = st.decimals(min_value=-(10**6), max_value=10**6, allow_nan=False, places=3)
_lengths = st.none() | st.decimals(min_value=0, max_value=10, places=2)
_below_and_above = st.decimals(min_value=0, max_value=5, places=2)
_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(str.strip)
_names = _texts.filter(bool)
_places: dict[str, st.SearchStrategy[X]] = {
    "linear": _values,
    "date": st.dates(),
    "category": _names,
}


@st.composite
def _points(draw: st.DrawFn, places: st.SearchStrategy[X]) -> Point:
    """Any point that a file can hold."""
    y = draw(_values)
    low, high = (
        decimal_math.subtract(y, draw(_below_and_above)),
        decimal_math.add(y, draw(_below_and_above)),
    )
    basis = draw(st.sampled_from(_BASES))
    errors = {name: draw(_lengths) for name in ("err_low", "err_high", "x_err_low", "x_err_high")}
    unknown = st.just(None) if basis == "approximate" else st.nothing()
    y_low, y_high = draw(st.just(low) | unknown), draw(st.just(high) | unknown)
    return Point(draw(places), y, y_low, y_high, basis, draw(_texts), **errors)


@st.composite
def _series(draw: st.DrawFn, scale: str) -> tuple[Series, ...]:
    """Any series that a file can hold."""
    points = st.lists(_points(_places[scale]), min_size=1, max_size=4)
    listed = draw(st.dictionaries(_names, points, min_size=1, max_size=3))
    return tuple(Series(name, tuple(one)) for name, one in listed.items())


def read_json(text: str) -> list[dict[str, Any]]:
    """The objects of a JSON text, numbers with the digits they are written with."""
    objects: list[dict[str, Any]] = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    return objects


def read_csv(text: str) -> list[dict[str, str]]:
    """The rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


class TestPoints:
    """The drawn points in the columns of series.csv."""

    def test_values_bounds_and_basis_are_always_there(self, vocab: Chart) -> None:
        """What the resolution of the reading says stands in the table itself."""
        assert render_text(vocab, "points", "csv").splitlines()[:3] == [
            "series,x,y,y_low,y_high,basis",
            "350M,20000,0.45,0.4475,0.4525,approximate",
            "350M,40000,0.465,0.4625,0.4675,approximate",
        ]

    def test_a_range_has_no_value_but_its_bounds(self, hellaswag: Chart) -> None:
        """As in series.csv, and as null in JSON."""
        assert "16 Rec,800,,63,64,range" in render_text(hellaswag, "points", "csv").splitlines()
        found = [
            one
            for one in read_json(render_text(hellaswag, "points", "json"))
            if (one["series"], one["x"]) == ("16 Rec", Decimal(800))
        ]
        assert found[0]["y"] is None
        assert (found[0]["y_low"], found[0]["y_high"]) == (Decimal(63), Decimal(64))

    def test_other_columns_come_with_what_they_hold(self, make_figure: MakeFigure) -> None:
        """Notes and error bars have a column where a point has them."""
        point = Point(Decimal(1), Decimal(2), note="smudged", err_low=Decimal("0.1"))
        header = render_text(make_figure(Series("s", (point,))), "points", "csv").splitlines()[0]
        assert header == "series,x,y,y_low,y_high,basis,note,err_low"

    def test_json_keeps_the_decimals_as_numbers(self, vocab: Chart) -> None:
        """0.50 is a number, and still 0.50."""
        text = render_text(vocab, "points", "json")
        assert '"x":80000,"y":0.50,' in text
        assert json.loads(text)[8]["y"] == 0.5

    @pytest.mark.parametrize("scale", ["linear", "date", "category"])
    @FEW
    @given(data=st.data())
    def test_csv_reads_back_to_the_same_points(
        self, scale: str, data: st.DataObject, make_figure: MakeFigure
    ) -> None:
        """Whatever the points are, and without the spec of the figure."""
        series = data.draw(_series(scale))
        text = render_text(make_figure(*series), "points", "csv")
        content = read_series_csv(text, "out.csv", parser_of(scale_named(scale)), ReadingSpec())
        assert content.problems == []
        assert content.series == series

    @pytest.mark.parametrize("scale", ["linear", "date", "category"])
    @FEW
    @given(data=st.data())
    def test_json_reads_back_to_the_same_points(
        self, scale: str, data: st.DataObject, make_figure: MakeFigure
    ) -> None:
        """With every digit, and every text as it was."""
        series = data.draw(_series(scale))
        objects = read_json(render_text(make_figure(*series), "points", "json"))
        points = [(one.name, point) for one in series for point in one.points]
        assert [self._read(one, scale) for one in objects] == points

    @staticmethod
    def _read(found: dict[str, Any], scale: str) -> tuple[str, Point]:
        cells = {name: value for name, value in found.items() if name != "series"}
        if cells["y"] is None:
            cells["y"] = decimal_math.midpoint(cells["y_low"], cells["y_high"])
        if scale == "date":
            cells["x"] = date.fromisoformat(cells["x"])
        return found["series"], Point(**cells)


class TestSummary:
    """Each series in plain columns of numbers."""

    def test_each_bound_has_its_column(self, vocab: Chart) -> None:
        """A program takes a value or a bound without parsing a cell."""
        row = read_csv(render_text(vocab, "summary", "csv"))[0]
        assert row["series"] == "350M"
        assert [row[f"change{end}"] for end in ("", "_low", "_high")] == ["0.04", "0.035", "0.045"]
        assert [row[f"highest{end}"] for end in ("", "_low", "_high", "_x")] == [
            "0.49",
            "0.4875",
            "0.4925",
            "100000",
        ]

    def test_what_is_not_known_is_empty(self, make_figure: MakeFigure) -> None:
        """An empty cell in CSV, null in JSON."""
        point = Point(Decimal(1), Decimal(2), basis="approximate")
        figure = make_figure(Series("s", (point,)))
        assert read_csv(render_text(figure, "summary", "csv"))[0]["lowest_low"] == ""
        assert read_json(render_text(figure, "summary", "json"))[0]["lowest_low"] is None


class TestReadings:
    """Every pair of readings, a row each."""

    def test_the_worst_disagreement_is_the_first_row(self, hellaswag: Chart) -> None:
        """64 Rec at 800 stands on top, with both values and their bounds."""
        assert read_json(render_text(hellaswag, "readings", "json"))[0] == {
            "first_reading": "drawn",
            "second_reading": "second-description",
            "series": "64 Rec",
            "x": Decimal(800),
            "first": Decimal(47),
            "first_low": Decimal("46.5"),
            "first_high": Decimal("47.5"),
            "second": Decimal(65),
            "second_low": Decimal("64.5"),
            "second_high": Decimal("65.5"),
            "difference": Decimal(18),
            "verdict": "outside",
        }

    def test_what_only_one_has_leaves_the_other_empty(self, vocab: Chart) -> None:
        """There is no difference to a point that is not there."""
        row = read_csv(render_text(vocab, "readings", "csv"))[3]
        assert (row["series"], row["x"], row["first"]) == ("350M", "20000", "0.45")
        assert (row["second"], row["difference"], row["verdict"]) == ("", "", "only in drawn")

    def test_a_single_reading_gives_no_rows(self, make_figure: MakeFigure) -> None:
        """The CSV is a header, the JSON an empty array."""
        figure = make_figure(Series("s", (Point(Decimal(1), Decimal(2)),)))
        assert len(render_text(figure, "readings", "csv").splitlines()) == 1
        assert render_text(figure, "readings", "json") == "[]\n"


class TestFormats:
    """What holds for every view."""

    @pytest.mark.parametrize("view", VIEWS)
    def test_csv_and_json_say_the_same(self, hellaswag: Chart, view: View) -> None:
        """They have the same columns in the same order, and the same values."""
        rows = read_csv(render_text(hellaswag, view, "csv"))
        objects = read_json(render_text(hellaswag, view, "json"))
        shown = [
            {name: "" if value is None else str(value) for name, value in one.items()}
            for one in objects
        ]
        assert rows == shown
        assert [list(row) for row in rows] == [list(one) for one in shown]

    @pytest.mark.parametrize("view", VIEWS)
    @pytest.mark.parametrize("text_format", ["csv", "json", "markdown", "latex"])
    def test_texts_end_with_one_line_break(
        self, vocab: Chart, view: View, text_format: str
    ) -> None:
        """They are ready to be written as they are."""
        text = render_text(vocab, view, text_format)  # type: ignore[arg-type]
        assert text.endswith("\n")
        assert not text.endswith("\n\n")

    @pytest.mark.parametrize(
        ("text_format", "needless"),
        [
            ("csv", {"pandas", "numpy", "rich"}),
            ("json", {"pandas", "numpy", "rich"}),
            ("markdown", {"pandas", "numpy", "rich"}),
            ("latex", {"pandas", "numpy", "rich"}),
            ("rich", {"pandas", "numpy"}),
        ],
    )
    def test_a_format_loads_no_library_it_does_not_need(
        self, vocab: Chart, text_format: str, needless: set[str]
    ) -> None:
        """A table costs what its format needs: libraries of tables are slow to start."""
        program = f"""if True:
            import sys
            from pathlib import Path
            from figrepro.chart.load import load_folder
            figure = load_folder(Path({str(vocab.figure.folder)!r}), "vocab-accuracy")
            if {text_format!r} == "rich":
                from rich.console import Console
                from figrepro.table.rich_table import render_rich
                Console().print(render_rich(figure, "points"))
            else:
                from figrepro.table.formats import render_text
                render_text(figure, "points", {text_format!r})
            print(*sys.modules)
        """
        done = subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, text=True
        )
        assert not needless & set(done.stdout.split())
