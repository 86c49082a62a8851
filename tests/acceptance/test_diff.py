"""`figrepro diff`: what changed since the reference was accepted, and by how much."""

import json
import re
from pathlib import Path

import pytest
from PIL import Image

import figrepro
from tests.acceptance.in_process import InProcess
from tests.acceptance.png import is_whole, paint, stripped
from tests.acceptance.program import (
    DIFFERS,
    DONE,
    IDS,
    WRONG,
    replace_in,
)


def _pixels_of_two_hundredths(reference: Path) -> float:
    """How far two grid lines of vocab-accuracy, 0.02 apart, are from each other in the image."""
    with Image.open(reference) as image:
        rows = list(image.convert("L").crop((150, 60, 151, 635)).tobytes())
    lines = [row for row in range(1, len(rows)) if rows[row] < 255 and rows[row - 1] == 255]
    assert len(lines) == 5  # 0.53, 0.51, 0.49, 0.47, and the spine at 0.45
    return (lines[-1] - lines[0]) / 4


def test_a_matching_drawing_is_said_to_match(run: InProcess, data: Path) -> None:
    """One line for each figure, nothing written."""
    ran = run("diff")
    assert (ran.status, ran.err) == (DONE, "")
    assert ran.lines == [f"{one}: match" for one in IDS]
    assert not (run.home / "out").exists()
    assert data.is_dir()


def test_a_moved_point_is_told_in_data_units_and_pixels(run: InProcess, data: Path) -> None:
    """The series, its place on the axis, both values, the difference, how far, which way."""
    folder = data / "vocab-accuracy"
    step = _pixels_of_two_hundredths(folder / "reference.png")
    replace_in(folder / "series.csv", "1.3B,80000,0.50", "1.3B,80000,0.51")
    replace_in(folder / "series.csv", "350M,20000,0.45", "350M,20000,0.455")
    replace_in(folder / "series.csv", "2.4B,20000,0.495", "2.4B,20000,0.493")
    ran = run("diff", "vocab-accuracy")
    assert (ran.status, ran.err) == (DIFFERS, "")
    told = [re.split(r"(?<=, )([0-9.]+)(?= px )", line) for line in ran.lines[1:4]]
    assert ["…".join(parts[::2]) for parts in told] == [
        "  1.3B at 80k: 0.500 in the reference, 0.510 now (+0.010, … px up)",
        "  350M at 20k: 0.450 in the reference, 0.455 now (+0.005, … px up)",
        "  2.4B at 20k: 0.495 in the reference, 0.493 now (-0.002, … px down)",
    ]
    moved = [step / 2, step / 4, step / 10]
    assert [float(parts[1]) for parts in told] == pytest.approx(moved, abs=0.2)
    assert ran.lines[0] == "vocab-accuracy: differ"
    assert ran.lines[-1] == "  see out/vocab-accuracy.diff.png"


def test_the_image_of_a_difference_goes_when_there_is_none_any_more(
    run: InProcess, data: Path
) -> None:
    """Reference, drawing and difference side by side, only as long as they differ."""
    csv = data / "hellaswag" / "series.csv"
    written = csv.read_text()
    replace_in(csv, "4 Rec,100,32,,,", "4 Rec,100,34,,,")
    assert run("diff", "--out", "here").status == DIFFERS
    made = run.home / "here"
    assert [path.name for path in made.iterdir()] == ["hellaswag.diff.png"]
    with Image.open(made / "hellaswag.diff.png") as image:
        image.load()
        width, height = image.size
    assert width >= 3 * 1050
    assert height >= 750
    csv.write_text(written)
    assert run("diff", "--out", "here").status == DONE
    assert list(made.iterdir()) == []


def test_a_missing_reference_is_said_with_what_makes_one(run: InProcess, data: Path) -> None:
    """It is no error: a new figure has none."""
    (data / "hellaswag" / "reference.png").unlink()
    ran = run("diff", "hellaswag")
    assert (ran.status, ran.err) == (DIFFERS, "")
    assert ran.lines == [
        "hellaswag: missing: there is no reference; `figrepro accept hellaswag` makes one"
    ]


def test_a_changed_style_is_told_by_series_and_key(run: InProcess, data: Path) -> None:
    """What is drawn of a spec is compared as it is written."""
    spec = data / "vocab-accuracy" / "figure.toml"
    replace_in(spec, 'color = "tab:orange"\nmarker = "square"', 'color = "red"\nmarker = "star"')
    replace_in(spec, '"Batch Count"', '"Batches"')
    ran = run("diff", "vocab-accuracy")
    assert ran.status == DIFFERS
    assert {
        "  2.4B, color: tab:orange in the reference, red now",
        "  2.4B, marker: square in the reference, star now",
        "  x.label: “Batch Count” in the reference, Batches now",
    } <= set(ran.lines)


def test_points_that_came_or_went_are_named(run: InProcess, data: Path) -> None:
    """A point more or less is a change of its own, with its value and how it is known."""
    csv = data / "hellaswag" / "series.csv"
    replace_in(csv, "1 Rec,300,31,,,\n", "1 Rec,200,30,,,exact\n")
    ran = run("diff", "hellaswag")
    assert ran.status == DIFFERS
    assert "  1 Rec at 200: point added (30)" in ran.lines
    assert "  1 Rec at 300: point removed (was ~31)" in ran.lines


def test_a_change_that_draws_nothing_is_listed_and_matches(run: InProcess, data: Path) -> None:
    """A mended citation needs no new reference, but is not hidden either."""
    replace_in(data / "hellaswag" / "figure.toml", 'figure = "Figure 8, ', 'figure = "Figure 9, ')
    replace_in(data / "hellaswag" / "series.csv", "1 Rec,300,31,,,", "1 Rec,300,31,30.5,31.5,")
    ran = run("diff", "hellaswag")
    assert (ran.status, ran.err) == (DONE, "")
    before = "“Figure 8, HellaSwag panel (Figure 3 in the NeurIPS version)”"
    now = before.replace("8", "9")
    change = f"  source.figure: {before} in the reference, {now} now (draws nothing)"
    assert ran.lines == ["hellaswag: match", change]
    assert not (run.home / "out").exists()


def test_an_edited_reference_is_found_out(run: InProcess, data: Path) -> None:
    """Pixels that the figure in the reference does not explain were changed by someone."""
    paint(data / "hellaswag" / "reference.png", (300, 300, 310, 320), (0, 0, 0))
    ran = run("diff", "hellaswag")
    assert ran.status == DIFFERS
    count, _, sentence = ran.lines[1].strip().partition(" ")
    assert sentence == (
        "pixels of the reference differ from the figure it carries: "
        "its pixels or its figure were edited"
    )
    assert 150 < int(count) <= 200
    places = [line.strip().partition(": ") for line in ran.lines[2:-2]]
    assert {element for element, _, _ in places} == {"background", "series/64 Rec/line"}
    assert sum(int(where.partition(" ")[0]) for _, _, where in places) == int(count)
    assert "  background: 168 pixels, 10 x 20 px from (300, 300)" in ran.lines
    assert re.match(
        r"  \d+ pixels differ; \d+ at anti-aliased edges (and \d+ below the threshold )?"
        r"are not counted \(RMS ",
        ran.lines[-2],
    )


@pytest.mark.slow
def test_an_image_without_its_figure_is_compared_by_pixels(run: InProcess, data: Path) -> None:
    """A stripped reference matches if its pixels do, and says what could not be compared."""
    bare = run.home / "bare.png"
    bare.write_bytes(stripped((data / "hellaswag" / "reference.png").read_bytes()))
    same = run("diff", "hellaswag", "--against", bare)
    assert (same.status, same.lines) == (DONE, ["hellaswag: match"])
    replace_in(data / "hellaswag" / "series.csv", "1 Rec,300,31,,,", "1 Rec,300,35,,,")
    other = run("diff", "hellaswag", "--against", bare)
    assert other.status == DIFFERS
    assert re.fullmatch(
        r"  1 Rec at 300: 31 ± 0\.\d+ in the reference, 35 now \(\+4, 5[45]\.\d px up\)",
        other.lines[1],
    )
    assert other.lines[-2].startswith(
        "  the reference carries no figure: this was measured from its pixels"
    )


def test_another_figure_is_compared_as_one(run: InProcess, data: Path) -> None:
    """Series, texts and limits are told, the most important first, and how many more there are."""
    other = data / "vocab-accuracy" / "reference.png"
    ran = run("diff", "hellaswag", "--against", other)
    assert ran.status == DIFFERS
    assert {
        "  350M: series removed (was 5 points)",
        "  64 Rec: series added (2 points)",
        "  x.label: “Batch Count” in the reference, “Tokens Trained (Billion)” now",
    } <= set(ran.lines)
    (rest,) = [line for line in ran.lines if line.endswith(" more changes")]
    told = [line for line in ran.lines if " in the reference, " in line or ": series " in line]
    document = run("diff", "hellaswag", "--against", other, "--json").stdout
    (found,) = json.loads(document)["figures"]
    alone = [change for change in found["changes"] if "follows" not in change]
    assert rest == f"  and {len(alone) - len(told)} more changes"
    assert "y.limits" in {change["field"] for change in alone}


def test_an_image_of_another_size_is_told_with_both_sizes(run: InProcess, data: Path) -> None:
    """Nothing can stand side by side then, so an old image of a difference goes."""
    run("render", "hellaswag", "--dpi", "100", "--out", "small")
    stale = run.home / "out" / "hellaswag.diff.png"
    stale.parent.mkdir()
    stale.write_text("of another day")
    ran = run("diff", "hellaswag", "--against", "small/hellaswag.png")
    assert (ran.status, ran.err) == (DIFFERS, "")
    sizes = "the reference is 700 x 500 px, the drawing 1050 x 750 px"
    assert ran.lines == [
        "hellaswag: differ",
        f"  {sizes}: size.dpi = 100 would make them equal",
        "  size.dpi: 100 in the reference, 150 now",
    ]
    assert not stale.exists()
    assert data.is_dir()


def test_a_file_that_the_user_names_may_be_a_link_to_anywhere(run: InProcess, data: Path) -> None:
    """What leads out of a figure's folder is refused there; what was typed is meant."""
    reference = data / "hellaswag" / "reference.png"
    (run.home / "elsewhere").mkdir()
    link = run.home / "elsewhere" / "link.png"
    link.symlink_to(reference)
    ran = run("diff", "hellaswag", "--against", "elsewhere/link.png")
    assert (ran.status, ran.lines) == (DONE, ["hellaswag: match"])
    assert run("new", "again", "--from", "elsewhere/link.png").status == DONE
    assert figrepro.load("hellaswag", data).diff(link).status == "match"


def test_a_difference_whose_image_cannot_be_written_is_told_all_the_same(
    run: InProcess, data: Path
) -> None:
    """Status 2, since not all was done as asked; what differs is said, a match stays a match."""
    (run.home / "out").write_text("mine")
    replace_in(data / "hellaswag" / "series.csv", "4 Rec,100,32,,,", "4 Rec,100,34,,,")
    ran = run("diff")
    assert ran.status == WRONG
    assert ran.lines[0] == "hellaswag: differ"
    assert ran.lines[1].startswith("  4 Rec at 100: 32 in the reference, 34 now (+2, ")
    assert ran.lines[-1] == "vocab-accuracy: match"
    assert [line.partition(": this cannot be ")[0] for line in ran.messages] == [
        "error: out/hellaswag.diff.png"
    ]
    assert run("diff", "vocab-accuracy").status == DONE


def test_the_document_of_a_difference_has_the_numbers_of_its_sentences(
    run: InProcess, data: Path
) -> None:
    """A script gets what a person reads, in parts."""
    replace_in(data / "vocab-accuracy" / "series.csv", "1.3B,80000,0.50", "1.3B,80000,0.51")
    ran = run("diff", "vocab-accuracy", "--json")
    assert (ran.status, ran.err) == (DIFFERS, "")
    (found,) = json.loads(ran.stdout)["figures"]
    (change,) = found["changes"]
    assert change.pop("shift_px") == pytest.approx(68.44, abs=0.05)
    assert change == {
        "field": "y",
        "drawn": True,
        "element": "series/1.3B/markers",
        "series": "1.3B",
        "x": "80k",
        "reference": "0.500",
        "now": "0.510",
        "difference": "+0.010",
    }
    assert found["differing_pixels"] > 100
    assert (found["status"], found["drift"]) == ("differ", None)
    assert is_whole((run.home / found["image"]).read_bytes())
