"""Every series has a symbol of its own, as long as there are enough of them."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from figrepro.figure.spec import SeriesStyle
from figrepro.figure.vocabulary import Marker
from figrepro.terminal.charset import Charset
from figrepro.terminal.chart import chart
from tests.terminal.pictures import ALL_CHARSETS, figure_of


@ALL_CHARSETS
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["none", "circle", "x", "plus", "x_filled", "star"]), st.booleans()
        ),
        max_size=60,
    )
)
def test_no_two_series_share_a_symbol(charset: Charset, looks: list[tuple[Marker, bool]]) -> None:
    """Whatever their markers, up to sixty series; every symbol is one column wide."""
    styles = [SeriesStyle(marker=marker, filled=filled) for marker, filled in looks]
    symbols = charset.symbols(styles)
    assert len(set(symbols)) == len(styles)
    assert all(len(symbol) == cell_len(symbol) == 1 for symbol in symbols)


def test_more_series_than_symbols_are_still_drawn() -> None:
    """The last symbol is used again."""
    series = {f"{n}": [(1, n), (2, n)] for n in range(100)}
    assert chart(figure_of(series), color=False).count("9 99") == 1
