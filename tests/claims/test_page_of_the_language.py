"""`docs/claims.md` shows the language by formulas that hold."""

import re
from pathlib import Path

import pytest

from figrepro.claims.claim import Claim
from figrepro.claims.functions import FUNCTIONS
from figrepro.claims.judge import Judge
from figrepro.figure.decode import decode_table
from figrepro.figure.toml import parse_toml
from tests.claims.about import judged_by
from tests.figures import SHIPPED, shipped

PAGE = (Path(__file__).parents[2] / "docs" / "claims.md").read_text(encoding="utf-8")
JUDGES = {figure_id: Judge(shipped(figure_id)) for figure_id in SHIPPED}
FORMULAS = [
    (figure_id, line.partition("#")[0].strip())
    for figure_id, block in re.findall(
        r"^```formula (\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL
    )
    for line in block.splitlines()
]


@pytest.mark.parametrize(("figure_id", "formula"), FORMULAS)
def test_every_formula_of_the_page_holds(figure_id: str, formula: str) -> None:
    """At the values as listed."""
    assert judged_by(JUDGES[figure_id], formula).verdict == "supported"


def test_every_function_is_on_the_page() -> None:
    """And none that there is not."""
    called = {name for _, formula in FORMULAS for name in re.findall(r"(\w+)\(", formula)}
    assert called - {"in", "and", "or", "not"} == set(FUNCTIONS)


def test_the_claims_of_the_page_are_claims() -> None:
    """Every key that there is stands in them."""
    block = re.search(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert block is not None
    tables = parse_toml(block[1], "claims.toml")["claim"]
    assert [decode_table(Claim, table, ())[1] for table in tables] == [(), ()]
    assert {key for table in tables for key in table} == {*Claim.__struct_fields__}
