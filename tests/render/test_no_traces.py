"""No file tells when, where, by whom or with which libraries it was drawn."""

import getpass
import os
import platform
import re
import socket
import sys
import time
import zlib
from importlib.metadata import version
from pathlib import Path

import pytest

from figrepro.render.metadata import FORMATS, Format, format_of, read_carried
from figrepro.render.png import read_chunks
from tests.figures import EXERCISES, SHIPPED
from tests.render.making import rendered

LIBRARIES = ("matplotlib", "pillow", "numpy", "fonttools", "msgspec", "zlib-ng", "figrepro")
YEAR = re.compile(rb"20[2-9][0-9]-[01][0-9]-|D:20[2-9][0-9]")
WITH_DATES_OF_ITS_OWN = "dates"


def everything_in(content: bytes) -> bytes:
    """A file with all that is packed in it laid open."""
    if format_of(content) == "png":
        parts = [kind + b" " + body for kind, body in read_chunks(content, "x")]
        carried = read_carried(content, "x")
        return b"\n".join(parts) + repr(carried).encode()
    streams = re.findall(rb"stream\n(.*?)\nendstream", content, re.DOTALL)
    opened = [content]
    for stream in streams:
        try:
            opened.append(zlib.decompress(stream))
        except zlib.error:
            opened.append(stream)
    return b"\n".join(opened)


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("figure_id", SHIPPED + EXERCISES)
def test_nothing_of_the_machine_is_in_it(figure_id: str, file_format: Format) -> None:
    """They would part drawings that are equal, and tell of their makers."""
    content = everything_in(rendered(figure_id, file_format))
    words = [
        "Matplotlib v",
        "matplotlib.org",
        "Software",
        "pikepdf",
        sys.executable,
        str(Path.home()) + "/",
        os.getcwd(),  # noqa: PTH109 - as text
        str(Path(__file__).parents[2]),
        "site-packages",
        platform.release(),
        time.strftime("%Y-%m-%d"),
        time.strftime("%b %d"),
    ]
    words += [f"{name} {version(name)}" for name in LIBRARIES]
    words += [f"{name}/{version(name)}" for name in LIBRARIES]
    words += [name for name in (socket.gethostname(), getpass.getuser()) if len(name) > 4]
    assert [word for word in words if word.lower().encode() in content.lower()] == []
    if figure_id != WITH_DATES_OF_ITS_OWN:
        assert YEAR.search(content) is None


@pytest.mark.parametrize("figure_id", SHIPPED)
def test_a_png_has_no_part_but_those_that_show_the_drawing(figure_id: str) -> None:
    """Size, resolution, words, figure, pixels, the end: no time stamp, no colour profile."""
    kinds = [kind for kind, _ in read_chunks(rendered(figure_id), "x")]
    assert kinds == [b"IHDR", b"pHYs", b"iTXt", b"iTXt", b"IDAT", b"IEND"]


@pytest.mark.parametrize("file_format", FORMATS)
def test_what_draws_nothing_is_not_carried(file_format: Format) -> None:
    """Other readings, the policy of comparisons and the folder stay at home."""
    carried = read_carried(rendered("hellaswag", file_format), "x")
    assert carried is not None
    assert carried.figure is not None
    assert set(carried.figure) == {"spec", "chart", "series"}
    for spec in ("spec", "chart"):
        assert list(carried.figure[spec]["reading"]) == ["drawn"]
    assert b"published" not in everything_in(rendered("hellaswag", file_format))
