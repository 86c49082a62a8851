"""A figure as a render carries it, and what is made of a document that somebody altered."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.errors import FigreproError
from figrepro.figure.document import from_document, to_document
from figrepro.figure.model import Figure, Point, Reading, Series
from figrepro.figure.overlay import with_overlay
from figrepro.figure.resolve import resolve
from figrepro.figure.spec import Axis, Spec
from tests.figures import shipped

SHIPPED = to_document(shipped("hellaswag"))


def read(document: Any) -> Figure:
    """The figure of a document after its way through JSON."""
    return from_document(json.loads(json.dumps(document)), "carried", "image.png")


def altered(path: list[str | int], value: object) -> dict[str, Any]:
    """A good document with one value replaced."""
    document: dict[str, Any] = json.loads(json.dumps(SHIPPED))
    place: Any = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return document


@pytest.mark.parametrize("figure_id", ["hellaswag", "vocab-accuracy"])
def test_a_figure_survives_the_way_through_a_document(figure_id: str) -> None:
    """All that is drawn: the resolved spec and every point with its bounds."""
    figure = shipped(figure_id)
    again = read(to_document(figure))
    assert again.series == figure.series
    assert to_document(again) == to_document(figure)


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)


@given(names.filter(lambda name: name == name.strip() != ""))
def test_any_name_survives_the_way_through_a_document(name: str) -> None:
    """Line ends, quotes and commas in it included."""
    series = (Series(name, (Point(Decimal(1), Decimal(2), Decimal(2), Decimal(2)),)),)
    spec = resolve(Spec(title=name, x=Axis(label=name), y=Axis(label="")), series)
    figure = Figure("made", spec, Reading("drawn", series))
    again = read(to_document(figure))
    assert (again.series, again.spec) == (series, spec)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (["spec"], None, "the figure in it is damaged"),
        (["series"], 5, "the figure in it is damaged"),
        (["series"], ["a"], "the points in it are damaged"),
        (["series", 0, "points"], None, "the points in it are damaged"),
        (["series", 0, "points", 0], [], "the points in it are damaged"),
        (["series", 0, "points", 0, "y"], "x", "y: this is not a number"),
        (["spec", "title"], 5, "title: the figure in it cannot be read: wrong value"),
        (
            ["spec", "size", "width"],
            1e300,
            "size: the figure in it cannot be read: the drawing would be too large",
        ),
        (
            ["spec", "series", "1 Rec", "color"],
            "no colour",
            'series."1 Rec".color: the figure in it cannot be read: unknown color',
        ),
        (
            ["spec", "y", "limits"],
            [5, 1],
            "y.limits: the figure in it cannot be read: the lower limit must be below the upper",
        ),
    ],
)
def test_an_altered_document_is_refused(path: list[str | int], value: object, said: str) -> None:
    """What could not come out of a folder does not come out of an image."""
    with pytest.raises(FigreproError) as raised:
        read(altered(path, value))
    assert (
        str(raised.value).removeprefix("image.png:2: ").removeprefix("image.png: ").startswith(said)
    )


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "points", "x", "y", "series", "label", "scale"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)
places = st.sampled_from(
    [
        *(["spec"], ["series"], ["series", 0], ["series", 0, "name"], ["series", 0, "points"]),
        *(["series", 0, "points", 0], ["series", 0, "points", 0, "x"], ["spec", "x"]),
        *(["spec", "x", "scale"], ["spec", "y", "ticks"], ["spec", "series"], ["spec", "size"]),
    ]
)


@given(places, json_values)
def test_any_document_is_a_figure_or_a_problem(path: list[str | int], value: object) -> None:
    """Whoever forges an image finds no way to raise anything else."""
    try:
        figure = read(altered(path, value))
    except FigreproError as error:
        assert error.problems  # noqa: PT017 - the other outcome
    else:
        assert figure.point_count > 0


class TestOverlay:
    """A reading over the figure's own is carried; where there is none, nothing changes."""

    def test_only_a_figure_with_one_says_so(self) -> None:
        """Every other document is as it always was."""
        assert set(SHIPPED) == {"spec", "series"}
        overlaid = with_overlay(shipped("hellaswag"), "second-description")
        document = to_document(overlaid)
        assert set(document) == {"spec", "series", "overlay"}
        assert {key: document[key] for key in SHIPPED} == SHIPPED

    @pytest.mark.parametrize("reading", ["published", "second-description"])
    def test_it_survives_the_way_through_a_document(self, reading: str) -> None:
        """Its name and its points, to the last bound."""
        overlaid = with_overlay(shipped("hellaswag"), reading)
        again = read(to_document(overlaid))
        assert again.overlay is not None
        assert (again.overlay.name, again.overlaid) == (reading, overlaid.overlaid)
        assert to_document(again) == to_document(overlaid)

    def test_series_that_the_figure_lacks_are_not_carried(self) -> None:
        """They are not drawn either."""
        figure = shipped("vocab-accuracy")
        stranger = Series("stranger", figure.series[0].points)
        reading = Reading("other", (stranger, figure.series[1]))
        carried = to_document(replace(figure, overlay=reading))["overlay"]
        assert [one["name"] for one in carried["series"]] == ["1.3B"]

    @pytest.mark.parametrize(
        ("overlay", "said"),
        [
            (5, "the reading over the figure in it is damaged"),
            ([], "the reading over the figure in it is damaged"),
            ({}, "the reading over the figure in it is damaged"),
            ({"reading": 5, "series": []}, "the reading over the figure in it is damaged"),
            ({"reading": "other"}, "the reading over the figure in it is damaged"),
            ({"reading": "other", "series": [5]}, "the points in it are damaged"),
            (
                {"reading": "other", "series": [{"name": "a", "points": [{"x": "1", "y": "z"}]}]},
                "y: this is not a number",
            ),
        ],
    )
    def test_a_damaged_one_is_a_problem_that_names_the_file(
        self, overlay: object, said: str
    ) -> None:
        """Never a figure that looks plain."""
        with pytest.raises(FigreproError) as wrong:
            read(SHIPPED | {"overlay": overlay})
        assert said in str(wrong.value)
        assert str(wrong.value).startswith("image.png")
