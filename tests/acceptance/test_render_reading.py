"""`figrepro render ID --reading NAME`: which file it makes, and what it says where it cannot."""

import json
from pathlib import Path

import pytest

import figrepro
from tests.acceptance.in_process import InProcess
from tests.acceptance.png import is_whole, paint
from tests.acceptance.program import (
    DIFFERS,
    DONE,
    WRONG,
    files_under,
    make_figure,
    replace_in,
)
from tests.acceptance.whole_process import WholeProcess

SECOND = ("--reading", "second-description")
FORMATS = ("--format", "png", "--format", "svg", "--format", "pdf")
OTHER_CSV = "series,x,y\nspring,0,1.5\nneap,3,3.0\n"


@pytest.fixture
def tides(tmp_path: Path) -> Path:
    """A figure with one other reading."""
    return _with_reading(make_figure(tmp_path / "data" / "tides"), "almanac")


def _with_reading(folder: Path, *names: str) -> Path:
    (folder / "readings").mkdir(exist_ok=True)
    for name in names:
        (folder / "readings" / f"{name}.csv").write_text(OTHER_CSV)
    return folder


def test_it_goes_to_a_file_of_its_own(run: InProcess, data: Path) -> None:
    """Beside the plain drawing, which stays as it is, in every format."""
    assert run("render", "hellaswag").status == DONE
    plain = files_under(run.home / "out")
    ran = run("render", "hellaswag", *SECOND, *FORMATS)
    assert (ran.status, ran.err) == (DONE, "")
    names = [f"hellaswag.second-description.{ending}" for ending in ("png", "svg", "pdf")]
    assert ran.lines == [f"out/{name}" for name in names]
    after = files_under(run.home / "out")
    assert set(after) == {"hellaswag.png", *names}
    assert after["hellaswag.png"] == plain["hellaswag.png"]
    assert is_whole(after[names[0]][2])
    assert data.is_dir()


def test_the_bytes_are_the_same_in_every_process_and_from_python(
    run: InProcess, run_process: WholeProcess, data: Path
) -> None:
    """Whatever the hash seed, locale and time zone."""
    env = {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Kathmandu"}
    assert run("render", "hellaswag", *SECOND, *FORMATS).status == DONE
    assert (
        run_process("render", "hellaswag", *SECOND, *FORMATS, "--out", "again", env=env).status
        == DONE
    )
    once, again = (
        {name: content for name, (_, _, content) in files_under(run_process.home / folder).items()}
        for folder in ("out", "again")
    )
    assert once == again
    figure = figrepro.load("hellaswag", data)
    for file_format in ("png", "svg", "pdf"):
        written = once[f"hellaswag.second-description.{file_format}"]
        assert figure.render(file_format, reading="second-description") == written
    assert figure.render() == (data / "hellaswag" / "reference.png").read_bytes()


def test_python_is_told_the_nearest_names(data: Path) -> None:
    """As the command line is."""
    figure = figrepro.load("hellaswag", data)
    with pytest.raises(figrepro.FigreproError, match=r"did you mean published\?"):
        figure.render("png", reading="publised")


def test_what_is_unchanged_is_not_touched(run: InProcess, tides: Path) -> None:
    """Drawn again after a change of the figure, of that reading, or of the file; of no other."""
    call = ("render", "tides", "--reading", "almanac")
    path = "out/tides.almanac.png"
    assert run(*call).lines == [path]
    before = files_under(run.home / "out")
    _with_reading(tides, "another")
    assert run(*call).lines == [f"{path}  (unchanged)"]
    assert files_under(run.home / "out") == before
    replace_in(tides / "readings" / "almanac.csv", "spring,0,1.5", "spring,0,1.6")
    assert run(*call).lines == [path]
    replace_in(tides / "series.csv", "neap,6,3.6", "neap,6,3.7")
    assert run(*call).lines == [path]
    paint(run.home / path, (30, 30, 40, 40), (0, 0, 0))
    assert run(*call).lines == [path]
    assert run(*call, "--dpi", "90").lines == [path]
    (run.home / path).write_bytes((run.home / path).with_name("tides.almanac.png").read_bytes())
    assert run(*call, "--dpi", "90").lines == [f"{path}  (unchanged)"]


def test_the_plain_drawing_in_its_place_is_not_taken_for_it(run: InProcess, tides: Path) -> None:
    """Nor it for the plain one."""
    assert tides.is_dir()
    for options in ((), ("--reading", "almanac")):
        assert run("render", *options).status == DONE
    plain, over = (run.home / "out" / f"tides{part}.png" for part in ("", ".almanac"))
    contents = plain.read_bytes(), over.read_bytes()
    plain.write_bytes(contents[1])
    over.write_bytes(contents[0])
    assert run("render").lines == ["out/tides.png"]
    assert run("render", "--reading", "almanac").lines == ["out/tides.almanac.png"]
    assert (plain.read_bytes(), over.read_bytes()) == contents


def test_without_an_id_figures_that_lack_the_reading_are_passed_over(
    run: InProcess, data: Path
) -> None:
    """Without a word, if one has it: that is what no ID means; the document has the same facts."""
    ran = run("render", *SECOND)
    assert (ran.status, ran.err) == (DONE, "")
    assert ran.lines == ["out/hellaswag.second-description.png"]
    (row,) = json.loads(run("render", *SECOND, "--json").out)["figures"]
    assert row["id"] == "hellaswag"
    assert row["outputs"][0]["action"] == "unchanged"
    assert data.is_dir()


def test_a_figure_whose_readings_cannot_be_looked_through_is_not_passed_over(
    run: InProcess, data: Path
) -> None:
    """Nobody can know whether it has the reading: its own problem is told."""
    (make_figure(data / "broken") / "readings").write_text("no folder")
    ran = run("render", *SECOND)
    assert (ran.status, ran.lines) == (WRONG, ["out/hellaswag.second-description.png"])
    assert len(ran.messages) == 1
    assert ran.messages[0].startswith("error: data/broken/readings: this cannot be read")


def test_where_no_figure_has_the_reading_it_is_an_error(run: InProcess, data: Path) -> None:
    """With the nearest names of all figures."""
    ran = run("render", "--reading", "publised")
    assert (ran.status, ran.out) == (WRONG, "")
    assert ran.messages == [
        'error: reading: no figure has any other reading "publised"; did you mean published?'
    ]
    document = json.loads(run("render", "--reading", "publised", "--json").out)
    assert document["problems"][0]["hint"] == "did you mean published?"
    assert not (run.home / "out").exists()
    assert data.is_dir()


def test_a_named_figure_that_lacks_the_reading_is_an_error(run: InProcess, data: Path) -> None:
    """The others are drawn all the same."""
    ran = run("render", "vocab-accuracy", "hellaswag", *SECOND)
    assert (ran.status, ran.lines) == (WRONG, ["out/hellaswag.second-description.png"])
    said = 'vocab-accuracy has no other reading "second-description"; readings there: published'
    assert ran.messages == [f"error: reading: {said}"]
    assert data.is_dir()


@pytest.mark.parametrize(
    ("reading", "hint"),
    [
        ("drawn", "drawn is the one in series.csv, which is drawn in any case"),
        ("second-descripton", "did you mean second-description?"),
        ("", "readings there: published, second-description"),
        ("../published", "did you mean published?"),
        ("a\nb", "readings there: published, second-description"),
    ],
)
def test_a_reading_that_is_not_there_is_named_with_those_that_are(
    run: InProcess, data: Path, reading: str, hint: str
) -> None:
    """One line, whatever was typed."""
    ran = run("render", "hellaswag", "--reading", reading)
    assert (ran.status, ran.out, len(ran.messages)) == (WRONG, "", 1)
    assert ran.messages[0].endswith(hint)
    assert data.is_dir()


def test_a_reading_of_other_series_is_an_error(run: InProcess, tides: Path) -> None:
    """There is nothing to draw over the figure; some of its series that it lacks is a warning."""
    other = tides / "readings" / "almanac.csv"
    other.write_text("series,x,y\nhigh water,0,1.5\nspring,6,4\n")
    ran = run("render", "tides", "--reading", "almanac")
    said = "series: series of almanac not drawn: high water; the figure has no such series"
    assert (ran.status, ran.messages) == (DONE, [f"warning: tides: {said}"])
    other.write_text("series,x,y\nhigh water,0,1.5\n")
    ran = run("render", "tides", "--reading", "almanac")
    assert (ran.status, ran.out) == (WRONG, "")
    assert ran.messages == [
        "error: reading: almanac has no series of tides; found high water; allowed: spring, neap"
    ]


def test_points_beyond_the_limits_are_counted(run: InProcess, data: Path) -> None:
    """The limits stay; the drawing is made."""
    ran = run("render", "hellaswag", "--reading", "published")
    assert (ran.status, ran.lines) == (DONE, ["out/hellaswag.published.png"])
    said = "limits: 1 point of 32 Rec in published is outside the limits and not drawn"
    assert ran.messages == [f"warning: hellaswag: {said}; widen x.limits or y.limits"]
    assert data.is_dir()


def test_no_drawing_of_another_figure_is_replaced(run: InProcess, tides: Path) -> None:
    """Ids may have dots: a name that another file has is refused, and nothing is written."""
    home = tides.parent
    _with_reading(tides, "b", "b.c", "diff", "b.diff", "free.of.any")
    make_figure(home / "tides.b")
    _with_reading(home / "tides.b", "c")
    for reading, taken_by in (
        ("b", "the drawing of figure tides.b"),
        ("b.c", "the drawing of figure tides.b with reading c"),
        ("diff", "the difference image of figure tides"),
        ("b.diff", "the difference image of figure tides.b"),
    ):
        ran = run("render", "tides", "--reading", reading)
        assert (ran.status, ran.out) == (WRONG, "")
        said = f"tides.{reading}.png is already the name of {taken_by}"
        assert ran.messages == [f"error: reading: {said}; rename the reading"]
    assert not (run.home / "out").exists()
    assert run("render", "tides", "--reading", "free.of.any").status == DONE


@pytest.mark.parametrize("name", ["a b", "ü%2F", "a\\b:c", "-x", ".hidden", "$(true)", "[b]"])
def test_odd_names_are_drawn_and_carried(run: InProcess, tides: Path, name: str) -> None:
    """They stand in the name of the file as they are in that of the CSV."""
    _with_reading(tides, name)
    ran = run("render", "tides", f"--reading={name}")
    assert (ran.status, ran.lines, ran.err) == (DONE, [f"out/tides.{name}.png"], "")
    again = run("render", "tides", f"--reading={name}")
    assert again.lines == [f"out/tides.{name}.png  (unchanged)"]
    assert f'"reading":"{name}"'.replace("\\", "\\\\") in _carried(run.home, name)


def _carried(home: Path, name: str) -> str:
    from tests.acceptance.png import carried_text

    text = carried_text((home / "out" / f"tides.{name}.png").read_bytes())
    return json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))


def test_new_makes_the_plain_figure_of_it(run: InProcess, data: Path) -> None:
    """From every format; the reading stays with the figure that has it."""
    assert run("render", "hellaswag", *SECOND, *FORMATS).status == DONE
    for ending in ("png", "svg", "pdf"):
        source = f"out/hellaswag.second-description.{ending}"
        assert run("new", f"again-{ending}", "--from", source).status == DONE
        made = data / f"again-{ending}"
        assert {path.name for path in made.iterdir()} == {"figure.toml", "series.csv"}
        reference = data / "hellaswag" / "reference.png"
        ran = run("diff", f"again-{ending}", "--against", reference)
        assert (ran.status, ran.out) == (DONE, f"again-{ending}: match\n")


def test_diff_says_that_a_reference_has_a_reading_over_it(run: InProcess, data: Path) -> None:
    """Neither a match nor an edit: the figure is the same, the drawing is not."""
    assert run("render", "hellaswag", *SECOND).status == DONE
    ran = run("diff", "hellaswag", "--against", "out/hellaswag.second-description.png")
    assert ran.status == DIFFERS
    assert ran.lines[:2] == [
        "hellaswag: differ",
        "  overlay: the reference has the reading second-description over it, the drawing none",
    ]
    assert not any("edited" in line for line in ran.lines)
    assert (run.home / "out" / "hellaswag.diff.png").is_file()
    assert data.is_dir()
