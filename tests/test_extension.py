"""A mark and a scale that figrepro does not have: two classes and their registration make them.

Nothing else is told of them. Whatever a chart goes through afterwards, reading, drawing,
describing, comparing and judging, asks them and never for a kind or a scale by its name.
"""

import io
import json
import math
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pypdf
import pytest

import figrepro
from figrepro.chart.chart import Chart
from figrepro.chart.checks import with_dpi
from figrepro.chart.document import from_document
from figrepro.chart.load import load_folder
from figrepro.chart.vocabulary import json_schema
from figrepro.cli.main import app
from figrepro.diff.compare import compare
from figrepro.errors import FigreproError
from figrepro.marks.base import Key, Mark, Noun
from figrepro.marks.key import marker_key
from figrepro.marks.layer import Placed, Style
from figrepro.marks.points import point_shapes
from figrepro.marks.registry import MARKS
from figrepro.marks.style_constants import BARS
from figrepro.render.drawing import draw
from figrepro.render.encode import render
from figrepro.render.metadata import read_carried
from figrepro.render.mpl_figure import figure_of
from figrepro.scales.numbers import NumberScale
from figrepro.scales.registry import SCALES
from figrepro.shapes.primitives import Polygon, Polyline, Shape, Stroke
from figrepro.table.formats import render_text
from figrepro.terminal.draw import draw_text
from tests.diff.tampering import png_without_text
from tests.figures import made, overlaid, with_point
from tests.render.making import bounds, decode_png, elements, is_ink, only, pixels
from tests.render.recolored import wrongly_owned
from tests.words.holding import require_true, said_of

_FOOT = 3.0
"""Points that the foot of a lollipop reaches to either side."""


class Lollipop(Mark):
    """A marker on a stem that stands on a small triangle."""

    name = "lollipop"
    noun = Noun("Lollipop chart", "lollipops", "lollipops")
    stands = True
    cut_off = "stem"

    def shapes(self, placed: Placed) -> Iterator[Shape]:
        """Foot, stem and marker of each point."""
        foot, color = placed.frame.foot, placed.layer.style.hex
        for spot in placed.spots:
            anchors = placed.anchors([spot])
            yield Polygon(
                element=placed.element("foot"),
                order=placed.order(BARS),
                vertices=((spot.x - _FOOT, foot), (spot.x + _FOOT, foot), (spot.x, foot + _FOOT)),
                fill=color,
                clip=placed.frame.box.grown(_FOOT),
                anchors=anchors,
            )
            yield Polyline(
                element=placed.element("stem"),
                order=placed.order(BARS),
                vertices=((spot.x, foot), (spot.x, spot.y)),
                stroke=Stroke(color, placed.layer.style.width),
                clip=placed.frame.box,
                anchors=anchors,
            )
        yield from point_shapes(placed)

    def key(self, style: Style, key: Key) -> Iterator[Shape]:
        """A short stem with a marker."""
        yield Polyline(
            element=key.element,
            order=key.order,
            vertices=((key.middle, key.y - 7.0), (key.middle, key.y)),
            stroke=Stroke(style.hex, style.width),
        )
        yield from marker_key(style, key)


class SymmetricLog(NumberScale):
    """Linear around zero, logarithmic far from it, on both sides."""

    name = "symlog"
    noun = "is logarithmic to both sides of zero,"
    is_uniform = False
    foot = Decimal(0)

    def suits(self, texts: Sequence[str]) -> bool:
        """No: numbers alone do not tell it."""
        del texts
        return False

    def default_limits(self, numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
        """The powers of ten around the numbers, of either sign."""
        largest = max((abs(number) for number in numbers), default=Decimal(1))
        reach = Decimal(10) ** (max(largest, Decimal(1)).adjusted() + 1)
        low = -reach if any(number < 0 for number in numbers) else Decimal(0)
        return low, reach

    def default_ticks(self, low: Decimal, high: Decimal) -> Sequence[Decimal]:
        """Zero, and every second power of ten."""
        powers = [Decimal(10) ** power for power in range(1, 12, 2)]
        every = [*(-power for power in reversed(powers)), Decimal(0), *powers]
        return [tick for tick in every if low <= tick <= high]

    def forward(self, position: float) -> float:
        """The logarithm of the size and one, with the sign."""
        return math.copysign(math.log10(1 + abs(position)), position)

    def inverse(self, place: float) -> float:
        """Back from there."""
        return math.copysign(10 ** abs(place) - 1, place)


POINTS: dict[str, list[tuple[object, object]]] = {
    "gain": [(1, 5), (2, 400), (3, 20000), (4, 1)],
    "loss": [(1, -3), (2, -70), (3, -9000), (4, 0)],
}
SYMLOG = {"scale": "symlog", "label": "change"}
SPEC = """\
title = "Gains and losses"
kind = "lollipop"
x = { label = "Year", limits = [0, 5] }
y = { label = "change", scale = "symlog" }
"""
ROWS = [f"{name},{x},{y}" for name, points in POINTS.items() for x, y in points]


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that is done to have them."""
    monkeypatch.setitem(MARKS, Lollipop.name, Lollipop())
    monkeypatch.setitem(SCALES, SymmetricLog.name, SymmetricLog())


def chart(**spec: Any) -> Chart:
    """A chart with both."""
    x = {"label": "Year", "limits": [0, 5], **spec.pop("x", {})}
    return made(POINTS, **{"kind": "lollipop", "x": x, "y": SYMLOG, **spec})


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data directory with one figure that has both."""
    folder = tmp_path / "data" / "gains"
    (folder / "readings").mkdir(parents=True)
    (folder / "figure.toml").write_text(SPEC, encoding="utf-8")
    (folder / "series.csv").write_text("\n".join(["series,x,y", *ROWS]), encoding="utf-8")
    (folder / "readings" / "table.csv").write_text("series,x,y\ngain,2,500", encoding="utf-8")
    claim = (
        '[[claim]]\nid = "peak"\nstatement = "It peaks."\nformula = \'highest("gain") == 20000\''
    )
    (folder / "claims.toml").write_text(claim, encoding="utf-8")
    return folder.parent


@pytest.fixture
def here(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, above that of the data."""
    monkeypatch.chdir(data.parent)
    return data.parent


class TestWords:
    """Specs, schema and messages have the new words."""

    def test_the_schema_lists_them(self) -> None:
        """For editors that complete a spec."""
        schema = json.dumps(json_schema())
        assert '"lollipop"' in schema
        assert '"symlog"' in schema

    @pytest.mark.parametrize(
        ("slip", "meant"),
        [('kind = "lollipop"', "lollipop"), ('scale = "symlog"', "symlog")],
    )
    def test_messages_know_them(self, slip: str, meant: str, data: Path) -> None:
        """Among those that are allowed, and as what was meant."""
        slipped = SPEC.replace(slip, slip[:-2] + '"')
        (data / "gains" / "figure.toml").write_text(slipped, encoding="utf-8")
        with pytest.raises(FigreproError) as caught:
            load_folder(data / "gains", "gains")
        problem = caught.value.problems[0]
        assert meant in (problem.allowed or "")
        assert meant in (problem.hint or "")


class TestDrawing:
    """It is drawn in all formats, and all that a drawing is for works."""

    def test_the_parts_of_the_mark_are_elements(self) -> None:
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

    def test_every_format_shows_it(self) -> None:
        """With the elements in the SVG, and text in the PDF."""
        svg = render(chart(), "svg").content.decode()
        assert 'id="series__gain__stem"' in svg
        pdf = pypdf.PdfReader(io.BytesIO(render(chart(), "pdf").content))
        assert "change" in pdf.pages[0].extract_text()
        assert is_ink(pixels(chart())).any()

    def test_every_pixel_has_its_owner(self) -> None:
        """Recolouring a part changes what it owns, and nothing else."""
        drawn = draw(with_dpi(chart(), 60))
        assert "series/loss/stem" in drawn.owners.elements
        assert wrongly_owned(drawn) == []

    def test_the_legend_shows_its_key(self) -> None:
        """And warns where it covers a point."""
        inside = chart(legend={"outside": False, "location": "center right"})
        scene = draw(inside).scene
        assert scene.legend is not None
        assert scene.panels[0].frame.box.contains(scene.legend.frame)
        assert is_ink(only(inside, "legend/gain/handle")).sum() > 20
        assert any("the legend covers gain at 4" in str(one) for one in draw(inside).warnings)

    def test_points_beyond_the_limits_are_told(self) -> None:
        """By the drawing, and by the description in the words of the mark."""
        cut = chart(y={**SYMLOG, "limits": [-100, 1000]})
        assert [one.message for one in draw(cut).warnings] == [
            "1 point of gain is outside the limits and not drawn",
            "1 point of loss is outside the limits and not drawn",
        ]
        assert said_of(cut, "chart")[-1] == (
            "One stem of gain and one of loss are cut off at the axes."
        )

    def test_a_reading_is_drawn_over_it(self) -> None:
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

    def test_matplotlib_shows_the_same(self) -> None:
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

    def test_it_is_drawn_in_a_terminal(self) -> None:
        """Stems are dots, from zero to the symbols."""
        lines = draw_text(chart(), color=False).split("\n")
        assert "Gains" not in lines[0]
        dots = [line for line in lines if re.search("[\u2801-\u28ff]", line)]
        assert len(dots) > 10
        assert any("10000" in line for line in lines)


class TestWordsAboutIt:
    """What is said of it holds."""

    def test_it_is_described(self) -> None:
        """By the nouns of mark and scale; each sentence is judged."""
        description = require_true(chart())
        assert description.text("short").startswith("Lollipop chart: Title. change against Year.")
        assert said_of(chart(), "chart")[1:3] == [
            "The x axis, Year, is linear, from 0 to 5.",
            "The y axis, change, is logarithmic to both sides of zero, from −100000 to 100000.",
        ]

    def test_kinds_side_by_side_are_told_apart(self) -> None:
        """By what several and one are drawn as."""
        mixed = chart(series={"loss": {"kind": "line"}})
        assert said_of(mixed, "chart")[-1] == "gain is drawn as lollipops, loss as a line."


class TestCarried:
    """A render carries it, and what changed is told from there."""

    def test_a_render_gives_it_back(self) -> None:
        """As a chart that draws the same bytes."""
        content = render(chart()).content
        carried = read_carried(content, "gains.png")
        assert carried is not None
        assert carried.figure is not None
        again = from_document(carried.figure, "made", "gains.png")
        assert (again.layers[0].mark.name, again.panels[0].y.scale.name) == ("lollipop", "symlog")
        assert render(again).content == content

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            (lambda one: with_point(one, "gain", 2, y=Decimal(500)), ("y", "400", "500")),
            (lambda _: chart(kind="bar"), ("kind", "lollipop", "bar")),
            (lambda _: chart(y={"label": "change"}), ("scale", "symlog", "linear")),
        ],
    )
    def test_a_change_is_told_exactly(
        self, change: Callable[[Chart], Chart], told: tuple[str, str, str]
    ) -> None:
        """A point, the mark, the scale."""
        before = render(chart()).content
        found, _ = compare(change(chart()), before, "gains.png")
        changes = {
            (one.field.split(".")[-1], str(one.reference), str(one.now)) for one in found.changes
        }
        assert told in changes
        assert found.drift is None

    def test_the_same_matches(self) -> None:
        """To the pixel."""
        found, _ = compare(chart(), render(chart()).content, "gains.png")
        assert (found.changes, found.differing_pixels) == ((), 0)

    def test_a_reference_that_carries_nothing_is_measured(self) -> None:
        """Stems are no points; markers are found, and the value is told on the scale."""
        alone = png_without_text(pixels(chart()))
        same, _ = compare(chart(), alone, "gains.png")
        assert (same.changes, same.differing_pixels) == ((), 0)
        found, _ = compare(with_point(chart(), "gain", 2, y=Decimal(500)), alone, "gains.png")
        (one,) = found.changes
        assert (one.series, one.field, one.now) == ("gain", "y", "500")
        assert float(str(one.reference)) == pytest.approx(400, rel=0.05)


class TestTables:
    """Its numbers are those of any figure."""

    @pytest.mark.parametrize("text_format", ["csv", "markdown", "json", "latex"])
    def test_it_has_tables(self, text_format: Any) -> None:
        """In every format."""
        assert "20000" in render_text(chart(), "points", text_format)


class TestProgram:
    """The program and Python read a folder that has both."""

    @pytest.mark.parametrize(
        ("call", "shown"),
        [
            ("list", "Gains and losses"),
            ("show gains", "change"),
            ("describe gains", "Lollipop chart: Gains and losses."),
            ("table gains --format csv", "gain,3,20000"),
            ("claims", "It peaks."),
            ("schema", '"lollipop"'),
            ("render --format svg --format pdf --out drawn", ""),
            ("render --reading table --out drawn", ""),
        ],
    )
    def test_every_command_works(
        self, call: str, shown: str, here: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """In this process, where both are registered."""
        assert called(call) == 0
        assert shown in capsys.readouterr().out
        assert (here / "drawn").exists() == call.startswith("render")

    def test_what_was_accepted_matches_until_a_point_moves(
        self, here: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Then the point is told."""
        assert called("accept --claims gains") == 0
        assert called("accept gains") == 0
        assert called("diff") == 0
        assert called("check") == 0
        series = here / "data" / "gains" / "series.csv"
        series.write_text(series.read_text().replace("gain,2,400", "gain,2,500"))
        capsys.readouterr()
        assert called("diff --json") == 1
        (figure,) = json.loads(capsys.readouterr().out)["figures"]
        assert [(one["field"], one["x"]) for one in figure["changes"]] == [("y", "2")]

    def test_a_render_becomes_a_folder(self, here: Path) -> None:
        """With the words of the spec that it was drawn from."""
        assert called("render gains --out drawn") == 0
        assert called("new copy --from drawn/gains.png") == 0
        spec = (here / "data" / "copy" / "figure.toml").read_text()
        assert 'kind = "lollipop"' in spec
        assert 'scale = "symlog"' in spec
        copied, own = (load_folder(here / "data" / name, "gains") for name in ("copy", "gains"))
        assert np.array_equal(pixels(copied), pixels(own))

    def test_python_has_it(self, data: Path) -> None:
        """As a figure like any other."""
        found = figrepro.load("gains", data)
        assert found.id == "gains"
        assert found.render("png") == render(found.chart).content
        assert found.frame().shape[0] == len(ROWS)


def called(call: str) -> int:
    """The exit status of a command in this process."""
    status: int | None = app(call.split(), standalone_mode=False)
    return status or 0
