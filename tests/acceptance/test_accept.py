"""`figrepro accept`: the present drawing becomes the reference, and what that means is printed."""

import codecs
import shutil
from pathlib import Path

import pytest

from tests.acceptance.in_process import InProcess
from tests.acceptance.png import is_whole, paint
from tests.acceptance.program import (
    DONE,
    IDS,
    WRONG,
    files_under,
    make_figure,
    replace_in,
)
from tests.acceptance.whole_process import WholeProcess, bound_by_permissions


def test_the_first_reference_is_the_drawing(run: InProcess, data: Path) -> None:
    """What render writes and what accept keeps are the same bytes."""
    reference = data / "hellaswag" / "reference.png"
    reference.unlink()
    ran = run("accept", "hellaswag")
    assert (ran.status, ran.err) == (DONE, "")
    assert ran.lines == ["hellaswag: accepted, the first reference"]
    assert run("render", "hellaswag").status == DONE
    assert reference.read_bytes() == (run.home / "out" / "hellaswag.png").read_bytes()


def test_what_is_accepted_is_printed(run: InProcess, data: Path) -> None:
    """Every change, as diff says it; the other figure's reference is not touched."""
    others = files_under(data / "vocab-accuracy")
    replace_in(data / "hellaswag" / "series.csv", "4 Rec,100,32,,,", "4 Rec,100,34,,,")
    replace_in(data / "hellaswag" / "figure.toml", 'figure = "Figure 8, ', 'figure = "Figure 9, ')
    changes = [line for line in run("diff", "hellaswag").lines if " in the reference, " in line]
    ran = run("accept", "hellaswag")
    assert (ran.status, ran.err) == (DONE, "")
    head, *told = ran.lines
    assert head.startswith("hellaswag: accepted, ")
    assert head.endswith(" pixels differ")
    assert told == changes
    assert len(told) == 2
    assert run("diff", "hellaswag").lines == ["hellaswag: match"]
    assert files_under(data / "vocab-accuracy") == others


def test_what_is_unchanged_is_not_touched(run: InProcess, data: Path) -> None:
    """Neither content, nor inode, nor time of change."""
    before = files_under(data)
    ran = run("accept", "--all")
    assert (ran.status, ran.err) == (DONE, "")
    assert ran.lines == [f"{one}: unchanged" for one in IDS]
    assert files_under(data) == before


@pytest.mark.parametrize("named", [(), ("hellaswag", "--all")])
def test_either_figures_are_named_or_all_are_meant(
    run: InProcess, data: Path, named: tuple[str, ...]
) -> None:
    """What is accepted is never left to a default, and the help says so."""
    before = files_under(data)
    ran = run("accept", *named)
    assert (ran.status, ran.out) == (WRONG, "")
    assert ran.messages == ["error: give either figure IDs or --all"]
    assert files_under(data) == before
    shown = " ".join(run("accept", "--help").out.split())
    assert "Figure IDs; leave out with --all." in shown
    assert "all of them" not in shown


def test_a_broken_reference_is_mended(run: InProcess, data: Path) -> None:
    """A reference that cannot be read, or was edited, is replaced by the drawing."""
    whole = (data / "vocab-accuracy" / "reference.png").read_bytes()
    for name in ("cut", "edited", "text"):
        shutil.copytree(data / "vocab-accuracy", data / name)
    (data / "cut" / "reference.png").write_bytes(whole[:-500])
    (data / "text" / "reference.png").write_text("not an image")
    paint(data / "edited" / "reference.png", (300, 300, 310, 310), (0, 0, 0))
    ran = run("accept", "cut", "edited", "text")
    assert (ran.status, ran.err) == (DONE, "")
    assert ran.lines == [
        "cut: accepted",
        "edited: accepted, 100 pixels differ",
        "text: accepted",
    ]
    for name in ("cut", "edited", "text"):
        assert (data / name / "reference.png").read_bytes() == whole


def test_one_pixel_is_counted_as_one(run: InProcess, data: Path) -> None:
    """In the singular, by accept and by diff."""
    paint(data / "hellaswag" / "reference.png", (300, 300, 301, 301), (0, 0, 0))
    assert "  1 pixel differs (RMS 0.29)" in run("diff", "hellaswag").lines
    assert run("accept", "hellaswag").lines == ["hellaswag: accepted, 1 pixel differs"]


def test_a_broken_figure_does_not_stop_the_others(run: InProcess, data: Path) -> None:
    """--all accepts what can be drawn and names what cannot."""
    make_figure(data / "broken", spec="title = 1\n")
    (data / "hellaswag" / "reference.png").unlink()
    ran = run("accept", "--all")
    assert ran.status == WRONG
    assert ran.lines == ["hellaswag: accepted, the first reference", "vocab-accuracy: unchanged"]
    assert ran.messages
    assert all(line.startswith("error: data/broken/figure.toml") for line in ran.messages)
    assert not (data / "broken" / "reference.png").exists()


def test_a_reference_that_leads_out_is_not_written_through(run: InProcess, data: Path) -> None:
    """A link out of the folder is a problem, and what it points to stays as it is."""
    outside = run.home / "outside.png"
    reference = data / "hellaswag" / "reference.png"
    reference.rename(outside)
    reference.symlink_to(outside)
    replace_in(data / "hellaswag" / "series.csv", "4 Rec,100,32,,,", "4 Rec,100,34,,,")
    before = outside.read_bytes()
    ran = run("accept", "hellaswag")
    assert (ran.status, ran.out) == (WRONG, "")
    assert len(ran.messages) == 1
    assert (
        "data/hellaswag/reference.png: the path is outside the figure's folder" in ran.messages[0]
    )
    assert outside.read_bytes() == before


def test_a_folder_that_cannot_be_written_keeps_its_reference(
    run_process: WholeProcess, data: Path
) -> None:
    """One line with the reason, no leftovers, and the other figure is accepted."""
    folder = data / "hellaswag"
    replace_in(folder / "series.csv", "4 Rec,100,32,,,", "4 Rec,100,34,,,")
    (data / "vocab-accuracy" / "reference.png").unlink()
    before = files_under(folder)
    folder.chmod(0o555)
    ran = run_process("accept", "--all", command=bound_by_permissions())
    folder.chmod(0o755)
    assert ran.status == WRONG
    assert ran.lines == ["vocab-accuracy: accepted, the first reference"]
    assert [line.split("; ")[0] for line in ran.messages] == [
        "error: data/hellaswag/reference.png: this cannot be written: Permission denied"
    ]
    assert files_under(folder) == before
    assert is_whole((data / "vocab-accuracy" / "reference.png").read_bytes())


@pytest.mark.parametrize("call", ["accept hellaswag", "render hellaswag --out data/hellaswag"])
def test_a_read_only_file_is_refused(run_process: WholeProcess, data: Path, call: str) -> None:
    """That its folder lets it be replaced is no leave to: its owner says that it is not to change.

    Editors and the shell refuse such a file until they are told otherwise, and here none is asked.
    """
    folder = data / "hellaswag"
    replace_in(folder / "series.csv", "4 Rec,100,32,,,", "4 Rec,100,34,,,")
    (folder / "hellaswag.png").write_text("mine")
    for name in ("reference.png", "hellaswag.png"):
        (folder / name).chmod(0o444)
    before = files_under(folder)
    ran = run_process(*call.split(), command=bound_by_permissions())
    assert (ran.status, ran.out, len(ran.messages)) == (WRONG, "", 1)
    said = "this cannot be written: it is read-only; chmod u+w makes it writable"
    assert ran.messages[0].endswith(f".png: {said}")
    assert files_under(folder) == before


def test_an_accepted_file_keeps_its_permissions_its_mark_and_its_link(
    run: InProcess, data: Path
) -> None:
    """Of the claims and of the reference alike: only what is in them is new."""
    folder = data / "hellaswag"
    claims, reference = folder / "claims.toml", folder / "reference.png"
    text = claims.read_text().replace('firmness = "firm"', 'firmness = "open"', 1)
    claims.write_bytes(codecs.BOM_UTF8 + text.encode())
    replace_in(folder / "series.csv", "4 Rec,100,32,,,", "4 Rec,100,32.001,,,")
    reference.rename(folder / "drawing.png")
    reference.symlink_to("drawing.png")
    claims.chmod(0o600)
    reference.chmod(0o660)
    for options in (("--claims",), ()):
        assert run("accept", "hellaswag", *options).status == DONE
    assert run("check", "hellaswag").status == DONE
    assert claims.read_bytes().startswith(codecs.BOM_UTF8 + b"# What the text")
    assert reference.readlink() == Path("drawing.png")
    assert [path.stat().st_mode & 0o777 for path in (claims, reference)] == [0o600, 0o660]
