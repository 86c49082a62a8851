"""A spec as a tree of plain values: it decodes to the same spec, any other tree to problems."""

import json
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from figrepro.figure.colors import COLOR_NAMES
from figrepro.figure.decode import decode_spec
from figrepro.figure.spec import (
    AxisSpec,
    SeriesStyle,
    Spec,
    TickStep,
    as_tree,
    asked_tree,
)

WORDS = {"kind": ["line", "bar"], "scale": ["linear", "log", "date", "category"]}
"""Of marks and scales the figure knows no more than words that it is given."""

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
    AxisSpec,
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
    """Whole or without what is as it is by default: the tree decodes to the same spec."""
    for tree in (as_tree(spec), asked_tree(spec)):
        assert decode_spec(json.loads(json.dumps(tree)), WORDS) == (spec, ())


@given(specs)
def test_what_is_asked_for_holds_no_default(spec: Spec) -> None:
    """But for the keys that no spec can do without."""
    tree = asked_tree(spec)
    assert None not in (*tree["x"].values(), *tree["y"].values())
    assert asked_tree(Spec(title="", x=AxisSpec(label=""), y=AxisSpec(label=""))) == {
        "title": "",
        "x": {"label": ""},
        "y": {"label": ""},
    }
    assert set(tree) <= {"title", "x", "y", "series"}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)
known_keys = st.sampled_from(
    [*Spec.__struct_fields__, *AxisSpec.__struct_fields__, *TickStep.__struct_fields__, "a", "dpi"]
)


@given(st.recursive(json_values, lambda inner: st.dictionaries(known_keys, inner, max_size=6)))
def test_any_tree_is_a_spec_or_problems(tree: Any) -> None:
    """Whatever a file or an image holds is decoded or refused, and nothing else."""
    spec, problems = decode_spec(tree if isinstance(tree, dict) else {"title": tree}, WORDS)
    # What does not fit has its default, so that what is left is always a spec.
    assert decode_spec(json.loads(json.dumps(as_tree(spec))), WORDS) == (spec, ())
    assert all(problem.message for problem in problems)


def test_words_that_nobody_brings_along_are_not_known() -> None:
    """What a kind or a scale may be, the vocabulary says, and nothing else."""
    tree = {"title": "", "kind": "line", "x": {"label": "", "scale": "lin"}, "y": {"label": ""}}
    _, problems = decode_spec(tree, {"kind": ["bar"], "scale": ["linear", "log"]})
    assert [(problem.key, problem.message, problem.allowed) for problem in problems] == [
        ("kind", "unknown kind", "bar"),
        ("x.scale", "unknown scale", "linear, log"),
    ]


def test_every_field_says_in_words_what_is_allowed() -> None:
    """No message shows a type of Python."""
    schema = msgspec.json.schema(Spec)
    tree: dict[str, Any] = {
        table: {key: {"wrong": [{}]} for key in fields["properties"]}
        for table, fields in schema["$defs"].items()
    }
    trees: list[dict[str, Any]] = [
        {"title": {}, "kind": {}, "math": {}},
        {"x": tree["AxisSpec"], "source": tree["Source"], "size": tree["Size"]},
        {"margins": tree["MarginsSpec"], "text": tree["TextStyle"], "legend": tree["LegendSpec"]},
        {"series": {"a": tree["SeriesStyle"]}, "reading": {"a": tree["ReadingSpec"]}},
        {"diff": tree["DiffPolicy"], "x": {"ticks": tree["TickStep"]}},
        {"diff": {"tolerance": tree["Tolerance"] | {"series": {"a": {}}}}},
    ]
    for one in trees:
        _, problems = decode_spec(one, WORDS)
        assert problems
        for problem in problems:
            assert not set(problem.allowed or "") & set("|<>"), problem
