"""Mathematics, which matplotlib sets otherwise from release to release: it alone may move."""

import string
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from figrepro.chart.chart import Chart
from figrepro.chart.load import load_folder
from figrepro.diff.moved_text import is_moved_text
from figrepro.diff.sentences import sentences
from figrepro.render.boxes import PixelBox
from figrepro.render.drawing import Drawing, draw
from figrepro.render.encode import render
from tests.diff.tampering import (
    PINK,
    compared,
    drift_in,
    elements_of,
    opened,
    with_pixels,
    with_tree,
)
from tests.figures import made
from tests.render.old_matplotlib import run_with_old_matplotlib

if TYPE_CHECKING:
    from numpy.typing import NDArray

PROGRAM = Path(__file__).with_name("draw_references.py")
REACH = 5
LOSS = r"Loss $L(N) = \frac{a}{N^{\alpha}}$ against size"

SPEC = """
math = true
[x]
label = "Parameters"
[y]
label = '$\\sqrt{x_i^2}$'
[series.a]
label = '$\\alpha_{12} \\int_0^\\infty f(x) dx$'
"""
POINTS = "series,x,y\na,0,1\na,5,3\na,10,2\nb,0,2\nb,10,4\n"


def _text(title: str) -> "NDArray[np.uint8]":
    """A title with mathematics, in the middle of a white strip."""
    return _drawn(title).pixels[:80, 150:-150]


@cache
def _drawn(title: str) -> Drawing:
    spec: dict[str, Any] = {"math": True, "legend": {"show": False}, "y": {"limits": [0, 3]}}
    return draw(made({"a": [(0, 1), (1, 2)]}, title=title, size={"height": 3}, **spec))


class TestLetters:
    """The letters of two images are the same, each at most so far from its place."""

    @pytest.mark.parametrize(("right", "down"), [(0, 0), (1, 0), (0, -2), (-3, 3), (5, -5)])
    def test_a_text_that_stands_a_little_elsewhere_is_the_same(self, right: int, down: int) -> None:
        """As far as the reach, to any side."""
        image = _text(LOSS)
        moved = np.roll(image, (right, down), axis=(1, 0))
        assert is_moved_text(moved, image, REACH)
        assert is_moved_text(image, moved, REACH)

    def test_letters_may_move_apart(self) -> None:
        """One half of the text to the left, the other to the right and up."""
        image = _text(LOSS)
        (middle,) = (np.flatnonzero((image == 255).all(axis=(0, 2))[250:]) + 250)[:1]
        moved = np.full_like(image, 255)
        moved[:, : middle - 2] = image[:, 2:middle]
        moved[:-3, middle + 2 :] = image[3:, middle:-2]
        assert is_moved_text(moved, image, REACH)

    @pytest.mark.parametrize(("right", "down"), [(12, 0), (0, 12)])
    def test_a_text_beyond_reach_is_another(self, right: int, down: int) -> None:
        """It was moved by somebody."""
        image = _text(LOSS)
        assert not is_moved_text(np.roll(image, (right, down), axis=(1, 0)), image, REACH)

    @pytest.mark.parametrize("letter", sorted(set(string.ascii_lowercase) - {"o"}))
    def test_another_letter_is_another_text(self, letter: str) -> None:
        """Whichever stands there, and although all letters after it moved along."""
        other = _text(LOSS.replace("Loss", f"L{letter}ss"))
        assert not is_moved_text(other, _text(LOSS), REACH)

    @pytest.mark.parametrize("digit", sorted(set(string.digits) - {"8"}))
    def test_another_digit_in_a_power_is_another_text(self, digit: str) -> None:
        """Small as it is."""
        one, other = _text("$10^{18}$ FLOP"), _text(f"$10^{{1{digit}}}$ FLOP")
        assert not is_moved_text(other, one, REACH)

    @pytest.mark.parametrize("other", ["$10^{18}$ FLO", "$10^{-18}$ FLOP", "$10^{18} FLOP", ""])
    def test_a_letter_more_or_less_is_another_text(self, other: str) -> None:
        """A minus sign, the last letter, all of them."""
        assert not is_moved_text(_text(other), _text("$10^{18}$ FLOP"), REACH)

    def test_another_color_is_another_text(self) -> None:
        """Mathematics is black in every release."""
        image = _text(LOSS)
        painted = image.copy()
        painted[(image < 128).all(axis=-1)] = (255, 0, 0)
        assert not is_moved_text(painted, image, REACH)

    def test_a_finer_image_tells_the_same(self) -> None:
        """Each pixel as four by four: letters moved, and another letter."""
        one, other = (np.kron(_text(text), np.ones((4, 4, 1), np.uint8)) for text in (LOSS, "$L$"))
        assert is_moved_text(np.roll(one, 8, axis=1), one, 4 * REACH)
        assert not is_moved_text(other, one, 4 * REACH)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two figures with mathematics, that differ in a letter of their titles."""
    data: Path = tmp_path_factory.mktemp("data")
    for name, title in (("loss", LOSS), ("less", LOSS.replace("Loss", "Less"))):
        (data / name).mkdir()
        (data / name / "figure.toml").write_text(f"title = '{title}'\n{SPEC}")
        (data / name / "series.csv").write_text(POINTS)
    return data


@pytest.fixture(scope="module")
def figure(folder: Path) -> Chart:
    """One of the two."""
    return load_folder(folder / "loss", "loss")


@pytest.fixture(scope="module")
def old(folder: Path) -> dict[str, bytes]:
    """Both, as the old matplotlib draws them."""
    run_with_old_matplotlib(PROGRAM, folder, folder)
    return {path.stem: path.read_bytes() for path in folder.glob("*.png")}


class TestReleases:
    """References that another release of matplotlib drew."""

    def test_moved_mathematics_matches_and_is_named(
        self, figure: Chart, old: dict[str, bytes]
    ) -> None:
        """Where it is set otherwise; no pixel is left over."""
        found = compared(figure, old["loss"])
        assert found.differing_pixels
        assert (found.status, found.changes) == ("match", ())
        drift = drift_in(found)
        assert drift.moved_math == ("title", "y/label", "legend/a/label")
        assert (drift.differing_pixels, drift.elements, drift.edited_texts) == (0, (), ())
        assert sentences(found) == (
            "mathematics moved slightly (allowed): title, y/label, legend/a/label",
        )

    def test_another_letter_in_the_mathematics_differs(
        self, figure: Chart, old: dict[str, bytes]
    ) -> None:
        """The title is not taken for one that moved."""
        pixels = opened(old["less"]).pixels
        found = compared(figure, with_pixels(old["loss"], pixels))
        assert found.status == "differ"
        assert "title" in elements_of(found)
        assert drift_in(found).moved_math == ("y/label", "legend/a/label")

    def test_an_edited_text_without_mathematics_differs(
        self, figure: Chart, old: dict[str, bytes]
    ) -> None:
        """Nothing else is allowed to move, beside whatever mathematics did."""
        pixels = opened(old["loss"]).pixels
        box = draw(figure).owners.box("x/label")
        assert box is not None
        pixels[box.slices] = np.roll(pixels[box.slices], 1, axis=1)
        found = compared(figure, with_pixels(old["loss"], pixels))
        assert found.status == "differ"
        assert "x/label" in elements_of(found)
        assert drift_in(found).moved_math

    def test_a_pixel_painted_in_the_mathematics_differs(
        self, figure: Chart, old: dict[str, bytes]
    ) -> None:
        """What is not black was never mathematics."""
        pixels = opened(old["loss"]).pixels
        box = draw(figure).owners.box("title")
        assert box is not None
        pixels[box.top : box.top + 2, box.left : box.left + 2] = PINK
        found = compared(figure, with_pixels(old["loss"], pixels))
        assert found.status == "differ"
        assert "title" not in drift_in(found).moved_math

    @pytest.mark.parametrize(
        ("row", "element"), [({"text": LOSS.replace("a", "b")}, "title"), ({"size": 12}, "title")]
    )
    def test_edited_words_of_mathematics_differ(
        self, figure: Chart, old: dict[str, bytes], row: dict[str, Any], element: str
    ) -> None:
        """Its place may be another, what it says may not."""
        content = with_tree(old["loss"], lambda tree: tree["texts"][0].update(row), sign=True)
        found = compared(figure, content)
        assert found.status == "differ"
        assert drift_in(found).edited_texts == (element,)


def test_without_mathematics_no_text_may_move() -> None:
    """Not by a single pixel."""
    figure = made({"a": [(0, 1), (1, 2)]}, size={"width": 4, "height": 3, "dpi": 80})
    content = render(figure).content
    box = draw(figure).owners.box("title")
    assert box is not None
    pixels = opened(content).pixels
    around = box.grown(2).common(PixelBox(0, 0, 320, 240)).slices
    pixels[around] = np.roll(pixels[around], 1, axis=1)
    found = compared(figure, with_pixels(content, pixels))
    assert found.status == "differ"
    assert drift_in(found).moved_math == ()
    assert "title" in elements_of(found)
