"""A text broken into lines."""

import re
from bisect import bisect_right
from collections.abc import Callable

_PIECES = re.compile(r"[^-_. ]*[-_. ]+|[^-_. ]+")
"""A word with the signs that part it from the next: lines end after those."""
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def wrapped(text: str, room: float, width: Callable[[str], float], most: int) -> list[str]:
    """A text in lines that fit into a room, between words where that can be.

    Args:
        text: The text.
        room: How wide a line may be.
        width: How wide a text is.
        most: How many lines there may be; what is left over is cut.
    """
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        if line and width(f"{line}{piece}".rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece
        while width(line.rstrip()) > room and len(line) > 1:
            end = _fitting(line, room, width)
            lines.append(line[:end])
            line = line[end:]
    lines.append(line.rstrip())
    return lines if len(lines) <= most else [*lines[: most - 1], _cut(lines[most - 1], room, width)]


def _fitting(line: str, room: float, width: Callable[[str], float]) -> int:
    """How many characters of a line fit, one at least."""
    return max(1, bisect_right(range(1, len(line)), room, key=lambda end: width(line[:end])))


def _cut(line: str, room: float, width: Callable[[str], float]) -> str:
    """A line that says that it goes on."""
    return line[: _fitting(line, room - width(_ELLIPSIS), width)].rstrip() + _ELLIPSIS
