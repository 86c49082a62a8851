"""A program that draws figures to PNG files, for comparisons under another matplotlib.

    python draw_references.py OUT DIRECTORY...

writes OUT/ID.png for each figure of the data directories, and prints matplotlib's release.
"""

import sys
from pathlib import Path

import matplotlib as mpl

from figrepro.chart.load import load_folder
from figrepro.figure.folders import DataDir
from figrepro.render.encode import render


def draw(out: Path, directories: list[Path]) -> None:
    """Draws every figure of some data directories."""
    for directory in directories:
        for figure_id in DataDir(directory).ids():
            chart = load_folder(directory / figure_id, figure_id)
            (out / f"{figure_id}.png").write_bytes(render(chart).content)


if __name__ == "__main__":
    draw(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
    sys.stdout.write(mpl.__version__)
