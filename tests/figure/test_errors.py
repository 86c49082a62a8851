"""Problems: one line each, safe to print, with the nearest known word."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.errors import (
    MOST_PROBLEMS,
    FigreproError,
    FileProblems,
    Problem,
    did_you_mean,
    nearest,
    quoted,
    visible,
)

texts = st.none() | st.text(st.characters())


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("it is wrong"), "it is wrong"),
        (Problem("it is wrong", file="a.csv"), "a.csv: it is wrong"),
        (Problem("it is wrong", file="a.csv", line=3), "a.csv:3: it is wrong"),
        (Problem("it is wrong", key="y"), "y: it is wrong"),
        (Problem("it is wrong", found=""), "it is wrong; found "),
        (
            Problem("it is wrong", "a.csv", 3, "y", found="5", allowed="6", hint="write 6"),
            "a.csv:3: y: it is wrong; found 5; allowed: 6; write 6",
        ),
    ],
)
def test_a_problem_is_one_line(problem: Problem, line: str) -> None:
    """Place, key, what is wrong, what was found, what is allowed, what to do."""
    assert str(problem) == line


@given(st.builds(Problem, st.text(st.characters()), texts, st.none(), texts, texts, texts, texts))
def test_no_text_in_a_problem_acts_on_a_terminal(problem: Problem) -> None:
    """Whatever a file, a name or an argument puts into it."""
    assert len(str(problem).splitlines() or [""]) == 1
    assert visible(str(problem)) == str(problem)


def test_a_problem_stays_readable_whatever_it_quotes() -> None:
    """A megabyte of a broken file is cut."""
    assert str(Problem("it is wrong", found="x" * 10**6)) == f"it is wrong; found {'x' * 999}…"


def test_an_error_says_all_its_problems() -> None:
    """A line for each."""
    problems = [Problem("first"), Problem("second", file="a")]
    assert str(FigreproError(problems)) == "first\na: second"
    assert FigreproError(problems[0]).problems == (problems[0],)


@given(st.lists(st.builds(Problem, st.text(st.characters()), texts), min_size=1, max_size=3))
def test_an_error_survives_the_way_between_processes(problems: list[Problem]) -> None:
    """Workers hand on what they found."""
    error = FigreproError(problems)
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (copy.problems, str(copy)) == (error.problems, str(error))


@pytest.mark.parametrize("count", [0, 1, MOST_PROBLEMS, MOST_PROBLEMS + 1, 10 * MOST_PROBLEMS])
def test_problems_beyond_a_hundred_are_counted(count: int) -> None:
    """None is lost from the sum."""
    problems = FileProblems("a.csv")
    for line in range(count):
        problems.add(line, Problem("it is wrong"))
    told = problems.all()
    assert told[:MOST_PROBLEMS] == [
        Problem("it is wrong", "a.csv", line) for line in range(min(count, MOST_PROBLEMS))
    ]
    left_out = count - MOST_PROBLEMS
    more = [f"a.csv: and {left_out} more problem{'s' * (left_out > 1)} in this file"]
    assert [str(problem) for problem in told[MOST_PROBLEMS:]] == more * (count > MOST_PROBLEMS)


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("colour", ["label", "color"], ["color"]),
        ("LINE", ["bar", "line"], ["line"]),
        ("loc", ["location", "title"], ["location"]),
        ("name", ["note", "basis"], []),
        ("xyz", ["label", "color"], []),
        ("a", [], []),
        ("x" * 1000, ["x" * 999], []),
    ],
)
def test_the_nearest_word_is_what_was_likely_meant(
    word: str, known: list[str], expected: list[str]
) -> None:
    """Slips of the keys and of the case; nothing where nothing is alike."""
    assert nearest(word, known) == expected


def test_a_hint_names_the_nearest_words() -> None:
    """One or several, or no hint at all."""
    known = ["loss-1", "loss-2", "accuracy"]
    assert did_you_mean("los-1", known) == "did you mean loss-1?"
    assert did_you_mean("los-1", known, most=2) == "did you mean loss-1 or loss-2?"
    assert did_you_mean("zzz", known) is None


def test_what_is_quoted_is_cut_where_it_is_long() -> None:
    """A message stays a line."""
    assert quoted("short") == '"short"'
    assert quoted("x" * 60) == f'"{"x" * 60}"'
    assert quoted("x" * 61) == f'"{"x" * 59}…"'


def test_a_key_is_written_with_those_that_lead_to_it() -> None:
    """Whoever finds a problem in a table need not know where the table is."""
    problem = Problem("it is wrong", path=("color",)).under("series", "1.3B")
    assert problem.path == ("series", "1.3B", "color")
    assert str(problem) == 'series."1.3B".color: it is wrong'


def test_a_problem_leaves_open_what_it_touches_or_may_have_been_meant_for() -> None:
    """Nothing else is to be doubted for it."""
    wrong = Problem("wrong value", path=("x", "limits"))
    assert wrong.leaves_open(("x",))
    assert wrong.leaves_open(("x", "limits"))
    assert not wrong.leaves_open(("x", "scale"))
    unknown = Problem("unknown key", path=("x", "scal"), meant=(("x", "scale"),))
    assert unknown.leaves_open(("x", "scale"))
    assert not unknown.leaves_open(("x", "limits"))
