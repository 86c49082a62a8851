"""Writing the present verdicts into `claims.toml`, which keeps all else as it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from figrepro.claims.claim import JudgedClaim
from figrepro.claims.claims_file import CLAIM_TABLE
from figrepro.errors import FigreproError, Problem
from figrepro.figure.toml import KeyPath, parse_toml, spans_in_tables

_Spans = Mapping[KeyPath, tuple[int, int]]
_Verdict = dict[str, str | None]
_Edit = tuple[int, int, bytes]
"""From where to where something goes, and what stands there then."""


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
    verdicts = [_verdict_of(one) for one in judged]
    if len(spans_in_tables(text, CLAIM_TABLE)) != len(verdicts):
        hint = f"write each under [[{CLAIM_TABLE}]], a key on each line"
        raise FigreproError(
            Problem("claims in one list cannot be changed in place", file, hint=hint)
        )
    changed = _with_new_keys(_with_old_keys_changed(text, verdicts, file), verdicts)
    _require_same_claims(text, changed, verdicts, file)
    return changed


def _verdict_of(one: JudgedClaim) -> _Verdict:
    return {"verdict": one.judgement.verdict, "firmness": one.judgement.firmness}


def _with_old_keys_changed(text: str, verdicts: Sequence[_Verdict], file: str) -> str:
    """The text with the verdicts that stand in it changed where they stand, or gone."""
    content, edits = text.encode(), []
    claims, tables = _claims_in(text, file), spans_in_tables(text, CLAIM_TABLE)
    for claim, verdict, spans in zip(claims, verdicts, tables, strict=True):
        for key, value in verdict.items():
            if (key,) not in spans or claim[key] == value:
                continue
            span = spans[key,]
            edits.append(_removal(content, span) if value is None else (*span, _line(key, value)))
    return _edited(content, edits)


def _removal(content: bytes, span: tuple[int, int]) -> _Edit:
    """A key goes with its line, unless a comment stands behind it: that keeps the line."""
    start, end = span
    line_start, line_end = content.rfind(b"\n", 0, start) + 1, _end_of_line(content, end)
    behind = content[end:line_end].lstrip()
    if behind:
        return start, line_end, behind
    return line_start, line_end + len(_ending(content, line_end)), b""


def _with_new_keys(text: str, verdicts: Sequence[_Verdict]) -> str:
    """The text with what it lacks of the verdicts, on lines behind the last key of each claim."""
    content, edits = text.encode(), []
    for verdict, spans in zip(verdicts, spans_in_tables(text, CLAIM_TABLE), strict=True):
        behind = _end_of_line(content, max(end for _, end in spans.values()))
        ending = _ending(content, behind) or _ending_before(content, behind)
        lines = [_line(key, value) for key, value in _missing(verdict, spans)]
        edits.append((behind, behind, b"".join(ending + line for line in lines)))
    return _edited(content, edits)


def _missing(verdict: _Verdict, spans: _Spans) -> Iterator[tuple[str, str]]:
    for key, value in verdict.items():
        if value is not None and (key,) not in spans:
            yield key, value


def _edited(content: bytes, edits: Iterable[_Edit]) -> str:
    for start, end, new in sorted(edits, reverse=True):  # the later ones first
        content = content[:start] + new + content[end:]
    return content.decode()


def _line(key: str, value: str) -> bytes:
    return f'{key} = "{value}"'.encode()


def _end_of_line(content: bytes, place: int) -> int:
    """Where the line of a place ends: at a line feed, or at the carriage return before it."""
    end = content.find(b"\n", place)
    if end == -1:
        return len(content)
    return end - 1 if content[end - 1 : end] == b"\r" else end


def _ending(content: bytes, place: int) -> bytes:
    """The line ending at a place; empty at the end of the text."""
    return content[place : content.find(b"\n", place) + 1]


def _ending_before(content: bytes, place: int) -> bytes:
    """The line ending before a place."""
    return b"\r\n" if content[: content.rfind(b"\n", 0, place)].endswith(b"\r") else b"\n"


def _claims_in(text: str, file: str) -> list[dict[str, Any]]:
    claims: list[dict[str, Any]] = parse_toml(text, file)[CLAIM_TABLE]
    return claims


def _require_same_claims(old: str, new: str, verdicts: Sequence[_Verdict], file: str) -> None:
    """Refuses a text that does not hold the claims of the old one with the verdicts.

    Places in a text and the values in it come from two parsers. Whatever one of them gets wrong,
    no claim may be lost by it.
    """
    expected = [
        {key: value for key, value in (claim | verdict).items() if value is not None}
        for claim, verdict in zip(_claims_in(old, file), verdicts, strict=True)
    ]
    try:
        is_same = parse_toml(new, file) == {CLAIM_TABLE: expected}
    except FigreproError:
        is_same = False
    if not is_same:
        hint = "write verdict = … and firmness = … by hand, as figrepro claims says them"
        raise FigreproError(
            Problem("the verdicts cannot be written into this file", file, hint=hint)
        )
