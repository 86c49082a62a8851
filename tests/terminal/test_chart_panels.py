"""Several panels stand below each other, each with its name and its axes, and share a legend."""

from dataclasses import replace

import msgspec

from figrepro.chart.chart import Chart
from figrepro.terminal.draw import draw_text
from tests.terminal.pictures import chart_of


def two_panels() -> Chart:
    """A chart of two panels, whose y axes have labels of different widths."""
    upper = chart_of({"a": [(1, 1), (2, 2)]}, y={"label": "upper y"})
    lower = chart_of(
        {"b": [(1, 1000), (2, 2000), (9, 9)]}, {"limits": (1.0, 2.0)}, {"label": "lower y"}
    )
    (above,), (below,) = upper.panels, lower.panels
    layer = below.layers[0]
    style = msgspec.structs.replace(layer.style, marker="square")
    b = msgspec.structs.replace(layer, style=style)
    return replace(
        upper,
        panels=(replace(above, name="first"), replace(below, name="second", layers=(b,))),
    )


def test_each_has_its_name_its_labels_and_its_symbols() -> None:
    """One after the other; the title stands once, above all."""
    lines = [line.strip() for line in draw_text(two_panels(), height=40, color=False).split("\n")]
    heads = [
        line for line in lines if line in {"the title", "first", "upper y", "second", "lower y"}
    ]
    assert heads == ["the title", "first", "upper y", "second", "lower y"]
    assert lines.count("the x") == 2
    border = lines.index("second")
    upper, lower = "\n".join(lines[:border]), "\n".join(lines[border:])
    assert (upper.count("●"), lower.count("●")) == (3, 0)  # two points, and the legend
    assert (upper.count("■"), lower.count("■")) == (1, 2)
    assert "Outside the limits: 1 point of b." in lines


def test_their_axes_stand_in_one_column() -> None:
    """However wide the labels of their ticks are."""
    lines = draw_text(two_panels(), color=False).split("\n")
    assert len({line.index("└") for line in lines if "└" in line}) == 1


def test_they_share_the_height() -> None:
    """As one chart, unless it is too low for all."""
    text = draw_text(two_panels(), height=40, color=False)
    last = text.split("\n").index(next(line for line in text.split("\n") if "Outside" in line))
    assert 36 <= last <= 40
