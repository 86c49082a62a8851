"""How alike the readings are, as a table of text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from figrepro.figure.formats import format_rounded, visible
from figrepro.figure.model import Figure
from figrepro.figure.similarity import Similarity, similarities
from figrepro.table.readings import ONE_READING
from figrepro.table.text_table import TextTable, caption_of

_HEADINGS = (
    *("readings", "points", "largest error", "% of axis", "mean error", "% of axis"),
    *("inside", "within 5 %"),
)


def similarity_table(figure: Figure) -> TextTable:
    """A row for each two readings."""
    found = similarities(figure)
    return TextTable(
        title=visible(figure.spec.title),
        caption=caption_of(figure, (), *_measures(found)) if figure.readings else ONE_READING,
        headings=_HEADINGS,
        rows=tuple(_similarity_cells(similarity) for similarity in found),
        numeric=(False, *(True for _ in _HEADINGS[1:])),
    )


def similarity_after_readings(figure: Figure) -> TextTable:
    """Each pair below its names, as its points are, and nothing said again."""
    measures = "; ".join(_measures(similarities(figure)))
    return replace(similarity_table(figure), title="Similarity", caption=measures, grouped=True)


def _measures(found: Sequence[Similarity]) -> Iterator[str]:
    """What the measures are: those that a row has, by the example of the first that has them."""
    shared = next((one for one in found if one.points), None)
    bounded = next((one for one in found if one.bounded), None)
    if shared is None:
        yield "no two readings have a point in common"
    else:
        yield "errors without sign"
        if shared.largest_percent is not None:
            yield "% of axis: limit to limit"
    if bounded is not None:
        inside, points = bounded.inside, bounded.bounded
        yield f"{inside}/{points} inside: of {points} points with bounds, {inside} overlap"
    if shared is not None:
        near, points = shared.relaxed, shared.points
        yield (
            f"{near}/{points} within 5 %: of {points} points, second is first ± 5 % at {near} "
            "(relaxed accuracy)"
        )


def _similarity_cells(similarity: Similarity) -> tuple[str, ...]:
    largest = similarity.largest_error
    return (
        visible(f"{similarity.first} / {similarity.second}"),
        str(similarity.points),
        "" if largest is None else f"{largest:f}",
        _rounded(similarity.largest_percent),
        _rounded(similarity.mean_error),
        _rounded(similarity.mean_percent),
        _share(similarity.inside, similarity.bounded),
        _share(similarity.relaxed, similarity.points),
    )


def _rounded(number: Fraction | None) -> str:
    return "" if number is None else format_rounded(number)


def _share(part: int, whole: int) -> str:
    """With so few points a share is told by its counts."""
    return f"{part}/{whole}" if whole else ""
