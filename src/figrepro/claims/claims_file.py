"""Reading `claims.toml`: every claim that can be read, and every problem."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from figrepro.claims.claim import Claim
from figrepro.claims.errors import FormulaError
from figrepro.errors import MOST_PROBLEMS, FigreproError, Problem, did_you_mean, quoted
from figrepro.figure.decode import Misfit, decode_table
from figrepro.figure.folders import CLAIMS_FILE, LARGEST_FILE, read_text, shown
from figrepro.figure.toml import dotted, line_of, lines_of_tables, parse_toml
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
        return Problem(
            f"claim {claim.id}: {error.message} at column {column}",
            shown(self.path),
            line,
            found=error.found,
            allowed=error.allowed,
            hint=error.hint,
        )


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
        claim, misfits = _claim(table)
        if claim is not None:
            claims.append((place, claim))
        elif len(problems) < MOST_PROBLEMS:
            problems += _located(path, text, place, misfits)
    problems += _repeated(path, text, claims)
    return ClaimsFile(path, text, tuple(claims), len(tables) - len(claims), tuple(problems))


def _tables(tree: dict[str, Any], path: Path) -> tuple[list[Any], list[Problem]]:
    tables = tree.get(CLAIM_TABLE, [])
    problems = [
        Problem(
            "unknown key",
            file=shown(path),
            key=dotted((key,)),
            hint=did_you_mean(key, [CLAIM_TABLE]) or f"each claim stands under [[{CLAIM_TABLE}]]",
        )
        for key in tree
        if key != CLAIM_TABLE
    ]
    if not isinstance(tables, list):
        hint = f"each claim stands under [[{CLAIM_TABLE}]], with two brackets"
        return [], [*problems, Problem("this is no list of claims", shown(path), hint=hint)]
    return tables, problems


def _claim(table: Any) -> tuple[Claim | None, Sequence[Misfit]]:  # noqa: ANN401 - any value of TOML
    if not isinstance(table, dict):
        return None, [Misfit((), "this is no claim", allowed=f"a table [[{CLAIM_TABLE}]]")]
    try:
        claim = msgspec.convert(table, Claim)
    except msgspec.ValidationError:  # it names the first misfit, and all are to be told
        misfits = decode_table(Claim, table, ())[1]
    else:
        misfits = list(_contradictions(claim))
        if not misfits:
            return claim, ()
    return None, misfits


def _contradictions(claim: Claim) -> Iterator[Misfit]:
    """What does not fit together in one claim."""
    has_formula = claim.formula is not None
    if has_formula == (claim.untestable is not None):
        message = "a claim has a formula, or says why it is untestable"
        found = "both" if has_formula else "neither"
        yield Misfit(("formula",), message, found, "one of the two")


def _repeated(path: Path, text: str, claims: Iterable[tuple[int, Claim]]) -> list[Problem]:
    seen: set[str] = set()
    problems: list[Problem] = []
    for place, claim in claims:
        if claim.id in seen and len(problems) < MOST_PROBLEMS:
            misfit = Misfit(("id",), "another claim has this id", quoted(claim.id))
            problems += _located(path, text, place, [misfit])
        seen.add(claim.id)
    return problems


def _located(path: Path, text: str, place: int, misfits: Iterable[Misfit]) -> list[Problem]:
    """The misfits of one claim as problems, each with the line of its key."""
    tables = lines_of_tables(text, CLAIM_TABLE)
    lines = tables[place] if place < len(tables) else {}
    return [
        Problem(
            misfit.message,
            file=shown(path),
            line=line_of(lines, misfit.path) or lines.get(()),
            key=dotted(misfit.path) or None,
            found=misfit.found,
            allowed=misfit.allowed,
            hint=misfit.hint,
        )
        for misfit in misfits
    ]
