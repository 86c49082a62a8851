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

from figrepro.chart.document import ascii_json
from figrepro.errors import FigreproError, refused
from figrepro.render.png import MOST_TEXT, SIGNATURE, read_chunks, text_of

KEYWORD = "figrepro"
FORMAT_NUMBER = 2
"""Raised when the shape of the carried document changes: 1 did not hold the spec as asked."""
DRAWING_NUMBER = 3
"""Raised when figrepro itself draws the same figure differently."""
DESCRIPTION_NUMBER = 2
"""Raised when figrepro itself describes the same figure differently: 0 is before it was carried."""

Format = Literal["png", "svg", "pdf"]
FORMATS: tuple[Format, ...] = get_args(Format)

_LONG_NUMBER = 10**9
NO_DIGEST = "0" * 64
_DIGEST = re.compile(rb'"digest":"([0-9a-f]{64})"')
_SVG_METADATA = re.compile(rb'<metadata id="figrepro">(.*?)</metadata>', re.DOTALL)
_PDF_KEYWORDS = re.compile(rb"/Keywords \((\{(?:[^\\()]|\\.)*)\)", re.DOTALL)
_PDF_ESCAPE = re.compile(rb"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Carried:
    """What a render carries.

    Attributes:
        format_number: The number of the document's shape.
        drawing_number: The number of figrepro's way to draw.
        description_number: The number of its way to describe.
        figure: The figure as `figrepro.chart.document` makes it; None if it was too large.
        figure_digest: SHA-256 of the figure's JSON.
        texts: Every drawn text with its element and place, in points.
        description: The chart in its short form of words.
        digest: SHA-256 of the whole file, with zeros in place of the digest itself.
    """

    format_number: int
    drawing_number: int
    description_number: int
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

    Where it would be larger than the text that readers of PNG accept, the figure and the texts are
    left out; the figure's digest stays.
    """
    document = {
        "format": FORMAT_NUMBER,
        "drawing": DRAWING_NUMBER,
        "described": DESCRIPTION_NUMBER,
        "figure": figure,
        "figure_digest": sha256(figure_json(figure)),
        "texts": texts,
        "description": description,
        "digest": digest,
    }
    whole = figure_json(document)
    if len(whole) < MOST_TEXT:
        return whole
    return figure_json(document | {"figure": None, "texts": []})


def sha256(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def stamped(content: bytes) -> bytes:
    """An SVG or PDF with the digest of its content filled in."""
    return with_digest(content, sha256(content), _part_with_document(content))


def with_digest(content: bytes, digest: str, part: tuple[int, int] | None = None) -> bytes:
    """A document, or the content that holds it in a part of it, with another digest.

    The digest is the document's last value: a title that looks like one is not touched.
    """
    places = [found.span(1) for found in _DIGEST.finditer(content, *(part or (0, len(content))))]
    if not places:
        return content
    start, end = places[-1]
    return content[:start] + digest.encode() + content[end:]


def _part_with_document(content: bytes) -> tuple[int, int]:
    """Where an SVG or PDF holds its document; an empty part if it holds none."""
    found = (_PDF_KEYWORDS if format_of(content) == "pdf" else _SVG_METADATA).search(content)
    return found.span(1) if found else (0, 0)


def format_of(content: bytes) -> Format:
    """The format of a file by its first bytes; what is neither PNG nor PDF counts as SVG."""
    if content.startswith(SIGNATURE):
        return "png"
    return "pdf" if content.startswith(b"%PDF") else "svg"


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
        _require_known_format(tree["format"], name)
        return Carried(
            format_number=int(tree["format"]),
            drawing_number=int(tree["drawing"]),
            description_number=int(tree.get("described", 0)),
            figure=msgspec.convert(tree["figure"], dict[str, Any] | None),
            figure_digest=str(tree["figure_digest"]),
            texts=msgspec.convert(tree["texts"], list[dict[str, Any]]),
            description=str(tree["description"]),
            digest=str(tree["digest"]),
        )
    except (msgspec.DecodeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise refused("the carried figure is damaged", file=name) from error


def _require_known_format(number: object, name: str) -> None:
    if not isinstance(number, int) or number < 1:
        msg = "no format is numbered so"
        raise ValueError(msg)
    if number > FORMAT_NUMBER:
        raise refused(
            "the carried figure was written by a newer figrepro",
            file=name,
            found=f"format {number}" if number < _LONG_NUMBER else "a format beyond all others",
            allowed=f"format {FORMAT_NUMBER}",
            hint="upgrade figrepro",
        )


def _document(content: bytes, name: str) -> bytes | None:
    file_format = format_of(content)
    if file_format == "png":
        texts = (
            text_of(body, KEYWORD) for kind, body in read_chunks(content, name) if kind == b"iTXt"
        )
        return next((text for text in texts if text is not None), None)
    start, end = _part_with_document(content)
    if start == end:
        return None
    document = content[start:end]
    return _PDF_ESCAPE.sub(rb"\1", document) if file_format == "pdf" else _unescaped_xml(document)


def _unescaped_xml(content: bytes) -> bytes:
    for escaped, sign in ((b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&amp;", b"&")):
        content = content.replace(escaped, sign)
    return content


def is_whole(content: bytes, carried: Carried) -> bool:
    """Whether a file's content is still what it was when it was written."""
    if format_of(content) == "png":
        return carried.digest == digest_of_png(content)
    blank = with_digest(content, NO_DIGEST, _part_with_document(content))
    return carried.digest == sha256(blank)


def digest_of_png(content: bytes) -> str:
    """The digest of a PNG: all that is in it, its own document without its digest."""
    hashed, at = hashlib.sha256(), len(SIGNATURE)
    for kind, body in read_chunks(content, ""):
        text = text_of(body, KEYWORD) if kind == b"iTXt" else None
        hashed.update(kind)
        hashed.update(body if text is None else with_digest(text, NO_DIGEST))
        at += 12 + len(body)
    hashed.update(content[at:])
    return hashed.hexdigest()


def is_current(
    content: bytes, figure: Mapping[str, Any], file_format: Format | None = None
) -> bool:
    """Whether a file is what drawing that figure now would give, by what it says itself.

    Args:
        content: The bytes of the file.
        figure: The figure as `figrepro.chart.document` makes it.
        file_format: What the file has to be; None if any format will do.
    """
    if file_format is not None and format_of(content) != file_format:
        return False
    try:
        carried = read_carried(content, "")
        return (
            carried is not None
            and carried.format_number == FORMAT_NUMBER
            and carried.drawing_number == DRAWING_NUMBER
            and carried.description_number == DESCRIPTION_NUMBER
            and carried.figure_digest == sha256(figure_json(figure))
            and is_whole(content, carried)
        )
    except FigreproError:
        return False
