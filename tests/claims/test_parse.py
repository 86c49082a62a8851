"""What is a formula, and what is said of a text that is none."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from figrepro.claims.errors import FormulaError
from figrepro.claims.functions import FUNCTIONS, Function
from figrepro.claims.parse import DEEPEST, parse
from figrepro.claims.syntax import Calculation, Comparison, Denial, Junction, Number


def fault(formula: str) -> str:
    """What is wrong with a formula, with the column first."""
    with pytest.raises(FormulaError) as raised:
        parse(formula)
    found = raised.value.fault
    parts = [f"{found.column}: {found.message}", found.found, found.allowed, found.hint]
    return "; ".join(part for part in parts if part)


def column_of_fault(formula: str) -> int | None:
    """Where a formula is wrong; None if it is a formula."""
    try:
        parse(formula)
    except FormulaError as error:
        return error.fault.column
    return None


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=list(FUNCTIONS))
def test_the_example_of_every_function_is_a_formula_that_calls_it(function: Function) -> None:
    """Whoever copies one from the help gets no error."""
    parse(function.example)
    assert f"{function.name}(" in function.example


def test_products_bind_before_sums_and_both_from_the_left() -> None:
    """As in arithmetic."""
    found = parse("1 - 2 - 3 * 4 < 0")
    assert isinstance(found, Comparison)
    outer = found.operands[0]
    assert isinstance(outer, Calculation)
    assert outer.operator == "-"
    assert isinstance(outer.left, Calculation)
    assert isinstance(outer.right, Calculation)
    assert (outer.left.operator, outer.right.operator) == ("-", "*")


def test_and_binds_before_or_and_not_before_both() -> None:
    """As in logic, and in Python."""
    found = parse("1 < 2 or not 3 < 4 and 5 < 6")
    assert isinstance(found, Junction)
    assert (found.word, len(found.parts)) == ("or", 2)
    both = found.parts[1]
    assert isinstance(both, Junction)
    assert both.word == "and"
    assert isinstance(both.parts[0], Denial)


def test_numbers_are_kept_as_they_are_written() -> None:
    """No binary float comes between."""
    found = parse("0.1 < 2e4")
    assert isinstance(found, Comparison)
    numbers = [one.value for one in found.operands if isinstance(one, Number)]
    assert numbers == [Fraction(1, 10), 20_000]


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("", "1: the formula is empty"),
        ("   ", "1: the formula is empty"),
        ("1 <", "4: the formula ends too early"),
        ("(1 < 2", "7: ) is missing"),
        ("1 < 2)", '6: this does not belong here; ")"'),
        ('y("A, 1) < 2', "3: a quote is opened and never closed"),
        ("1 = 2", '3: this sign is not known; "="; equal is written =='),
        ("1 ≤ 2", '3: this sign is not known; "≤"; write <='),
        ("y(“A”, 1) < 2", '3: this sign is not known; "“"; quotes are straight'),
        ("1 < 20k", '5: this is not a number; "20k"'),
        ("1 < 1.2.3", '5: this is not a number; "1.2.3"'),
        ("1 < 1_000", '5: this is not a number; "1_000"'),
        ("y(A B) < 2", '5: this does not belong here; "B"'),
        ("for < 2", '1: this does not belong here; "for"'),
        ("all(1 < 2 for and in series)", '15: this does not belong here; "and"'),
        ("all(1 < 2 for x on series)", '17: this does not belong here; "on"; in'),
        ("all(1 < 2, 2 < 3 for x in series)", "18: for follows a single value"),
        ("1 < 1e999", '5: the number is too long; "1e999"'),
        ("naïve < 1", '3: this sign is not known; "ï"; names of series stand in quotes'),
        ("x.y < 1", "2: this is not a number"),
    ],
)
def test_what_is_no_formula_is_refused_with_its_column(formula: str, said: str) -> None:
    """A user sees where to look."""
    assert fault(formula).startswith(said)


@pytest.mark.parametrize("opened", ["(", "all(", "[", "((", "max(["])
def test_a_thousand_nested_brackets_are_refused(opened: str) -> None:
    """They neither crash nor take long."""
    assert "nested too deeply" in fault(opened * 1000 + "1")


def test_brackets_as_deep_as_allowed_are_read() -> None:
    """The limit is that which the message names."""
    parse("(" * DEEPEST + "1 < 2" + ")" * DEEPEST)
    assert f"{DEEPEST} levels" in fault("(" * (DEEPEST + 1) + "1 < 2" + ")" * (DEEPEST + 1))


@pytest.mark.parametrize("sign", ["not ", "-", "+", "--+"])
def test_many_signs_in_a_row_are_no_nesting(sign: str) -> None:
    """A thousand of them are read like one or two."""
    parse(f"{sign * 1000}1 < 2")


def test_a_formula_has_an_end() -> None:
    """What is longer than any claim is refused before it is looked at."""
    assert "too long" in fault("1 < " + "1" * 11_000)


@given(st.text(max_size=60))
@example("\x1f")
def test_any_text_is_a_formula_or_refused(text: str) -> None:
    """Nothing else is ever raised, and the column lies in the text or just behind it."""
    column = column_of_fault(text)
    assert column is None or 1 <= column <= len(text) + 1


@given(
    st.lists(
        st.sampled_from([*"()[],<>=+-*/", "<=", '"A"', "1", "x", "all", "for", "in", "not", "and"]),
        max_size=25,
    )
)
def test_any_row_of_words_is_a_formula_or_refused(words: list[str]) -> None:
    """As above, of what is nearly one."""
    text = " ".join(words)
    column = column_of_fault(text)
    assert column is None or 1 <= column <= len(text) + 1
