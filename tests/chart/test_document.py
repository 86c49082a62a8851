"""A chart as a render carries it, and what is made of a document that somebody altered."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.chart.chart import Chart
from figrepro.chart.document import (
    drawn_spec,
    from_document,
    holds_spec_as_asked,
    to_document,
)
from figrepro.chart.filled_spec import filled_spec
from figrepro.chart.overlay import with_overlay
from figrepro.chart.resolve import resolve
from figrepro.errors import FigreproError
from figrepro.figure.model import Reading, Series
from figrepro.figure.spec import DiffPolicy
from tests.figures import EXERCISES, SHIPPED, load, made, shipped

Path = list[str | int]
"""The keys and places that lead to a value in a document."""
HELLASWAG = to_document(shipped("hellaswag"))
OLDER = {"spec": HELLASWAG["chart"], "series": HELLASWAG["series"]}
"""The same as renders carried it that did not yet know what was asked for."""


def read(document: Any) -> Chart:
    """The chart of a document after its way through JSON."""
    return from_document(json.loads(json.dumps(document)), "carried", "image.png")


def altered(document: dict[str, Any], path: Path, value: object) -> dict[str, Any]:
    """A good document with one value replaced."""
    copy: dict[str, Any] = json.loads(json.dumps(document))
    place: Any = copy
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return copy


@pytest.mark.parametrize("figure_id", [*SHIPPED, *EXERCISES])
def test_a_chart_survives_the_way_through_a_document(figure_id: str) -> None:
    """All that is drawn: what was asked for, what was filled in, every point with its bounds."""
    chart = load(figure_id)
    again = read(to_document(chart))
    assert again.panels == chart.panels
    assert again.figure.spec == drawn_spec(chart.figure.spec)
    assert filled_spec(again) == drawn_spec(filled_spec(chart))
    assert to_document(again) == to_document(chart)


def test_what_was_asked_for_stands_beside_what_was_filled_in() -> None:
    """The one gives back the folder, the other the drawing; neither says how to compare them."""
    chart = made({"a": [(1, 2)]}, title="T", diff={"threshold": 0.5}, reading={"other": {}})
    document = to_document(chart)
    assert document["spec"] == {"title": "T", "x": {"label": "across"}, "y": {"label": "up"}}
    assert document["chart"]["x"]["limits"] is not None
    again = read(document)
    assert again.figure.spec.x.limits is None
    assert (again.figure.spec.diff, again.figure.spec.reading) == (DiffPolicy(), {})


def test_a_chart_is_drawn_as_it_was_even_where_defaults_changed() -> None:
    """What was filled in then counts, not what would be filled in today."""
    document = altered(HELLASWAG, ["chart", "margins", "left"], 2.5)
    assert "margins" not in document["spec"]
    again = read(document)
    assert again.margins.left == 2.5
    assert again.figure.spec.margins.left is None


def test_a_document_without_the_spec_as_asked_is_read_too() -> None:
    """There, what was filled in stands for it."""
    assert not holds_spec_as_asked(OLDER)
    assert holds_spec_as_asked(HELLASWAG)
    again = read(OLDER)
    assert again.panels == shipped("hellaswag").panels
    assert again.figure.spec == drawn_spec(filled_spec(shipped("hellaswag")))


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)


@given(names.filter(lambda name: name == name.strip() != ""))
def test_any_name_survives_the_way_through_a_document(name: str) -> None:
    """Line ends, quotes and commas in it included."""
    chart = made({name: [(1, 2)]}, title=name, x={"label": name}, series={name: {"label": name}})
    again = read(to_document(chart))
    assert [one.name for one in again.figure.series] == [name]
    assert (again.title, again.panel_of(name).x.label, again.layer(name).label) == (name,) * 3
    assert again.panels == chart.panels


@pytest.mark.parametrize("key", ["spec", "chart"])
@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ([], None, "the carried figure is damaged"),
        (["title"], 5, "title: the carried figure cannot be read: wrong value"),
        (
            ["size"],
            {"width": 1e300},
            "size: the carried figure cannot be read: the drawing would be too large",
        ),
        (
            ["series", "1 Rec", "color"],
            "no colour",
            'series."1 Rec".color: the carried figure cannot be read: unknown color',
        ),
        (["x", "scale"], "logg", "x.scale: the carried figure cannot be read: unknown scale"),
        (
            ["y", "limits"],
            [5, 1],
            "y.limits: the carried figure cannot be read: the lower limit must be below the upper",
        ),
    ],
)
def test_an_altered_spec_is_refused(key: str, path: Path, value: object, said: str) -> None:
    """What could not come out of a folder does not come out of an image."""
    with pytest.raises(FigreproError) as raised:
        read(altered(HELLASWAG, [key, *path], value))
    assert str(raised.value).removeprefix("image.png: ").startswith(said)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (["series"], 5, "the carried figure is damaged"),
        (["series"], ["a"], "the points in the carried figure are damaged"),
        (["series", 0, "points"], None, "the points in the carried figure are damaged"),
        (["series", 0, "points", 0], [], "the points in the carried figure are damaged"),
        (["series", 0, "points", 0, "y"], "x", "y: this is not a number"),
    ],
)
def test_altered_points_are_refused(path: Path, value: object, said: str) -> None:
    """Neither do they."""
    with pytest.raises(FigreproError) as raised:
        read(altered(HELLASWAG, path, value))
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


def _places() -> Iterator[Path]:
    of_spec: list[Path] = [[], ["x"], ["x", "scale"], ["x", "limits"], ["y", "ticks"], ["size"]]
    for path in of_spec:
        yield ["spec", *path]
        yield ["chart", *path]
    of_points: list[Path] = [[], [0], [0, "name"], [0, "points"], [0, "points", 0]]
    for path in of_points:
        yield ["series", *path]


@given(st.sampled_from(list(_places())), json_values)
def test_any_document_is_a_chart_or_a_problem(path: Path, value: object) -> None:
    """Whoever forges an image finds no way to raise anything else."""
    try:
        chart = read(altered(HELLASWAG, path, value))
    except FigreproError as error:
        assert error.problems  # noqa: PT017 - the other outcome
    else:
        assert chart.figure.point_count > 0


class TestOverlay:
    """A reading over the figure's own is carried; where there is none, nothing changes."""

    def test_only_a_chart_with_one_says_so(self) -> None:
        """Every other document is as it is without."""
        assert set(HELLASWAG) == {"spec", "chart", "series"}
        document = to_document(with_overlay(shipped("hellaswag"), "second-description"))
        assert set(document) == {"spec", "chart", "series", "overlay"}
        assert {key: document[key] for key in HELLASWAG} == HELLASWAG

    @pytest.mark.parametrize("reading", ["published", "second-description"])
    def test_it_survives_the_way_through_a_document(self, reading: str) -> None:
        """Its name and its points, to the last bound."""
        overlaid = with_overlay(shipped("hellaswag"), reading)
        again = read(to_document(overlaid))
        assert again.figure.overlay is not None
        assert again.figure.overlay.name == reading
        assert again.over == overlaid.over
        assert to_document(again) == to_document(overlaid)

    def test_series_that_the_figure_lacks_are_not_carried(self) -> None:
        """They are not drawn either."""
        figure = shipped("vocab-accuracy").figure
        stranger = Series("stranger", figure.series[0].points)
        reading = Reading("other", (stranger, figure.series[1]))
        chart = resolve(replace(figure, overlay=reading))
        carried = to_document(chart)["overlay"]
        assert [one["name"] for one in carried["series"]] == ["1.3B"]
        assert [layer.name for layer in chart.over] == ["1.3B"]

    def test_a_reading_without_any_of_the_series_is_refused(self) -> None:
        """There would be nothing to see of it."""
        figure = shipped("vocab-accuracy").figure
        reading = Reading("other", (Series("stranger", figure.series[0].points),))
        chart = resolve(replace(figure, readings=(reading,)))
        with pytest.raises(FigreproError, match="other has no series of vocab-accuracy"):
            with_overlay(chart, "other")

    @pytest.mark.parametrize(
        ("overlay", "said"),
        [
            (5, "the reading in the carried figure is damaged"),
            ([], "the reading in the carried figure is damaged"),
            ({}, "the reading in the carried figure is damaged"),
            (
                {"reading": 5, "series": []},
                "the reading in the carried figure is damaged",
            ),
            ({"reading": "other"}, "the reading in the carried figure is damaged"),
            (
                {"reading": "other", "series": [5]},
                "the points in the carried figure are damaged",
            ),
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
            read(HELLASWAG | {"overlay": overlay})
        assert said in str(wrong.value)
        assert str(wrong.value).startswith("image.png")
