"""Reading a TOML file, with the line of every key once there is something to say about it."""

import re
import tomllib
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from figrepro.errors import FigreproError, Problem

if TYPE_CHECKING:
    from tree_sitter import Node

KeyPath = tuple[str, ...]

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


def parse_toml(text: str, file: str) -> dict[str, Any]:
    """The tables of a TOML text; dates become ISO text.

    Raises:
        FigreproError: The text does not parse; the problem names the line.
    """
    try:
        tree: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FigreproError(_syntax_problem(str(error), text, file)) from error
    except RecursionError as error:
        raise FigreproError(Problem("brackets are nested too deeply", file=file)) from error
    plain: dict[str, Any] = _dates_as_text(tree)
    return plain


def _syntax_problem(said: str, text: str, file: str) -> Problem:
    place = _PLACE.search(said)
    message = _PLACE.sub("", said)
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    column = f", column {place[2]}" if place and place[2] else ""
    return Problem(
        f"this is not valid TOML{column}: {message[:1].lower()}{message[1:]}",
        file=file,
        line=line,
        hint="text needs quotes, lists [ ], inline tables { }",
    )


def _dates_as_text(value: Any) -> Any:  # noqa: ANN401 - whatever a TOML file holds
    if isinstance(value, dict):
        return {key: _dates_as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_dates_as_text(inner) for inner in value]
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value


def lines_of_keys(text: str) -> dict[KeyPath, int]:
    """The line, counted from 1, on which each key and table of a valid TOML text begins."""
    import tree_sitter_toml  # parses to a tree with places; loaded only to report a problem
    from tree_sitter import Language, Parser

    root = Parser(Language(tree_sitter_toml.language())).parse(text.encode()).root_node
    lines: dict[KeyPath, int] = {}
    _note_pairs(root, (), lines)
    for node in root.children:
        if node.type in {"table", "table_array_element"}:
            path = _key_parts(node.named_children[0])
            lines.setdefault(path, node.start_point[0] + 1)
            _note_pairs(node, path, lines)
    return lines


def _note_pairs(node: "Node", path: KeyPath, lines: dict[KeyPath, int]) -> None:
    for child in node.children:
        if child.type == "pair":
            inner = path + _key_parts(child.named_children[0])
            for depth in range(len(path) + 1, len(inner) + 1):
                lines.setdefault(inner[:depth], child.start_point[0] + 1)
            _note_pairs(child.named_children[-1], inner, lines)


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


def dotted(path: KeyPath) -> str:
    """The key as it would be written in TOML: `series."1.3B".color`."""
    return ".".join(
        part if re.fullmatch(r"[A-Za-z0-9_-]+", part) else _quoted(part) for part in path
    )


def _quoted(part: str) -> str:
    return '"' + part.replace("\\", "\\\\").replace('"', '\\"') + '"'
