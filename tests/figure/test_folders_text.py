"""What is in the files of a figure: text in UTF-8, up to a size, or a problem."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.errors import FigreproError
from figrepro.figure.folders import (
    LARGEST_FILE,
    read_bytes,
    read_text,
)
from tests.folders import SERIES, Folder


@pytest.mark.parametrize("name", ["figure.toml", "series.csv"])
@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
def test_marks_and_line_ends_of_windows_are_accepted(
    folder: Folder, name: str, mark: bytes, end: bytes
) -> None:
    """A byte-order mark and CRLF change nothing."""
    expected = folder.load()
    content = (folder.path / name).read_bytes()
    folder.write(name, mark + content.replace(b"\n", end))
    assert folder.load() == expected


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r"])
@pytest.mark.parametrize("name", ["figure.toml", "series.csv"])
def test_bytes_that_are_not_utf8_are_found(
    folder: Folder, name: str, mark: bytes, end: bytes
) -> None:
    """The line and the byte are named, whatever the system that wrote the file."""
    folder.write(name, mark + b"first" + end + b"second caf\xe9" + end)
    assert folder.problems() == [
        f"chart/{name}:2: this is not UTF-8 text; found byte 0xe9; save the file as UTF-8"
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_other_encodings_of_unicode_are_told(folder: Folder, encoding: str) -> None:
    """What Windows once called Unicode is refused in one line."""
    folder.write("series.csv", SERIES.encode(encoding))
    (problem,) = folder.problems()
    assert problem.startswith("chart/series.csv:1: this is not UTF-8 text; found ")
    assert problem.endswith("; save the file as UTF-8")


def test_a_nul_byte_is_found(folder: Folder) -> None:
    """No text has one."""
    folder.rows("a,1,2", "b\0,1,2")
    assert folder.problems() == [
        "chart/series.csv:3: this is not UTF-8 text; found byte 0x00; save the file as UTF-8"
    ]


def test_a_file_too_large_is_not_read(folder: Folder) -> None:
    """A spec has a megabyte, a table sixty-four; more is a mistake or an attack."""
    for name, size in (("figure.toml", 2**20 + 1), ("series.csv", LARGEST_FILE + 1)):
        (folder.path / name).touch()
        os.truncate(folder.path / name, size)
    assert folder.problems() == [
        "chart/figure.toml: the file is too large; allowed: at most 1 MiB",
        "chart/series.csv: the file is too large; allowed: at most 64 MiB",
    ]


def test_a_file_is_read_whole_up_to_its_limit(tmp_path: Path) -> None:
    """The limit itself is allowed."""
    file = tmp_path / "file"
    file.write_bytes(b"12345")
    assert read_bytes(file, tmp_path, limit=5) == b"12345"
    with pytest.raises(FigreproError):
        read_bytes(file, tmp_path, limit=4)


@given(content=st.binary(max_size=40))
def test_any_bytes_are_text_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """Text is what the bytes say in UTF-8; everything else is refused."""
    file = tmp_path_factory.getbasetemp() / "any"
    file.write_bytes(content)
    with suppress(FigreproError):
        assert read_text(file, file.parent).encode() == content.removeprefix(b"\xef\xbb\xbf")
