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
    new = [(key, value) for key, value in found.items() if value and (key,) not in spans]
    behind = _end_of_line(content, max(end for _, end in spans.values()))
    edits = [(behind, behind, b"".join(line_end + _line(key, value) for key, value in new))]
    for key, value in found.items():
        if (key,) in spans:
            start, end = spans[key,]
            edits.append(
                (start, end, _line(key, value)) if value else _removal(content, start, end)
            )
    for start, end, written in sorted(edits, reverse=True):  # the later ones first
        content = content[:start] + written + content[end:]
    return content


def _line(key: str, value: str) -> bytes:
    return f'{key} = "{value}"'.encode()


def _removal(content: bytes, start: int, end: int) -> tuple[int, int, bytes]:
    """Takes away a key with its line; a comment behind it stays, on a line of its own."""
    end_of_line = _end_of_line(content, end)
    comment = content.find(b"#", end, end_of_line)
    if comment >= 0:
        return start, comment, b""
    before = content.rfind(b"\n", 0, start)
    return _end_of_line(content, before), end_of_line, b""


def _end_of_line(content: bytes, place: int) -> int:
    """Where the line that holds a place ends, before its line end."""
    end = content.find(b"\n", place)
    if end < 0:
        return len(content)
    return end - 1 if content[end - 1 : end] == b"\r" else end
