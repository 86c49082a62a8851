"""SVG: text as outlines, ids that name the elements, and the figure in its metadata."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from matplotlib.backends.backend_svg import FigureCanvasSVG
from msgspec.structs import replace

from figrepro.chart.scene import Scene
from figrepro.errors import visible
from figrepro.render.metadata import stamped
from figrepro.render.pages import page_of
from figrepro.render.text import ink_outlines
from figrepro.shapes.primitives import Shape

_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9.-]")
_NOT_IN_XML = re.compile("[\ufffe\uffff]")
_HEAD = re.compile(
    r"\A.*?<svg (?P<attributes>[^>]*)>\s*(?:<metadata>.*?</metadata>\s*)?", re.DOTALL
)
_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}


def encode_svg(scene: Scene, description: str, carried: bytes) -> bytes:
    """The bytes of an SVG: an image whose name is its title, and that is described in words."""
    title = scene.chart.title
    out = io.StringIO()
    shapes = list(_with_ids(scene.shapes))
    canvas: Any = FigureCanvasSVG(page_of(shapes, scene.canvas, ink_outlines))
    canvas.print_svg(out, metadata=_NO_METADATA)
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<svg {attributes} role="img" '
        'aria-labelledby="figrepro-title" aria-describedby="figrepro-description">\n'
        f'<title id="figrepro-title">{_in_xml(visible(title) or "Chart")}</title>\n'
        f'<desc id="figrepro-description">{_in_xml(description)}</desc>\n'
        f'<metadata id="figrepro">{escape(carried.decode("ascii"))}</metadata>\n'
    )
    svg = out.getvalue()
    opening = _HEAD.match(svg)
    if opening is None:
        msg = "matplotlib wrote an SVG without an <svg> element"
        raise RuntimeError(msg)
    body = svg[opening.end() :]
    return stamped((head.replace("{attributes}", opening["attributes"], 1) + body).encode())


def _in_xml(text: str) -> str:
    """A text between tags: signs of XML escaped, characters that XML does not know replaced."""
    return escape(_NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text), {'"': "&quot;"})


def svg_id(element: str) -> str:
    """A valid XML id that no other element has: `/` as `__`, other signs as `_HEX_`."""
    return "__".join(
        _NOT_IN_IDS.sub(lambda found: f"_{ord(found[0]):X}_", part) for part in element.split("/")
    )


def _with_ids(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """The shapes, each run of one element under an id of its own: further runs are numbered.

    The number follows a sign that no id has: `_n`, where `_HEX_` and `__` are the only others.
    """
    seen: Counter[str] = Counter()
    for element, run in groupby(shapes, lambda shape: shape.element):
        name = svg_id(element)
        seen[name] += 1
        numbered = name if seen[name] == 1 else f"{name}_n{seen[name]}"
        yield from (replace(shape, element=numbered) for shape in run)
