"""Writing the present verdicts into `claims.toml`, which keeps its comments and its order."""

from collections.abc import Iterable
from typing import Any

from figrepro.claims.claim import JudgedClaim
from figrepro.claims.claims_file import CLAIM_TABLE


def with_verdicts(text: str, judged: Iterable[JudgedClaim]) -> str:
    """The text of a claims file that accepts what the numbers make of its claims.

    Args:
        text: A file without problems.
        judged: Its claims, in any order.
    """
    import tomlkit  # keeps what it does not change; loaded only to write

    verdicts = {one.claim.id: one.judgement for one in judged}
    document = tomlkit.parse(text)
    for table in document[CLAIM_TABLE]:
        found = verdicts[table["id"]]
        _set(table, "verdict", found.verdict)
        _set(table, "firmness", found.firmness)
    return tomlkit.dumps(document)


def _set(table: Any, key: str, value: str | None) -> None:  # noqa: ANN401 - a table of tomlkit
    """Writes a key behind the formula and the other keys, before a comment that ends the table."""
    if value is None:
        table.pop(key, None)
    elif table.get(key) != value:
        table[key] = value
