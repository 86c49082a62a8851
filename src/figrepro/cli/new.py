"""`figrepro new`: a figure folder from a CSV or from a render."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from figrepro.cli.options import DONE, DataOption, OneId
from figrepro.cli.output import echo, echo_err
from figrepro.convert.new import new_figure
from figrepro.scales.registry import DEFAULT


def new(
    figure_id: OneId,
    source: Annotated[
        Path,
        typer.Option(
            "--from", metavar="FILE", help="A CSV of points, or a PNG, SVG or PDF render."
        ),
    ],
    data: DataOption = None,
) -> int:
    """Make a figure folder from a CSV, or from a render.

    Every PNG, SVG and PDF that figrepro draws carries its figure.
    """
    made = new_figure(figure_id, source, data)
    echo(f"{made.folder}")
    if made.scale is not None and made.scale is not DEFAULT:
        scale = made.scale
        echo_err(f'x holds {scale.values}: figure.toml sets scale = "{scale.name}"')
    call = ["figrepro", "render", figure_id]
    if data is not None:
        call += ["--data", str(data)]
    echo_err(f"next: {shlex.join(call)}")
    return DONE
