"""Writing the present verdicts into `claims.toml`, which keeps all else as it is."""

from collections.abc import Iterable, Mapping

from figrepro.claims.claim import JudgedClaim
from figrepro.claims.claims_file import CLAIM_TABLE
from figrepro.errors import FigreproError, Problem
from figrepro.figure.toml import KeyPath, spans_in_tables

_Spans = Mapping[KeyPath, tuple[int, int]]


def with_verdicts(text: str, judged: Iterable[JudgedClaim], file: str) -> str:
    """The text of a claims file that accepts what the numbers make of its claims.

    Args:
        text: A file without problems.
        judged: Its claims, in the order of the file.
        file: Its name, for problems.

    Raises:
        FigreproError: Its claims do not stand in tables of their own.
    """
    claims, tables = list(judged), spans_in_tables(text, CLAIM_TABLE)
    if len(tables) != len(claims):
        hint = f"write each under [[{CLAIM_TABLE}]], a key on each line"
        raise FigreproError(
            Problem("claims in one list cannot be changed in place", file, hint=hint)
        )
    content = text.encode()
    line_end = b"\r\n" if b"\r\n" in content else b"\n"
    for one, spans in reversed(list(zip(claims, tables, strict=True))):  # the later ones first
        content = _with_verdict(content, one, spans, line_end)
    return content.decode()


def _with_verdict(content: bytes, one: JudgedClaim, spans: _Spans, line_end: bytes) -> bytes:
    found = {"verdict": one.judgement.verdict, "firmness": one.judgement.firmness}
    behind = max(end for _, end in spans.values())
    new = b"".join(
        line_end + _line(key, value)
        for key, value in found.items()
        if value is not None and (key,) not in spans
    )
    edits = [(behind, behind, new)]
    for key, value in found.items():
        if (key,) in spans:
            start, end = spans[key,]
            is_gone = value is None
            edits.append(
                (_line_start(content, start) if is_gone else start, end, _line(key, value))
            )
    for start, end, written in sorted(edits, reverse=True):
        rest = content[end:]
        if start == end:  # behind a comment on the line of the last key
            length = len(rest) - len(rest.lstrip(b" \t"))
            length = len(rest.split(line_end, 1)[0]) if rest[length : length + 1] == b"#" else 0
            content = content[: end + length] + written + rest[length:]
        else:
            content = content[:start] + written + rest
    return content


def _line(key: str, value: str | None) -> bytes:
    return b"" if value is None else f'{key} = "{value}"'.encode()


def _line_start(content: bytes, place: int) -> int:
    """The end of the line before the one that holds a place: with it goes the whole line."""
    end = content.rfind(b"\n", 0, place)
    return end - 1 if content[end - 1 : end] == b"\r" else end
