"""Tampered references: pixels or metadata that are not those of the figure; all are found out."""

from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from figrepro.render.boxes import PixelBox
from figrepro.render.drawing import draw
from tests.diff.tampering import (
    compared,
    drift_in,
    elements_of,
    opened,
    painted,
    reference,
    with_pixels,
)
from tests.figures import SHIPPED, shipped, with_point, with_spec

VOCAB, HELLASWAG = "vocab-accuracy", "hellaswag"
BACKGROUND = "background"

PAINTED = [
    (VOCAB, "background"),
    (VOCAB, "grid/y"),
    (VOCAB, "legend/2.4B/handle"),
    (VOCAB, "legend/350M/label"),
    (VOCAB, "legend/frame"),
    (VOCAB, "series/1.3B/markers"),
    (VOCAB, "series/350M/line"),
    (VOCAB, "spine/left"),
    (VOCAB, "title"),
    (VOCAB, "x/label"),
    (VOCAB, "x/mark"),
    (VOCAB, "x/tick/80k"),
    (VOCAB, "y/tick/0.47"),
    (HELLASWAG, "background"),
    (HELLASWAG, "key/range/handle"),
    (HELLASWAG, "key/range/label"),
    (HELLASWAG, "series/16 Rec/line"),
    (HELLASWAG, "series/32 Rec/range"),
    (HELLASWAG, "series/64 Rec/markers"),
    (HELLASWAG, "y/label"),
]


class TestEditedPixels:
    """Somebody has painted in the image, and left its metadata as it was."""

    @pytest.mark.parametrize(("figure_id", "element"), PAINTED)
    def test_a_painted_element_is_named_with_its_place(self, figure_id: str, element: str) -> None:
        """Every painted pixel counts, and no other; the figure itself has not changed."""
        content, part = painted(figure_id, element)
        found = compared(shipped(figure_id), content)
        (one,) = drift_in(found).elements
        assert (found.status, found.changes) == ("differ", ())
        assert (one.element, one.box) == (element, PixelBox.of(part))
        assert one.pixels == drift_in(found).differing_pixels == np.count_nonzero(part)

    @pytest.mark.parametrize("figure_id", SHIPPED)
    def test_one_pixel_by_one_level_is_enough(self, figure_id: str) -> None:
        """No threshold stands between an edit and its being found."""
        pixels = opened(reference(figure_id)).pixels
        pixels[400, 300, 1] ^= 1
        found = compared(shipped(figure_id), with_pixels(reference(figure_id), pixels))
        assert (found.status, found.differing_pixels) == ("differ", 0)
        assert [one.box for one in drift_in(found).elements] == [PixelBox(300, 400, 301, 401)]

    @pytest.mark.parametrize(
        ("figure_id", "edit", "element"),
        [
            (VOCAB, {"title": "Accuracy agalnst training batches"}, "title"),
            (HELLASWAG, {"title": "HeIlaSwag against training tokens"}, "title"),
        ],
    )
    def test_one_letter_painted_over_another_is_found(
        self, figure_id: str, edit: dict[str, Any], element: str
    ) -> None:
        """Such as a small L over an I, and the letters after it that moved along."""
        pixels = draw(with_spec(shipped(figure_id), **edit)).pixels
        found = compared(shipped(figure_id), with_pixels(reference(figure_id), pixels))
        assert found.status == "differ"
        assert element in elements_of(found) <= {element, BACKGROUND}

    @pytest.mark.parametrize(
        ("figure_id", "series", "x", "y"),
        [(VOCAB, "1.3B", 80000, "0.505"), (HELLASWAG, "8 Rec", 800, "58.5")],
    )
    def test_a_point_painted_elsewhere_is_found(
        self, figure_id: str, series: str, x: int, y: str
    ) -> None:
        """Its line and its marker are named, where it was and where it is."""
        moved = with_point(shipped(figure_id), series, x, y=Decimal(y))
        content = with_pixels(reference(figure_id), draw(moved).pixels)
        found = compared(shipped(figure_id), content)
        assert (found.status, found.changes) == ("differ", ())
        assert {f"series/{series}/line", f"series/{series}/markers"} <= elements_of(found)
        assert not any(name.startswith(("legend/", "x/", "y/")) for name in elements_of(found))

    def test_an_edit_is_told_apart_from_a_change_of_the_figure(self) -> None:
        """The change is told as one, and the drift counts the edited pixels alone."""
        content, part = painted(VOCAB, "title")
        now = with_point(shipped(VOCAB), "350M", 20000, y=Decimal("0.46"))
        found = compared(now, content)
        assert [change.field for change in found.changes] == ["y"]
        assert elements_of(found) == {"title"}
        assert drift_in(found).differing_pixels == np.count_nonzero(part)

    def test_an_edit_that_undoes_a_change_is_found_all_the_same(self) -> None:
        """Where the image shows the present drawing, but the figure in it is an older one."""
        now = with_point(shipped(VOCAB), "350M", 20000, y=Decimal("0.46"))
        found = compared(now, with_pixels(reference(VOCAB), draw(now).pixels))
        assert (found.status, found.differing_pixels) == ("differ", 0)
        assert [change.field for change in found.changes] == ["y"]
        assert "series/350M/markers" in elements_of(found)

    def test_a_part_made_transparent_is_found(self) -> None:
        """What is seen is what counts: paper where there was ink."""
        content, part = painted(VOCAB, "series/350M/line")
        pixels = opened(content).pixels
        opacity = np.where(part, 0, 255).astype(np.uint8)
        found = compared(shipped(VOCAB), _with_opacity(content, pixels, opacity))
        assert elements_of(found) == {"series/350M/line"}

    def test_an_image_cut_off_is_told_with_the_size_that_its_figure_has(self) -> None:
        """Nothing is scaled to make it fit."""
        pixels = opened(reference(VOCAB)).pixels[:-10]
        found = compared(shipped(VOCAB), with_pixels(reference(VOCAB), pixels))
        assert (found.status, str(found.reference_size)) == ("differ", "1050 x 740 px")
        assert str(drift_in(found).own_size) == "1050 x 750 px"
        assert drift_in(found).differing_pixels is None


def _with_opacity(content: bytes, pixels: Any, opacity: Any) -> bytes:
    import io

    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    from figrepro.render.metadata import KEYWORD, figure_json

    kept = PngInfo()
    kept.add_itxt(KEYWORD, figure_json(opened(content).tree).decode())
    out = io.BytesIO()
    Image.fromarray(np.dstack([pixels, opacity])).save(out, "png", pnginfo=kept)
    return out.getvalue()
