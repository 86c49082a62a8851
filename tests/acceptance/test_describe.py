"""`figrepro describe`: figures in words, in three forms and as a document."""

import json
from pathlib import Path

import pytest

from tests.acceptance.in_process import InProcess
from tests.acceptance.program import DONE, IDS, WRONG, make_figure
from tests.acceptance.terminal import run_in_terminal

SHORT = (
    "Line chart: Accuracy against training batches. 40,960 Vocab Avg Accuracy against Batch Count. "
    "2.4B is highest throughout, about 0.495 to 0.525; 350M rises from about 0.45 to 0.49; 1.3B "
    "rises to about 0.50 at 80k, then falls to about 0.49."
)


def test_the_short_form_is_one_line_ready_to_be_pasted(run: InProcess) -> None:
    """An alternative text, and nothing beside it."""
    ran = run("describe", "vocab-accuracy", "--format", "short")
    assert (ran.status, ran.out, ran.err) == (DONE, f"{SHORT}\n", "")


def test_of_several_figures_each_line_says_which(run: InProcess) -> None:
    """No ID means every figure, as everywhere."""
    ran = run("describe", "--format", "short")
    assert (ran.status, ran.err) == (DONE, "")
    assert [line.partition(": ")[0] for line in ran.lines] == list(IDS)
    assert ran.lines[1] == f"vocab-accuracy: {SHORT}"


def test_the_long_form_is_what_is_printed_unless_told_otherwise(run: InProcess) -> None:
    """Paragraphs with a blank line between them; of several figures, each under its id."""
    ran = run("describe", "vocab-accuracy")
    assert (ran.status, ran.err) == (DONE, "")
    assert ran.out == run("describe", "vocab-accuracy", "--format", "long").out
    paragraphs = ran.out.removesuffix("\n").split("\n\n")
    assert len(paragraphs) == 4
    assert paragraphs[0].startswith("Line chart: Accuracy against training batches. The x axis, ")
    both = run("describe").out
    assert both.startswith("hellaswag:\nLine chart: HellaSwag against training tokens. ")
    assert both.endswith(f"\n\nvocab-accuracy:\n{ran.out}")


def test_markdown_has_headings_and_a_list(run: InProcess) -> None:
    """Documents that can follow one another."""
    ran = run("describe", "--format", "markdown")
    assert (ran.status, ran.err) == (DONE, "")
    assert [line for line in ran.lines if line.startswith("# ")] == [
        "# Line chart: HellaSwag against training tokens",
        "# Line chart: Accuracy against training batches",
    ]
    assert sum(line.startswith("- ") for line in ran.lines) == 9


def test_the_document_has_every_form_and_the_formula_of_every_sentence(run: InProcess) -> None:
    """Whoever doubts a sentence can have it judged."""
    ran = run("describe", "vocab-accuracy", "--json")
    assert (ran.status, ran.err) == (DONE, "")
    (figure,) = json.loads(ran.stdout)["figures"]
    assert set(figure) == {"id", "status", "problems", "warnings", "description"}
    found = figure["description"]
    assert set(found) == {"short", "long", "markdown", "sentences", "short_sentences"}
    assert found["short"] == SHORT
    assert found["long"] == run("describe", "vocab-accuracy").out.removesuffix("\n")
    assert found["sentences"][0] == {
        "topic": "chart",
        "series": None,
        "text": "Line chart: Accuracy against training batches.",
        "formula": None,
    }
    above = next(one for one in found["sentences"] if " is above " in one["text"])
    assert above["formula"] == (
        'all(s == "2.4B" or above("2.4B", s) for s in series) and '
        'all(xs(s) == xs("2.4B") for s in series)'
    )
    assert {one["series"] for one in found["sentences"]} == {None, "350M", "1.3B", "2.4B"}


def test_a_figure_that_cannot_be_read_does_not_stop_the_others(run: InProcess, data: Path) -> None:
    """Status 2, its problem as a message, the others in words."""
    make_figure(data / "broken", csv="series,x,y\nspring,0,high\n")
    ran = run("describe", "--format", "short")
    assert ran.status == WRONG
    assert len(ran.lines) == 2
    (message,) = ran.messages
    assert message.startswith("error: data/broken/series.csv:2: y: this is not a number")
    document = json.loads(run("describe", "--json").stdout)["figures"]
    assert [one["status"] for one in document] == ["error", "ok", "ok"]


@pytest.mark.parametrize("form", ["tall", "html", ""])
def test_a_form_that_there_is_not_is_refused(run: InProcess, form: str) -> None:
    """Status 2 and the forms that there are."""
    ran = run("describe", "hellaswag", "--format", form)
    assert (ran.status, ran.out) == (WRONG, "")
    assert "'long', 'short', 'markdown'" in ran.err


def test_a_least_figure_is_described(run: InProcess) -> None:
    """A title, two labels and a few points are enough."""
    make_figure(run.home / "data" / "tides")
    ran = run("describe", "tides", "--format", "short")
    assert ran.out == (
        "Line chart: Tide at the pier. Height against Hour. At 6, spring is higher, at 4.8; neap "
        "is lower, at 3.6; spring rises from 1.2 to 4.8; neap rises from 2.1 to 3.6.\n"
    )


@pytest.mark.parametrize("form", ["long", "short"])
@pytest.mark.parametrize("columns", [40, 80])
def test_a_terminal_sees_whole_words(run: InProcess, form: str, columns: int) -> None:
    """Lines as wide as it is, of the same words that a pipe gets on one line."""
    call = ("describe", "vocab-accuracy", "--format", form)
    seen = run_in_terminal(run.home, *call, columns=columns)
    assert seen.status == DONE
    assert columns - 20 < max(map(len, seen.lines)) <= columns
    assert seen.text.split() == run(*call).out.split()
    assert "\x1b" not in seen.raw
