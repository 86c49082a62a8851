"""Texts broken into lines."""

import pytest

from figrepro.chart.wrapping import wrapped


@pytest.mark.parametrize(
    ("text", "room", "most", "lines"),
    [
        ("", 5, 3, [""]),
        ("one", 5, 3, ["one"]),
        ("one two", 7, 3, ["one two"]),
        ("one two", 6, 3, ["one", "two"]),
        ("one-two_three.four", 5, 9, ["one-", "two_", "three", ".four"]),
        ("abcdefgh", 3, 9, ["abc", "def", "gh"]),
        ("abcdefgh", 3, 2, ["abc", "de…"]),
        ("abc", 0, 3, ["a", "b", "c"]),
        ("   ", 1, 3, [""]),
    ],
)
def test_how_lines_are_broken(text: str, room: float, most: int, lines: list[str]) -> None:
    """Each character is one wide here."""
    assert wrapped(text, room, len, most) == lines
