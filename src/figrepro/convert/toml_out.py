"""A spec as the text of a `figure.toml`."""

from typing import Any

from figrepro.figure.spec import Spec, asked_tree
from figrepro.scales.base import Scale
from figrepro.scales.registry import DEFAULT


def spec_as_toml(spec: Spec) -> str:
    """The text of a `figure.toml` that reads back to the same spec: what was asked for."""
    import tomlkit

    return tomlkit.dumps(_plain(asked_tree(spec)))


def least_toml(title: str, scale: Scale = DEFAULT) -> str:
    """The text of the least `figure.toml` there can be, for an x axis of that scale."""
    import tomlkit

    x_axis = {"label": "x"} if scale is DEFAULT else {"label": "x", "scale": scale.name}
    return tomlkit.dumps({"title": title, "x": x_axis, "y": {"label": "y"}})


def _plain(value: Any) -> Any:  # noqa: ANN401 - a value of the spec
    """Whole numbers without a point, as people write them."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004
        return int(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value
