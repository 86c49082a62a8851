"""`figrepro render`: the files it makes, leaves alone, makes again, and cannot make."""

import json
import os
import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests.acceptance.in_process import InProcess
from tests.acceptance.png import is_whole, paint
from tests.acceptance.program import (
    DONE,
    IDS,
    WRONG,
    copy_shipped,
    files_under,
    make_figure,
    replace_in,
)
from tests.acceptance.whole_process import WholeProcess, bound_by_permissions

ALL_FORMATS = ("--format", "png", "--format", "svg", "--format", "pdf")
FILES = [f"{one}.{ending}" for one in IDS for ending in ("pdf", "png", "svg")]


@pytest.fixture(scope="session")
def drawn_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the figures in `data` and all their renders in `out`; to be copied."""
    home = tmp_path_factory.mktemp("drawn")
    copy_shipped(home / "data")
    ran = InProcess(home)("render", *ALL_FORMATS)
    assert (ran.status, ran.err) == (DONE, "")
    return home


@pytest.fixture
def drawn(tmp_path: Path, drawn_once: Path) -> Path:
    """The `out` of the test's own directory: both figures drawn in every format."""
    shutil.copytree(drawn_once, tmp_path, dirs_exist_ok=True)
    return tmp_path / "out"


def test_every_format_of_every_figure_is_a_file_of_its_kind(drawn: Path) -> None:
    """`out/ID.FORMAT`, nothing else, with the permissions of any new file."""
    assert sorted(path.name for path in drawn.iterdir()) == FILES
    for figure_id in IDS:
        with Image.open(drawn / f"{figure_id}.png") as image:
            image.load()
            assert image.size == (1050, 750)
            assert image.info["dpi"] == pytest.approx((150, 150), abs=0.02)
        assert (drawn / f"{figure_id}.svg").read_bytes().startswith(b"<?xml")
        assert (drawn / f"{figure_id}.pdf").read_bytes().startswith(b"%PDF-")
    plain = drawn.parent / "plain"
    plain.touch()
    assert {path.stat().st_mode for path in drawn.iterdir()} == {plain.stat().st_mode}


def test_without_a_format_it_is_png_and_one_line_for_each_file(run: InProcess) -> None:
    """What is printed are the paths, ready for the next command of a script."""
    ran = run("render", "vocab-accuracy", "--out", "figures/of today")
    assert (ran.status, ran.out, ran.err) == (
        DONE,
        "figures/of today/vocab-accuracy.png\n",
        "",
    )
    made = run.home / "figures" / "of today"
    assert [path.name for path in made.iterdir()] == ["vocab-accuracy.png"]
    assert is_whole((made / "vocab-accuracy.png").read_bytes())


def test_what_is_unchanged_is_not_touched(run: InProcess, drawn: Path) -> None:
    """Neither content, nor inode, nor time of change: make and rsync see nothing to do."""
    before = files_under(drawn)
    ran = run("render", *ALL_FORMATS, "--format", "png")
    assert (ran.status, ran.err) == (DONE, "")
    order = ("png", "svg", "pdf")
    assert ran.lines == [f"out/{one}.{ending}  (unchanged)" for one in IDS for ending in order]
    assert files_under(drawn) == before


def test_what_draws_nothing_makes_nothing_new(run: InProcess, drawn: Path) -> None:
    """Comments, another reading and the policy of comparisons leave the render as it is."""
    folder = drawn.parent / "data" / "hellaswag"
    spec = folder / "figure.toml"
    spec.write_text(f"# read twice\n{spec.read_text()}\n[diff]\nthreshold = 0.2\n")
    (folder / "readings" / "published.csv").write_text("series,x,y\n1 Rec,800,29.34\n")
    before = files_under(drawn)
    assert run("render", "hellaswag").lines == ["out/hellaswag.png  (unchanged)"]
    assert files_under(drawn) == before


def _change_a_value(folder: Path, _: Path) -> None:
    replace_in(folder / "series.csv", "neap,6,3.6", "neap,6,3.7")


def _change_the_title(folder: Path, _: Path) -> None:
    replace_in(folder / "figure.toml", "Tide at the pier", "Tide")


def _add_a_citation(folder: Path, _: Path) -> None:
    spec = folder / "figure.toml"
    spec.write_text(f'{spec.read_text()}[source]\ncitation = "the almanac"\n')


def _cut(_: Path, render: Path) -> None:
    render.write_bytes(render.read_bytes()[:-100])


def _cut_in_half(_: Path, render: Path) -> None:
    content = render.read_bytes()
    render.write_bytes(content[: len(content) // 2])


def _empty(_: Path, render: Path) -> None:
    render.write_bytes(b"")


def _remove(_: Path, render: Path) -> None:
    render.unlink()


def _edit_pixels(_: Path, render: Path) -> None:
    paint(render, (30, 30, 40, 40), (0, 0, 0))


def _put_another_there(_: Path, render: Path) -> None:
    shutil.copy(render.with_name("_change_the_title.png"), render)


def _change_nothing(_: Path, __: Path) -> None:
    pass


OTHER_BYTES = (_change_a_value, _change_the_title, _add_a_citation)
SAME_BYTES = (_cut, _cut_in_half, _empty, _remove, _edit_pixels, _put_another_there)


def test_what_is_not_what_it_would_be_is_drawn_again(run: InProcess, tmp_path: Path) -> None:
    """After any change of data, spec or of the file itself, and only then."""
    changes = {change.__name__: change for change in (*OTHER_BYTES, *SAME_BYTES, _change_nothing)}
    for name in changes:
        make_figure(tmp_path / "data" / name)
    replace_in(tmp_path / "data" / "_change_the_title" / "figure.toml", "Tide at", "Tides at")
    assert run("render").status == DONE
    replace_in(tmp_path / "data" / "_change_the_title" / "figure.toml", "Tides at", "Tide at")
    out = tmp_path / "out"
    before = files_under(out)
    for name, change in changes.items():
        change(tmp_path / "data" / name, out / f"{name}.png")
    ran = run("render")
    assert (ran.status, ran.err) == (DONE, "")
    assert set(ran.lines) == {
        f"out/{name}.png{'  (unchanged)' if name == '_change_nothing' else ''}" for name in changes
    }
    after = files_under(out)
    assert after["_change_nothing.png"] == before["_change_nothing.png"]
    for change in OTHER_BYTES:
        assert after[f"{change.__name__}.png"][2] != before[f"{change.__name__}.png"][2]
    for change in SAME_BYTES:
        assert after[f"{change.__name__}.png"][2] == before[f"{change.__name__}.png"][2]
    again = run("render")
    assert again.lines == [f"out/{name}.png  (unchanged)" for name in sorted(changes)]


@pytest.mark.parametrize(
    ("options", "same_bytes"), [(["--dpi", "100"], False), (["--force"], True)]
)
def test_options_have_a_render_drawn_again(
    run: InProcess,
    drawn: Path,
    options: list[str],
    same_bytes: bool,  # noqa: FBT001 - a fact
) -> None:
    """Another resolution makes another file; --force makes the same one anew."""
    path = drawn / "vocab-accuracy.png"
    before, inode = path.read_bytes(), path.stat().st_ino
    ran = run("render", "vocab-accuracy", *options)
    assert (ran.status, ran.out, ran.err) == (DONE, "out/vocab-accuracy.png\n", "")
    assert (path.read_bytes() == before) is same_bytes
    assert path.stat().st_ino != inode
    again = run("render", "vocab-accuracy", *(one for one in options if one != "--force"))
    assert again.lines == ["out/vocab-accuracy.png  (unchanged)"]


def test_a_damaged_svg_or_pdf_is_drawn_again(run: InProcess, drawn: Path) -> None:
    """These formats, too, tell by themselves whether they are what they were."""
    paths = [drawn / f"{one}.{ending}" for one in IDS for ending in ("svg", "pdf")]
    before = [path.read_bytes() for path in paths]
    for path, content in zip(paths, before, strict=True):
        middle = len(content) // 2
        is_cut = path.name.startswith("hellaswag")
        path.write_bytes(content[:middle] + (b"" if is_cut else b" " + content[middle:]))
    ran = run("render", "--format", "svg", "--format", "pdf")
    assert (ran.status, ran.err) == (DONE, "")
    assert ran.lines == [f"out/{path.name}" for path in paths]
    assert [path.read_bytes() for path in paths] == before


def test_the_least_resolution_gives_a_small_image(run: InProcess) -> None:
    """10 dpi is allowed, and is what the file then says."""
    ran = run("render", "vocab-accuracy", "--dpi", "10")
    assert (ran.status, ran.err) == (DONE, "")
    with Image.open(run.home / "out" / "vocab-accuracy.png") as image:
        assert image.size == (70, 50)


def test_a_resolution_that_makes_the_drawing_too_large_is_refused(run: InProcess) -> None:
    """2400 dpi is allowed, but not for a canvas of this size; nothing is written."""
    ran = run("render", "--dpi", "2400")
    assert (ran.status, ran.out) == (WRONG, "")
    assert len(ran.messages) == 2
    for line in ran.messages:
        assert "the drawing would be too large; found 16800 x 12000 px; allowed: " in line
    assert not (run.home / "out").exists()


def test_a_file_in_place_of_the_directory_is_a_problem_for_each_figure(
    run: InProcess, data: Path
) -> None:
    """One line for each file that cannot be written, and the file stays."""
    (run.home / "out").write_text("mine")
    ran = run("render")
    assert (ran.status, ran.out) == (WRONG, "")
    assert len(ran.messages) == len(IDS)
    for figure_id, line in zip(IDS, ran.messages, strict=True):
        assert line.startswith(f"error: out/{figure_id}.png: this cannot be written: ")
    assert (run.home / "out").read_text() == "mine"
    assert data.is_dir()


@pytest.mark.parametrize("where", ["/proc", "/dev/full", "a directory"])
def test_a_place_that_cannot_be_written_is_named(run: InProcess, where: str) -> None:
    """Status 2 and one line with the path and the system's reason."""
    if where == "a directory":
        (run.home / "there" / "hellaswag.png").mkdir(parents=True)
        where = "there"
    ran = run("render", "hellaswag", "--out", where)
    assert (ran.status, ran.out) == (WRONG, "")
    assert len(ran.messages) == 1
    assert ran.messages[0].startswith(f"error: {where}/hellaswag.png: this cannot be written: ")
    if where == "there":
        assert [path.name for path in (run.home / "there").iterdir()] == ["hellaswag.png"]


def test_a_directory_without_permission_is_named(run_process: WholeProcess) -> None:
    """The system's reason is told, and the file that stands there stays as it is."""
    out = run_process.home / "out"
    out.mkdir()
    (out / "hellaswag.png").write_text("mine")
    out.chmod(0o555)
    ran = run_process("render", "hellaswag", command=bound_by_permissions())
    out.chmod(0o755)
    assert (ran.status, ran.out) == (WRONG, "")
    assert [line.split("; ")[0] for line in ran.messages] == [
        "error: out/hellaswag.png: this cannot be written: Permission denied"
    ]
    assert (out / "hellaswag.png").read_text() == "mine"


def test_what_is_no_file_in_place_of_a_render_is_replaced_unread(run: InProcess) -> None:
    """A pipe that nobody writes to, and an endless device behind a link, stop no run."""
    out = run.home / "out"
    out.mkdir()
    os.mkfifo(out / "hellaswag.png")
    (out / "vocab-accuracy.png").symlink_to("/dev/zero")
    ran = run("render")
    assert (ran.status, ran.lines, ran.err) == (DONE, [f"out/{one}.png" for one in IDS], "")
    assert all(is_whole((out / f"{one}.png").read_bytes()) for one in IDS)


def test_nothing_around_the_figure_changes_its_bytes(
    run_process: WholeProcess, drawn: Path
) -> None:
    """Neither a matplotlibrc, nor a backend, locale, time zone, hash seed or home directory."""
    (run_process.home / "matplotlibrc").write_text(
        "lines.linewidth: 9\nfont.size: 30\nsavefig.dpi: 7\n"
    )
    env = {
        "MPLBACKEND": "no.such.backend",
        "LC_ALL": "C",
        "TZ": "Asia/Kathmandu",
        "PYTHONHASHSEED": "7",
        "PYTHONUTF8": "0",
        "HOME": "/proc/nowhere",
        "SOURCE_DATE_EPOCH": "7",
    }
    ran = run_process("render", *ALL_FORMATS, "--out", "again", env=env)
    assert (ran.status, ran.err) == (DONE, "")
    again = {path.name: path.read_bytes() for path in (run_process.home / "again").iterdir()}
    assert again == {path.name: path.read_bytes() for path in drawn.iterdir()}


def test_a_link_is_replaced_and_what_it_pointed_to_kept(run: InProcess, drawn: Path) -> None:
    """Writing a render never reaches a file beside the output directory."""
    path, mine = drawn / "hellaswag.png", run.home / "mine.txt"
    mine.write_text("mine")
    path.unlink()
    path.symlink_to(mine)
    assert run("render", "hellaswag").status == DONE
    assert mine.read_text() == "mine"
    assert not path.is_symlink()
    assert is_whole(path.read_bytes())


def test_one_figure_that_cannot_be_drawn_does_not_stop_the_others(
    run: InProcess, tmp_path: Path
) -> None:
    """A text without a glyph is a problem of its figure, which names the text."""
    for name, title in (("a", "Tide"), ("b", "Tide \U0001f30a"), ("c", "Ebb")):
        make_figure(tmp_path / "data" / name)
        replace_in(tmp_path / "data" / name / "figure.toml", "Tide at the pier", title)
    ran = run("render")
    assert (ran.status, ran.lines) == (WRONG, ["out/a.png", "out/c.png"])
    assert len(ran.messages) == 1
    assert "U+1F30A" in ran.messages[0]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.png", "c.png"]


def test_the_document_of_a_render_says_what_was_done(run: InProcess, drawn: Path) -> None:
    """For each figure its files, and whether each was drawn or found as it would be drawn."""
    (drawn / "vocab-accuracy.svg").unlink()
    ran = run("render", "--format", "svg", "--json")
    assert (ran.status, ran.err) == (DONE, "")
    found = {one["id"]: one["outputs"] for one in json.loads(ran.stdout)["figures"]}
    assert found == {
        "hellaswag": [{"path": "out/hellaswag.svg", "format": "svg", "action": "unchanged"}],
        "vocab-accuracy": [{"path": "out/vocab-accuracy.svg", "format": "svg", "action": "drawn"}],
    }
