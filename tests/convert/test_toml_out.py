"""A spec as the text of a figure.toml: readable, and read back to the same spec."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.chart.vocabulary import vocabulary
from figrepro.convert.toml_out import least_toml, spec_as_toml
from figrepro.figure.decode import decode_spec
from figrepro.figure.spec import AxisSpec, ReadingSpec, SeriesStyle, Source, Spec, TickStep
from tests.figures import DATA, SHIPPED, shipped

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


def _read(text: str) -> Spec:
    decoded, problems = decode_spec(tomllib.loads(text), vocabulary())
    assert problems == ()
    return decoded


@pytest.mark.parametrize("figure_id", SHIPPED)
def test_a_spec_reads_back_as_it_was_written(figure_id: str) -> None:
    """Nothing that was left open is filled in; only what says the default is left out."""
    spec = shipped(figure_id).figure.spec
    stands = tomllib.loads((DATA / figure_id / "figure.toml").read_text(encoding="utf-8"))
    assert stands.pop("legend") == {"outside": True, "location": "upper right"}  # the default
    assert tomllib.loads(spec_as_toml(spec)) == stands
    assert _read(spec_as_toml(spec)) == spec


@given(title=TEXTS, label=TEXTS, name=TEXTS, citation=TEXTS)
def test_no_text_is_lost_or_changed(title: str, label: str, name: str, citation: str) -> None:
    """Quotes, line breaks, control characters, empty texts and odd names of tables."""
    spec = Spec(
        title=title,
        x=AxisSpec(label=label),
        y=AxisSpec(label=label),
        source=Source(citation=citation, url=title),
        series={name: SeriesStyle(label=label)},
        reading={"drawn": ReadingSpec(citation=citation)} if citation else {},
    )
    assert _read(spec_as_toml(spec)) == spec


@given(
    limits=st.tuples(
        *[st.floats(min_value=-1e300, max_value=1e300).filter(lambda x: not 0 < abs(x) < 1e-300)]
        * 2
    )
)
def test_no_number_is_rounded(limits: tuple[float, float]) -> None:
    """The shortest text that gives the float is written, whole numbers without a point."""
    spec = Spec(
        title="",
        x=AxisSpec(label="", limits=limits, ticks=TickStep(step=0.1, start=limits[0])),
        y=AxisSpec(label="", ticks=limits),
    )
    assert _read(spec_as_toml(spec)) == spec


@pytest.mark.parametrize(
    ("value", "written"), [(7.0, "7"), (0.1, "0.1"), (-2.0, "-2"), (1e5, "100000"), (1e22, "1e+22")]
)
def test_numbers_are_written_as_people_do(value: float, written: str) -> None:
    """7 and not 7.0; a very large one with its power of ten."""
    text = spec_as_toml(
        Spec(title="", x=AxisSpec(label="", limits=(-1e30, value)), y=AxisSpec(label=""))
    )
    assert f"limits = [-1e+30, {written}]\n" in text


def test_what_is_empty_is_left_out_where_it_says_nothing() -> None:
    """A label may be empty on purpose; a citation that is empty is none."""
    tree: dict[str, Any] = tomllib.loads(
        spec_as_toml(
            Spec(
                title="",
                x=AxisSpec(label=""),
                y=AxisSpec(label="up"),
                series={"a": SeriesStyle(label="")},
                reading={"drawn": ReadingSpec(resolution=1)},
            )
        )
    )
    assert (tree["title"], tree["x"]["label"], tree["series"]["a"]["label"]) == ("", "", "")
    assert "source" not in tree
    assert tree["reading"] == {"drawn": {"resolution": 1}}


def test_the_least_spec_is_valid() -> None:
    """A title and two labels are enough."""
    assert _read(least_toml('A "tide"')) == Spec(
        title='A "tide"', x=AxisSpec(label="x"), y=AxisSpec(label="y")
    )
