"""Points as the text of a series.csv: short, and read back to the same digits."""

import pytest

from figrepro.chart.chart import Chart
from figrepro.chart.document import to_document
from figrepro.convert.csv_out import series_as_csv
from figrepro.figure.series_csv import read_series_csv
from figrepro.figure.spec import ReadingSpec
from figrepro.scales.registry import parser_of, scale_named
from tests.figures import DATA, SHIPPED, charted, shipped

READ_OFF = ReadingSpec(resolution=0.005, basis="approximate")


def chart_of(csv: str, *, reading: ReadingSpec = READ_OFF, scale: str = "linear") -> Chart:
    """The chart of the figure whose series.csv this is."""
    content = read_series_csv(csv, "series.csv", parser_of(scale_named(scale)), reading)
    assert content.problems == []
    return charted(content.series, reading=reading, x={"scale": scale})


def written(chart: Chart) -> str:
    """The text of its series.csv."""
    return series_as_csv(chart.figure)


@pytest.mark.parametrize("figure_id", SHIPPED)
def test_the_shipped_figures_are_written_as_they_stand(figure_id: str) -> None:
    """What a person wrote down is what comes out."""
    stands = (DATA / figure_id / "series.csv").read_text(encoding="utf-8")
    assert written(shipped(figure_id)) == stands


@pytest.mark.parametrize(
    ("csv", "shortest"),
    [
        (
            "series,x,y,y_low,y_high,basis\na,1,0.50,0.4975,0.5025,approximate\n",
            "series,x,y\na,1,0.50\n",
        ),
        (
            "series,x,y,y_low,y_high,basis\na,1,,3,4,\na,2,0.1,,,\n",
            "series,x,y,y_low,y_high,basis\na,1,,3,4,range\na,2,0.1,,,\n",
        ),
        (
            "series,x,y,basis\na,1,3,exact\na,2,4,\n",
            "series,x,y,y_low,y_high,basis\na,1,3,3,3,exact\na,2,4,,,\n",
        ),
        (
            'series,x,y,note,err_low\na,1,3,"said ""so"", twice",\na,2,4,,0.5\n',
            'series,x,y,note,err_low\na,1,3,"said ""so"", twice",\na,2,4,,0.5\n',
        ),
    ],
)
def test_only_what_the_reading_does_not_give_is_written(csv: str, shortest: str) -> None:
    """Bounds of half a step and the default basis are left out, whatever else is there stays."""
    assert written(chart_of(csv)) == shortest


@pytest.mark.parametrize(
    "csv",
    [
        "series,x,y,y_low,y_high\na,1,0.50,0.49750,0.50250\n",
        "series,x,y,y_low,y_high\na,1,0.50,0.4975,0.5025\na,1.0,1E+1,,\n",
        "series,x,y,y_low,y_high,basis\na,1,3.25,3,4,range\na,2,3.50,3,4,range\n",
        "series,x,y,y_low\na,1,3,2\n",
        'series,x,y,note\n"a\r",1,3,"two\nlines"\n',
    ],
)
def test_it_reads_back_digit_by_digit(csv: str) -> None:
    """Also zeros at the end of a bound that the reading would give without them."""
    figure = chart_of(csv)
    assert to_document(chart_of(written(figure))) == to_document(figure)


def test_places_are_written_as_their_axis_reads_them() -> None:
    """Dates and categories come back as what they are."""
    for scale, place in (("date", "2024-02-29"), ("category", "7"), ("log", "1e3")):
        csv = f"series,x,y\na,{place},1\n"
        figure = chart_of(csv, reading=ReadingSpec(), scale=scale)
        again = chart_of(written(figure), reading=ReadingSpec(), scale=scale)
        assert to_document(again) == to_document(figure)
