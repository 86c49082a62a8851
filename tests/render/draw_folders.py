"""A program that draws all figures of some data directories and prints what came of it.

Any Python that has figrepro can run it, whichever matplotlib it draws with:

    python draw_folders.py DIRECTORY...

prints matplotlib's release and, for each figure and format, the SHA-256 of the file.
"""

import hashlib
import json
import sys
from pathlib import Path

import matplotlib as mpl

from figrepro.chart.load import load_folder
from figrepro.chart.overlay import with_overlay
from figrepro.figure.folders import DataDir
from figrepro.render.encode import render


def drawn(directories: list[Path]) -> dict[str, str]:
    """The SHA-256 of each figure as PNG and SVG, by `ID.FORMAT`.

    And of each with each of its other readings over it, by `ID.READING.FORMAT`.
    """
    digests = {}
    for directory in directories:
        for figure_id in DataDir(directory).ids():
            figure = load_folder(directory / figure_id, figure_id)
            drawings = {figure_id: figure} | {
                f"{figure_id}.{one.name}": with_overlay(figure, one.name)
                for one in figure.figure.readings
            }
            for name, drawing in drawings.items():
                for file_format in ("png", "svg"):
                    content = render(drawing, file_format).content
                    digests[f"{name}.{file_format}"] = hashlib.sha256(content).hexdigest()
    return digests


if __name__ == "__main__":
    found = drawn([Path(name) for name in sys.argv[1:]])
    json.dump({"matplotlib": mpl.__version__, "drawn": found}, sys.stdout)
