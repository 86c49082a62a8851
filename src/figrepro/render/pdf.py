"""PDF: real text that can be searched, and the figure in the keywords."""

import io
from typing import Any

from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure as Chart

from figrepro.figure.formats import visible
from figrepro.render.carried import stamped
from figrepro.render.text import TextArtist, ink_real_text


def encode_pdf(chart: Chart, title: str, description: str, carried: bytes) -> bytes:
    """The bytes of a PDF."""
    for text in chart.findobj(TextArtist):
        if isinstance(text, TextArtist):
            text.ink = ink_real_text
    out = io.BytesIO()
    metadata = {
        "Title": visible(title),
        "Subject": description,
        "Keywords": carried.decode("ascii"),
        "Creator": "figrepro",
        "Producer": None,
        "CreationDate": None,
    }
    canvas: Any = FigureCanvasPdf(chart)  # its methods have no types
    canvas.print_pdf(out, metadata=metadata)
    return stamped(out.getvalue())
