"""What files would hold of the figures of the tests, as digests beside the numbers of carried.py.

    python -m tests.render.digests

writes `digests.txt` anew. Whoever changes a drawing, a description or what is carried raises its
number as well: files tell by it that they are out of date.
"""

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pypdf

from figrepro.chart.chart import Chart
from figrepro.chart.document import to_document
from figrepro.chart.overlay import with_overlay
from figrepro.marks.registry import MARKS
from figrepro.render.drawing import Drawing, draw
from figrepro.render.encode import text_rows
from figrepro.render.metadata import DESCRIPTION_NUMBER, DRAWING_NUMBER, FORMAT_NUMBER, carry
from figrepro.render.mpl_settings import drawing_settings
from figrepro.render.pdf import encode_pdf
from figrepro.render.png import assemble_png, pack_pixels
from figrepro.render.svg import encode_svg
from figrepro.words.short import short_description
from tests.figures import EXERCISES, SHIPPED, load, made, overlaid

FILE = Path(__file__).with_name("digests.txt")
_READ_OFF = {"drawn": {"resolution": 1, "basis": "approximate"}}
_RANGE = {"x": 3, "y_low": 4, "y_high": 6, "basis": "range"}
_RISING = [(1, 1), (2, 2), (3, 4)]
_TURNING = [(1, 3), (2, 5), (3, 2)]


@dataclass(frozen=True)
class Digests:
    """What `digests.txt` holds.

    Attributes:
        numbers: The numbers of drawing, description and format.
        matplotlib: The release that wrote the PDFs.
        shape: The digest of the keys of what is carried, and of the kinds of their values.
        drawn: By figure, the digest of its PNG and SVG, and of its texts.
        pdf: By figure, that of its PDF.
        described: By figure, that of its description.
    """

    numbers: dict[str, int]
    matplotlib: str
    shape: str
    drawn: dict[str, str]
    pdf: dict[str, str]
    described: dict[str, str]


def drawn_figures() -> dict[str, Chart]:
    """The figures of folders, those with other readings over them among them."""
    figures = {name: load(name) for name in SHIPPED + EXERCISES}
    over = {
        f"{name}+{reading.name}": with_overlay(chart, reading.name)
        for name, chart in figures.items()
        for reading in chart.figure.readings
    }
    return figures | over


def described_figures() -> dict[str, Chart]:
    """Figures of which, between them, a description says everything that it has to say."""
    two = {"a": _RISING, "b": _TURNING}
    kinds = {f"kind:{kind}": made(two, kind=kind) for kind in MARKS}
    names = {"scale": "category"}
    return kinds | {
        "one-point": made({"a": [(1, 2)]}),
        "flat": made({"a": [(1, 2), (2, 2)]}),
        "falling": made({"a": [(1, 2), (2, 1)], "b": [(1, 9), (2, 8)]}),
        "both-ways": made({"a": [(1, 2), (2, 5), (3, 1), (4, 3)]}),
        "bars": made({"a": [("x", 3), ("y", 5), ("z", 5)]}, x=names, kind="bar"),
        "several-at-one-x": made({"a": [(0, 3), (0, 5), (1, -4)]}, kind="scatter"),
        "read-off": made(two, reading=_READ_OFF),
        "range": made({"a": [*_RISING[:2], _RANGE], "b": _TURNING}),
        "beyond": made(two, y={"limits": [0, 4.5]}),
        "reading": overlaid(made(two), {"a": [(2, 3)]}),
        "two-kinds": made(two, series={"a": {"kind": "bar"}}),
        "percent": made(two, y={"format": "percent"}),
        "many": made({f"a rather long name {n}": [(0, n), (1, 2 * n)] for n in range(20)}),
        "long-title": made(two, title="word " * 99),
        "untitled": made(two, title=""),
    }


def digests() -> Digests:
    """The digests of today."""
    figures = drawn_figures()
    drawings = {name: draw(chart) for name, chart in figures.items()}
    return Digests(
        numbers={
            "drawing": DRAWING_NUMBER,
            "described": DESCRIPTION_NUMBER,
            "format": FORMAT_NUMBER,
        },
        matplotlib=mpl.__version__,
        shape=_digest("\n".join(sorted(_keys_of(drawings.values()))).encode()),
        drawn=drawn_digests(drawings),
        pdf={name: _digest(*_pdf(one)) for name, one in drawings.items()},
        described=described_digests(figures | described_figures()),
    )


def drawn_digests(drawings: Mapping[str, Drawing]) -> dict[str, str]:
    """The digests of drawings by their names."""
    return {name: _digest(*_parts(one)) for name, one in drawings.items()}


def described_digests(charts: Mapping[str, Chart]) -> dict[str, str]:
    """The digests of descriptions by the names of charts."""
    return {name: _digest(short_description(one).encode()) for name, one in charts.items()}


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def _parts(drawing: Drawing) -> Iterator[bytes]:
    """All of a drawing's files that is not carried: each without figure and description."""
    canvas = drawing.scene.canvas
    packed = pack_pixels(drawing.pixels)
    yield assemble_png(canvas.width, canvas.height, canvas.dpi, ("figrepro", b""), packed, "")
    with drawing_settings():
        yield encode_svg(drawing.scene, "", b"")
    yield json.dumps(text_rows(drawing.texts)).encode()


def _pdf(drawing: Drawing) -> Iterator[bytes]:
    """What is drawn on the page, its markers among it; fonts are packed by another library."""
    with drawing_settings():
        content = encode_pdf(drawing.scene, "", b"")
    (page,) = pypdf.PdfReader(io.BytesIO(content)).pages
    yield str(page.mediabox).encode()
    for stream in (page.get_contents(), *page["/Resources"]["/XObject"].values()):  # type: ignore[index]
        yield stream.get_object().get_data()


def _keys_of(drawings: Iterable[Drawing]) -> set[str]:
    """Every key of what is carried of drawings, with the kind of its value."""
    documents = (
        carry(to_document(one.chart), text_rows(one.texts), short_description(one.chart))
        for one in drawings
    )
    return {key for document in documents for key in _keys(json.loads(document), "")}


def _keys(tree: Any, path: str) -> Iterator[str]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            name = "*" if path.endswith(("spec/series", "chart/series", "/reading")) else key
            yield from _keys(value, f"{path}/{name}")
    elif isinstance(tree, list):
        for value in tree:
            yield from _keys(value, f"{path}[]")
    else:
        yield f"{path}: {type(tree).__name__}"


def written(found: Digests) -> str:
    """Digests as the file has them."""
    lines = [f"{name} {number}" for name, number in found.numbers.items()]
    lines += [f"matplotlib {found.matplotlib}", f"shape {found.shape}"]
    for name, digest in found.described.items():
        lines.append(" ".join((name, digest, found.drawn.get(name, ""), found.pdf.get(name, ""))))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def read(text: str) -> Digests:
    """Digests from the text of the file."""
    head, rows = text.splitlines()[:5], [line.split() for line in text.splitlines()[5:]]
    *numbers, (_, release), (_, shape) = (line.split() for line in head)
    whole = [row for row in rows if len(row) > 2]
    return Digests(
        numbers={name: int(number) for name, number in numbers},
        matplotlib=release,
        shape=shape,
        drawn={row[0]: row[2] for row in whole},
        pdf={row[0]: row[3] for row in whole},
        described={row[0]: row[1] for row in rows},
    )


if __name__ == "__main__":
    FILE.write_text(written(digests()), encoding="utf-8")
