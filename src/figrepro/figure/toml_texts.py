"""Where a character of a text stands in the TOML file that it was read from."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from figrepro.errors import KeyPath
from figrepro.figure.toml import pairs_in_tables, value_of

if TYPE_CHECKING:
    from tree_sitter import Node

_MULTILINE = ('"""', "'''")
_JOINED_LINES = re.compile(r"\\[ \t]*\r?\n\s*")
"""A backslash at the end of a line, which takes away all blanks after it."""
_ESCAPED = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")


def place_in_text(
    text: str, name: str, number: int, path: KeyPath, index: int
) -> tuple[int, int] | None:
    """The line and the column, counted from 1, at which a character of a text stands.

    Args:
        text: A valid TOML text.
        name: The name of the tables `[[name]]` of which one holds it.
        number: Which of them, counted from 0.
        path: Its key there.
        index: Which character of the text that the key has, counted from 0; one more than there
            are is where it ends.

    Returns:
        None if there is no such table, or the key has no text in it.
    """
    tables = pairs_in_tables(text, name)
    pair = tables[number].get(path) if number < len(tables) else None
    if pair is None or value_of(pair).type != "string":
        return None
    node = value_of(pair)
    starts = list(_starts_of_characters(node))
    start = len(text.encode()[: node.start_byte].decode())
    place = start + starts[min(index, len(starts) - 1)]
    return text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)


def _starts_of_characters(node: "Node") -> Iterator[int]:
    """Where each character of a text, and its end, stands among those that it is written with."""
    written = (node.text or b"").decode()
    is_multiline = written.startswith(_MULTILINE)
    quotes = written[: 3 if is_multiline else 1]
    has_escapes = quotes.startswith('"')
    place, end = len(quotes), len(written) - len(quotes)
    if is_multiline and written.startswith(("\n", "\r\n"), place):
        place = written.index("\n", place) + 1
    while place < end:
        joined = _JOINED_LINES.match(written, place) if has_escapes else None
        if joined:
            place = joined.end()
            continue
        yield place
        escaped = _ESCAPED.match(written, place) if has_escapes else None
        if escaped:
            place = escaped.end()
        else:
            place += 2 if written.startswith("\r\n", place) else 1
    yield end
