"""From a figure to the bytes of a PNG, SVG or PDF that carries the figure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from figrepro.errors import FigreproError, Problem
from figrepro.figure.document import to_document
from figrepro.figure.folders import shown
from figrepro.figure.model import Figure
from figrepro.render.carried import FORMATS, KEYWORD, Format, carry, digest_of_png, with_digest
from figrepro.render.isolation import drawing_settings
from figrepro.words.short import short_description


@dataclass(frozen=True, slots=True)
class Rendered:
    """A render: the bytes of its file, and warnings about the drawing."""

    content: bytes
    warnings: tuple[Problem, ...]


def render(figure: Figure, file_format: Format = "png") -> Rendered:
    """Draws a figure.

    Raises:
        FigreproError: There is no such format, or the font lacks a glyph of a text.
    """
    if file_format not in FORMATS:
        raise FigreproError(
            Problem("unknown format", found=f'"{file_format}"', allowed=", ".join(FORMATS))
        )
    try:
        return _render(figure, file_format)
    except FigreproError as error:
        raise _located(error, figure) from error


def _located(error: FigreproError, figure: Figure) -> FigreproError:
    """The same problems, each with the figure's folder where it names no file."""
    folder = figure.id if figure.folder is None else shown(figure.folder)
    return FigreproError(
        problem if problem.file else replace(problem, file=folder) for problem in error.problems
    )


def _render(figure: Figure, file_format: Format) -> Rendered:
    with drawing_settings():
        from figrepro.render.drawing import draw

        drawing = draw(figure)
        texts = [_text_row(text) for text in drawing.texts]
        document, described = to_document(figure), short_description(figure)
        match file_format:
            case "png":
                from figrepro.render.raster import pixels_of

                pixels = pixels_of(drawing.chart)
                content = _png(pixels, figure.spec.size.dpi, document, texts, described)
            case "svg":
                from figrepro.render.svg import encode_svg

                content = encode_svg(drawing.chart, described, carry(document, texts, described))
            case "pdf":
                from figrepro.render.pdf import encode_pdf

                carried = carry(document, texts, described)
                content = encode_pdf(drawing.chart, figure.spec.title, described, carried)
    return Rendered(content, drawing.warnings)


def _text_row(text: Any) -> dict[str, Any]:  # noqa: ANN401 - a placed text
    """A drawn text as the render carries it: places in points, to the hundredth."""
    row = {
        "element": text.element,
        "text": text.text,
        "x": round(text.x, 2),
        "y": round(text.y, 2),
        "size": text.size,
        "width": round(text.width, 2),
    }
    return row | ({"upwards": True} if text.upwards else {})


def _png(
    pixels: Any,  # noqa: ANN401 - an array; numpy is not imported for its name
    dpi: int,
    document: Mapping[str, Any],
    texts: list[dict[str, Any]],
    described: str,
) -> bytes:
    from figrepro.render.png import assemble_png, pack_pixels

    height, width, _ = pixels.shape
    packed = pack_pixels(pixels)
    text = carry(document, texts, described)
    blank = assemble_png(width, height, dpi, (KEYWORD, text), packed)
    text = with_digest(text, digest_of_png(blank))
    return assemble_png(width, height, dpi, (KEYWORD, text), packed)
