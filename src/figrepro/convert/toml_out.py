"""A spec as the text of a `figure.toml`."""

from collections.abc import Mapping
from typing import Any

from figrepro.figure.spec import Spec, as_tree
from figrepro.figure.vocabulary import Scale

_PROSE = ("source.", "reading.")
"""Tables whose empty texts say no more than absent ones."""


def spec_as_toml(spec: Spec) -> str:
    """The text of a `figure.toml` that reads back to the same resolved spec."""
    import tomlkit

    return tomlkit.dumps(_written(as_tree(spec)))


def least_toml(title: str, scale: Scale = "linear") -> str:
    """The text of the least `figure.toml` there can be, for an x axis of that scale."""
    import tomlkit

    x_axis = {"label": "x"} if scale == "linear" else {"label": "x", "scale": scale}
    return tomlkit.dumps({"title": title, "x": x_axis, "y": {"label": "y"}})


def _written(tree: Mapping[str, Any], path: str = "") -> dict[str, Any]:
    """The tables without what is empty: TOML has no word for None."""
    kept = {}
    for key, value in tree.items():
        inner = _written(value, f"{path}{key}.") if isinstance(value, Mapping) else _plain(value)
        left_out = inner is None or inner == {} or (inner == "" and path.startswith(_PROSE))
        if not left_out:
            kept[key] = inner
    return kept


def _plain(value: Any) -> Any:  # noqa: ANN401 - a value of the spec
    """Whole numbers without a point, as people write them."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004
        return int(value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
