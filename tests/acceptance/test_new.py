"""`figrepro new`: a figure folder from a render, which carries its figure, or from a CSV."""

import tomllib
from pathlib import Path

import pytest
from PIL import Image

from tests.acceptance.in_process import InProcess
from tests.acceptance.png import stripped
from tests.acceptance.program import (
    DONE,
    IDS,
    LEAST_CSV,
    WRONG,
    files_under,
    make_figure,
    replace_in,
)

EVERYTHING_SPEC = r"""
title = "Tide \"at\" the\\pier: Ω ≤ 5 µ, naïve, שלום, $x_1$ [/b] :smile: \u001b[31m\u0007"
kind = "step"
[source]
citation = "A. N. Other, “Tides”, 2025"
url = "https://example.org/?a=1&b=[2]"
figure = ""
obtained = "read off"
[size]
width = 9.5
height = 7
unit = "cm"
dpi = 60
[margins]
left = 1.8
right = 3.1
[text]
font = "serif"
title = 7.5
label = 6
tick = 6
legend = 6
[x]
label = ""
scale = "log"
limits = [1, 1e5]
ticks = [1, 10, 100, 1000.5, 1e5]
format = "scientific"
grid = true
[y]
label = "Height"
limits = [-2.5, 60]
ticks = { step = 12.5, start = 0 }
format = "percent"
grid = false
[legend]
location = "lower left"
outside = false
title = "Place: “pier”"
[series."spring, \"high\""]
label = ""
kind = "line"
color = "#12ab90"
marker = "star"
line = "dashdot"
width = 0.75
size = 3
filled = false
[series."a.b.c"]
kind = "scatter"
[series."1"]
kind = "area"
color = "rebeccapurple"
[reading.drawn]
citation = "the text"
resolution = 0.005
basis = "approximate"
"""
EVERYTHING_CSV = '''\
series,x,y,y_low,y_high,basis,note,err_low,err_high,x_err_low,x_err_high
"spring, ""high""",1.50,4.8,,,,"said ""about"", then
on a second line",0.5,1.25,,
"spring, ""high""",10,,3,4,,bounds only,,,,
"spring, ""high""",100,3.25,3,4,range,,,,,
"spring, ""high""",1e3,-1.0,,,exact,,0,0,1,2.5
a.b.c,2,50.000,49,,approximate,one bound,,,,
a.b.c,2,51,50.99500,51.00500,,the same place,,,,
1,5,0.1,,,,,,,,
1,2e4,0.30,,,,,,,,
1,90000,1E+1,,,,,,,,
'''
DATES_SPEC = """
title = "Levels"
kind = "bar"
[size]
width = 3
height = 2
dpi = 60
[x]
label = "Day"
scale = "date"
limits = ["2024-02-27", "2024-03-04"]
ticks = ["2024-02-29", "2024-03-02"]
[y]
label = "Level"
scale = "log"
"""
DATES_CSV = "series,x,y\nlevel,2024-02-28,2.50\nlevel,2024-03-01,30\n"
CATEGORIES_SPEC = """
title = "Counts"
[x]
label = "Kind"
scale = "category"
ticks = ["no", "=1+1"]
[y]
label = "Count"
"""
CATEGORIES_CSV = 'series,x,y\n"=cmd()","yes, or so",1\n"=cmd()",no,2\n"=cmd()",=1+1,0.0\n'

MADE_BY_HAND = {
    "everything": (EVERYTHING_SPEC, EVERYTHING_CSV),
    "dates": (DATES_SPEC, DATES_CSV),
    "categories": (CATEGORIES_SPEC, CATEGORIES_CSV),
}
ENDINGS = ("png", "svg", "pdf")


def test_a_render_turned_back_into_a_folder_draws_the_same_bytes(
    run: InProcess, tmp_path: Path
) -> None:
    """From PNG, SVG and PDF, whatever the figure holds: texts, ranges, notes, scales, styles."""
    for figure_id, (spec, csv) in MADE_BY_HAND.items():
        make_figure(tmp_path / "data" / figure_id, spec=spec, csv=csv)
    formats = [part for ending in ENDINGS for part in ("--format", ending)]
    first = run("render", *formats)
    assert first.status == DONE, first.err
    sources = {"everything": "png", "dates": "svg", "categories": "pdf"}
    for figure_id, ending in sources.items():
        ran = run("new", figure_id, "--from", f"out/{figure_id}.{ending}", "--data", "again")
        assert (ran.status, ran.out) == (DONE, f"again/{figure_id}\n"), ran.err
        assert ran.err == f"next: figrepro render {figure_id} --data again\n"
        made = {path.name for path in (tmp_path / "again" / figure_id).iterdir()}
        assert made == {"figure.toml", "series.csv"}
    second = run("render", *formats, "--data", "again", "--out", "out-again")
    assert second.status == DONE, second.err
    once, again = (
        {name: content for name, (_, _, content) in files_under(tmp_path / folder).items()}
        for folder in ("out", "out-again")
    )
    assert len(once) == len(sources) * len(ENDINGS)
    assert again == once
    for ending in ("svg", "pdf"):
        run("new", "everything", "--from", f"out/everything.{ending}", "--data", ending)
        for name in ("figure.toml", "series.csv"):
            folder = tmp_path / ending / "everything"
            expected = tmp_path / "again" / "everything" / name
            assert (folder / name).read_bytes() == expected.read_bytes()


def test_the_numbers_come_back_as_they_were_written(run: InProcess, data: Path) -> None:
    """Trailing zeros and ranges, without the bounds that the resolution gives: the same file."""
    for figure_id in IDS:
        reference = data / figure_id / "reference.png"
        assert run("new", f"{figure_id}-again", "--from", reference).status == DONE
        again = (data / f"{figure_id}-again" / "series.csv").read_bytes()
        assert again == (data / figure_id / "series.csv").read_bytes()


def test_a_csv_becomes_a_figure_with_the_least_spec(run: InProcess) -> None:
    """The CSV is kept byte by byte; title and labels are there to be mended; it can be drawn."""
    points = b"\xef\xbb\xbf" + LEAST_CSV.replace("\n", "\r\n").encode()
    (run.home / "points.csv").write_bytes(points)
    ran = run("new", "tide-at_the-pier", "--from", "points.csv")
    assert (ran.status, ran.out) == (DONE, "data/tide-at_the-pier\n")
    folder = run.home / "data" / "tide-at_the-pier"
    assert (folder / "series.csv").read_bytes() == points
    assert (folder / "figure.toml").read_text() == (
        'title = "Tide at the pier"\n\n[x]\nlabel = "x"\n\n[y]\nlabel = "y"\n'
    )
    assert run("render", "tide-at_the-pier").lines == ["out/tide-at_the-pier.png"]


@pytest.mark.parametrize(
    ("places", "scale"),
    [
        (("0", "-1.5e3"), "linear"),
        (("2024-02-28", "2024-03-01"), "date"),
        (("small", "large"), "category"),
        (("1", "2", "more"), "category"),
        (("2024-02-28", "later"), "category"),
        (("2024-02-28", "2024-02-30"), "category"),
        (("0-9", "10-19"), "category"),
    ],
)
def test_the_scale_of_a_csv_is_seen_from_its_places(
    run: InProcess, places: tuple[str, ...], scale: str
) -> None:
    """Dates and names are no numbers: what they are taken for is written down, and told."""
    rows = "".join(f"spring,{x},{count}\n" for count, x in enumerate(places))
    (run.home / "points.csv").write_text(f"series,x,y\n{rows}")
    ran = run("new", "tides", "--from", "points.csv")
    assert ran.status == DONE
    spec = tomllib.loads((run.home / "data" / "tides" / "figure.toml").read_text())
    assert spec["x"].get("scale", "linear") == scale
    said = {
        "linear": [],
        "date": ['x holds dates: figure.toml sets scale = "date"'],
        "category": ['x holds names: figure.toml sets scale = "category"'],
    }
    assert ran.messages == [*said[scale], "next: figrepro render tides"]
    assert run("render", "tides").lines == ["out/tides.png"]


def test_numbers_that_are_written_as_papers_write_them_are_no_names(run: InProcess) -> None:
    """Among numbers such a place is a slip, which is told with what is to be written."""
    rows = "a,10000,1\na,20k,2\na,~30000,2\na,2024-02-28,3\n"
    (run.home / "points.csv").write_text(f"series,x,y\n{rows}")
    ran = run("new", "tides", "--from", "points.csv")
    assert ran.status == WRONG
    assert [line.split("; ")[-1] for line in ran.messages] == [
        "write the number out: 20000, not 20k",
        "leave the sign out and write approximate in the column basis",
        'dates need scale = "date"',
    ]
    assert not (run.home / "data" / "tides").exists()


def test_the_folder_is_made_where_figures_are_looked_for(run: InProcess, data: Path) -> None:
    """--data, then $FIGREPRO_DATA, then ./data; directories that are not there are made."""
    (run.home / "points.csv").write_text(LEAST_CSV)
    source = ("--from", "points.csv")
    variable = {"FIGREPRO_DATA": "deep/elsewhere"}
    assert run("new", "tides", *source).out == "data/tides\n"
    assert run("new", "tides", *source, env=variable).out == "deep/elsewhere/tides\n"
    assert run("new", "tides", *source, "--data", "a/b", env=variable).out == "a/b/tides\n"
    assert sorted(path.name for path in data.iterdir()) == ["hellaswag", "tides", "vocab-accuracy"]


@pytest.mark.parametrize("stands_there", ["a figure", "a file", "an empty folder", "a link"])
def test_what_is_there_already_is_never_overwritten(run: InProcess, stands_there: str) -> None:
    """Status 2 and one line; what stands there stays as it is."""
    place = run.home / "data" / "tides"
    make_figure(run.home / "data" / "other")
    if stands_there == "a figure":
        make_figure(place)
    elif stands_there == "a file":
        place.write_text("mine")
    elif stands_there == "an empty folder":
        place.mkdir()
    else:
        place.symlink_to("nowhere")
    (run.home / "points.csv").write_text(LEAST_CSV)
    before = files_under(run.home)
    ran = run("new", "tides", "--from", "points.csv")
    assert (ran.status, ran.out) == (WRONG, "")
    assert ran.messages == ["error: data/tides: this figure already exists; choose another id"]
    assert files_under(run.home) == before


@pytest.mark.parametrize("figure_id", ["../tides", "a/b", ".tides", "", "..", "ti\x07des"])
def test_an_id_that_leads_elsewhere_is_refused(run: InProcess, figure_id: str) -> None:
    """Nothing is made, in the data directory or beside it."""
    (run.home / "points.csv").write_text(LEAST_CSV)
    ran = run("new", figure_id, "--from", "points.csv")
    assert (ran.status, ran.out) == (WRONG, "")
    assert len(ran.messages) == 1
    assert ran.messages[0].startswith("error: this is not a valid figure ID; found ")
    assert [path.name for path in run.home.iterdir()] == ["points.csv"]


def _image(path: Path) -> None:
    Image.new("RGB", (30, 20)).save(path, format="PNG")


def _stripped_render(path: Path) -> None:
    path.write_bytes(stripped((path.parent / "data/hellaswag/reference.png").read_bytes()))


def _truncated_render(path: Path) -> None:
    path.write_bytes((path.parent / "data/hellaswag/reference.png").read_bytes()[:300])


def _svg(path: Path) -> None:
    path.write_text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')


def _pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.4\n1 0 obj << /Keywords (none) >> endobj\n%%EOF")


def _wrong_csv(path: Path) -> None:
    path.write_text("series,x,y\nspring,1,high\nspring,2k,3\n")


def _bytes(path: Path) -> None:
    path.write_bytes(bytes(range(256)))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_image, [": this image carries no figure; use a file made by figrepro render"]),
        (
            _stripped_render,
            [": this image carries no figure; use a file made by figrepro render"],
        ),
        (_truncated_render, [": the PNG is cut off; found "]),
        (_svg, [": this image carries no figure; use a file made by figrepro render"]),
        (_pdf, [": this image carries no figure; use a file made by figrepro render"]),
        (_wrong_csv, [":2: y: this is not a number; ", ":3: x: this is not a number; "]),
        (_bytes, [":3: this is not UTF-8 text; "]),
        (Path.mkdir, [": this is not a file; found a folder; allowed: a file"]),
        (lambda _: None, [": the file is missing"]),
    ],
)
def test_a_source_without_a_figure_is_named(
    run: InProcess, data: Path, make: object, said: list[str]
) -> None:
    """One line for each problem, with the name that the user typed; nothing is left behind."""
    assert callable(make)
    make(run.home / "source")
    before = files_under(run.home)
    ran = run("new", "tides", "--from", "source")
    assert (ran.status, ran.out) == (WRONG, "")
    assert len(ran.messages) == len(said)
    for line, start in zip(ran.messages, said, strict=True):
        assert line.startswith(f"error: source{start}")
    assert files_under(run.home) == before
    assert not (data / "tides").exists()


def test_a_changed_copy_is_a_figure_of_its_own(run: InProcess, data: Path) -> None:
    """The way to a variant: turn a render back, change a number, compare with the original."""
    assert run("new", "variant", "--from", data / "hellaswag" / "reference.png").status == DONE
    replace_in(data / "variant" / "series.csv", "4 Rec,100,32,", "4 Rec,100,33,")
    ran = run("diff", "variant", "--against", data / "hellaswag" / "reference.png")
    assert ran.lines[1].startswith("  4 Rec at 100: 32 in the reference, 33 now (+1, ")
