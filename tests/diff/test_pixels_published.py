"""Published images of pixelmatch and matplotlib differ by what was published of them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from figrepro.diff.pixels import compare_pixels, root_mean_square
from figrepro.render.difference_mask import ANTIALIASED, DARKER, LIGHTER
from tests.diff.pixel_pairs import Pixels, flat

PIXELMATCH_CASES = (
    "1diff",
    "1diffdefaultthreshold",
    "1diffmask",
    "1emptydiffmask",
    "2diff",
    "3diff",
    "4diff",
    "5diff",
    "6diff",
    "6empty",
    "7diff",
    "8diff",
)
MATPLOTLIB_CASES = range(7)


def read_image(file: Path) -> Pixels:
    """The red, green, blue and alpha of an image file."""
    with Image.open(file) as image:
        return np.asarray(image.convert("RGBA"))


def read_pixelmatch_set(fixtures_dir: Path) -> dict[str, Any]:
    """What pixelmatch 7.2.0 expects of its images."""
    text = (fixtures_dir / "pixelmatch" / "expected.json").read_text(encoding="utf-8")
    published: dict[str, Any] = json.loads(text)["sets"]["v7.2.0"]
    return published


def read_matplotlib_set(fixtures_dir: Path) -> dict[str, Any]:
    """What matplotlib's tests expect of its images."""
    text = (fixtures_dir / "matplotlib" / "expected.json").read_text(encoding="utf-8")
    published: dict[str, Any] = json.loads(text)
    return published


def test_every_published_case_is_tested(fixtures_dir: Path) -> None:
    """The cases below are all the cases that were published."""
    cases = read_pixelmatch_set(fixtures_dir)["cases"]
    assert tuple(case["diff"] for case in cases) == PIXELMATCH_CASES
    assert len(read_matplotlib_set(fixtures_dir)["cases"]) == len(MATPLOTLIB_CASES)


@pytest.mark.parametrize("name", PIXELMATCH_CASES)
def test_published_images_of_pixelmatch_differ_as_published(name: str, fixtures_dir: Path) -> None:
    """The count is pixelmatch's, and so is each pixel's color in the image that it makes."""
    (case,) = (case for case in read_pixelmatch_set(fixtures_dir)["cases"] if case["diff"] == name)
    folder = fixtures_dir / "pixelmatch" / "v7.2.0"
    reference, drawing, picture = (
        read_image(folder / f"{case[key]}.png") for key in ("a", "b", "diff")
    )
    options = case["options"]
    found = compare_pixels(
        reference,
        drawing,
        threshold=options.get("threshold", 0.1),
        include_antialiased=options.get("includeAA", False),
    )
    assert found.differing == case["diff_pixels"]

    differs = options.get("diffColor", [255, 0, 0])
    marks = {DARKER: options.get("diffColorAlt", differs), LIGHTER: differs}
    if not options.get("diffMask", False):
        marks[ANTIALIASED] = options.get("aaColor", [255, 255, 0])
    for mark, color in marks.items():
        marked = found.mask == mark
        same_color = [other for other in marks if marks[other] == color]
        assert (picture[marked] == [*color, 255]).all()
        assert (np.isin(found.mask, same_color) == (picture == [*color, 255]).all(axis=-1)).all()


def test_published_translucent_pixel_differs(fixtures_dir: Path) -> None:
    """A color that equals another on white does not on the checkerboard."""
    (case,) = (
        case
        for case in read_pixelmatch_set(fixtures_dir)["pixel_cases"]
        if "checkerboard" not in case["options"]
    )
    found = compare_pixels(flat(1, 1, tuple(case["img1"])), flat(1, 1, tuple(case["img2"])))
    assert found.differing == case["diff_pixels"]


@pytest.mark.parametrize("number", MATPLOTLIB_CASES)
def test_published_images_of_matplotlib_differ_as_published(
    number: int, fixtures_dir: Path
) -> None:
    """The root mean square is matplotlib's, or within the tolerance that its test sets."""
    published = read_matplotlib_set(fixtures_dir)
    case = published["cases"][number]
    found = root_mean_square(
        *(read_image(fixtures_dir / "matplotlib" / case[key]) for key in ("a", "b"))
    )
    if case["rms"] is None:
        assert found <= case["tol"]
    else:
        assert found == pytest.approx(case["rms"], abs=published["abs_tol"], rel=0)
