"""From a chart to the bytes of a PNG, SVG or PDF that carries the figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from figrepro.chart.chart import Chart
from figrepro.chart.document import to_document
from figrepro.errors import Problem, refused
from figrepro.render.drawing import Drawing, draw
from figrepro.render.metadata import FORMATS, KEYWORD, Format, carry, digest_of_png, with_digest
from figrepro.render.mpl_settings import drawing_settings
from figrepro.shapes.primitives import Text


@dataclass(frozen=True, slots=True)
class Rendered:
    """A render: the bytes of its file, and warnings about the drawing."""

    content: bytes
    warnings: tuple[Problem, ...]


def render(chart: Chart, file_format: Format = "png") -> Rendered:
    """Draws a chart.

    Raises:
        FigreproError: There is no such format, or the font lacks a glyph of a text.
    """
    if file_format not in FORMATS:
        raise refused("unknown format", found=f'"{file_format}"', allowed=", ".join(FORMATS))
    return encode(draw(chart), file_format)


def encode(drawing: Drawing, file_format: Format = "png") -> Rendered:
    """The render of a chart that is drawn already."""
    from figrepro.words.short import short_description

    described = short_description(drawing.chart)
    carried = carry(to_document(drawing.chart), text_rows(drawing.texts), described)
    with drawing_settings():
        match file_format:
            case "png":
                content = _png(drawing, described, carried)
            case "svg":
                from figrepro.render.svg import encode_svg

                content = encode_svg(drawing.scene, described, carried)
            case "pdf":
                from figrepro.render.pdf import encode_pdf

                content = encode_pdf(drawing.scene, described, carried)
    return Rendered(content, drawing.warnings)


def text_rows(texts: Sequence[Text]) -> list[dict[str, Any]]:
    """The drawn texts as a render carries them: places in points, to the hundredth."""
    return [_text_row(text) for text in texts]


def _text_row(text: Text) -> dict[str, Any]:
    row = {
        "element": text.element,
        "text": text.text,
        "x": round(text.x, 2),
        "y": round(text.y, 2),
        "size": text.size,
        "width": round(text.width, 2),
    }
    return row | ({"upwards": True} if text.upwards else {})


def _png(drawing: Drawing, description: str, carried: bytes) -> bytes:
    from figrepro.render.png import assemble_png, pack_pixels

    height, width, _ = drawing.pixels.shape
    packed, dpi = pack_pixels(drawing.pixels), drawing.chart.size.dpi
    blank = assemble_png(width, height, dpi, (KEYWORD, carried), packed, description)
    text = with_digest(carried, digest_of_png(blank))
    return assemble_png(width, height, dpi, (KEYWORD, text), packed, description)
