"""A program that draws all figures of a data directory.

Any Python that has figrepro can run it, whichever matplotlib it draws with:

    python draw_png.py DATA OUT

writes `OUT/ID.png` for each figure of DATA.
"""

import sys
from pathlib import Path

from figrepro.figure.folders import DataDir
from figrepro.figure.load import load_figure
from figrepro.render.encode import render

if __name__ == "__main__":
    data, out = DataDir(Path(sys.argv[1])), Path(sys.argv[2])
    for figure_id in data.ids():
        content = render(load_figure(data, figure_id), "png").content
        (out / f"{figure_id}.png").write_bytes(content)
