"""The README says what figrepro does: its commands run, its output is what they print."""

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from tests.diff.mutations.suite import without_metadata

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def _environment() -> dict[str, str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"}


def _run(script: str, where: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-euc", script],  # noqa: S607 - bash is found on the path
        cwd=where,
        env=_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _figrepro_lines(block: str) -> str:
    """A block without what only a checkout can do: make, and the environment it makes."""
    lines = block.splitlines()
    return "\n".join(line for line in lines if not line.startswith(("make ", "source ")))


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory in which all commands of the README were run, one block after the other."""
    where = tmp_path_factory.mktemp("readme")
    for block in _blocks("sh"):
        done = _run(_figrepro_lines(block), where)
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
    return where


def test_every_command_of_the_readme_runs(played: Path) -> None:
    """The blocks end with status 0 and leave the drawings that they promise."""
    made = {path.name for path in (played / "out").iterdir()}
    assert made >= {"vocab-accuracy.png", "tides.png"}
    assert (played / "data" / "tides-again" / "figure.toml").is_file()


def test_the_difference_shown_in_the_readme_is_what_diff_prints(played: Path) -> None:
    """Changing the number that the README changes gives the lines that it shows."""
    csv = played / "data" / "tides" / "series.csv"
    written = csv.read_text()
    csv.write_text(written.replace("neap,6,3.6", "neap,6,3.7"))
    done = _run("figrepro diff tides", played)
    csv.write_text(written)
    shown = next(block for block in _blocks("text") if block.startswith("tides: differ"))
    assert done.stdout == shown
    assert done.returncode == 1
    sheet = (played / "out" / "tides.diff.png").read_bytes()
    assert sheet == (ROOT / "docs" / "tides.diff.png").read_bytes()


def test_the_measured_difference_of_the_readme_is_what_diff_prints(tmp_path: Path) -> None:
    """A reference stripped of its metadata gives the lines that the README shows."""
    copytree(ROOT / "data", tmp_path / "data")
    folder = tmp_path / "data" / "vocab-accuracy"
    series = folder / "series.csv"
    series.write_text(series.read_text().replace("1.3B,80000,0.50", "1.3B,80000,0.51"))
    reference = folder / "reference.png"
    reference.write_bytes(without_metadata(reference.read_bytes()))
    done = _run("figrepro diff vocab-accuracy", tmp_path)
    shown = next(block for block in _blocks("text") if block.startswith("vocab-accuracy: differ"))
    assert done.stdout == shown + "  see out/vocab-accuracy.diff.png\n"


def test_what_the_readme_prints_is_what_the_program_prints(tmp_path: Path) -> None:
    """Under a marker stands the output of its command: a table by lines, wrapped text by words."""
    found = re.findall(
        r"<!-- (figrepro .*?) -->\n```text\n(.*?)^```$", README, re.MULTILINE | re.DOTALL
    )
    tables = [one for one in found if one[0].startswith("figrepro table ")]
    assert len(tables) == 2
    for command, table in tables:
        done = _run(command, tmp_path)
        printed = [line.rstrip() for line in done.stdout.splitlines()]
        shown = table.splitlines()
        assert printed[: len(shown)] == shown
    described = [one for one in found if one not in tables]
    assert [command.split()[1] for command, _ in described] == ["describe", "describe"]
    for command, text in described:
        assert _run(command, tmp_path).stdout.split() == text.split()


def test_the_pictures_of_the_readme_are_there() -> None:
    """Every picture is a file of the project."""
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert len(pictures) == 3
    assert all((ROOT / picture).is_file() for picture in pictures)


def test_every_make_target_of_the_readme_exists() -> None:
    """No target is promised that the Makefile lacks, none of its targets goes unmentioned."""
    targets = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
    promised = set(re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE))
    assert targets - {"help"} == promised


def test_the_spec_of_the_readme_is_valid_and_complete() -> None:
    """The annotated figure.toml decodes, and names every key there is."""
    import tomllib

    import msgspec

    from figrepro.chart.vocabulary import vocabulary
    from figrepro.figure.decode import decode_spec
    from figrepro.figure.spec import Spec

    text = next(block for block in _blocks("toml") if "[reading.published]" in block)
    tree = tomllib.loads(text)
    assert decode_spec(tree, vocabulary())[1] == ()
    named = {field.name for field in msgspec.structs.fields(Spec)}
    assert set(tree) == named


def test_the_python_of_the_readme_runs(tmp_path: Path) -> None:
    """The lines for notebooks run as they stand."""
    for block in _blocks("python"):
        script = f"{block}\nassert figure.diff().status == 'match'"
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_the_counts_of_verdicts_in_the_readme_are_those_found() -> None:
    """The small table says of each figure what its claims came to."""
    from collections import Counter

    from figrepro.claims.judge_claims import judge_claims
    from tests.figures import SHIPPED, shipped

    table = README.partition("<!-- claims -->\n")[2].partition("\n\n")[0].splitlines()
    heading, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
    assert heading[0] == "figure"
    for row in rows[1:]:
        found = [one.judgement for one in judge_claims(shipped(row[0])).claims]
        words = (word for one in found for word in (one.verdict, one.firmness))
        counts: Counter[str | None] = Counter(words)
        counts["disputed"] = sum(bool(one.disputed_by) for one in found)
        assert [int(cell) for cell in row[1:]] == [counts[name] for name in heading[1:]]
    assert [row[0] for row in rows[1:]] == list(SHIPPED)
