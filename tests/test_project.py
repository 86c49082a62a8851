"""The project as a package: what is pinned, what is shipped, what is installed."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from importlib.metadata import distributions
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from figrepro.version import VERSION
from tests.conftest import OTHER_RELEASE, SLOW
from tests.figures import SHIPPED

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
OLDEST = "constraints-oldest.txt"
THIS = Path(__file__)


def _pins(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pins = (line.partition("#")[0].strip() for line in lines)
    return dict(pin.split("==") for pin in pins if pin)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_version_is_said_once() -> None:
    """The package and its metadata have the same version."""
    assert PROJECT["version"] == VERSION


def test_every_package_of_the_environment_is_pinned() -> None:
    """constraints.txt holds what is installed here, at the version that is installed."""
    pins = {_normal(name): version for name, version in _pins("constraints.txt").items()}
    here = {
        _normal(found.metadata["Name"]): found.version
        for found in distributions()
        if _normal(found.metadata["Name"]) not in {"figrepro", "setuptools"}
    }
    assert {name: pins.get(name) for name in here} == here


def test_the_pins_name_no_address() -> None:
    """Where packages come from is for the machine to say."""
    for name in ("constraints.txt", OLDEST):
        assert "://" not in (ROOT / name).read_text(encoding="utf-8")


def test_matplotlib_has_no_upper_bound() -> None:
    """A new release of matplotlib can be installed beside figrepro at once."""
    (needed,) = (one for one in PROJECT["dependencies"] if one.startswith("matplotlib"))
    assert needed == "matplotlib>=3.10"


def test_the_oldest_releases_are_the_lower_bounds() -> None:
    """What pip may install is what the tests have passed with, from the first release on."""
    needed = [Requirement(line) for line in PROJECT["dependencies"]]
    bounds = {
        _normal(one.name): Version(bound.version)
        for one in needed
        for bound in one.specifier
        if bound.operator == ">="
    }
    oldest = {_normal(name): Version(version) for name, version in _pins(OLDEST).items()}
    assert {name: oldest.get(name) for name in bounds} == bounds


def test_the_library_whose_private_name_is_used_has_an_upper_bound() -> None:
    """The next release of typer is tried before it is let in."""
    (typer,) = (Requirement(line) for line in PROJECT["dependencies"] if line.startswith("typer"))
    assert "<" in {bound.operator for bound in typer.specifier}


def test_every_private_name_of_a_library_is_known() -> None:
    """What begins with an underscore and is not figrepro's own may go in any release."""
    asked = re.compile(r"(?<![\w.])(?!self\b|cls\b)\w[\w.]*(?:\(\))?\._[a-z]\w*")
    found = {
        name.rpartition(".")[2]
        for path in (ROOT / "src").rglob("*.py")
        for name in asked.findall(path.read_text(encoding="utf-8"))
    }
    of_tuples = {"_replace", "_asdict"}
    assert found - of_tuples == {"_runtime_param"}


def test_the_workflow_runs_the_oldest_and_the_newest_python() -> None:
    """Those that the package names, each with the libraries of its age."""
    classified = re.findall(r"Python :: (3\.\d+)", " ".join(PROJECT["classifiers"]))
    workflow = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    oldest, newest = classified[0], classified[-1]
    assert PROJECT["requires-python"] == f">={oldest}"
    assert set(re.findall(r'python(?:-version)?: "(.*?)"', workflow)) == {oldest, newest}
    jobs = re.findall(r'python: "(.*?)", libraries: (\w+)', workflow)
    assert {(oldest, "oldest"), (newest, "newest")} <= set(jobs)
    assert re.search(r"^ *- run: \.ci/run$", workflow, re.MULTILINE)


def test_the_tests_that_need_another_release_are_marked() -> None:
    """What draws with the old matplotlib is for .ci/run, which has one."""
    users = {
        path.relative_to(ROOT / "tests").as_posix()
        for path in (ROOT / "tests").rglob("test_*.py")
        if "run_with_old_matplotlib(" in path.read_text(encoding="utf-8") and path != THIS
    }
    assert set(OTHER_RELEASE) == users


@pytest.mark.parametrize("file", [*OTHER_RELEASE, *SLOW])
def test_the_tests_that_are_left_to_ci_are_there(file: str) -> None:
    """A test that was renamed is named anew, or dropped from the list."""
    text = (ROOT / "tests" / file).read_text(encoding="utf-8")
    for name in (*OTHER_RELEASE.get(file, ()), *SLOW.get(file, ())):
        assert name.partition("[")[0].rpartition("::")[2] in text


def test_make_alone_lists_the_targets() -> None:
    """A newcomer who types make sees what there is."""
    done = subprocess.run(
        ["make"],  # noqa: S607 - make is found on the path
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    listed = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("make ")]
    assert listed == [
        "help",
        "figures",
        "tables",
        "diff",
        "check",
        "test",
        "mutations",
        "lint",
        "bench",
        "clean",
    ]


@pytest.mark.parametrize(
    ("lacking", "line"),
    [
        ("venv", "This Python has no venv"),
        ("old", "figrepro needs Python 3.11 or newer"),
    ],
)
def test_a_machine_that_lacks_what_is_needed_gets_one_clear_line(
    tmp_path: Path, lacking: str, line: str
) -> None:
    """Set-up stops at once and says what to install."""
    fake = tmp_path / "python"
    wrong = "*venv*) exit 1;;" if lacking == "venv" else "*version_info*) exit 1;;"
    fake.write_text(f'#!/bin/sh\ncase "$2" in {wrong} esac\nexit 0\n')
    fake.chmod(0o755)
    done = subprocess.run(
        ["make", f"PYTHON={fake}", f"VENV={tmp_path / 'venv'}", "figures"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    said = [one for one in done.stderr.splitlines() if not one.startswith("make")]
    assert len(said) == 1
    assert said[0].startswith(line)
    assert done.returncode != 0


@pytest.mark.slow
def test_the_wheel_holds_the_two_figures_and_no_others(tmp_path: Path) -> None:
    """Whoever works in a checkout has figures of their own beside them, and installs from there."""
    checkout = tmp_path / "checkout"
    left_out = shutil.ignore_patterns(".*", "tests", "out", "dist", "build", "__pycache__")
    shutil.copytree(ROOT, checkout, ignore=left_out)
    shutil.copytree(checkout / "data" / "hellaswag", checkout / "data" / "mine")
    (checkout / "data" / "notes.txt").write_text("mine, too")
    build = [sys.executable, "-m", "build", "--outdir", str(tmp_path / "dist"), str(checkout)]
    subprocess.run(build, check=True, capture_output=True, env=_without_path())
    (wheel,), (sources,) = ((tmp_path / "dist").glob(name) for name in ("*.whl", "*.tar.gz"))
    with ZipFile(wheel) as archive:
        packed = [name for name in archive.namelist() if name.startswith("figrepro/data/")]
    with tarfile.open(sources) as archived:
        listed = [name.partition("/")[2] for name in archived.getnames()]
    expected = sorted(
        str(path.relative_to(ROOT / "data"))
        for figure_id in SHIPPED
        for path in (ROOT / "data" / figure_id).rglob("*")
        if path.is_file()
    )
    assert sorted(name.removeprefix("figrepro/data/") for name in packed) == expected
    in_sources = [name.removeprefix("data/") for name in listed if name.startswith("data/")]
    assert sorted(in_sources) == expected


def test_the_figures_that_are_packed_are_named() -> None:
    """Each by itself, in the wheel and among the sources."""
    targets = PYPROJECT["tool"]["hatch"]["build"]["targets"]
    named = [f"data/{figure_id}" for figure_id in SHIPPED]
    packed = targets["wheel"]["force-include"]
    assert packed == {name: f"figrepro/{name}" for name in named}
    in_sources = [name for name in targets["sdist"]["include"] if name.startswith("/data")]
    assert in_sources == [f"/{name}" for name in named]


def _without_path() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}


def _python_in(environment: Path) -> Path:
    return environment / "bin" / "python"


@pytest.mark.slow
def test_the_wheel_works_from_any_directory_with_its_figures_inside(tmp_path: Path) -> None:
    """Sdist, wheel built from it, installed into an empty environment, run elsewhere."""
    clean = _without_path()
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(tmp_path / "dist"), str(ROOT)],
        check=True,
        capture_output=True,
        env=clean,
    )
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    install = ["-m", "pip", "install", "--quiet", "--constraint", str(ROOT / "constraints.txt")]
    subprocess.run([_python_in(environment), *install, str(wheel)], check=True)
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "data").mkdir(parents=True)
    (elsewhere / "data" / "unrelated.txt").write_text("not a figure")
    program = str(environment / "bin" / "figrepro")
    listed = subprocess.run(
        [program, "list"], cwd=elsewhere, capture_output=True, text=True, check=True, env=clean
    )
    assert [line.split()[0] for line in listed.stdout.splitlines()] == [
        "id",
        "hellaswag",
        "vocab-accuracy",
    ]
    subprocess.run([program, "check"], cwd=elsewhere, check=True, capture_output=True, env=clean)
    refused = subprocess.run(
        [program, "accept", "--all"], cwd=elsewhere, capture_output=True, text=True, check=False,
        env=clean,
    )  # fmt: skip
    assert refused.returncode == 2
    assert "read-only" in refused.stderr
