"""From the tables of a TOML file or an embedded figure to a spec, with every problem at once.

msgspec converts one value and stops at the first that does not fit; here each key is converted by
itself, so that a user sees all problems of a file in one run.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from figrepro.errors import MOST_PROBLEMS, KeyPath, Problem, did_you_mean, dotted, nearest, quoted
from figrepro.figure import decimal_math
from figrepro.figure.spec import SeriesStyle, Spec
from figrepro.figure.vocabulary import LINE_CODES, MARKER_CODES

Vocabulary = Mapping[str, Sequence[str]]
"""Words that a spec may use and that its types do not list, by what they are words for: `kind`."""


def decode_spec(
    tree: Mapping[str, Any], vocabulary: Vocabulary
) -> tuple[Spec, tuple[Problem, ...]]:
    """The spec that the tables describe, and everything in them that does not fit.

    In the spec, what does not fit has its default, so that the rest can still be checked.
    """
    decoder = _Decoder(vocabulary)
    values = decoder.table(Spec, _spelled_out(tree), ())
    return msgspec.convert(values, Spec), tuple(decoder.problems)


def decode_table(
    table: type[msgspec.Struct], tree: Mapping[str, Any], path: KeyPath
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The values of a table that fit its type, and everything in it that does not fit."""
    decoder = _Decoder({})
    return decoder.table(table, tree, path), tuple(decoder.problems)


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


_NOTHING: Any = object()
"""In place of a value that does not fit."""


class _Decoder:
    """Decodes tables, and notes what does not fit."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.problems: list[Problem] = []

    def table(
        self, table: type[msgspec.Struct], tree: Mapping[str, Any], path: KeyPath
    ) -> dict[str, Any]:
        """The values of one table that fit."""
        fields = {field.name: field for field in _fields(table)}
        unknown = [key for key in tree if key not in fields]
        self.problems += [
            _unknown_key(table, key, tree[key], path) for key in unknown[:MOST_PROBLEMS]
        ]
        if len(unknown) > MOST_PROBLEMS:
            message = f"and {len(unknown) - MOST_PROBLEMS} more unknown keys"
            self.problems.append(Problem(message, path=path))
        values = {}
        for name, field in fields.items():
            here = (*path, name)
            value = _NOTHING
            if name in tree:
                value = self._value(field.type, tree[name], here)
            elif field.required:
                self.problems.append(_missing_key(here, field.type))
            if value is _NOTHING and field.required:
                value = _stand_in(field.type)
            if value is not _NOTHING:
                values[name] = value
        return values

    def _value(
        self,
        kind: Any,  # noqa: ANN401 - a type or a form of typing
        value: Any,  # noqa: ANN401 - whatever stands in the file
        path: KeyPath,
    ) -> Any:  # noqa: ANN401 - the value, or the values of a table
        table = _table_in(kind)
        if table is not None and isinstance(value, dict):
            return self.table(table, value, path)
        if get_origin(kind) is dict and isinstance(value, dict):
            inner = get_args(kind)[1]
            items = {name: self._value(inner, item, (*path, name)) for name, item in value.items()}
            return {name: item for name, item in items.items() if item is not _NOTHING}
        problem = _number_problem(value, path) or self._type_problem(kind, value, path)
        if problem is None:
            return value
        self.problems.append(problem)
        return _NOTHING

    def _type_problem(self, kind: Any, value: Any, path: KeyPath) -> Problem | None:  # noqa: ANN401
        words = list(_words(kind, self._vocabulary))
        if _fits(kind, value) and (value is None or not _open_words(kind) or value in words):
            return None
        is_word = isinstance(value, str) and bool(words)
        return Problem(
            f"unknown {path[-1]}" if is_word else "wrong value",
            path=path,
            found=_shown(value),
            allowed=", ".join(words) or _allowed(kind),
            hint=did_you_mean(value, words) if is_word else None,
        )


@lru_cache
def _fields(table: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields of a table; to find out their types takes long, for a file of many tables."""
    return msgspec.structs.fields(table)


def _fits(kind: Any, value: Any) -> bool:  # noqa: ANN401 - as above
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _stand_in(kind: Any) -> Any:  # noqa: ANN401 - a type or a form of typing
    """A value that a required key may have."""
    table = _table_in(kind)
    if table is not None:
        return _Decoder({}).table(table, {}, ())
    return next(value for value in ("", "?", 1.0) if _fits(kind, value))


def _table_in(kind: Any) -> type[msgspec.Struct] | None:  # noqa: ANN401 - a type or a form of typing
    """The table that a type allows, if it allows one."""
    if isinstance(kind, type):
        return kind if issubclass(kind, msgspec.Struct) else None
    if get_origin(kind) in {Annotated, Union, UnionType}:
        return next((table for part in get_args(kind) if (table := _table_in(part))), None)
    return None


def _number_problem(value: Any, path: KeyPath) -> Problem | None:  # noqa: ANN401
    """What keeps a number, or one of a list, from being drawn, whatever key it belongs to."""
    for number in value if isinstance(value, list) else [value]:
        if isinstance(number, bool) or not isinstance(number, int | float):
            continue
        size = abs(number)
        if isinstance(number, float) and not math.isfinite(number):
            allowed = f"a number up to 1e{decimal_math.LARGEST_FLOAT_EXPONENT}"
            message = "the number is not finite"
            return Problem(message, path=path, found=_shown(number), allowed=allowed)
        if size > decimal_math.LARGEST_FLOAT or 0 < size < decimal_math.SMALLEST_FLOAT:
            message = "the number is too large" if size > 1 else "the number is too small"
            most = decimal_math.LARGEST_FLOAT_EXPONENT
            allowed = f"0, or 1e-{most} to 1e{most}"
            return Problem(message, path=path, found=_shown(number), allowed=allowed)
    return None


def _unknown_key(
    table: type[msgspec.Struct],
    key: str,
    value: Any,  # noqa: ANN401 - whatever stands in the file
    path: KeyPath,
) -> Problem:
    if table is SeriesStyle and isinstance(value, dict):
        hint = f"a name with a dot needs quotes: [{dotted((path[0], f'{path[1]}.{key}'))}]"
        return Problem("unknown key", path=(*path, key), hint=hint)
    fields = _fields(table)
    known = [field.name for field in fields]
    near = nearest(key, [*known, *_keys_below(table)])
    values = [field.name for field in fields if _table_in(field.type) is None]
    return Problem(
        "unknown key",
        path=(*path, key),
        hint=f"did you mean {near[0]}?" if near else f"known keys: {', '.join(known)}",
        meant=tuple((*path, *name.split(".")) for name in (*near, *values)),
    )


def _keys_below(table: type[msgspec.Struct]) -> Iterator[str]:
    """The keys of the tables in a table: one of them may be meant."""
    for field in _fields(table):
        inner = _table_in(field.type)
        if inner is not None:
            yield from (f"{field.name}.{key.name}" for key in msgspec.structs.fields(inner))


def _missing_key(path: KeyPath, kind: Any) -> Problem:  # noqa: ANN401 - a type or a form of typing
    if _table_in(kind) is not None:
        return Problem("missing table", path=path, allowed=f'[{path[-1]}] with label = "…"')
    return Problem("missing key", path=path, allowed=_allowed(kind))


def _words(kind: Any, vocabulary: Vocabulary) -> Iterator[str]:  # noqa: ANN401 - as above
    """The words that a type allows: those that it lists, or those of the vocabulary."""
    if get_origin(kind) is Literal:
        yield from get_args(kind)
    elif name := _open_words(kind):
        yield from vocabulary.get(name, ())
    elif get_origin(kind) in {Annotated, Union, UnionType}:
        for part in get_args(kind):
            yield from _words(part, vocabulary)


def _open_words(kind: Any) -> str | None:  # noqa: ANN401 - a type or a form of typing
    """What a type's words are words for, if the vocabulary lists them."""
    if get_origin(kind) in {Union, UnionType}:
        return next((found for part in get_args(kind) if (found := _open_words(part))), None)
    if get_origin(kind) is not Annotated:
        return None
    extras = (part.extra or {} for part in kind.__metadata__ if isinstance(part, msgspec.Meta))
    return next((str(extra["words"]) for extra in extras if "words" in extra), None)


def _allowed(kind: Any) -> str:  # noqa: ANN401 - a type or a form of typing
    """What a type allows, in words: its description, or the list of its words."""
    if get_origin(kind) is Annotated:
        described = (
            part.description for part in kind.__metadata__ if isinstance(part, msgspec.Meta)
        )
        return next((text for text in described if text), _allowed(get_args(kind)[0]))
    if get_origin(kind) in {Union, UnionType}:
        return _allowed(next(part for part in get_args(kind) if part is not NoneType))
    if words := list(_words(kind, {})):
        return ", ".join(words)
    if _table_in(kind) is not None or get_origin(kind) is dict:
        return "a table"
    return str(kind)


def _shown(value: Any) -> str:  # noqa: ANN401 - whatever stands in the file
    """The value as TOML would write it, cut where it is long."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(value)
        case dict():
            return "a table"
        case list():
            return _list_shown(value)
        case int() if abs(value) >= _LARGEST_SHOWN:
            return f"a whole number of about {round(value.bit_length() * math.log10(2))} digits"
        case _:
            return str(value)


_LARGEST_SHOWN = 10**30
_MOST_SHOWN = 4


def _list_shown(values: list[Any]) -> str:
    shown = ["[…]" if isinstance(value, list) else _shown(value) for value in values[:_MOST_SHOWN]]
    return f"[{', '.join([*shown, '…'] if len(values) > _MOST_SHOWN else shown)}]"
