"""Texts in Markdown: every character stands for itself."""

import pytest

from figrepro.figure.markdown import escaped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("---", r"\---"),
        ("1. a", r"1\. a"),
        ("12) a", r"12\) a"),
        ("1.3B rises", "1.3B rises"),
        ("-1 is", "-1 is"),
        ("== a", r"\== a"),
        ("a - b", "a - b"),
        ("", ""),
    ],
)
def test_what_begins_a_line_is_no_list_rule_or_heading(text: str, expected: str) -> None:
    """Signs that act only there are escaped only there."""
    assert escaped(text, begins_line=True) == expected
    assert escaped(text) == text
