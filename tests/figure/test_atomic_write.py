"""Replacing a file changes its content, and nothing else about it."""

import codecs
import os
import stat
from pathlib import Path

import pytest

from figrepro.errors import FigreproError
from figrepro.figure.atomic_write import replace_file, rewrite_file, rewrite_text


def mode_of(path: Path) -> int:
    """The permissions of a file."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_a_file_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    """What its owner keeps from others is kept from them, and who may write may go on."""
    path = tmp_path / "claims.toml"
    path.write_text("old")
    path.chmod(mode)
    replace_file(path, b"new")
    assert (path.read_bytes(), mode_of(path)) == (b"new", mode)


def test_a_new_file_has_the_permissions_that_the_process_gives(tmp_path: Path) -> None:
    """As any program's files have; so has what stands in place of a link or a pipe."""
    replaced = tmp_path / "link.png"
    replaced.symlink_to("private")
    (tmp_path / "private").touch(mode=0o600)
    before = os.umask(0o027)
    try:
        replace_file(tmp_path / "new.png", b"new")
        replace_file(replaced, b"new")
    finally:
        os.umask(before)
    assert mode_of(tmp_path / "new.png") == mode_of(replaced) == 0o640
    assert not replaced.is_symlink()


def test_a_link_inside_a_folder_stays_and_what_it_leads_to_is_rewritten(tmp_path: Path) -> None:
    """Through several links, too; the file they lead to keeps its permissions."""
    folder = tmp_path / "figure"
    (folder / "kept").mkdir(parents=True)
    real, link = folder / "kept" / "claims.toml", folder / "claims.toml"
    real.write_text("old")
    real.chmod(0o600)
    (folder / "other.toml").symlink_to("kept/claims.toml")
    link.symlink_to("other.toml")
    rewrite_file(link, b"new", folder)
    assert link.readlink() == Path("other.toml")
    assert (real.read_bytes(), mode_of(real)) == (b"new", 0o600)
    assert list(real.parent.iterdir()) == [real]


def test_a_link_out_of_the_folder_is_not_written_through(tmp_path: Path) -> None:
    """Nor is it replaced."""
    folder, outside = tmp_path / "figure", tmp_path / "outside.toml"
    folder.mkdir()
    outside.write_text("old")
    link = folder / "claims.toml"
    link.symlink_to(outside)
    with pytest.raises(FigreproError, match="the path is outside the figure's folder"):
        rewrite_file(link, b"new", folder)
    assert link.is_symlink()
    assert outside.read_text() == "old"


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_text_keeps_its_byte_order_mark(tmp_path: Path, mark: bytes) -> None:
    """Where it has one: some editors take it for the sign of UTF-8."""
    path = tmp_path / "claims.toml"
    path.write_bytes(mark + b"old")
    rewrite_text(path, "größer\r\n", tmp_path)
    assert path.read_bytes() == mark + "größer\r\n".encode()
