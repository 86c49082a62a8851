"""Reading `claims.toml`: every claim that can be read, and every problem."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from figrepro.claims.claim import Claim
from figrepro.claims.errors import FormulaError
from figrepro.errors import MOST_PROBLEMS, FigreproError, Problem, did_you_mean, quoted
from figrepro.figure.decode import decode_table
from figrepro.figure.folders import CLAIMS_FILE, LARGEST_FILE, read_text, shown
from figrepro.figure.toml import line_of, lines_of_tables, parse_toml
from figrepro.figure.toml_texts import place_in_text

CLAIM_TABLE = "claim"


@dataclass(frozen=True, slots=True)
class ClaimsFile:
    """What `claims.toml` holds.

    Attributes:
        path: Where it is.
        text: Its text; empty if there is none that can be read.
        claims: The claims that could be read, each with its place among all in the file.
        unread: How many others there are.
        problems: Everything wrong with the others.
    """

    path: Path
    text: str = ""
    claims: tuple[tuple[int, Claim], ...] = ()
    unread: int = 0
    problems: tuple[Problem, ...] = ()

    def formula_problem(self, place: int, claim: Claim, error: FormulaError) -> Problem:
        """What is wrong with the formula of a claim, with the line and the column of the file."""
        index = error.column - 1
        found = place_in_text(self.text, CLAIM_TABLE, place, ("formula",), index)
        line, column = found or (None, error.column)
        message = f"claim {claim.id}: {error.problem.message} at column {column}"
        return replace(error.problem, message=message, file=shown(self.path), line=line)


def read_claims(folder: Path) -> ClaimsFile:
    """The claims of a figure's folder, as far as they can be read; none if there is no file."""
    path = folder / CLAIMS_FILE
    if not path.is_symlink() and not path.exists():
        return ClaimsFile(path)
    try:
        text = read_text(path, folder, limit=LARGEST_FILE)
        tree = parse_toml(text, shown(path))
    except FigreproError as error:
        return ClaimsFile(path, problems=error.problems)
    tables, problems = _tables(tree, path)
    claims = []
    for place, table in enumerate(tables):
        claim, unfit = _claim(table)
        if claim is not None:
            claims.append((place, claim))
        elif len(problems) < MOST_PROBLEMS:
            problems += _located(path, text, place, unfit)
    problems += _repeated(path, text, claims)
    return ClaimsFile(path, text, tuple(claims), len(tables) - len(claims), tuple(problems))


def _tables(tree: dict[str, Any], path: Path) -> tuple[list[Any], list[Problem]]:
    tables = tree.get(CLAIM_TABLE, [])
    problems = [
        Problem(
            "unknown key",
            file=shown(path),
            path=(key,),
            hint=did_you_mean(key, [CLAIM_TABLE]) or f"each claim stands under [[{CLAIM_TABLE}]]",
        )
        for key in tree
        if key != CLAIM_TABLE
    ]
    if not isinstance(tables, list):
        hint = f"each claim stands under [[{CLAIM_TABLE}]], with two brackets"
        return [], [*problems, Problem("claims must be a list of tables", shown(path), hint=hint)]
    return tables, problems


def _claim(table: Any) -> tuple[Claim | None, Sequence[Problem]]:  # noqa: ANN401 - any value of TOML
    if not isinstance(table, dict):
        return None, [Problem("a claim must be a table", allowed=f"a table [[{CLAIM_TABLE}]]")]
    try:
        claim = msgspec.convert(table, Claim)
    except msgspec.ValidationError:  # it names the first problem, and all are to be told
        problems = decode_table(Claim, table, ())[1]
    else:
        problems = tuple(_contradictions(claim))
        if not problems:
            return claim, ()
    return None, problems


def _contradictions(claim: Claim) -> Iterator[Problem]:
    """What does not fit together in one claim."""
    has_formula = claim.formula is not None
    if has_formula == (claim.untestable is not None):
        message = "a claim needs a formula, or untestable with the reason"
        found = "both" if has_formula else "neither"
        yield Problem(message, path=("formula",), found=found, allowed="one of the two")


def _repeated(path: Path, text: str, claims: Iterable[tuple[int, Claim]]) -> list[Problem]:
    seen: set[str] = set()
    problems: list[Problem] = []
    for place, claim in claims:
        if claim.id in seen and len(problems) < MOST_PROBLEMS:
            again = Problem("duplicate claim id", path=("id",), found=quoted(claim.id))
            problems += _located(path, text, place, [again])
        seen.add(claim.id)
    return problems


def _located(path: Path, text: str, place: int, unfit: Iterable[Problem]) -> list[Problem]:
    """The problems of one claim, each with the line of its key."""
    tables = lines_of_tables(text, CLAIM_TABLE)
    lines = tables[place] if place < len(tables) else {}
    return [
        replace(one, file=shown(path), line=line_of(lines, one.path) or lines.get(()))
        for one in unfit
    ]
