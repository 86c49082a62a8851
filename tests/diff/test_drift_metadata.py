"""References whose metadata are not those of their pixels, or are consistent and wrong."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from figrepro.chart.chart import Chart
from figrepro.diff.sentences import sentences
from figrepro.errors import FigreproError
from figrepro.render.encode import render
from tests.diff.tampering import (
    Tree,
    compared,
    drift_in,
    elements_of,
    opened,
    reference,
    with_pixels,
    with_tree,
)
from tests.figures import SHIPPED, made, shipped, with_point, with_spec

VOCAB, HELLASWAG = "vocab-accuracy", "hellaswag"

signed = pytest.mark.parametrize("sign", [False, True], ids=["unsigned", "signed"])


def _point(series: int, point: int, **cells: str) -> Callable[[Tree], None]:
    return lambda tree: tree["figure"]["series"][series]["points"][point].update(cells)


def _spec(*path: str, **keys: Any) -> Callable[[Tree], None]:
    def edit(tree: Tree) -> None:
        table = tree["figure"]["chart"]
        for key in path:
            table = table[key]
        table.update(keys)

    return edit


def _without_point(tree: Tree) -> None:
    del tree["figure"]["series"][1]["points"][2]


def _without_series(tree: Tree) -> None:
    del tree["figure"]["series"][3]


EDITS = [
    (
        VOCAB,
        _point(1, 3, y="0.51", y_low="0.5", y_high="0.52"),
        "1.3B at 80k: 0.51",
        {"series/1.3B/line"},
    ),
    (VOCAB, _point(0, 0, x="30000"), "350M at 30k, x: 30k in", {"series/350M/markers"}),
    (VOCAB, _without_point, "1.3B at 60k: point added", {"series/1.3B/markers"}),
    (VOCAB, _spec(title="Accuracy"), "title: Accuracy in", {"title"}),
    (VOCAB, _spec("x", label="Batches"), "x.label: Batches in", {"x/label"}),
    (VOCAB, _spec("y", grid=False), "y.grid: false in", {"background"}),
    (VOCAB, _spec("x", ticks=[20000, 60000]), "x.ticks: [", {"background"}),
    (VOCAB, _spec("x", format="plain"), "x.format: plain in", {"x/tick/80000"}),
    (VOCAB, _spec("y", limits=[0.45, 0.54]), "y.limits: [", {"series/2.4B/line"}),
    (VOCAB, _spec("series", "350M", label="350 M"), "350M, label: “3", {"legend/350M/label"}),
    (VOCAB, _spec("legend", location="lower right"), "legend.location: “", {"legend/frame"}),
    (HELLASWAG, _spec("series", "1 Rec", color="red"), "1 Rec, color", {"series/1 Rec/line"}),
    (HELLASWAG, _spec("series", "8 Rec", line="solid"), "8 Rec, line", {"series/8 Rec/line"}),
    (HELLASWAG, _spec("series", "8 Rec", size=8), "8 Rec, size", {"series/8 Rec/markers"}),
    (HELLASWAG, _spec("text", title=14), "text.title: 14 in", {"title"}),
    (HELLASWAG, _without_series, "16 Rec: series added", {"background"}),
    (HELLASWAG, _point(3, 2, y_low="62", y="63"), "16 Rec at 800", {"series/16 Rec/range"}),
]


class TestAnEditedFigure:
    """Somebody has edited the figure in the reference, and left its pixels as they were."""

    @pytest.mark.parametrize(("figure_id", "edit", "sentence", "places"), EDITS)
    def test_the_edit_is_a_change_and_the_pixels_beside_it_are_drift(
        self, figure_id: str, edit: Callable[[Tree], None], sentence: str, places: set[str]
    ) -> None:
        """Digests that fit hide nothing."""
        found = compared(shipped(figure_id), with_tree(reference(figure_id), edit, sign=True))
        assert found.status == "differ"
        assert any(str(change).startswith(sentence) for change in found.changes)
        assert places <= elements_of(found)
        assert not drift_in(found).figure_edited

    @pytest.mark.parametrize(
        ("sign", "why"),
        [
            (True, "the libraries here draw it otherwise, or its digests were edited, too"),
            (False, "its pixels or its figure were edited"),
        ],
    )
    def test_only_where_no_digest_fits_it_is_said_to_be_edited(
        self, *, sign: bool, why: str
    ) -> None:
        """An untouched file may have been drawn with a library that draws otherwise."""
        content = with_tree(reference(HELLASWAG), _spec("text", title=14), sign=sign)
        told = sentences(compared(shipped(HELLASWAG), content))
        (drift,) = (one for one in told if "from the figure it carries" in one)
        assert drift.endswith(f"from the figure it carries: {why}")

    @pytest.mark.parametrize(("figure_id", "edit", "sentence", "places"), EDITS[::8])
    def test_digests_that_do_not_fit_are_told_as_well(
        self, figure_id: str, edit: Callable[[Tree], None], sentence: str, places: set[str]
    ) -> None:
        """The figure is said to be edited, and where is told all the same."""
        found = compared(shipped(figure_id), with_tree(reference(figure_id), edit, sign=False))
        assert found.status == "differ"
        assert any(str(change).startswith(sentence) for change in found.changes)
        assert places <= elements_of(found)
        assert drift_in(found).figure_edited

    @signed
    def test_an_edited_size_is_told_beside_the_size_of_the_image(self, *, sign: bool) -> None:
        """Pixels cannot be compared then."""
        content = with_tree(reference(VOCAB), _spec("size", dpi=100), sign=sign)
        found = compared(shipped(VOCAB), content)
        assert found.status == "differ"
        assert [change.field for change in found.changes] == ["size.dpi"]
        assert str(drift_in(found).own_size) == "700 x 500 px"
        assert drift_in(found).figure_edited is not sign

    def test_an_edited_note_is_found_by_its_digest(self) -> None:
        """No pixel shows it."""
        edit = _point(0, 0, note="misread")
        found = compared(shipped(VOCAB), with_tree(reference(VOCAB), edit, sign=False))
        assert (found.status, found.differing_pixels) == ("differ", 0)
        assert [(one.field, one.drawn) for one in found.changes] == [("note", False)]
        assert drift_in(found).figure_edited

    def test_an_edited_note_with_digests_that_fit_is_another_note(self) -> None:
        """It is told, and draws nothing."""
        edit = _point(0, 0, note="misread")
        found = compared(shipped(VOCAB), with_tree(reference(VOCAB), edit, sign=True))
        assert (found.status, found.drift) == ("match", None)
        assert [str(one) for one in found.changes] == [
            "350M at 20k, note: removed (was misread) (draws nothing)"
        ]

    def test_an_edit_that_no_figure_can_have_is_a_problem(self) -> None:
        """A value beyond its own bounds is not compared."""
        content = with_tree(reference(VOCAB), _point(1, 3, y="0.51"), sign=True)
        with pytest.raises(FigreproError, match=r"^reference\.png.* lies outside its bounds"):
            compared(shipped(VOCAB), content)

    @pytest.mark.parametrize("digest", ["", "0" * 64, "not a digest"])
    def test_a_figure_without_its_digest_counts_as_edited(self, digest: str) -> None:
        """Nobody can tell any more whether it was."""
        content = with_tree(
            reference(VOCAB), lambda tree: tree.update(figure_digest=digest), sign=False
        )
        found = compared(shipped(VOCAB), content)
        assert found.status == "differ"
        assert drift_in(found).figure_edited
        assert drift_in(found).elements == ()

    @pytest.mark.parametrize("digest", ["", "0" * 64])
    def test_the_digest_of_the_file_is_not_asked_for(self, digest: str) -> None:
        """Any tool that packs the same pixels otherwise would change it."""
        content = with_tree(reference(VOCAB), lambda tree: tree.update(digest=digest), sign=False)
        found = compared(shipped(VOCAB), content)
        assert (found.status, found.drift) == ("match", None)


def _edited_text(place: int, **keys: Any) -> Callable[[Tree], None]:
    return lambda tree: tree["texts"][place].update(keys)


class TestEditedTexts:
    """The texts that a reference lists are not those of its figure."""

    @pytest.mark.parametrize(
        ("figure_id", "edit", "elements"),
        [
            (VOCAB, _edited_text(0, text="Accuracy"), {"title"}),
            (VOCAB, _edited_text(0, x=100.0), {"title"}),
            (VOCAB, _edited_text(1, y=9), {"x/label"}),
            (VOCAB, _edited_text(2, upwards=False), {"y/label"}),
            (VOCAB, _edited_text(3, text="2Ok"), {"x/tick/20k"}),
            (HELLASWAG, _edited_text(3, size=11.0), {"x/tick/100"}),
            (HELLASWAG, lambda tree: tree["texts"].pop(), {"key/range/label"}),
            (HELLASWAG, lambda tree: tree["texts"].pop(0), {"title"}),
            (HELLASWAG, _edited_text(0, element="caption"), {"title", "caption"}),
            (
                HELLASWAG,
                lambda tree: tree["texts"].append({"element": "note", "text": "mine"}),
                {"note"},
            ),
        ],
    )
    def test_the_element_of_an_edited_text_is_named(
        self, figure_id: str, edit: Callable[[Tree], object], elements: set[str]
    ) -> None:
        """Its words, its place, its size, whether it is there at all."""
        found = compared(shipped(figure_id), with_tree(reference(figure_id), edit, sign=True))
        assert (found.status, found.changes) == ("differ", ())
        assert set(drift_in(found).edited_texts) == elements

    def test_a_list_of_texts_that_was_emptied_is_found(self) -> None:
        """Only together with the figure it would have been left out."""
        content = with_tree(reference(VOCAB), lambda tree: tree["texts"].clear(), sign=True)
        found = compared(shipped(VOCAB), content)
        assert found.status == "differ"
        assert {"title", "x/label", "legend/350M/label"} <= set(drift_in(found).edited_texts)

    def test_places_are_compared_to_the_precision_in_which_they_are_carried(self) -> None:
        """The hundredth of a point, which other digits of the same number may round otherwise."""
        content = with_tree(
            reference(VOCAB),
            lambda tree: tree["texts"][0].update(x=tree["texts"][0]["x"] + 0.01),
            sign=True,
        )
        assert compared(shipped(VOCAB), content).status == "match"


class TestAnotherFigure:
    """A reference that is a whole one, but of something else."""

    @pytest.mark.parametrize("own", SHIPPED)
    def test_another_figures_metadata_explain_no_pixel(self, own: str) -> None:
        """The figure that the metadata are of matches them, and no pixel of the image."""
        (other,) = set(SHIPPED) - {own}
        tree = opened(reference(other)).tree
        content = with_tree(reference(own), lambda found: found.update(tree), sign=True)
        found = compared(shipped(other), content)
        assert (found.status, found.changes) == ("differ", ())
        assert {"title", "y/label", "legend/frame"} <= elements_of(found)
        found = compared(shipped(own), content)
        assert found.status == "differ"
        assert "title" in {change.field for change in found.changes}
        assert "title" in elements_of(found)

    def test_metadata_of_a_figure_of_another_size_are_told_with_that_size(self) -> None:
        """Its drawing cannot be laid on the image."""
        small = made({"a": [(0, "1"), (5, "3")]}, size={"width": 4, "height": 3, "dpi": 80})
        tree = opened(render(small).content).tree
        content = with_tree(reference(VOCAB), lambda found: found.update(tree), sign=True)
        assert str(drift_in(compared(shipped(VOCAB), content)).own_size) == "320 x 240 px"
        found = compared(small, content)
        assert (found.status, found.changes) == ("differ", ())
        assert found.same_size_with is not None


def _with_style(figure: Chart, series: str, **keys: Any) -> Chart:
    return with_spec(figure, series={series: keys})


def _with_axis(figure: Chart, letter: str, **keys: Any) -> Chart:
    return with_spec(figure, **{letter: keys})


CONSISTENT = [
    (VOCAB, lambda one: with_point(one, "350M", 20000, y=Decimal("0.451")), "350M at 20k: 0.451"),
    (VOCAB, lambda one: with_spec(one, title="Accuracy"), "title: Accuracy in"),
    (VOCAB, lambda one: _with_style(one, "350M", color="red"), "350M, color: red in"),
    (VOCAB, lambda one: _with_axis(one, "x", label="Batch count"), "x.label: “Batch count” in"),
    (HELLASWAG, lambda one: _with_axis(one, "y", limits=(25, 66)), "y.limits: [25, 66] in"),
    (HELLASWAG, lambda one: _with_style(one, "1 Rec", label="l Rec"), "1 Rec, label: “l Rec”"),
    (HELLASWAG, lambda one: with_point(one, "4 Rec", 800, y=Decimal("44.1")), "4 Rec at 800: 44.1"),
]


@pytest.mark.parametrize(("figure_id", "edit", "sentence"), CONSISTENT)
def test_pixels_and_metadata_of_the_same_wrong_figure_are_a_change(
    figure_id: str, edit: Callable[[Chart], Chart], sentence: str
) -> None:
    """Consistent with each other, they are a reference of another state of the figure."""
    found = compared(shipped(figure_id), render(edit(shipped(figure_id))).content)
    assert (found.status, found.drift) == ("differ", None)
    (change,) = found.changes
    assert str(change).startswith(sentence)


def test_pixels_and_metadata_edited_apart_are_each_told() -> None:
    """The title in the metadata, a curve in the pixels."""
    moved = with_point(shipped(VOCAB), "350M", 20000, y=Decimal("0.46"))
    content = with_pixels(reference(VOCAB), opened(render(moved).content).pixels)
    found = compared(shipped(VOCAB), with_tree(content, _spec(title="Accuracy"), sign=True))
    assert [change.field for change in found.changes] == ["title"]
    assert {"title", "series/350M/markers"} <= elements_of(found)


def test_no_pixels_of_a_shipped_reference_drift() -> None:
    """The tests above find the edits, not the editing."""
    for figure_id in SHIPPED:
        content = with_tree(reference(figure_id), lambda _: None, sign=True)
        assert content == reference(figure_id)
        assert np.array_equal(opened(content).pixels, opened(reference(figure_id)).pixels)
        assert compared(shipped(figure_id), content).drift is None
