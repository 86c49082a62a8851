"""Lollipops on a symmetric log axis are drawn, and all that a drawing is for works."""

import io
import re
from decimal import Decimal

import numpy as np
import pypdf
import pytest

from figrepro.chart.checks import with_dpi
from figrepro.render.drawing import draw
from figrepro.render.encode import render
from figrepro.render.mpl_figure import figure_of
from figrepro.terminal.draw import draw_text
from tests.extension.gains import SYMLOG, chart
from tests.figures import overlaid
from tests.render.making import bounds, decode_png, elements, is_ink, only, pixels
from tests.render.recolored import wrongly_owned
from tests.words.holding import said_of


def test_the_parts_of_the_mark_are_elements() -> None:
    """Stems from zero to their values, at equal distances of powers of ten."""
    found = elements(chart())
    assert {"series/gain/stem", "series/gain/foot", "series/loss/markers"} <= set(found)
    assert [name for name in found if name.startswith("y/tick")] == [
        f"y/tick/{tick}" for tick in ("−100000", "−1000", "−10", "0", "10", "1000", "100000")
    ]
    scene = draw(chart()).scene
    _, upper, _, lower = bounds(is_ink(only(chart(), "series/gain/stem")))
    frame, height = scene.panels[0].frame, scene.canvas.height
    up = [height - frame.up(Decimal(y)) * scene.canvas.scale for y in (20000, 0)]
    assert (upper, lower) == pytest.approx(up, abs=1.5)


def test_every_format_shows_it() -> None:
    """With the elements in the SVG, and text in the PDF."""
    svg = render(chart(), "svg").content.decode()
    assert 'id="series__gain__stem"' in svg
    pdf = pypdf.PdfReader(io.BytesIO(render(chart(), "pdf").content))
    assert "change" in pdf.pages[0].extract_text()
    assert is_ink(pixels(chart())).any()


def test_every_pixel_has_its_owner() -> None:
    """Recolouring a part changes what it owns, and nothing else."""
    drawn = draw(with_dpi(chart(), 60))
    assert "series/loss/stem" in drawn.owners.elements
    assert wrongly_owned(drawn) == []


def test_the_legend_shows_its_key() -> None:
    """And warns where it covers a point."""
    inside = chart(legend={"outside": False, "location": "center right"})
    scene = draw(inside).scene
    assert scene.legend is not None
    assert scene.panels[0].frame.box.contains(scene.legend.frame)
    assert is_ink(only(inside, "legend/gain/handle")).sum() > 20
    assert any("the legend covers gain at 4" in str(one) for one in draw(inside).warnings)


def test_points_beyond_the_limits_are_told() -> None:
    """By the drawing, and by the description in the words of the mark."""
    cut = chart(y={**SYMLOG, "limits": [-100, 1000]})
    assert [one.message for one in draw(cut).warnings] == [
        "1 point of gain is outside the limits and not drawn",
        "1 point of loss is outside the limits and not drawn",
    ]
    assert said_of(cut, "chart")[-1] == (
        "One stem of gain and one of loss are cut off at the axes."
    )


def test_a_reading_is_drawn_over_it() -> None:
    """Hollow, and its row in the legend where it covers no stem."""
    over = overlaid(chart(legend={"show": False}), {"gain": [(2, 500)]})
    assert "reading/other/gain/markers" in elements(over)
    scene = draw(over).scene
    assert scene.legend is not None
    box, scale = scene.legend.frame, scene.canvas.scale
    rows = slice(round(scene.canvas.height - box.top * scale), None)
    columns = slice(round(box.left * scale), round(box.right * scale))
    ink = is_ink(only(over, "series", "reading"))[rows, columns][: round(box.height * scale)]
    assert not ink.any()


def test_matplotlib_shows_the_same() -> None:
    """In the units of the scale."""
    drawing = draw(chart(x={"limits": [0.3, 4.9]}))  # no stem stands on half a pixel
    figure = figure_of(drawing.scene)
    out = io.BytesIO()
    figure.savefig(out, format="png")
    saved = decode_png(out.getvalue(), "saved")[..., :3]
    assert (saved != drawing.pixels).any(axis=-1).mean() < 0.001
    (axes,) = figure.axes
    markers = next(one for one in axes.lines if one.get_gid() == "series/loss/markers")
    found = markers.get_xydata()
    assert np.allclose(found, [(1, -3), (2, -70), (3, -9000), (4, 0)], atol=1e-6)


def test_it_is_drawn_in_a_terminal() -> None:
    """Stems are dots, from zero to the symbols."""
    lines = draw_text(chart(), color=False).split("\n")
    assert "Gains" not in lines[0]
    dots = [line for line in lines if re.search("[\u2801-\u28ff]", line)]
    assert len(dots) > 10
    assert any("10000" in line for line in lines)
