"""What a render says about itself: its figure, its texts, and a digest of its content.

Reading it needs neither matplotlib nor the pixels, so that an unchanged figure costs next to
nothing.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import msgspec

from figrepro.errors import FigreproError, Problem
from figrepro.figure.document import ascii_json
from figrepro.render.png import MOST_TEXT, SIGNATURE, read_chunks, text_of

KEYWORD = "figrepro"
FORMAT_NUMBER = 1
"""Raised when the shape of the carried document changes."""
DRAWING_NUMBER = 1
"""Raised when figrepro itself draws the same figure differently."""

Format = Literal["png", "svg", "pdf"]
FORMATS: tuple[Format, ...] = get_args(Format)

NO_DIGEST = "0" * 64
_DIGEST = re.compile(rb'"digest":"([0-9a-f]{64})"')
_SVG_METADATA = re.compile(rb'<metadata id="figrepro">(.*?)</metadata>', re.DOTALL)
_PDF_KEYWORDS = re.compile(rb"/Keywords \(((?:[^\\()]|\\.)*)\)", re.DOTALL)
_PDF_ESCAPE = re.compile(rb"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Carried:
    """What a render carries.

    Attributes:
        format_number: The number of the document's shape.
        drawing_number: The number of figrepro's way to draw.
        figure: The figure as `figrepro.figure.document` makes it; None if it was too large.
        figure_digest: SHA-256 of the figure's JSON.
        texts: Every drawn text with its element and place, in points.
        description: The chart in one line.
        digest: SHA-256 of the content beside this document.
    """

    format_number: int
    drawing_number: int
    figure: Mapping[str, Any] | None
    figure_digest: str
    texts: Sequence[Mapping[str, Any]]
    description: str
    digest: str


def figure_json(document: Mapping[str, Any]) -> bytes:
    """A document as ASCII JSON: the same bytes for equal documents."""
    return ascii_json(msgspec.json.encode(document))


def carry(
    figure: Mapping[str, Any],
    texts: Sequence[Mapping[str, Any]],
    description: str,
    digest: str = NO_DIGEST,
) -> bytes:
    """The JSON that a render carries.

    A figure larger than the text that readers of PNG accept is left out; its digest stays.
    """
    encoded = figure_json(figure)
    fits = len(encoded) < MOST_TEXT * 3 // 4
    document = {
        "format": FORMAT_NUMBER,
        "drawing": DRAWING_NUMBER,
        "figure": figure if fits else None,
        "figure_digest": sha256(encoded),
        "texts": texts if fits else [],
        "description": description,
        "digest": digest,
    }
    return figure_json(document)


def sha256(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def stamped(content: bytes) -> bytes:
    """An SVG or PDF with the digest of its content filled in."""
    return content.replace(
        f'"digest":"{NO_DIGEST}"'.encode(), f'"digest":"{sha256(content)}"'.encode(), 1
    )


def read_carried(content: bytes, name: str) -> Carried | None:
    """What a file carries, None if it carries nothing of figrepro.

    Raises:
        FigreproError: The file is damaged, or what it carries is.
    """
    document = _document(content, name)
    if document is None:
        return None
    try:
        tree = msgspec.json.decode(document, type=dict[str, Any])
        return Carried(
            format_number=int(tree["format"]),
            drawing_number=int(tree["drawing"]),
            figure=msgspec.convert(tree["figure"], dict[str, Any] | None),
            figure_digest=str(tree["figure_digest"]),
            texts=msgspec.convert(tree["texts"], list[dict[str, Any]]),
            description=str(tree["description"]),
            digest=str(tree["digest"]),
        )
    except (msgspec.DecodeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise FigreproError(Problem("the figure in it is damaged", file=name)) from error


def _document(content: bytes, name: str) -> bytes | None:
    if content.startswith(SIGNATURE):
        texts = (
            text_of(body, KEYWORD) for kind, body in read_chunks(content, name) if kind == b"iTXt"
        )
        return next((text for text in texts if text is not None), None)
    if content.startswith(b"%PDF"):
        found = _PDF_KEYWORDS.search(content)
        return _PDF_ESCAPE.sub(rb"\1", found[1]) if found else None
    found = _SVG_METADATA.search(content)
    return _unescaped_xml(found[1]) if found else None


def _unescaped_xml(content: bytes) -> bytes:
    return content.replace(b"&lt;", b"<").replace(b"&gt;", b">").replace(b"&amp;", b"&")


def is_whole(content: bytes, carried: Carried) -> bool:
    """Whether a file's content is still what it was when it was written."""
    if content.startswith(SIGNATURE):
        return carried.digest == digest_of_png(content)
    found = _DIGEST.search(content)
    if found is None:
        return False
    blank = content[: found.start(1)] + NO_DIGEST.encode() + content[found.end(1) :]
    return carried.digest == sha256(blank)


def digest_of_png(content: bytes) -> str:
    """The digest of a PNG's content: size, resolution and packed pixels."""
    hashed = hashlib.sha256()
    for kind, body in read_chunks(content, ""):
        if kind != b"iTXt":
            hashed.update(kind + body)
    return hashed.hexdigest()


def is_current(content: bytes, figure: Mapping[str, Any]) -> bool:
    """Whether a file is what drawing that figure now would give, by what it says itself."""
    try:
        carried = read_carried(content, "")
    except FigreproError:
        return False
    return (
        carried is not None
        and carried.format_number == FORMAT_NUMBER
        and carried.drawing_number == DRAWING_NUMBER
        and carried.figure_digest == sha256(figure_json(figure))
        and is_whole(content, carried)
    )
