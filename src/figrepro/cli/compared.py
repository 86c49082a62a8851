"""How `diff` and `check` say what a comparison found."""

from figrepro.cli.output import say
from figrepro.diff.compare import Comparison
from figrepro.results.outcomes import CompareOutcome


def print_comparison(outcome: CompareOutcome) -> None:
    """Prints the status of one figure, and a sentence for each thing that differs."""
    say(f"{outcome.id}: {_headline(outcome)}")
    if outcome.comparison is not None:
        for sentence in _sentences(outcome.comparison):
            say(f"  {sentence}")
    if outcome.image is not None:
        say(f"  see {outcome.image}")


def _headline(outcome: CompareOutcome) -> str:
    if outcome.status == "missing":
        return f"missing: there is no reference; `figrepro accept {outcome.id}` makes one"
    return outcome.status


def _sentences(found: Comparison) -> list[str]:
    if found.reference_size != found.drawing_size:
        sizes = f"the reference is {found.reference_size}, the drawing {found.drawing_size}"
        return [sizes, *_changes(found)]
    sentences = _changes(found)
    if found.status == "differ":
        sentences.append(
            f"{found.differing_pixels} pixels differ, {found.antialiased_pixels} more as edges do "
            f"(RMS {found.rms:.2f})"
        )
        if not found.carries_figure:
            sentences.append("the reference carries no figure: only its pixels were compared")
    return sentences


def _changes(found: Comparison) -> list[str]:
    sentences = [
        str(change) if change.drawn else f"{change} (draws nothing)" for change in found.changes
    ]
    if found.drift is not None:
        sentences.append(_drift(found.drift.differing_pixels))
    return sentences


def _drift(pixels: int | None) -> str:
    if pixels is None:
        return "the reference has another size than the figure it carries: one of them was edited"
    return (
        f"{pixels} pixels of the reference are not those of the figure it carries: "
        "its pixels or its figure were edited"
    )
