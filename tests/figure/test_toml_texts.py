"""Where a character of a text stands in the TOML file that it was read from."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.figure.toml_texts import place_in_text

BEFORE = '# ü\n[[row]]\na = 1\n[[row]]\n"ö" = "é"\ntext = '
PIECES = ["a", "é", "😀", " ", "\n", "\r\n"]
ESCAPES = ['\\"', "\\\\", "\\n", "\\u00e9", "\\U0001F600", "\\\n  ", "\\ \r\n\n\t"]


def _at(text: str, place: tuple[int, int] | None) -> str:
    assert place is not None
    line, column = place
    return text.split("\n")[line - 1][column - 1 :]


@given(
    st.sampled_from(['"', "'", '"""', "'''", '"""\n', "'''\n", "'''\r\n"]),
    st.lists(st.sampled_from([*PIECES, *ESCAPES])),
)
def test_every_character_is_found_where_it_is_written(opening: str, pieces: list[str]) -> None:
    """In all four kinds of texts; an escaped one at its backslash, the end at the quotes."""
    quotes = opening.strip()
    held = [one for one in pieces if quotes.startswith('"') or one in PIECES]
    held = [one for one in held if len(quotes) == 3 or "\n" not in one]
    text = f"{BEFORE}{opening}{''.join(held)}{quotes} # behind\n"
    read = tomllib.loads(text)["row"][1]["text"]
    for index, character in enumerate(read):
        found = _at(text, place_in_text(text, "row", 1, ("text",), index))
        assert found.startswith((character, "\\")) or (character == "\n" and found in {"", "\r"})
    end = place_in_text(text, "row", 1, ("text",), len(read))
    assert _at(text, end) == f"{quotes} # behind"
    assert place_in_text(text, "row", 1, ("text",), len(read) + 9) == end


@pytest.mark.parametrize(
    ("number", "key"), [(1, "absent"), (0, "a"), (7, "text")], ids=["no key", "no text", "no table"]
)
def test_what_is_no_text_has_no_place(number: int, key: str) -> None:
    """Nor what is not there."""
    assert place_in_text(f"{BEFORE}''", "row", number, (key,), 0) is None
