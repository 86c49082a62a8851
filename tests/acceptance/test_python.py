"""`import figrepro`: the same figures for Python and notebooks."""

import json
import pickle
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

import figrepro
from figrepro.api import LoadedFigure
from tests.acceptance.in_process import InProcess
from tests.acceptance.program import IDS, SHIPPED, environment, make_figure, replace_in
from tests.acceptance.whole_process import WholeProcess


def _python(script: str, where: Path, *options: str) -> str:
    """What a script prints in an interpreter of its own; it must end well."""
    done = subprocess.run(
        [sys.executable, *options, "-c", script],
        cwd=where,
        env=environment(),
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_import_is_light(tmp_path: Path) -> None:
    """Nothing but a little of the standard library: figrepro's own modules come when needed."""
    script = (
        "import sys; before = set(sys.modules); import figrepro; "
        "print(*sorted(set(sys.modules) - before))"
    )
    modules = _python(script, tmp_path).split()
    ours = [name for name in modules if name.startswith("figrepro")]
    assert ours == ["figrepro", "figrepro.version"]
    others = {name.partition(".")[0] for name in modules} - {"figrepro"}
    assert others <= sys.stdlib_module_names
    assert len(modules) < 40


def test_loading_is_light_too(tmp_path: Path) -> None:
    """Libraries of arrays, tables and drawings come with the first need for them."""
    script = (
        "import sys, figrepro; figrepro.load('hellaswag'); figrepro.FigreproError; "
        "print(*({'matplotlib', 'pandas', 'numpy', 'typer', 'rich', 'PIL'} & set(sys.modules)))"
    )
    assert _python(script, tmp_path, "-W", "error").split() == []


def test_every_public_name_is_there() -> None:
    """What `__all__` promises, and an ordinary error for what it does not."""
    for name in figrepro.__all__:
        assert getattr(figrepro, name) is not None
    assert not hasattr(figrepro, "loda")
    with pytest.raises(AttributeError, match="loda"):
        getattr(figrepro, "loda")  # noqa: B009 - it is how it is looked up


def test_figures_are_found_as_by_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The argument, then $FIGREPRO_DATA, then ./data, then the bundled figures."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FIGREPRO_DATA", raising=False)
    assert figrepro.ids() == list(IDS)
    make_figure(tmp_path / "data" / "here")
    make_figure(tmp_path / "there" / "away")
    make_figure(tmp_path / "named" / "so")
    assert figrepro.ids() == ["here"]
    monkeypatch.setenv("FIGREPRO_DATA", "there")
    assert figrepro.ids() == ["away"]
    assert figrepro.ids("named") == figrepro.ids(tmp_path / "named") == ["so"]
    assert figrepro.load("so", data=tmp_path / "named").id == "so"


def test_a_loaded_figure_says_what_it_is(data: Path) -> None:
    """Id, spec with its defaults, series with exact decimals, the other readings."""
    figure = figrepro.load("hellaswag", data)
    assert repr(figure) == "<figrepro figure 'hellaswag': 6 series, 15 points>"
    assert figure.spec.size.dpi == 150
    assert figure.spec.legend.location == "upper right"
    assert [one.name for one in figure.series][:2] == ["1 Rec", "4 Rec"]
    assert [str(point.y) for point in figure.series[3].points] == ["45", "62", "63.5"]
    assert [one.name for one in figure.readings] == ["published", "second-description"]


def test_the_numbers_are_a_pandas_frame(data: Path) -> None:
    """Floats to compute with; a range has its midpoint and its bounds."""
    figure = figrepro.load("hellaswag", data)
    frame = figure.frame()
    assert list(frame.columns) == ["series", "x", "y", "y_low", "y_high", "basis"]
    assert len(frame) == 15
    assert frame.y.dtype == frame.x.dtype == "float64"
    row = frame[(frame.series == "16 Rec") & (frame.x == 800)].iloc[0]
    assert (row.y, row.y_low, row.y_high, row.basis) == (63.5, 63, 64, "range")
    assert figure.frame("summary").points.sum() == 15
    assert figure.frame("readings").iloc[0].series == "64 Rec"
    assert list(figure.frame("similarity").points) == [10, 4, 5]


def test_the_drawing_is_a_matplotlib_figure_to_go_on_with(data: Path) -> None:
    """It can be changed and saved, and matplotlib's settings are as they were."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    before = dict(mpl.rcParams)
    chart = figrepro.load("vocab-accuracy", data).draw()
    assert isinstance(chart, Figure)
    chart.text(0.1, 0.9, "mine")
    for file_format in ("png", "svg", "pdf"):
        out = BytesIO()
        chart.savefig(out, format=file_format)
        assert len(out.getvalue()) > 1000
    assert dict(mpl.rcParams) == before


def test_rendering_gives_the_bytes_of_the_command_line(run: InProcess, data: Path) -> None:
    """In a process that has done other things, with settings of its own."""
    import matplotlib as mpl

    run("render", "vocab-accuracy", "--format", "png", "--format", "svg", "--format", "pdf")
    figure = figrepro.load("vocab-accuracy", data)
    with mpl.rc_context({"lines.linewidth": 9, "font.size": 30, "savefig.dpi": 7}):
        for file_format in ("png", "svg", "pdf"):
            written = (run.home / "out" / f"vocab-accuracy.{file_format}").read_bytes()
            assert figure.render(file_format) == written
    assert figure.render() == (run.home / "out" / "vocab-accuracy.png").read_bytes()


def test_a_figure_is_compared_with_any_reference(data: Path) -> None:
    """Its own, a path, or bytes; what changed is there in data units."""
    figure = figrepro.load("hellaswag", data)
    assert figure.diff().status == "match"
    reference = data / "hellaswag" / "reference.png"
    replace_in(data / "hellaswag" / "series.csv", "4 Rec,100,32,,,", "4 Rec,100,34,,,")
    changed = figrepro.load("hellaswag", data)
    for other in (None, reference, str(reference), reference.read_bytes()):
        found = changed.diff(other)
        assert found.status == "differ"
        (change,) = found.changes
        assert (change.series, change.x, change.reference, change.now) == (
            "4 Rec", "100", "32", "34",
        )  # fmt: skip


def test_what_is_wrong_is_an_error_with_its_problems(data: Path) -> None:
    """Each with its parts, and a text that says them all; workers can send it."""
    with pytest.raises(figrepro.FigreproError) as unknown:
        figrepro.load("helaswag", data)
    (problem,) = unknown.value.problems
    assert isinstance(problem, figrepro.Problem)
    assert problem.hint == "did you mean hellaswag?"
    make_figure(data / "broken", csv="series,x,y\na,1,high\na,2,low\n")
    with pytest.raises(figrepro.FigreproError) as wrong:
        figrepro.load("broken", data)
    assert [(one.line, one.key, one.found) for one in wrong.value.problems] == [
        (2, "y", '"high"'),
        (3, "y", '"low"'),
    ]
    assert len(str(wrong.value).splitlines()) == 2
    assert pickle.loads(pickle.dumps(wrong.value)).problems == wrong.value.problems  # noqa: S301 - it is ours
    with pytest.raises(figrepro.FigreproError, match="not a directory"):
        figrepro.ids(data / "nowhere")


def test_a_reference_that_cannot_be_used_is_an_error(data: Path) -> None:
    """Missing, or no PNG: a problem as everywhere else."""
    figure = figrepro.load("hellaswag", data)
    (data / "hellaswag" / "reference.png").unlink()
    with pytest.raises(figrepro.FigreproError, match=r"reference\.png: the file is missing"):
        figure.diff()
    with pytest.raises(figrepro.FigreproError, match="this is not a PNG"):
        figure.diff(b"series,x,y")


def test_a_notebook_shows_the_drawing_and_the_numbers(data: Path) -> None:
    """The rich display of a figure: its PNG, and its points as a Markdown table."""
    figure = figrepro.load("vocab-accuracy", data)
    picture = figure._repr_png_()
    with Image.open(BytesIO(picture)) as image:
        assert image.size == (1050, 750)
    assert picture == figure.render("png")
    assert figure._repr_markdown_().startswith("|   Batch Count |")


def test_the_chart_is_printed_in_what_the_stream_can_write(
    run_process: WholeProcess, tmp_path: Path
) -> None:
    """Without colour, as `figrepro show` prints it into a pipe; in ASCII where that is all."""
    script = "import figrepro; figrepro.load('hellaswag').show()"
    assert _python(script, tmp_path) == run_process("show", "hellaswag").out
    plain = {"PYTHONIOENCODING": "ascii"}
    shown = run_process("-c", script, env=plain, command=[sys.executable])
    assert shown.out == run_process("show", "hellaswag", env=plain).out


def test_the_types_are_there_for_those_who_use_it() -> None:
    """The package says that it is typed."""
    assert Path(figrepro.__file__).with_name("py.typed").is_file()


def test_a_worker_process_can_do_the_work(tmp_path: Path) -> None:
    """Figures are sent to other processes and drawn there to the same bytes."""
    script = (
        "import figrepro, hashlib, json\n"
        "from concurrent.futures import ProcessPoolExecutor\n"
        "from multiprocessing import get_context\n"
        "if __name__ == '__main__':\n"
        "    figure = figrepro.load('hellaswag')\n"
        "    with ProcessPoolExecutor(1, get_context('fork')) as pool:\n"
        "        there = pool.submit(figure.render, 'svg').result()\n"
        "    print(json.dumps(there == figure.render('svg')))\n"
    )
    assert json.loads(_python(script, tmp_path)) is True


def test_a_reading_that_is_not_there_is_said_in_the_words_of_python() -> None:
    """The argument is named, not the option of the command line."""
    figure = figrepro.load("hellaswag", SHIPPED)
    for ask in (figure.claims, lambda reading: figure.render(reading=reading)):
        with pytest.raises(figrepro.FigreproError, match=r"did you mean published\?") as caught:
            ask("publishd")
        assert caught.value.problems[0].key == "reading"


def test_a_figure_without_a_folder_has_neither_claims_nor_a_reference() -> None:
    """Nothing is told of them as if they had been looked at; a reference may be passed."""
    figure = figrepro.load("hellaswag", SHIPPED)
    bare = LoadedFigure(replace(figure.chart, figure=replace(figure.figure, folder=None)))
    with pytest.raises(figrepro.FigreproError, match="no folder, and so no claims"):
        bare.claims()
    with pytest.raises(figrepro.FigreproError, match="no folder, and so no reference"):
        bare.diff()
    assert bare.diff(SHIPPED / "hellaswag" / "reference.png").status == "match"
