"""Writing the present verdicts into `claims.toml`, which keeps all else as it is."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from figrepro.claims.claim import JudgedClaim
from figrepro.claims.claims_file import CLAIM_TABLE
from figrepro.errors import FigreproError, Problem
from figrepro.figure.toml import parse_toml

if TYPE_CHECKING:
    from tomlkit.items import Table

_Verdict = Mapping[str, str | None]


def with_verdicts(text: str, judged: Iterable[JudgedClaim], file: str) -> str:
    """The text of a claims file that accepts what the numbers make of its claims.

    Args:
        text: A file without problems.
        judged: Its claims, in the order of the file.
        file: Its name, for problems.

    Raises:
        FigreproError: Its claims do not stand in tables of their own, or what was made of it
            would not hold the same claims.
    """
    import tomlkit  # takes its time
    from tomlkit.exceptions import TOMLKitError
    from tomlkit.items import AoT

    verdicts: list[_Verdict] = [
        {"verdict": one.judgement.verdict, "firmness": one.judgement.firmness} for one in judged
    ]
    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:  # it takes a little less than Python's parser does
        raise _cannot_be_written(file) from error
    tables, is_kept = document[CLAIM_TABLE], document.as_string() == text
    if not isinstance(tables, AoT):
        hint = f"write each under [[{CLAIM_TABLE}]], a key on each line"
        raise FigreproError(
            Problem("verdicts cannot be written into claims in one list", file, hint=hint)
        )
    for table, verdict in zip(tables, verdicts, strict=True):
        _accept(table, verdict)
    changed = document.as_string()
    if not (is_kept and _holds(changed, text, verdicts, file)):
        raise _cannot_be_written(file)
    return changed


def _accept(table: "Table", verdict: _Verdict) -> None:
    """Changes what differs in place; what is new stands behind the last key."""
    new = {}
    for key, value in verdict.items():
        if value is None:
            _remove(table, key)
        elif key not in table:
            new[key] = value
        elif table[key] != value:
            table[key] = value
    _append(table, new)


def _remove(table: "Table", key: str) -> None:
    """Takes a key away; a comment behind it keeps the line."""
    from tomlkit.items import Comment

    if key not in table:
        return
    body = table.value.body
    place = next(at for at, (name, _) in enumerate(body) if name is not None and name.key == key)
    trivia = body[place][1].trivia
    table.remove(key)
    if trivia.comment:
        trivia.comment_ws = ""
        body[place] = (None, Comment(trivia))


def _append(table: "Table", new: Mapping[str, str]) -> None:
    """Adds keys behind the last one, before the blank lines and comments that follow it."""
    body, behind = table.value.body, []
    while body and body[-1][0] is None:
        behind.append(body.pop())
    for key, value in new.items():
        last = body[-1][1].trivia
        table.append(key, value)
        added = body[-1][1].trivia
        added.trail, last.trail = last.trail, last.trail or "\n"
    body.extend(reversed(behind))


def _holds(changed: str, text: str, verdicts: Iterable[_Verdict], file: str) -> bool:
    """Whether the new text has the claims of the old one, with the verdicts, and nothing else."""
    expected = [
        {key: value for key, value in (claim | verdict).items() if value is not None}
        for claim, verdict in zip(parse_toml(text, file)[CLAIM_TABLE], verdicts, strict=True)
    ]
    try:
        return parse_toml(changed, file) == {CLAIM_TABLE: expected}
    except FigreproError:
        return False


def _cannot_be_written(file: str) -> FigreproError:
    hint = "write verdict = … and firmness = … by hand, as figrepro claims says them"
    return FigreproError(Problem("the verdicts cannot be written into this file", file, hint=hint))
