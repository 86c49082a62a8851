"""Every series has a symbol of its own, as long as there are enough of them."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from figrepro.figure.spec import SeriesStyle
from figrepro.figure.vocabulary import Marker
from figrepro.terminal.charset import Charset
from figrepro.terminal.draw import draw_text
from figrepro.terminal.legend import symbols_of
from tests.terminal.pictures import ALL_CHARSETS, chart_of


@ALL_CHARSETS
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["none", "circle", "x", "plus", "x_filled", "star"]), st.booleans()
        ),
        min_size=1,
        max_size=60,
    )
)
def test_no_two_series_share_a_symbol(charset: Charset, looks: list[tuple[Marker, bool]]) -> None:
    """Whatever their markers, up to sixty series; every symbol is one column wide."""
    styles = {
        f"{number}": SeriesStyle(marker=marker, filled=filled)
        for number, (marker, filled) in enumerate(looks)
    }
    chart = chart_of({name: [(1, 1)] for name in styles}, series=styles)
    found = symbols_of(chart, charset, color=False).values()
    symbols = {character for symbol in found for character in {symbol.filled, symbol.hollow}}
    assert len(symbols) == sum(len({symbol.filled, symbol.hollow}) for symbol in found)
    assert len(found) == len(styles)
    assert all(len(symbol) == cell_len(symbol) == 1 for symbol in symbols)


def test_more_series_than_symbols_are_still_drawn() -> None:
    """The last symbol is used again."""
    series = {f"{n}": [(1, n), (2, n)] for n in range(100)}
    assert draw_text(chart_of(series), color=False).count("9 99") == 1
