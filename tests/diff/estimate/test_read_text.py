"""A text is read back out of an image from its ink alone."""

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest

from figrepro.diff.estimate.read_text import COMMON, ReadText, read_text
from figrepro.figure.vocabulary import Font
from figrepro.render.mpl_settings import drawing_settings
from tests.diff.estimate.drawings import drawn

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from figrepro.render.drawing import Drawing
    from figrepro.render.text_ink import Setting
    from figrepro.shapes.primitives import Text

WRONG = "wrong"
"""A hint that says nothing of the texts here."""
_QUICK = ("vocab-accuracy", "screen-size")
_SLOW = (
    "hellaswag", "areas", "bars-of-categories", "coincident", "dates", "error-bars", "line-styles",
    "log-axes", "many-series", "markers", "mixed-kinds", "one-bar", "mutated/mixed-kinds",
    "mutated/category-bars",
)  # fmt: skip
_FAMILIES: tuple[Font, ...] = ("sans", "serif", "mono")
_ALIKE: dict[Font, set[str]] = {"sans": {"µμ"}, "serif": set(), "mono": {"µμ", "–—"}}
"""Signs of which no ink tells which one was written."""


def _setting(font: Font, em: float, *, upwards: bool = False) -> "Setting":
    with drawing_settings():
        from figrepro.render.text_ink import Setting

        return Setting(font, em, upwards)


def _ink(text: str, setting: "Setting") -> "NDArray[np.uint8]":
    with drawing_settings():
        from figrepro.render.text_ink import text_ink

        return text_ink(text, setting)


def _read_from_drawing(of: "Drawing", placed: "Text", hint: str) -> str | None:
    """What is read where a drawing has one of its texts, with all else taken away."""
    own = of.owners.mask(placed.element)
    darkness = np.where(own, 255 - of.pixels.min(axis=-1), 0).astype(np.uint8)
    scale = of.scene.canvas.scale
    baseline = round(placed.x * scale)
    if placed.upwards:
        darkness = np.rot90(darkness, -1)
    else:
        baseline = darkness.shape[0] - round(placed.y * scale)
    setting = _setting(placed.font, placed.size * scale, upwards=placed.upwards)
    found = read_text(darkness, baseline, setting, hint)
    return None if found is None else found.text


def _read_ink(text: str, setting: "Setting", hint: str = WRONG) -> ReadText | None:
    return read_text(_ink(text, setting), setting.above, setting, hint)


@pytest.mark.parametrize(
    "name", [*_QUICK, *(pytest.param(name, marks=pytest.mark.slow) for name in _SLOW)]
)
def test_every_text_of_a_figure_is_read_with_a_wrong_hint(name: str) -> None:
    """Titles, labels, numbers at ticks and names in legends, also upwards, need no right hint."""
    texts = [text for text in drawn(name).texts if text.text]
    read = {text.element: _read_from_drawing(drawn(name), text, WRONG) for text in texts}
    assert read == {text.element: text.text for text in texts}


@pytest.mark.slow
def test_letters_that_are_not_common_are_read_where_the_hint_has_them() -> None:
    """Greek and Cyrillic labels are read with their own letters in another order as the hint."""
    of = drawn("greek-and-cyrillic")
    texts = [text for text in of.texts if text.element != "title"]  # it has letters that look alike
    read = [_read_from_drawing(of, text, text.text[::-1]) for text in texts]
    assert read == [text.text for text in texts]


@pytest.mark.parametrize("text", ["Ill", "lIl", "Illinois", "Il", "lI", "I1l|"])
@pytest.mark.parametrize("font", _FAMILIES)
@pytest.mark.parametrize("em", [11.25, 22.92])
def test_a_small_l_is_told_from_a_capital_i(text: str, font: Font, em: float) -> None:
    """Letters that look alike to people are told apart, whatever the hint says."""
    found = _read_ink(text, _setting(font, em), hint=text.translate({73: "l", 108: "I"}))
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("text", ["−1", "1", "-1", "–1", "−0.25", "10⁻³", "−2.5×10⁻³", "45 %"])
def test_a_minus_sign_is_read_and_told_from_other_dashes(text: str) -> None:
    """A lost or an exchanged sign is seen."""
    found = _read_ink(text, _setting("sans", 20.83), hint="1")
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("text", ["Bill ($ a barrel, $0 = none)", "up", "40,960 Vocab"])
def test_a_text_that_runs_upwards_is_read(text: str) -> None:
    """The label of the y axis is read like any other."""
    found = _read_ink(text, _setting("sans", 17.3, upwards=True))
    assert found is not None
    assert found.text == text


def test_a_text_is_found_where_it_starts() -> None:
    """The start of the text is told in pixels of the image, wherever its ink begins."""
    setting = _setting("sans", 20.0)
    ink = _ink("Time (s)", setting)
    image = np.zeros((ink.shape[0], ink.shape[1] + 300), np.uint8)
    image[:, 217 : 217 + ink.shape[1]] = ink
    assert read_text(image, setting.above, setting, WRONG) == ReadText(
        "Time (s)", 217 + setting.beside
    )


@pytest.mark.parametrize("margin", [0, 3])
def test_a_text_at_the_very_edge_of_an_image_is_read(margin: int) -> None:
    """Rows that lie beyond the image are empty."""
    setting = _setting("sans", 20.0)
    ink = _ink("once", setting)
    inked = np.flatnonzero(ink.any(axis=1))
    top = inked[0] - margin
    found = read_text(ink[top : inked[-1] + 1], setting.above - top, setting, WRONG)
    assert found is not None
    assert found.text == "once"


def test_no_ink_is_an_empty_text() -> None:
    """Where nothing stands, nothing is read."""
    assert read_text(np.zeros((40, 90), np.uint8), 30, _setting("sans", 20.0), "hint") == ReadText(
        "", 0
    )


def _noise() -> "NDArray[np.uint8]":
    return np.random.default_rng(5).integers(0, 256, (40, 300), dtype=np.uint8)


def _stroke() -> "NDArray[np.uint8]":
    image = np.zeros((40, 300), np.uint8)
    image[20:23, 30:260] = 255
    return image


def _cut() -> "NDArray[np.uint8]":
    ink = _ink("Accuracy", _setting("sans", 20.0)).copy()
    ink[20:22] = 0
    return ink


def _blurred() -> "NDArray[np.uint8]":
    ink = _ink("Accuracy", _setting("sans", 20.0)).astype(np.float64)
    return ((ink + np.roll(ink, 1, 0) + np.roll(ink, 1, 1)) / 3).astype(np.uint8)


def _larger() -> "NDArray[np.uint8]":
    return _ink("Accuracy", _setting("sans", 20.4))


@pytest.mark.parametrize("make", [_noise, _stroke, _cut, _blurred, _larger])
def test_what_is_no_text_of_that_setting_is_not_read(
    make: "Callable[[], NDArray[np.uint8]]",
) -> None:
    """Noise, a line, and letters that are cut, blurred or of another size say nothing."""
    assert read_text(make(), 24, _setting("sans", 20.0), "Accuracy") is None


@pytest.mark.slow
@pytest.mark.parametrize("font", _FAMILIES)
def test_no_two_common_letters_leave_the_same_ink(font: Font) -> None:
    """What is read is what was written, but for signs that the font draws alike."""
    setting = _setting(font, 40.0)
    inks = {letter: _ink(letter, setting) for letter in COMMON}
    alike = {
        one + other
        for one, other in combinations(inks, 2)
        if inks[one].shape == inks[other].shape and (inks[one] == inks[other]).all()
    }
    assert alike == _ALIKE[font]
