"""Where texts and legend stand: inside the canvas, apart from each other, moved by nothing else."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figrepro.chart.chart import Chart
from figrepro.render.drawing import draw
from figrepro.render.encode import render
from tests.figures import EXERCISES, SHIPPED, Row, load, made
from tests.render.making import bounds, is_ink, only, pixels

shipped = pytest.mark.parametrize("figure_id", SHIPPED)
LINE: dict[str, list[Row]] = {"a": [(1, 2), (2, 3)], "b": [(1, 1), (2, 2)]}


class TestShippedFigures:
    """Both figures, text by text."""

    @shipped
    def test_nothing_is_to_be_said_about_them(self, figure_id: str) -> None:
        """No text leaves the canvas, no point is hidden or left out."""
        assert render(load(figure_id)).warnings == ()

    @shipped
    def test_every_text_is_inside_the_canvas(self, figure_id: str) -> None:
        """With white to every edge."""
        image = pixels(load(figure_id))
        height, width, _ = image.shape
        left, upper, right, lower = bounds(is_ink(image))
        assert left >= 5
        assert upper >= 5
        assert right <= width - 5
        assert lower <= height - 5

    @shipped
    def test_no_two_texts_overlap(self, figure_id: str) -> None:
        """By the boxes that they take."""
        for one, other in combinations(draw(load(figure_id)).texts, 2):
            assert not one.box.overlaps(other.box), (one.text, other.text)

    @shipped
    def test_no_mark_runs_into_a_text(self, figure_id: str) -> None:
        """Lines, markers and legend handles keep off the letters."""
        figure = load(figure_id)
        texts = only(figure, "title", "x/label", "y/label", "x/tick", "y/tick")
        labels = only(figure, *(f"legend/{one.name}/label" for one in figure.layers))
        marks = only(figure, "series", "legend/frame", "spine", "x/mark", "y/mark", "grid")
        handles = [f"legend/{one.name}/handle" for one in figure.layers]
        assert not (is_ink(texts) & is_ink(marks)).any()
        assert not (is_ink(labels) & is_ink(only(figure, *handles, "series"))).any()

    @shipped
    def test_the_legend_stands_at_the_upper_right_outside_the_axes(self, figure_id: str) -> None:
        """Its frame inside the canvas, its top level with that of the axes, hiding nothing."""
        scene = draw(load(figure_id)).scene
        assert scene.legend is not None
        frame, axes = scene.legend.frame, scene.panels[0].frame.box
        assert scene.canvas.box.contains(frame)
        assert frame.left > axes.right
        assert frame.top == pytest.approx(axes.top)
        image = is_ink(only(load(figure_id), "series"))
        right = round(frame.left * scene.canvas.dpi / 72)
        assert not image[:, right - 1 :].any()

    @shipped
    def test_the_legend_holds_its_names(self, figure_id: str) -> None:
        """In the order of the series, at even distances, as far from the top as from below."""
        figure = load(figure_id)
        legend = draw(figure).scene.legend
        assert legend is not None
        labels = [entry.label for entry in legend.entries]
        assert [text.text for text in labels][: len(figure.layers)] == [
            one.name for one in figure.layers
        ]
        assert all(legend.frame.contains(text.box) for text in labels)
        distances = np.diff([text.y for text in labels])
        assert np.allclose(distances, distances[0])
        above = legend.frame.top - legend.entries[0].y
        below = legend.entries[-1].y - legend.frame.bottom
        assert above == pytest.approx(below, abs=1.0)

    @shipped
    def test_ticks_are_those_that_the_source_describes(self, figure_id: str) -> None:
        """As they are written there."""
        texts = draw(load(figure_id)).texts
        x, y = (
            [text.text for text in texts if text.element.startswith(f"{letter}/tick/")]
            for letter in "xy"
        )
        expected = {
            "hellaswag": (
                "100 200 300 400 500 600 700 800",
                "25 30 35 40 45 50 55 60 65",
            ),
            "vocab-accuracy": ("20k 40k 60k 80k 100k", "0.45 0.47 0.49 0.51 0.53"),
        }[figure_id]
        assert (" ".join(x), " ".join(y)) == expected


@pytest.mark.parametrize("figure_id", SHIPPED + EXERCISES)
def test_every_tick_label_stands_at_its_tick(figure_id: str) -> None:
    """Its middle below the mark, or at the mark's height."""
    scene = draw(load(figure_id)).scene
    box, pixel = scene.panels[0].frame.box, scene.canvas.pixel
    for text in scene.texts:
        letter, _, rest = text.element.partition("/tick/")
        if not rest:
            continue
        if letter == "x":
            middle = text.x + text.width / 2
            assert box.left - pixel <= middle <= box.right + pixel
            assert text.box.top < box.bottom
        else:
            assert box.bottom - pixel <= text.y + 0.729 * text.size / 2 <= box.top + pixel
            assert text.x + text.width < box.left


class TestNothingElseMoves:
    """A text that grows changes its own pixels and no others."""

    @staticmethod
    def _changed(one: Chart, other: Chart) -> tuple[int, int, int, int]:
        return bounds((pixels(one) != pixels(other)).any(axis=-1))

    def test_a_longer_tick_label(self) -> None:
        """Neither axes nor labels make room for it."""
        figures = [
            made(LINE, y={"ticks": [1, 2, 3], "limits": [0, 4], "format": form})
            for form in ("plain", "percent")
        ]
        left, _, right, _ = self._changed(*figures)
        scene = draw(figures[0]).scene
        assert right < scene.panels[0].frame.box.left * scene.canvas.scale
        label = next(text for text in scene.texts if text.element == "y/label")
        assert left > label.box.right * scene.canvas.scale

    def test_a_longer_category(self) -> None:
        """The other labels of the axis stay where they are."""
        rows: list[Row] = [("one", 1), ("two", 2), ("three", 3)]
        longer: list[Row] = [("one", 1), ("twofold", 2), ("three", 3)]
        axis = {"scale": "category"}
        one, other = made({"a": rows}, x=axis), made({"a": longer}, x=axis)
        left, upper, right, lower = self._changed(one, other)
        box = next(text.box for text in draw(other).texts if text.text == "twofold")
        canvas = draw(other).scene.canvas
        pixel = canvas.dpi / 72
        assert box.left * pixel - 1 <= left < right <= box.right * pixel + 1
        assert canvas.height - box.top * pixel - 1 <= upper < lower
        assert lower <= canvas.height - box.bottom * pixel + 1

    def test_a_longer_title(self) -> None:
        """It stays over the middle of the axes."""
        one, other = made(LINE, title="Short"), made(LINE, title="Quite a bit longer")
        changed = self._changed(one, other)
        drawing = draw(other)
        box = drawing.texts[0].box
        pixel = drawing.scene.canvas.dpi / 72
        assert changed[0] >= box.left * pixel - 1
        assert changed[2] <= box.right * pixel + 1
        axes = drawing.scene.panels[0].frame.box
        assert box.left + box.width / 2 == pytest.approx(axes.left + axes.width / 2)

    def test_a_longer_name_in_the_legend(self) -> None:
        """The frame grows to the right, and nothing outside it changes."""
        one = made(LINE, series={"a": {"label": "short"}})
        other = made(LINE, series={"a": {"label": "rather long"}})
        left, upper, _, lower = self._changed(one, other)
        drawing = draw(other)
        assert drawing.scene.legend is not None
        frame, pixel = drawing.scene.legend.frame, drawing.scene.canvas.dpi / 72
        assert left > frame.left * pixel
        assert upper >= drawing.scene.canvas.height - frame.top * pixel - 2
        assert lower <= drawing.scene.canvas.height - frame.bottom * pixel + 2


class TestSizes:
    """The canvas is what the spec asks for, in pixels."""

    @settings(max_examples=25)
    @given(
        st.floats(1.0, 30.0),
        st.floats(1.0, 30.0),
        st.sampled_from([("in", 1.0), ("cm", 2.54), ("mm", 25.4)]),
        st.integers(20, 120),
    )
    def test_width_and_height_in_any_unit(
        self, width: float, height: float, unit: tuple[str, float], dpi: int
    ) -> None:
        """To the nearest pixel, small and large."""
        name, per_inch = unit
        wide, high = max(width, 1.0 * per_inch), max(height, 1.0 * per_inch)
        size = {"width": wide, "height": high, "unit": name, "dpi": dpi}
        figure = made({"a": [(1, 2)]}, size=size)
        expected = round(high / per_inch * dpi), round(wide / per_inch * dpi), 3
        assert pixels(figure).shape == expected

    def test_margins_place_the_axes(self) -> None:
        """In the unit of the size, to each side."""
        margins = {"left": 30, "right": 20, "top": 10, "bottom": 15}
        size = {"width": 100, "height": 80, "unit": "mm", "dpi": 254}
        figure = made({"a": [(0, 0), (1, 1)]}, size=size, margins=margins)
        box, mm = draw(figure).scene.panels[0].frame.box, 72 / 25.4
        assert (box.left, box.bottom) == pytest.approx((30 * mm, 15 * mm))
        assert (box.width, box.height) == pytest.approx((50 * mm, 55 * mm))
        left, _, _, lower = bounds(is_ink(only(figure, "spine/left")))
        assert left == pytest.approx(300, abs=3)
        assert lower == pytest.approx(800 - 150, abs=3)
