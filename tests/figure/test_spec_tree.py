"""A spec as a tree of plain values: it decodes to the same spec, any other tree to misfits."""

import json
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from figrepro.figure.colors import COLOR_NAMES
from figrepro.figure.decode import decode_spec
from figrepro.figure.spec import (
    Axis,
    SeriesStyle,
    Spec,
    TickStep,
    as_tree,
)

numbers = st.integers(-90, 90).map(lambda tenths: tenths / 10)
lines = st.sampled_from(["solid", "dashed", "dashdot", "dotted", "none", None])
styles = st.builds(
    SeriesStyle,
    label=st.none() | st.text(max_size=5),
    color=st.none() | st.sampled_from(COLOR_NAMES),
    line=lines,
    width=st.floats(0.1, 10),
    filled=st.booleans(),
)
axes = st.builds(
    Axis,
    label=st.text(max_size=5),
    scale=st.sampled_from(["linear", "log", "date", "category"]),
    limits=st.none() | st.tuples(numbers, numbers) | st.just(("a", "b")),
    ticks=st.one_of(
        st.none(),
        st.lists(numbers | st.text(max_size=3), max_size=3).map(tuple),
        st.builds(TickStep, step=st.floats(0.1, 9), start=st.none() | numbers),
    ),
    grid=st.none() | st.booleans(),
)
specs = st.builds(
    Spec,
    title=st.text(max_size=5),
    x=axes,
    y=axes,
    series=st.dictionaries(st.text(max_size=3), styles, max_size=2),
)


@given(specs)
def test_a_spec_survives_the_way_through_plain_values(spec: Spec) -> None:
    """The tree that a render carries as JSON decodes to the same spec."""
    assert decode_spec(json.loads(json.dumps(as_tree(spec)))) == spec


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)
known_keys = st.sampled_from(
    [*Spec.__struct_fields__, *Axis.__struct_fields__, *TickStep.__struct_fields__, "a", "dpi"]
)


@given(st.recursive(json_values, lambda inner: st.dictionaries(known_keys, inner, max_size=6)))
def test_any_tree_is_a_spec_or_misfits(tree: Any) -> None:
    """Whatever a file or an image holds is decoded or refused, and nothing else."""
    decoded = decode_spec(tree if isinstance(tree, dict) else {"title": tree})
    assert isinstance(decoded, Spec) or len(decoded) > 0


def test_every_field_says_in_words_what_is_allowed() -> None:
    """No message shows a type of Python."""
    schema = msgspec.json.schema(Spec)
    tree: dict[str, Any] = {
        table: {key: {"wrong": [{}]} for key in fields["properties"]}
        for table, fields in schema["$defs"].items()
    }
    trees: list[dict[str, Any]] = [
        {"title": {}, "kind": {}, "math": {}},
        {"x": tree["Axis"], "source": tree["Source"], "size": tree["Size"]},
        {"margins": tree["Margins"], "text": tree["TextStyle"], "legend": tree["Legend"]},
        {"series": {"a": tree["SeriesStyle"]}, "reading": {"a": tree["ReadingSpec"]}},
        {"diff": tree["DiffPolicy"], "x": {"ticks": tree["TickStep"]}},
        {"diff": {"tolerance": tree["Tolerance"] | {"series": {"a": {}}}}},
    ]
    for one in trees:
        misfits = decode_spec(one)
        assert isinstance(misfits, list)
        for misfit in misfits:
            assert not set(misfit.allowed or "") & set("|<>"), misfit
