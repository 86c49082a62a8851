"""The same work for many figures: one that is broken does not stop the others."""

from pathlib import Path

import pytest

from figrepro.batch.each import of_each
from figrepro.chart.chart import Chart
from figrepro.errors import FigreproError, Problem
from figrepro.figure.folders import DataDir
from tests.acceptance.program import make_figure


@pytest.fixture
def data(tmp_path: Path) -> DataDir:
    """Three figures, of which the second cannot be read."""
    make_figure(tmp_path / "first")
    make_figure(tmp_path / "second", spec="title = 1\n")
    make_figure(tmp_path / "third")
    return DataDir(tmp_path)


def failed(figure_id: str, problems: tuple[Problem, ...]) -> str:
    """Who failed, and where."""
    return f"{figure_id} failed at {problems[0].key}"


def test_each_figure_has_its_outcome_in_order(data: DataDir) -> None:
    """Also the one that cannot be loaded."""
    outcomes = of_each(data, data.ids(), lambda figure: f"{figure.id} done", failed)
    assert list(outcomes) == ["first done", "second failed at title", "third done"]


def test_work_that_fails_is_an_outcome_and_a_bug_is_not(data: DataDir) -> None:
    """What a user can mend is told; what only we can mend ends the run."""

    def refuse(figure: Chart) -> str:
        raise FigreproError(Problem("no", key=figure.id))

    def break_down(figure: Chart) -> str:
        raise ZeroDivisionError(figure.id)

    assert list(of_each(data, ["third"], refuse, failed)) == ["third failed at third"]
    with pytest.raises(ZeroDivisionError):
        list(of_each(data, ["third"], break_down, failed))


def test_a_figure_is_worked_on_when_its_outcome_is_asked_for(data: DataDir) -> None:
    """A command prints the first before the second is begun."""
    begun: list[str] = []
    outcomes = of_each(data, ["first", "third"], lambda figure: begun.append(figure.id), print)
    next(outcomes)
    assert begun == ["first"]
