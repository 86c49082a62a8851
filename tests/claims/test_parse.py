"""What is a formula, and what is said of a text that is none."""

import ast
import warnings
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from figrepro.claims.errors import FormulaError
from figrepro.claims.functions import FUNCTIONS, Function
from figrepro.claims.parse import literal, parse
from figrepro.claims.writing import DEEPEST, MOST_SIGNS


def fault(formula: str) -> str:
    """What is wrong with a formula, with the column first."""
    with pytest.raises(FormulaError) as raised:
        parse(formula)
    found = raised.value
    one = found.problem
    parts = [f"{found.column}: {one.message}", one.found, one.allowed, one.hint]
    return "; ".join(part for part in parts if part)


def column_of_fault(formula: str) -> int | None:
    """Where a formula is wrong; None if it is a formula."""
    try:
        parse(formula)
    except FormulaError as error:
        return error.column
    return None


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=list(FUNCTIONS))
def test_the_example_of_every_function_is_a_formula_that_calls_it(function: Function) -> None:
    """Whoever copies one from the help gets no error."""
    parse(function.example)
    assert f"{function.name}(" in function.example


def test_the_operators_bind_as_in_python() -> None:
    """Products before sums, both from the left; and before or, not before both."""
    for formula in ("1 - 2 - 3 * 4 < 0", "1 < 2 or not 3 < 4 and 5 < 6", "-2 * +3 < 1"):
        shape = ast.dump(ast.parse(formula, mode="eval").body)
        assert ast.dump(parse(formula).body) == shape


def constants(formula: str) -> list[Fraction | int | str]:
    """The numbers and texts in a formula, in order."""
    found = [one for one in ast.walk(parse(formula).body) if isinstance(one, ast.Constant)]
    return [literal(one) for one in sorted(found, key=lambda one: one.col_offset)]


@pytest.mark.parametrize(
    ("formula", "number"),
    [
        ("0.1", Fraction(1, 10)), ("2e4", 20_000), ("1E-2", Fraction(1, 100)), ("5.", 5),
        (".5", Fraction(1, 2)), ("0123", 123), ("00.50", Fraction(1, 2)), ("1e300", 10**300),
        ("9" * 100, int("9" * 100)), ("0." + "3" * 98, Fraction(int("3" * 98), 10**98)),
    ],
)  # fmt: skip
def test_numbers_are_kept_as_they_are_written(formula: str, number: Fraction) -> None:
    """No binary float comes between, and no reading that only Python has."""
    assert constants(formula) == [number]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r'"a\d"', "ad"), (r'"a\\d"', r"a\d"), (r'"say \"b\""', 'say "b"'), ("'\\''", "'"),
        (r'"\x"', "x"), (r'"\N{DASH}"', "N{DASH}"), (r'"\n"', "n"), ('"a\nb"', "a\nb"), ('""', ""),
        ('"größer 潮 \x00"', "größer 潮 \x00"), ('"# no comment"', "# no comment"),
        ('"{x}"', "{x}"), ('"\ud800"', "\ud800"), ("'\"'", '"'),
    ],
)  # fmt: skip
def test_a_backslash_keeps_the_sign_behind_it_and_nothing_else_is_special(
    written: str, text: str
) -> None:
    """Whatever is in quotes means nothing to Python, not even a warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert constants(f"{written} == 1") == [text, 1]


def test_columns_count_characters_not_bytes() -> None:
    """Also behind letters that are several bytes long."""
    assert fault('y("größer 潮", 1) < "潮" "b"').startswith('24: this does not belong here; "b"')


@pytest.mark.parametrize("blank", ["\n", "\t", "\r\n", "  ", "\f", "\v"])
def test_blanks_may_stand_anywhere_between_words(blank: str) -> None:
    """A formula in a text of several lines is read as one line."""
    formula = "1 < 2 and ( 3 < 4 )"
    spaced = parse(blank + formula.replace(" ", blank) + blank)
    assert ast.dump(spaced.body) == ast.dump(parse(formula).body)
    assert spaced.source(spaced.body).split() == formula.split()


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
        ("1 < 0x10", '5: this is not a number; "0x10"'),
        ("1 < 1j", '5: this is not a number; "1j"'),
        ("1and 2", '1: this is not a number; "1and"'),
        ("1 < 2 ** 3", '7: this sign is not known; "**"; there are no powers'),
        ("1 < 2 // 3", '7: this sign is not known; "//"; write /'),
        ("1 < 2 # why", '7: this sign is not known; "#"; a comment stands behind'),
        ("1 < \\\n2", '5: this sign is not known; "\\"'),
        ("1 < 2;", '6: this sign is not known; ";"'),
        ("(x := 1) < 2", '4: this sign is not known; ":"'),
        ("lambda: 1", '1: this does not belong here; "lambda"'),
        ("1 is 1", '3: this does not belong here; "is"; equal is written =='),
        ("1 < 2 if 3 < 4 else 5 < 6", '7: this does not belong here; "if"'),
        ("(yield)", '2: this does not belong here; "yield"'),
        ("await x", '1: this does not belong here; "await"'),
        ("True", '1: this does not belong here; "True"; names of series and categories'),
        ("None == 1", '1: this does not belong here; "None"'),
        ("... < 1", '1: this is not a number; "..."'),
        ("1 in [1]", '3: this does not belong here; "in"; write any('),
        ("1 < 2 not in [1]", '7: this does not belong here; "not"; write any('),
        ("f(a=1) < 2", '4: this sign is not known; "="'),
        ("f(*x) < 2", '3: this does not belong here; "*"'),
        ("f(**x) < 2", '3: this sign is not known; "**"'),
        ("f(1)(2) < 2", '5: this does not belong here; "("'),
        ('"a"(1) < 2', '4: this does not belong here; "("'),
        ("x[0] < 2", '2: this does not belong here; "["; a sign such as + or <'),
        ("y(1)) > 1", '5: this does not belong here; ")"; no bracket is open'),
        ("y(1] > 1", '4: this does not belong here; "]"; )'),
        ("y(1,, 0) > 1", '5: this does not belong here; ","; a number, a quoted text'),
        ("and 1 < 2", '1: this does not belong here; "and"; a number, a quoted text'),
        ("[x for x in y] == [1]", '1: this does not belong here; "["; for stands inside'),
        ("all(x for a, b in y)", '11: this does not belong here; "a"; for names one variable'),
        ("all(x for x in y if z)", '18: this does not belong here; "if"; write not'),
        ("all(x async for x in y)", '7: this does not belong here; "async"'),
        ("(1, 2) == [1, 2]", '3: this does not belong here; ","; decimals have a point'),
        ('("a", "b")', '5: this does not belong here; ","; lists stand in [ ]'),
        ("()", '1: this does not belong here; "("'),
        ('r"a" == "b"', '2: this does not belong here; "a"'),
        ('b"a" == "b"', '2: this does not belong here; "a"'),
        ('f"{x}" == "b"', '1: this does not belong here; "f"'),
        ('"a" "b" == "c"', '5: this does not belong here; "b"'),
        ('"""a""" == "c"', '3: this does not belong here; "a"'),
        ("1 << 2", '3: this sign is not known; "<<"'),
        ("1 <> 2", '3: this sign is not known; "<>"; unequal is written !='),
        ("[1)", '3: this does not belong here; ")"'),
        ("1) + (2 < 3", '2: this does not belong here; ")"'),
        (" 1) + (2 < 3", '3: this does not belong here; ")"'),
        ("\x00 < 1", "1: this sign is not known"),
        ("\ufeff1 < 2", "1: this sign is not known"),
        ("\uff4dax(1) < 2", "1: this sign is not known"),
        ("y(A B) < 2", '5: this does not belong here; "B"; a comma or a sign is missing'),
        ("for < 2", '1: this does not belong here; "for"'),
        ("all(1 < 2 for and in series)", '15: this does not belong here; "and"'),
        ("all(1 < 2 for x on series)", '17: this does not belong here; "on"'),
        ("all(1 < 2, 2 < 3 for x in series)", "12: for follows a single value"),
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


@pytest.mark.parametrize("sign", ["not ", "-", "+", "--+", "1 + ", "2 * "])
def test_too_many_signs_are_refused(sign: str) -> None:
    """Each holds what stands behind or before it: no parser may fail for want of room."""
    assert "too many signs" in fault(f"{sign * 1000}1 < 2")
    parse(f"{sign * (MOST_SIGNS // 3)}1 < 2")


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
        st.sampled_from(
            [*"()[],<>=+-*/", "<=", '"A"', '"潮"', "1", "x", "all", "for", "in", "not", "and", "if"]
        ),
        max_size=25,
    )
)
def test_any_row_of_words_is_a_formula_or_refused(words: list[str]) -> None:
    """As above, of what is nearly one."""
    text = " ".join(words)
    column = column_of_fault(text)
    assert column is None or 1 <= column <= len(text) + 1
