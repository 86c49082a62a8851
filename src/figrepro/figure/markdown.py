"""Texts in Markdown: every character stands for itself."""

import re

_SPECIAL = re.compile(
    r"""[\\`*_\[\]{}<>|&$@^#]
    | (?<!\ )~ | ~(?!\ )        # strikes out what it touches
    | :(?=//) | (?<=www)\.      # a link without brackets
    | :(?=[\w+-]+:)             # an emoji's code
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What Markdown, its tables and GitHub's additions to it would interpret."""
_BEGINNING = re.compile(r"[-+=](?=[-+=\s]|$)|(?<=\d)[.)](?=\s|$)")
"""What makes a list, a rule or a heading at the beginning of a line."""


def escaped(text: str, *, begins_line: bool = False) -> str:
    """The text with a backslash before every character that Markdown would interpret.

    Args:
        text: The text.
        begins_line: Whether it stands at the beginning of a line.
    """
    found = _SPECIAL.sub(r"\\\g<0>", text)
    if not begins_line:
        return found
    number = re.match(r"\d{0,9}", found)
    start = number.end() if number else 0
    sign = _BEGINNING.match(found, start)
    return found if sign is None else f"{found[:start]}\\{found[start:]}"
