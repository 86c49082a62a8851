"""References that another tool packed, or another release of figrepro wrote."""

from typing import Any

import pytest

from figrepro.diff.sentences import sentences
from figrepro.errors import FigreproError
from figrepro.render.metadata import DRAWING_NUMBER, FORMAT_NUMBER
from tests.diff.tampering import (
    compared,
    drift_in,
    opened,
    reference,
    resaved,
    with_pixels,
    with_tree,
)
from tests.figures import SHIPPED, shipped

VOCAB = "vocab-accuracy"


class TestAnotherPacking:
    """Tools that pack an image again, and keep what it carries."""

    @pytest.mark.parametrize("figure_id", SHIPPED)
    @pytest.mark.parametrize(
        "options",
        [{"compress_level": 1}, {"mode": "RGBA"}, {"dpi": (72, 72)}],
        ids=lambda options: next(iter(options)),
    )
    def test_equal_pixels_match(self, figure_id: str, options: dict[str, Any]) -> None:
        """However they are packed."""
        found = compared(shipped(figure_id), resaved(reference(figure_id), **options))
        assert (found.status, found.drift, found.carries_figure) == ("match", None, True)
        assert (found.differing_pixels, found.pictures) == (0, None)

    def test_pixels_that_were_painted_before_do_not(self) -> None:
        """A whole new file hides nothing."""
        pixels = opened(reference(VOCAB)).pixels
        pixels[300:310, 300:310] = 0
        found = compared(shipped(VOCAB), resaved(with_pixels(reference(VOCAB), pixels)))
        assert found.status == "differ"
        assert drift_in(found).elements


class TestOtherReleases:
    """References that another release of figrepro wrote."""

    @pytest.mark.parametrize(
        ("number", "named"),
        [
            (FORMAT_NUMBER + 1, f"format {FORMAT_NUMBER + 1}"),
            (10**8, "format 100000000"),
            (10**18, "a format beyond all others"),
            (10**30, "a format beyond all others"),
        ],
    )
    def test_a_newer_format_is_a_problem_that_names_it(self, number: int, named: str) -> None:
        """Nothing is guessed about what it may mean."""
        content = with_tree(reference(VOCAB), lambda tree: tree.update(format=number), sign=False)
        with pytest.raises(FigreproError) as caught:
            compared(shipped(VOCAB), content)
        (problem,) = caught.value.problems
        assert problem.file == "reference.png"
        assert problem.message == "the carried figure was written by a newer figrepro"
        assert (problem.found, problem.allowed) == (named, f"format {FORMAT_NUMBER}")

    @pytest.mark.parametrize("key", ["format", "drawing", "figure_digest", "digest", "texts"])
    def test_metadata_without_one_of_their_parts_are_damaged(self, key: str) -> None:
        """They are not taken for an image that carries nothing."""
        content = with_tree(reference(VOCAB), lambda tree: tree.pop(key), sign=False)
        with pytest.raises(FigreproError, match=r"^reference\.png: the carried figure is damaged"):
            compared(shipped(VOCAB), content)

    @pytest.mark.parametrize("number", [DRAWING_NUMBER - 1, DRAWING_NUMBER + 1])
    def test_equal_pixels_of_another_way_to_draw_match(self, number: int) -> None:
        """What was drawn otherwise elsewhere is no matter here."""
        content = with_tree(reference(VOCAB), lambda tree: tree.update(drawing=number), sign=True)
        found = compared(shipped(VOCAB), content)
        assert (found.status, found.drift) == ("match", None)

    @pytest.mark.parametrize("number", [DRAWING_NUMBER - 1, DRAWING_NUMBER + 1])
    def test_other_pixels_of_another_way_to_draw_say_so(self, number: int) -> None:
        """That tells why, and is no excuse."""
        pixels = opened(reference(VOCAB)).pixels
        pixels[0, 0] = 0
        painted = with_pixels(reference(VOCAB), pixels)
        content = with_tree(painted, lambda tree: tree.update(drawing=number), sign=True)
        found = compared(shipped(VOCAB), content)
        assert found.status == "differ"
        assert drift_in(found).drawn_otherwise
        assert sentences(found)[:2] == (
            (
                "another release of figrepro drew the reference in another way: accept the "
                "drawing, or use that release"
            ),
            "1 pixel of the reference differs from the figure it carries",
        )
