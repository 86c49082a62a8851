"""PDF: real text that can be searched, and the figure in the keywords."""

import io
from typing import Any

from matplotlib.backends.backend_pdf import FigureCanvasPdf

from figrepro.chart.scene import Scene
from figrepro.errors import visible
from figrepro.render.metadata import stamped
from figrepro.render.pages import page_of
from figrepro.render.text import ink_real_text


def encode_pdf(scene: Scene, description: str, carried: bytes) -> bytes:
    """The bytes of a PDF."""
    out = io.BytesIO()
    metadata = {
        "Title": visible(scene.chart.title),
        "Subject": description,
        "Keywords": carried.decode("ascii"),
        "Creator": "figrepro",
        "Producer": None,
        "CreationDate": None,
    }
    canvas: Any = FigureCanvasPdf(page_of(scene.shapes, scene.canvas, ink_real_text))
    canvas.print_pdf(out, metadata=metadata)
    return stamped(out.getvalue())
