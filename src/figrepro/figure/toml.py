"""Reading a TOML file, with the line of every key once there is something to say about it."""

import re
import tomllib
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from figrepro.errors import FigreproError, KeyPath, refused

if TYPE_CHECKING:
    from tree_sitter import Node

_PLACE = r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)"
_MOST_LEVELS = 50
"""How deep tables and lists may be nested: a spec needs three."""
_KEY_PART = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*')"""
_DEEP_KEY = re.compile(
    rf"(?<![A-Za-z0-9_-]){_KEY_PART}(?:[ \t]*\.[ \t]*{_KEY_PART}){{{_MOST_LEVELS}}}"
)
_LONG_NUMBER = r"[0-9_]{1000}"

_EXPLAINED = (
    (r"Cannot overwrite a value", "duplicate key"),
    (r"Cannot (?:declare|mutate|redefine) .*", "duplicate table"),
    (r"(?:Illegal|Found invalid) character '\\n'", "a text does not end on its line"),
    (r"(?:Unterminated string|Expected \"'+\")", "a text does not end"),
    (r"Invalid value", "this is not a value"),
    (r"Expected newline or end of document.*", "there is something after the value"),
    (r"Expected '=' after a key.*", "= is missing after the key"),
    (r"Invalid (?:statement|initial character for a key part)", "a key should stand here"),
    (r"Expected ']' at the end of .*", "] is missing at the end of the table's name"),
    (r"Unclosed array", "] is missing at the end of the list"),
    (r"Unclosed inline table", "} is missing at the end of the table"),
    (r"Unescaped '\\' in a string", "a backslash in double quotes needs a second one"),
)
"""What the parser says, and the same for those who never saw a parser."""

_HINTS = (
    ("\r", "lines must end with a line feed"),
    ("[“”„«»‘’]", 'quotes must be straight: "…"'),  # noqa: RUF001 - as typed
    (r"""["'][^"']*\\""", "single quotes leave a backslash alone: '…'"),
    (r"=[\s\[]*[+-]?\.", "a number needs a digit before the point: 0.5"),
    (r"=[^\"']*\d\.(?!\d)", "a number needs a digit after the point: 5.0"),
    (r"=\s*[+-]?\d+,\d", "a decimal point is needed, not a comma: 0.5"),
    (r"(?i)=\s*(?:true|false)\b", "write true or false"),
)
"""What is likely meant, by what the line looks like. Patterns are text: few are ever compiled."""


def parse_toml(text: str, file: str) -> dict[str, Any]:
    """The tables of a TOML text; dates become ISO text.

    Raises:
        FigreproError: The text does not parse; the problem names the line.
    """
    deep_key = _DEEP_KEY.search(text)  # the parser's time grows with the square of the levels
    if deep_key:
        raise _too_deep(file, _line_at(text, deep_key.start()))
    try:
        tree: dict[str, Any] = _plain(tomllib.loads(text), 0)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(str(error), text, file) from error
    except RecursionError as error:
        raise _too_deep(file, None) from error
    except ValueError as error:
        # Python refuses to read numbers of thousands of digits.
        place = re.search(_LONG_NUMBER, text)
        line = _line_at(text, place.start()) if place else None
        raise refused("a number has too many digits", file=file, line=line) from error
    return tree


def _line_at(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _too_deep(file: str, line: int | None) -> FigreproError:
    allowed = f"at most {_MOST_LEVELS} levels"
    return refused("tables or lists are nested too deeply", file=file, line=line, allowed=allowed)


def _syntax_error(said: str, text: str, file: str) -> FigreproError:
    place = re.search(_PLACE, said)
    lines = text.rstrip("\n").split("\n")
    line = int(place[1]) if place and place[1] else len(lines)
    column = f" at column {place[2]}" if place and place[2] else ""
    return refused(
        f"this is not valid TOML{column}: {_explained(re.sub(_PLACE, '', said))}",
        file=file,
        line=line,
        hint=_hint(said, lines[min(line, len(lines)) - 1]),
    )


def _explained(said: str) -> str:
    for pattern, meaning in _EXPLAINED:
        if re.fullmatch(pattern, said):
            return meaning
    return said[:1].lower() + said[1:]


def _hint(said: str, line: str) -> str | None:
    if said.startswith("Cannot"):  # the line itself is right
        return None
    meant = (hint for pattern, hint in _HINTS if re.search(pattern, line))
    return next(meant, "text needs quotes, lists [ ], inline tables { }")


def _plain(value: Any, level: int) -> Any:  # noqa: ANN401 - whatever a TOML file holds
    """The value with dates and times as text.

    Raises:
        RecursionError: It is nested too deeply.
    """
    if level > _MOST_LEVELS:
        raise RecursionError
    if isinstance(value, dict):
        return {key: _plain(inner, level + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner, level + 1) for inner in value]
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value


def _root(text: str) -> "Node":
    import tree_sitter_toml  # parses to a tree with places; loaded only to report a problem
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_toml.language())).parse(text.encode()).root_node


def lines_of_keys(text: str) -> dict[KeyPath, int]:
    """The line, counted from 1, on which each key and table of a valid TOML text begins."""
    root = _root(text)
    lines: dict[KeyPath, int] = {}
    _note_pairs(root, (), lines)
    for node in root.children:
        if node.type in {"table", "table_array_element"}:
            path = _key_parts(node.named_children[0])
            _note(path, 0, node, lines)
            _note_pairs(node, path, lines)
    return lines


def lines_of_tables(text: str, name: str) -> list[dict[KeyPath, int]]:
    """For each `[[name]]` of a valid TOML text, the line of it, as (), and of each of its keys."""
    found: list[dict[KeyPath, int]] = []
    for node in _tables(text, name):
        lines: dict[KeyPath, int] = {(): node.start_point[0] + 1}
        _note_pairs(node, (), lines)
        found.append(lines)
    return found


def pairs_in_tables(text: str, name: str) -> "list[dict[KeyPath, Node]]":
    """For each `[[name]]` of a valid TOML text, each key with its value as they are written."""
    return [
        {_key_parts(node.named_children[0]): node for node in table.children if node.type == "pair"}
        for table in _tables(text, name)
    ]


def value_of(pair: "Node") -> "Node":
    """The value of a key as it is written."""
    return pair.named_children[1]


def _tables(text: str, name: str) -> "list[Node]":
    return [
        node
        for node in _root(text).children
        if node.type == "table_array_element" and _key_parts(node.named_children[0]) == (name,)
    ]


def _note_pairs(node: "Node", path: KeyPath, lines: dict[KeyPath, int]) -> None:
    for child in node.children:
        if child.type == "pair":
            inner = path + _key_parts(child.named_children[0])
            _note(inner, len(path), child, lines)
            _note_pairs(child.named_children[-1], inner, lines)


def _note(path: KeyPath, outer: int, node: "Node", lines: dict[KeyPath, int]) -> None:
    """Notes the line of a key and of the tables that it opens on its way, beyond the outer ones."""
    for depth in range(outer + 1, len(path) + 1):
        lines.setdefault(path[:depth], node.start_point[0] + 1)


def _key_parts(node: "Node") -> KeyPath:
    if node.type == "dotted_key":
        return tuple(part for child in node.named_children for part in _key_parts(child))
    raw = (node.text or b"").decode()
    if node.type == "quoted_key":
        return (str(next(iter(tomllib.loads(f"{raw} = 0")))),)
    return (raw,)


def line_of(lines: dict[KeyPath, int], path: KeyPath) -> int | None:
    """The line of a key or, if it is not in the file, of the nearest table around it."""
    for depth in range(len(path), 0, -1):
        if path[:depth] in lines:
            return lines[path[:depth]]
    return None
