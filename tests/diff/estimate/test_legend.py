"""A legend is put where an image has its frame, with the rows that can be read in it."""

import pytest

from figrepro.diff.estimate.edits import with_style, with_table
from figrepro.diff.estimate.legend import find_legend
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Figure
from tests.diff.estimate.drawings import draw_figure, filled

RESOLUTIONS = [80, 150, 300]


def _figure(dpi: int) -> Figure:
    return filled(
        {"First": [(1, "4"), (2, "6")], "Second": [(1, "8"), (2, "3")]},
        size={"width": 5, "height": 3, "dpi": dpi},
    )


def _changed(figure: Figure) -> dict[str, Figure]:
    """The figure with another legend."""
    return {
        "label": with_style(figure, "Second", label="Other"),
        "title": with_table(figure, "legend", title="Some"),
        "place": with_table(figure, "legend", location="lower left", outside=False),
        "size": with_table(figure, "text", legend=12.0),
        "none": with_table(figure, "legend", show=False),
    }


@pytest.mark.parametrize("dpi", RESOLUTIONS)
@pytest.mark.parametrize("what", list(_changed(_figure(80))))
def test_another_legend_is_found(what: str, dpi: int) -> None:
    """Whatever is other about it, in an image of any resolution."""
    start = _figure(dpi)
    shown = _changed(start)[what]
    search = Search(draw_figure(shown).pixels, draw_figure(start))
    find_legend(search)
    assert search.is_exact
    assert search.figure.spec.legend.show == shown.spec.legend.show
