"""Where figures are looked for, and that the copy that ships is never written to."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.acceptance.in_process import InProcess
from tests.acceptance.program import (
    DONE,
    IDS,
    SHIPPED,
    WRONG,
    copy_shipped,
    environment,
    files_under,
    make_figure,
)
from tests.acceptance.whole_process import WholeProcess, bound_by_permissions


def _listed(
    run: InProcess | WholeProcess, *args: str | Path, env: Mapping[str, str] | None = None
) -> list[str]:
    ran = run("list", *args, env=env)
    assert (ran.status, ran.err) == (DONE, "")
    return [line.split()[0] for line in ran.lines[1:]]


def test_the_figures_that_come_along_are_found_from_any_directory(run: InProcess) -> None:
    """An empty directory is as good as any other."""
    assert _listed(run) == list(IDS)


@pytest.mark.parametrize("lies_there", ["nothing", "other files", "a file", "what is not ours"])
def test_a_data_that_holds_no_figure_is_left_alone(
    run_process: WholeProcess, tmp_path: Path, lies_there: str
) -> None:
    """Many directories have a `data`, few of them figures."""
    data = tmp_path / "data"
    if lies_there == "a file":
        data.write_text("figure.toml")
    else:
        data.mkdir()
    if lies_there == "other files":
        (data / "figure.toml").write_text('title = "not in a folder of its own"')
        (data / "raw").mkdir()
        (data / "raw" / "series.csv").write_text("series,x,y\n")
        (data / ".hidden").mkdir()
        (data / ".hidden" / "figure.toml").write_text("")
    if lies_there == "what is not ours":
        make_figure(data / "secret")
        data.chmod(0)
        ran = run_process("list", command=bound_by_permissions())
        data.chmod(0o700)
    else:
        ran = run_process("list")
    assert (ran.status, ran.err) == (DONE, "")
    assert [line.split()[0] for line in ran.lines[1:]] == list(IDS)


def test_a_data_with_a_figure_is_found_even_when_the_figure_is_broken(
    run: InProcess, tmp_path: Path
) -> None:
    """Whoever has a slip in the only figure is told of it, not shown the figures of others."""
    make_figure(tmp_path / "data" / "tides", spec="title = ")
    ran = run("list")
    assert ran.status == WRONG
    assert ran.lines == ["id  title  series  points  reference"]
    assert [line.split(": ")[1] for line in ran.messages] == ["data/tides/figure.toml:1"]


def test_the_option_wins_over_the_environment_and_that_over_the_directory(
    run: InProcess, tmp_path: Path
) -> None:
    """--data, then $FIGREPRO_DATA, then ./data; an empty variable is none."""
    for name in ("data", "elsewhere", "named"):
        make_figure(tmp_path / name / f"in-{name}")
    variable = {"FIGREPRO_DATA": str(tmp_path / "elsewhere")}
    assert _listed(run) == ["in-data"]
    assert _listed(run, env={"FIGREPRO_DATA": ""}) == ["in-data"]
    assert _listed(run, env=variable) == ["in-elsewhere"]
    assert _listed(run, env={"FIGREPRO_DATA": "elsewhere"}) == ["in-elsewhere"]
    assert _listed(run, "--data", "named", env=variable) == ["in-named"]
    assert _listed(run, "--data", tmp_path / "named", env=variable) == ["in-named"]


@pytest.mark.parametrize("source", ["--data", "FIGREPRO_DATA"])
def test_a_directory_that_is_none_is_named_with_who_named_it(run: InProcess, source: str) -> None:
    """The message says whether the option or the variable is to be mended."""
    option = ["--data", "nowhere"] if source == "--data" else []
    ran = run("list", *option, env={"FIGREPRO_DATA": "nowhere"})
    assert (ran.status, ran.out) == (WRONG, "")
    assert ran.messages == [f'error: {source}: this is not a directory; found "nowhere"']


@pytest.mark.parametrize(
    "figure_id", ["../outside", "..", ".", "", "/", "a/b", "a\\b", ".hidden", "x\x1b[31m", " x"]
)
def test_an_id_that_is_no_name_of_a_folder_is_refused(
    run: InProcess, tmp_path: Path, figure_id: str
) -> None:
    """No id leads out of the data directory, and none acts on the terminal."""
    make_figure(tmp_path / "data" / "inside")
    make_figure(tmp_path / "outside")
    ran = run("table", figure_id)
    assert (ran.status, ran.out) == (WRONG, "")
    assert len(ran.messages) == 1
    assert ran.messages[0].startswith("error: this is not a valid figure ID; found ")
    assert "\x1b" not in ran.err


def test_a_folder_that_is_a_link_out_is_refused(run: InProcess, tmp_path: Path) -> None:
    """A data directory from elsewhere cannot make figrepro read or write beside it."""
    make_figure(tmp_path / "data" / "inside")
    outside = make_figure(tmp_path / "outside")
    (tmp_path / "data" / "linked").symlink_to(outside)
    for command in (["render"], ["accept", "--all"]):
        ran = run(*command)
        assert ran.status == WRONG
        assert len(ran.lines) == 1
        assert ran.messages[0].startswith(
            "error: data/linked: the path is outside the figure's folder; found "
        )
    assert not (outside / "reference.png").exists()
    assert (tmp_path / "data" / "inside" / "reference.png").exists()


@pytest.fixture
def installed(tmp_path: Path) -> dict[str, str]:
    """The environment in which figrepro is found as a wheel puts it there, figures inside."""
    package = tmp_path / "site" / "figrepro"
    import figrepro

    without = shutil.ignore_patterns("__pycache__", "data")
    shutil.copytree(Path(figrepro.__file__).parent, package, ignore=without)
    copy_shipped(package / "data")
    path = os.pathsep.join(filter(None, [str(package.parent), environment().get("PYTHONPATH")]))
    return {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}


def test_an_installed_figrepro_never_writes_to_its_own_figures(
    run_process: WholeProcess, tmp_path: Path, installed: dict[str, str]
) -> None:
    """Every command reads them; accept refuses, new makes ./data, nothing inside is touched."""
    package = tmp_path / "site" / "figrepro"
    script = "import figrepro; print(figrepro.__file__)"
    where = run_process("-c", script, env=installed, command=[sys.executable])
    assert where.out.strip() == str(package / "__init__.py")
    before = files_under(package)
    assert _listed(run_process, env=installed) == list(IDS)
    assert run_process("render", env=installed).lines == [f"out/{one}.png" for one in IDS]
    refused = run_process("accept", "--all", env=installed)
    assert (refused.status, refused.out) == (WRONG, "")
    (said,) = refused.messages
    assert said.startswith("error: the bundled figures are read-only; ")
    made = run_process("new", "again", "--from", "out/hellaswag.png", env=installed)
    assert (made.status, made.out) == (DONE, "data/again\n")
    assert files_under(package) == before


def test_the_figures_of_a_checkout_are_as_safe_as_installed_ones(
    run: InProcess, tmp_path: Path
) -> None:
    """From another directory they are those that ship, and accept refuses."""
    before = files_under(SHIPPED)
    assert run("accept", "hellaswag").status == WRONG
    assert files_under(SHIPPED) == before
    assert list(tmp_path.iterdir()) == []
