"""Axes as specs describe them, and values on them."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import strategies as st

from figrepro.figure.model import X
from figrepro.figure.spec import AxisSpec
from figrepro.scales.axis import Axis
from figrepro.scales.registry import SCALES, scale_named


def asked(scale: str | None = None, **keys: object) -> AxisSpec:
    """An axis as a spec describes it."""
    # Keys of any kind: that of a wrong one is what some tests are about.
    return AxisSpec(label="axis", scale=scale, **keys)  # type: ignore[arg-type]  # wrong ones are tested


def axis_of(spec: AxisSpec, values: Sequence[X] = ()) -> Axis:
    """The axis that a spec and the values on it give."""
    scale = scale_named(spec.scale)
    domain = scale.domain(spec, values)
    return Axis("x", spec.label, scale, domain.limits, domain.ticks, spec.format, grid=False)


def numbers(*values: str | int) -> list[X]:
    """Values as points have them."""
    return [Decimal(value) for value in values]


def ticks_of(axis: Axis) -> str:
    """The ticks of an axis as people write them."""
    return " ".join(map(str, axis.ticks))


anything = st.one_of(
    st.decimals(-1000, 1000, places=3),
    st.builds(
        lambda digits, power: Decimal(f"{digits}e{power}"),
        st.integers(-(10**16), 10**16),
        st.integers(-300, 284),
    ),
)
positive = anything.filter(bool).map(abs)
days = st.dates()
values_on: dict[str, st.SearchStrategy[X]] = {
    "linear": anything,
    "log": positive,
    "date": days,
    "category": st.text(max_size=3),
}
"""Values that the scales take, by their names: a new scale adds its own."""
scales = st.sampled_from(list(SCALES))


@st.composite
def axes_with_values(draw: st.DrawFn) -> tuple[AxisSpec, list[X]]:
    """An axis that leaves everything open, and values on it."""
    scale = draw(scales)
    return asked(scale), draw(st.lists(values_on[scale], min_size=1, max_size=6))
