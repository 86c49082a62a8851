"""The two figures that come with figrepro say what their sources say, and nothing else."""

from decimal import Decimal

from figrepro.chart.chart import Chart
from figrepro.figure.formats import format_value
from figrepro.figure.model import Figure, Reading
from figrepro.scales.axis import Axis
from tests.figures import shipped

VOCAB_CHART, HELLASWAG_CHART = shipped("vocab-accuracy"), shipped("hellaswag")
VOCAB, HELLASWAG = VOCAB_CHART.figure, HELLASWAG_CHART.figure


def values(reading: Reading) -> dict[str, dict[str, str]]:
    """The values of a reading as a table of the source would show them."""
    return {
        series.name: {f"{point.x:f}": f"{point.y:f}" for point in series.points}
        for series in reading.series
    }


def bounds(figure: Figure, name: str) -> dict[str, list[str]]:
    """The bounds of a reading's points, by series."""
    (reading,) = (one for one in (figure.drawn, *figure.readings) if one.name == name)
    return {
        series.name: [f"{point.y_low}..{point.y_high}" for point in series.points]
        for series in reading.series
    }


def looks(chart: Chart) -> dict[str, tuple[str, ...]]:
    """Colour, line and marker of each series."""
    return {
        layer.name: (layer.style.color, layer.style.line, layer.style.marker)
        for layer in chart.layers
    }


def labels(axis: Axis) -> str:
    """The texts at the ticks of an axis."""
    return " ".join(axis.tick_texts)


def axes(chart: Chart) -> tuple[Axis, Axis]:
    """The x axis and the y axis of its only panel."""
    (panel,) = chart.panels
    return panel.x, panel.y


def readings(figure: Figure) -> dict[str, dict[str, dict[str, str]]]:
    """The values of the readings that are not drawn."""
    return {reading.name: values(reading) for reading in figure.readings}


# vocab-accuracy


def test_vocab_accuracy_has_the_fifteen_points_of_its_source() -> None:
    """Three models at five checkpoints."""
    assert VOCAB.point_count == 15
    assert values(VOCAB.drawn) == {
        "350M": {
            "20000": "0.45",
            "40000": "0.465",
            "60000": "0.47",
            "80000": "0.475",
            "100000": "0.49",
        },
        "1.3B": {
            "20000": "0.48",
            "40000": "0.485",
            "60000": "0.495",
            "80000": "0.50",
            "100000": "0.49",
        },
        "2.4B": {
            "20000": "0.495",
            "40000": "0.505",
            "60000": "0.51",
            "80000": "0.515",
            "100000": "0.525",
        },
    }


def test_vocab_accuracy_is_read_in_steps_of_half_a_percent() -> None:
    """Every value is written with ~, so it lies within half a step."""
    assert {point.basis for series in VOCAB.series for point in series.points} == {"approximate"}
    assert VOCAB.spec.reading["drawn"].resolution == 0.005
    assert bounds(VOCAB, "drawn")["350M"] == [
        "0.4475..0.4525",
        "0.4625..0.4675",
        "0.4675..0.4725",
        "0.4725..0.4775",
        "0.4875..0.4925",
    ]


def test_vocab_accuracy_looks_as_described() -> None:
    """Blue circles, light blue diamonds, orange squares; the legend at the top right."""
    assert looks(VOCAB_CHART) == {
        "350M": ("tab:blue", "solid", "circle"),
        "1.3B": ("lightskyblue", "solid", "diamond"),
        "2.4B": ("tab:orange", "solid", "square"),
    }
    assert {layer.mark.name for layer in VOCAB_CHART.layers} == {"line"}
    assert (VOCAB_CHART.legend.show, VOCAB_CHART.legend.location) == (True, "upper right")
    assert VOCAB_CHART.legend.outside


def test_vocab_accuracy_has_the_axes_of_its_source() -> None:
    """20k to 100k; 0.45 to 0.53 in increments of 0.02."""
    x, y = axes(VOCAB_CHART)
    assert (x.label, labels(x)) == ("Batch Count", "20k 40k 60k 80k 100k")
    assert (y.label, labels(y)) == ("40,960 Vocab Avg Accuracy", "0.45 0.47 0.49 0.51 0.53")
    assert y.limits == (Decimal("0.45"), Decimal("0.53"))
    assert (x.scale.name, y.scale.name) == ("linear", "linear")


def test_vocab_accuracy_has_the_published_values() -> None:
    """Table 14 of the paper, to the last digit that it prints."""
    assert readings(VOCAB) == {
        "published": {
            "350M": {"100000": "0.494"},
            "1.3B": {"100000": "0.492"},
            "2.4B": {"100000": "0.527"},
        }
    }
    assert bounds(VOCAB, "published") == {
        "350M": ["0.4935..0.4945"],
        "1.3B": ["0.4915..0.4925"],
        "2.4B": ["0.5265..0.5275"],
    }
    published = VOCAB.spec.reading["published"]
    assert (published.basis, published.resolution) == ("exact", 0.001)
    assert "Table 14" in published.citation


def test_vocab_accuracy_names_its_source() -> None:
    """Paper, figure, and how the numbers were obtained."""
    source = VOCAB.spec.source
    assert "Tokenization Is More Than Compression, EMNLP 2024" in source.citation
    assert source.url == "https://arxiv.org/abs/2402.18376"
    assert source.figure.startswith("Figure 7")
    assert source.obtained == "read from a text description of the figure"


# hellaswag


def test_hellaswag_has_the_fifteen_points_of_its_source() -> None:
    """Those that the text names; nothing between them, 62 for 16 Rec at 400."""
    assert HELLASWAG.point_count == 15
    shown = {
        series.name: {f"{point.x:f}": format_value(point) for point in series.points}
        for series in HELLASWAG.series
    }
    assert shown == {
        "1 Rec": {"100": "~29", "300": "~31", "800": "~28"},
        "4 Rec": {"100": "~32", "800": "~44"},
        "8 Rec": {"100": "~42", "800": "~59"},
        "16 Rec": {"100": "~45", "400": "~62", "800": "63–64"},
        "32 Rec": {"100": "~46", "400": "~63", "800": "63–64"},
        "64 Rec": {"100": "~48", "800": "~47"},
    }


def test_hellaswag_is_read_in_whole_points() -> None:
    """Within half a point, but for the two plateaus, of which only the ends are known."""
    assert HELLASWAG.spec.reading["drawn"].resolution == 1
    of_16 = HELLASWAG.drawn.named("16 Rec")
    assert of_16 is not None
    assert [point.basis for point in of_16.points] == ["approximate", "approximate", "range"]
    assert of_16.points[-1].y == Decimal("63.5")
    assert bounds(HELLASWAG, "drawn") == {
        "1 Rec": ["28.5..29.5", "30.5..31.5", "27.5..28.5"],
        "4 Rec": ["31.5..32.5", "43.5..44.5"],
        "8 Rec": ["41.5..42.5", "58.5..59.5"],
        "16 Rec": ["44.5..45.5", "61.5..62.5", "63..64"],
        "32 Rec": ["45.5..46.5", "62.5..63.5", "63..64"],
        "64 Rec": ["47.5..48.5", "46.5..47.5"],
    }


def test_hellaswag_looks_as_described() -> None:
    """Colours and dashes are the source's; no two series share a marker."""
    described = {name: look[:2] for name, look in looks(HELLASWAG_CHART).items()}
    assert described == {
        "1 Rec": ("tab:blue", "solid"),
        "4 Rec": ("tab:orange", "dashed"),
        "8 Rec": ("tab:green", "dashdot"),
        "16 Rec": ("tab:red", "dotted"),
        "32 Rec": ("tab:purple", "solid"),
        "64 Rec": ("tab:gray", "dashed"),
    }
    markers = [marker for _, _, marker in looks(HELLASWAG_CHART).values()]
    assert "none" not in markers
    assert len(set(markers)) == 6
    assert (HELLASWAG_CHART.legend.location, HELLASWAG_CHART.legend.outside) == (
        "upper right",
        True,
    )


def test_hellaswag_has_the_axes_of_its_source() -> None:
    """100 to 800 by 100, 25 to 65 by 5."""
    x, y = axes(HELLASWAG_CHART)
    assert (x.label, labels(x)) == (
        "Tokens Trained (Billion)",
        "100 200 300 400 500 600 700 800",
    )
    assert (y.label, labels(y)) == ("HellaSwag", "25 30 35 40 45 50 55 60 65")
    assert x.limits == (Decimal(100), Decimal(800))
    assert y.limits == (Decimal(25), Decimal(65))


def test_hellaswag_has_the_published_values() -> None:
    """Table 1 and Table 4, normalised accuracy; none was published for 64 Rec."""
    assert readings(HELLASWAG)["published"] == {
        "1 Rec": {"180": "29.19", "800": "29.34"},
        "4 Rec": {"800": "43.46"},
        "8 Rec": {"800": "58.54"},
        "16 Rec": {"800": "64.67"},
        "32 Rec": {"180": "48.80", "800": "65.21"},
    }
    assert bounds(HELLASWAG, "published")["32 Rec"] == ["48.795..48.805", "65.205..65.215"]
    published = HELLASWAG.spec.reading["published"]
    assert (published.basis, published.resolution) == ("exact", 0.01)


def test_hellaswag_has_the_second_description() -> None:
    """Another reading of the same image, as coarse as the first."""
    assert readings(HELLASWAG)["second-description"] == {
        "4 Rec": {"100": "33", "700": "45", "800": "43"},
        "8 Rec": {"100": "38", "800": "60"},
        "16 Rec": {"100": "42", "800": "62"},
        "32 Rec": {"100": "45", "800": "65"},
        "64 Rec": {"100": "48", "800": "65"},
    }
    second = HELLASWAG.spec.reading["second-description"]
    assert (second.basis, second.resolution) == ("approximate", 1)


def test_hellaswag_names_its_source() -> None:
    """Paper, figure, and how the numbers were obtained."""
    source = HELLASWAG.spec.source
    assert "Scaling up Test-Time Compute with Latent Reasoning" in source.citation
    assert source.url == "https://arxiv.org/abs/2502.05171"
    assert source.figure.startswith("Figure 8, HellaSwag panel")
    assert source.obtained == "read from a text description of the figure"


def test_every_reading_says_where_it_comes_from() -> None:
    """A number without a source is no reading."""
    for figure in (VOCAB, HELLASWAG):
        assert {"drawn", *readings(figure)} == set(figure.spec.reading)
        assert all(reading.obtained for reading in figure.spec.reading.values())
