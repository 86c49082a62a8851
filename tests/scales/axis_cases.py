"""Axes as specs describe them, and values on them."""

from decimal import Decimal

from hypothesis import strategies as st

from figrepro.figure.axes import tick_values
from figrepro.figure.model import X
from figrepro.figure.spec import Axis
from figrepro.figure.vocabulary import Scale


def axis(scale: Scale = "linear", **keys: object) -> Axis:
    """An axis as a spec describes it."""
    # Keys of any kind: that of a wrong one is what some tests are about.
    return Axis(label="axis", scale=scale, **keys)  # type: ignore[arg-type]  # wrong ones are tested


def numbers(*values: str | int) -> list[X]:
    """Values as points have them."""
    return [Decimal(value) for value in values]


def ticks_of(resolved: Axis) -> list[str]:
    """The ticks of a resolved axis as people write them."""
    return [str(tick) for tick in tick_values(resolved)]


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
x_values: dict[Scale, st.SearchStrategy[X]] = {
    "linear": anything,
    "log": positive,
    "date": days,
    "category": st.text(max_size=3),
}
scales = st.sampled_from(list(x_values))


@st.composite
def axes_with_values(draw: st.DrawFn) -> tuple[Axis, list[X]]:
    """An axis that leaves everything open, and values on it."""
    scale = draw(scales)
    return axis(scale), draw(st.lists(x_values[scale], min_size=1, max_size=6))
