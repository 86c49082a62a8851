"""Text in columns of a terminal, where a character may be none, one or two columns wide."""

from rich.cells import cell_len, chop_cells, set_cell_size


def fit(text: str, width: int, ellipsis: str) -> str:
    """The text, cut to `width` columns if it is wider; the ellipsis stands for the rest."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - len(ellipsis))) + ellipsis[:width]


def wrap(text: str, width: int) -> list[str]:
    """The words of a text in lines of at most `width` columns; only longer words are parted."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if cell_len(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = chop_cells(word, width)
        lines += full
    return [*lines, line] if line else lines


def start_of_centred(text: str, middle: int, width: int) -> int:
    """The column where a text begins so that it is centred on `middle` and stays within `width`."""
    length = cell_len(text)
    return max(0, min(middle - length // 2, width - length))


def centred(text: str, middle: int, width: int) -> str:
    """The text, with spaces before it, centred on the column `middle` as far as it fits."""
    return " " * start_of_centred(text, middle, width) + text


def right_aligned(text: str, width: int) -> str:
    """The text with spaces before it so that it ends at `width`."""
    return " " * (width - cell_len(text)) + text
