"""`figrepro show`: the chart in the terminal."""

import os
import shutil
import sys

from figrepro.chart.load import load_chart
from figrepro.cli.options import DONE, DataOption, OneId
from figrepro.figure.folders import find_data

_WIDTH = 80


def show(figure_id: OneId, data: DataOption = None) -> int:
    """Draw a figure in the terminal."""
    from figrepro.terminal.charset import charset_for
    from figrepro.terminal.draw import draw_text

    chart = load_chart(find_data(data), figure_id)
    on_terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size((_WIDTH, 24)).columns if on_terminal else _WIDTH
    text = draw_text(
        chart,
        width=width,
        color=_wants_color(on_terminal),
        charset=charset_for(sys.stdout.encoding),
    )
    sys.stdout.write(text + "\n")
    return DONE


def _wants_color(on_terminal: bool) -> bool:  # noqa: FBT001 - a fact
    """Colour on terminals, unless NO_COLOR or TERM=dumb says otherwise; FORCE_COLOR anywhere."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return on_terminal and os.environ.get("TERM") != "dumb"
