"""An upgrade of matplotlib changes nothing: references drawn before it still say what changed."""

from pathlib import Path

import pytest

from figrepro.diff.compare import compare
from tests.diff.mutations.draft import FIGURES, FOLDERS, load
from tests.diff.mutations.score import found_in
from tests.diff.mutations.suite import reference, singles
from tests.figures import DATA
from tests.render.old_matplotlib import run_with_old_matplotlib

PROGRAM = Path(__file__).with_name("draw_references.py")


@pytest.fixture(scope="module")
def old_references(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with a reference of every figure, drawn under matplotlib 3.10."""
    out = tmp_path_factory.mktemp("old")
    assert run_with_old_matplotlib(PROGRAM, out, DATA, FOLDERS).startswith(b"3.10.")
    return out


@pytest.mark.parametrize("figure_id", FIGURES)
def test_a_reference_drawn_before_an_upgrade_matches(old_references: Path, figure_id: str) -> None:
    """Not one pixel differs, and nothing is said."""
    content = (old_references / f"{figure_id}.png").read_bytes()
    found, _ = compare(load(figure_id).chart, content, "reference.png")
    assert (found.status, found.differing_pixels, found.antialiased_pixels) == ("match", 0, 0)
    assert (found.changes, found.drift) == ((), None)
    assert content == reference(figure_id)


@pytest.mark.slow
@pytest.mark.parametrize("figure_id", FIGURES)
def test_only_the_mutation_is_named_against_it(old_references: Path, figure_id: str) -> None:
    """Each kind of change is what the comparison says, and no more than that."""
    content = (old_references / f"{figure_id}.png").read_bytes()
    wrong = []
    for case in singles(figure_id):
        comparison, _ = compare(case.draft.chart, content, "reference.png")
        named = found_in(comparison.changes, with_nothing=not case.draws_all)
        status = "differ" if case.draws else "match"
        if (named, comparison.status, comparison.drift) != (case.named, status, None):
            wrong.append(case.name)
    assert wrong == []
