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
    for word in text.split():
        if lines and cell_len(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines += chop_cells(word, width)
    return lines


def start_of_centred(text: str, middle: int, width: int) -> int:
    """The column where a text begins so that it is centred on `middle` and stays within `width`."""
    length = cell_len(text)
    return max(0, min(middle - length // 2, width - length))


def centred(lines: list[str], middle: int, width: int) -> list[str]:
    """The lines, with spaces before them, centred on the column `middle` as far as they fit."""
    return [" " * start_of_centred(line, middle, width) + line for line in lines]
