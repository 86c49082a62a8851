"""From the tables of a TOML file or an embedded figure to a spec, with every problem at once.

msgspec converts one value and stops at the first that does not fit; here each key is converted by
itself, so that a user sees all problems of a file in one run.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from figrepro.errors import did_you_mean
from figrepro.figure.spec import Spec
from figrepro.figure.toml import KeyPath
from figrepro.figure.vocabulary import LINE_CODES, MARKER_CODES


@dataclass(frozen=True, slots=True)
class Misfit:
    """A key whose value does not fit: where, what was found, what is allowed."""

    path: KeyPath
    message: str
    found: str | None = None
    allowed: str | None = None
    hint: str | None = None


def decode_spec(tree: Mapping[str, Any]) -> Spec | list[Misfit]:
    """The spec that the tables describe, or everything in them that does not fit."""
    misfits: list[Misfit] = []
    values = _decode_table(Spec, _spelled_out(tree), (), misfits)
    return misfits or msgspec.convert(values, Spec)


def _spelled_out(tree: Mapping[str, Any]) -> Mapping[str, Any]:
    """The tables with matplotlib's one-letter codes replaced by their words."""
    styles = tree.get("series")
    if not isinstance(styles, dict):
        return tree
    return {**tree, "series": {name: _style_spelled_out(style) for name, style in styles.items()}}


def _style_spelled_out(style: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    if not isinstance(style, dict):
        return style
    words = dict(style)
    for key, codes in (("marker", MARKER_CODES), ("line", LINE_CODES)):
        if isinstance(words.get(key), str):
            words[key] = codes.get(words[key], words[key])
    return words


def _decode_table(
    table: type[msgspec.Struct], tree: Mapping[str, Any], path: KeyPath, misfits: list[Misfit]
) -> dict[str, Any]:
    """The values of one table that fit; what does not is added to the misfits."""
    fields = {field.name: field for field in msgspec.structs.fields(table)}
    misfits += [_unknown_key((*path, key), list(fields)) for key in tree if key not in fields]
    values = {}
    for name, field in fields.items():
        here = (*path, name)
        if name in tree:
            values[name] = _decode_value(field.type, tree[name], here, misfits)
        elif field.required:
            misfits.append(_missing_key(here, field.type))
    return values


def _decode_value(
    kind: Any,  # noqa: ANN401 - a type or a form of typing
    value: Any,  # noqa: ANN401 - whatever stands in the file
    path: KeyPath,
    misfits: list[Misfit],
) -> Any:  # noqa: ANN401 - the value, or the values of a table
    table = _table_in(kind)
    if table is not None and isinstance(value, dict):
        return _decode_table(table, value, path, misfits)
    if get_origin(kind) is dict and isinstance(value, dict):
        inner = get_args(kind)[1]
        return {
            name: _decode_value(inner, item, (*path, name), misfits) for name, item in value.items()
        }
    if not _is_finite(value):
        misfits.append(Misfit(path, "the number is not finite", _shown(value), "a finite number"))
        return value
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        misfits.append(_wrong_value(kind, value, path))
    return value


def _table_in(kind: Any) -> type[msgspec.Struct] | None:  # noqa: ANN401 - a type or a form of typing
    """The table that a type allows, if it allows one."""
    if isinstance(kind, type):
        return kind if issubclass(kind, msgspec.Struct) else None
    if get_origin(kind) in {Annotated, Union, UnionType}:
        return next((table for part in get_args(kind) if (table := _table_in(part))), None)
    return None


def _is_finite(value: Any) -> bool:  # noqa: ANN401 - whatever stands in the file
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, list):
        return all(_is_finite(item) for item in value)
    return True


def _unknown_key(path: KeyPath, known: list[str]) -> Misfit:
    hint = did_you_mean(path[-1], known) or f"known keys: {', '.join(known)}"
    return Misfit(path, "unknown key", hint=hint)


def _missing_key(path: KeyPath, kind: Any) -> Misfit:  # noqa: ANN401 - a type or a form of typing
    if _table_in(kind) is not None:
        return Misfit(path, "missing table", allowed=f'[{path[-1]}] with label = "…"')
    return Misfit(path, "missing key", allowed=_allowed(kind))


def _wrong_value(kind: Any, value: Any, path: KeyPath) -> Misfit:  # noqa: ANN401
    words = list(_words(kind))
    hint = did_you_mean(value, words) if isinstance(value, str) and words else None
    message = f"unknown {path[-1]}" if isinstance(value, str) and words else "wrong value"
    return Misfit(path, message, _shown(value), _allowed(kind), hint)


def _words(kind: Any) -> Iterator[str]:  # noqa: ANN401 - a type or a form of typing
    if get_origin(kind) is Literal:
        yield from get_args(kind)
    elif get_origin(kind) in {Annotated, Union, UnionType}:
        for part in get_args(kind):
            yield from _words(part)


def _allowed(kind: Any) -> str:  # noqa: ANN401 - a type or a form of typing
    """What a type allows, in words: its description, or the list of its words."""
    if get_origin(kind) is Annotated:
        described = (
            part.description for part in kind.__metadata__ if isinstance(part, msgspec.Meta)
        )
        return next((text for text in described if text), _allowed(get_args(kind)[0]))
    if get_origin(kind) in {Union, UnionType}:
        return _allowed(next(part for part in get_args(kind) if part is not NoneType))
    if words := list(_words(kind)):
        return ", ".join(words)
    if _table_in(kind) is not None or get_origin(kind) is dict:
        return "a table"
    return str(kind)


def _shown(value: Any) -> str:  # noqa: ANN401 - whatever stands in the file
    """The value as TOML would write it, cut where it is long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    text = repr(value) if not isinstance(value, str) else '"' + value + '"'
    return text if len(text) <= 60 else text[:57] + "…"  # noqa: PLR2004 - fits a line of a terminal
