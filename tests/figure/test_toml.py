"""TOML as people write it by hand: what goes wrong, on which line, and in which words."""

import tomllib
from contextlib import suppress
from typing import Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from figrepro.errors import FigreproError, KeyPath, dotted
from figrepro.figure.toml import line_of, lines_of_keys, parse_toml
from tests.folders import SPEC, Folder

GENERAL = "; text needs quotes, lists [ ], inline tables { }"


def problem_of(text: str) -> str:
    """What is said of a text that is not TOML."""
    with pytest.raises(FigreproError) as raised:
        parse_toml(text, "figure.toml")
    return str(raised.value)


# Texts that do not parse


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = A chart", f" at column 9: this is not a value{GENERAL}"),
        ('title = "A chart', f" at column 17: a text does not end on its line{GENERAL}"),
        ("title = 'A chart", f" at column 17: a text does not end on its line{GENERAL}"),
        ('title = "A" chart', f" at column 13: there is something after the value{GENERAL}"),
        ("title", f" at column 6: = is missing after the key{GENERAL}"),
        ('= "A chart"', f" at column 1: a key should stand here{GENERAL}"),
        ("[x", f" at column 3: ] is missing at the end of the table's name{GENERAL}"),
        ("ticks = { step = 1", f" at column 19: }} is missing at the end of the table{GENERAL}"),
        ("title = “A chart”", ' at column 9: this is not a value; quotes must be straight: "…"'),
        ("math = TRUE", " at column 8: this is not a value; write true or false"),
        (
            'label = "50\\% of \\alpha"',
            (
                " at column 14: a backslash in double quotes needs a second one; "
                "single quotes leave a backslash alone: '…'"
            ),
        ),
        (
            "step = .5",
            " at column 8: this is not a value; a number needs a digit before the point: 0.5",
        ),
        (
            "step = 5.",
            (
                " at column 9: there is something after the value; "
                "a number needs a digit after the point: 5.0"
            ),
        ),
        (
            "step = 0,5",
            (
                " at column 9: there is something after the value; "
                "a decimal point is needed, not a comma: 0.5"
            ),
        ),
    ],
)
def test_a_text_that_does_not_parse_is_told_in_plain_words(text: str, said: str) -> None:
    """The line, the column, what is wrong there, and what was likely meant."""
    assert problem_of(f"# a comment\n{text}\nkind = 'line'\n") == (
        f"figure.toml:2: this is not valid TOML{said}"
    )


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('title = "A"\nkind = "line"\ntitle = "B"\n', 3, " at column 12: duplicate key"),
        ('[x]\nlabel = "A"\n[y]\n[x]\n', 4, " at column 3: duplicate table"),
        ('x.label = "A"\n[x]\nlabel = "B"\n', 2, " at column 3: duplicate table"),
    ],
)
def test_a_repeated_key_is_told(text: str, line: int, said: str) -> None:
    """Tables and keys stand in a file once."""
    assert problem_of(text) == f"figure.toml:{line}: this is not valid TOML{said}"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("ticks = [1,\n  2\n\n", 2, f"] is missing at the end of the list{GENERAL}"),
        ('note = """\nfirst\nsecond', 3, f"a text does not end{GENERAL}"),
    ],
)
def test_what_never_ends_is_told_on_the_last_line(text: str, line: int, said: str) -> None:
    """Blank lines at the end of the file are no place to look."""
    assert problem_of(text) == f"figure.toml:{line}: this is not valid TOML: {said}"


def test_lone_carriage_returns_are_told() -> None:
    """TOML has no such line ends, though CSV has."""
    assert problem_of('title = "A"\rkind = "line"\r') == (
        "figure.toml:1: this is not valid TOML at column 12: there is something after the value; "
        "lines must end with a line feed"
    )


def test_a_number_of_thousands_of_digits_is_told() -> None:
    """Python refuses to read it, in words of its own."""
    assert problem_of(f"title = 'A'\nwidth = {'9' * 5000}\n") == (
        "figure.toml:2: a number has too many digits"
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ticks = " + "[" * 100_000, ""),
        ("ticks = " + "[" * 60 + "]" * 60, ""),
        ("x = " + "{ a = " * 100_000, ""),
        ("\n" + ".".join(["a"] * 100_000) + " = 1", ":2"),
        ("\n[" + " . ".join(['"a\\""'] * 60) + "]", ":2"),
    ],
    ids=["open lists", "lists", "tables", "dotted key", "table name"],
)
def test_deep_nesting_is_refused_at_once(text: str, place: str) -> None:
    """Brackets and dots by the thousand cost neither the stack nor minutes."""
    assert problem_of(text) == (
        f"figure.toml{place}: tables or lists are nested too deeply; allowed: at most 50 levels"
    )


def test_dots_in_texts_are_not_nesting() -> None:
    """A leader of dots is a text like any other."""
    text = "a" + ".b" * 49
    assert parse_toml(f'note = "{text} {"." * 500}"\n', "") == {"note": f"{text} {'.' * 500}"}


def test_dates_become_text() -> None:
    """TOML's own dates serve as limits of an axis of dates, in lists too."""
    tree = parse_toml("limits = [2024-01-01, 2024-05-31]\nat = 2024-05-31T12:00:00\n", "")
    assert tree == {"limits": ["2024-01-01", "2024-05-31"], "at": "2024-05-31T12:00:00"}


@given(st.text())
def test_any_text_is_toml_or_a_problem(text: str) -> None:
    """Random text is read or refused, and nothing else."""
    with suppress(FigreproError):
        assert isinstance(parse_toml(text, ""), dict)


@given(st.data())
def test_a_damaged_file_is_toml_or_a_problem(data: st.DataObject) -> None:
    """So is a good file with a few characters replaced."""
    text = list(SPEC)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(text) - 1))
        text[place] = data.draw(st.sampled_from(list("\"'[]{}=.,\n\r\0\\# -_ax9é")) | st.text())
    with suppress(FigreproError):
        parse_toml("".join(text), "")


# The lines of keys


def test_every_way_to_write_a_key_has_its_line() -> None:
    """Tables, dotted keys, quoted names, inline tables, lists over lines, comments."""
    text = (
        "# comment\n"
        "title = 'A' # kind = 'no key'\n"
        "x.label = 'B'\n"
        "\n"
        '[series."1.3B"] # comment\n'
        "color = 'red'\n"
        "[y]\n"
        "limits = [\n"
        "  0,\n"
        "  1 ]\n"
        "ticks = { step = 0.1, 'start' = 2 }\n"
        "[[extra]]\n"
        "a.b.c = 1\n"
    )
    assert lines_of_keys(text) == {
        ("title",): 2,
        ("x",): 3,
        ("x", "label"): 3,
        ("series",): 5,
        ("series", "1.3B"): 5,
        ("series", "1.3B", "color"): 6,
        ("y",): 7,
        ("y", "limits"): 8,
        ("y", "ticks"): 11,
        ("y", "ticks", "step"): 11,
        ("y", "ticks", "start"): 11,
        ("extra",): 12,
        ("extra", "a"): 13,
        ("extra", "a", "b"): 13,
        ("extra", "a", "b", "c"): 13,
    }


def test_line_ends_of_windows_count_once() -> None:
    """The editor shows the same number."""
    text = "a = 1\r\nb = 2\r\n[c]\r\nd = 3\r\n"
    assert lines_of_keys(text) == {("a",): 1, ("b",): 2, ("c",): 3, ("c", "d"): 4}


def test_a_key_that_is_not_there_stands_where_it_belongs() -> None:
    """A missing key is told on the line of its table, else without a line."""
    lines = lines_of_keys("title = 'A'\n[x]\n")
    assert line_of(lines, ("x", "label")) == 2
    assert line_of(lines, ("y", "label")) is None


keys = st.one_of(
    st.sampled_from(["a", "b", "label", "1.3B", "", "é", "a b", 'say "hi"', "\x7f"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
)
scalars = st.booleans() | st.integers(-9, 9) | st.text("ab\"\\\n'", max_size=5) | st.dates()
trees = st.dictionaries(
    keys,
    st.recursive(
        scalars | st.lists(scalars, max_size=3),
        lambda inner: st.dictionaries(keys, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


@given(trees)
def test_every_key_of_a_valid_file_has_a_line(tree: dict[str, Any]) -> None:
    """Whatever the parser finds, and nothing else, has a line inside the file."""
    text = tomlkit.dumps(tree)
    lines = lines_of_keys(text)
    assert set(lines) == set(_paths(tomllib.loads(text)))
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())


def _paths(tree: dict[str, Any], outer: KeyPath = ()) -> list[KeyPath]:
    paths = []
    for key, value in tree.items():
        paths.append((*outer, key))
        if isinstance(value, dict):
            paths += _paths(value, (*outer, key))
    return paths


@given(st.lists(keys, min_size=1, max_size=4))
def test_a_dotted_key_is_written_as_toml_reads_it(path: list[str]) -> None:
    """The key in a message can be copied into the file, unless it cannot be seen."""
    written = dotted(tuple(path))
    if written.isprintable():
        assert _paths(tomllib.loads(f"{written} = 0"))[-1] == tuple(path)


def test_the_file_and_line_stand_first(folder: Folder) -> None:
    """As compilers do, so that editors can jump there."""
    folder.write("figure.toml", f"{SPEC}kind = line\n")
    assert folder.problems() == [
        f"chart/figure.toml:6: this is not valid TOML at column 8: this is not a value{GENERAL}"
    ]
