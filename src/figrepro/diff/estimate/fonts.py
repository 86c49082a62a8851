"""Steps that change the family and the sizes of the texts."""

from collections.abc import Iterator
from typing import Final, get_args

from figrepro.diff.estimate.arrays import Image
from figrepro.diff.estimate.axis_detection import Runs
from figrepro.diff.estimate.edits import with_table
from figrepro.diff.estimate.search import Search
from figrepro.diff.estimate.texts import with_words_read
from figrepro.figure.model import Figure
from figrepro.figure.vocabulary import Font
from figrepro.render.boxes import PixelBox
from figrepro.shapes import elements

_FAMILIES: Final[tuple[Font, ...]] = get_args(Font)
_STEPS: Final = (0.5, 0.1)
_LABELS: Final = (elements.axis_label("x"), elements.axis_label("y"))
_EXACT: Final = 0.2
"""Part of the difference that another size may leave: the same words in the right size fit."""
_TALLEST: Final = 1.0
"""Part of an em above the baseline that a text's ink takes."""
_INKED: Final = 200
_MOST_TEXTS: Final = 0.7
"""Part of the texts that another family changes at least."""


def find_fonts(search: Search) -> None:
    """Tries the other families where nearly all texts differ, and other sizes where some do."""
    texts = [text.element for text in search.best.drawn.texts if text.text]
    touched = [name for name in texts if search.best.touches(name)]
    if texts and len(touched) >= _MOST_TEXTS * len(texts):
        now = search.figure.spec.text.font
        families = (name for name in _FAMILIES if name != now)
        search.try_best(with_table(search.figure, "text", font=name) for name in families)
    _find_sizes(search)


def _find_sizes(search: Search) -> None:
    """Gives each text the size that its ink has; both labels share one."""
    labels = sorted(
        (text for text in search.best.drawn.texts if text.element in _LABELS and text.text),
        key=lambda text: -text.width,
    )
    if search.best.touches(elements.TITLE):
        _resize(search, "title", (elements.TITLE,))
    if labels and all(search.best.touches(text.element) for text in labels):
        _resize(search, "label", tuple(text.element for text in labels))
    if search.best.touches("y/tick") and search.best.touches("x/tick"):
        search.try_best(_ticks_resized(search))


def _resize(search: Search, key: str, texts: tuple[str, ...]) -> None:
    """Gives texts another size, unless other words explain more: a short text is no small one."""
    before = search.best
    if search.try_best(_resized(search, key, texts[0]), _EXACT):
        resized, search.best = search.best, before
        rewritten = search.attempt(with_words_read(search, texts))
        if rewritten is None or rewritten.loss >= resized.loss:
            search.best = resized  # else the words are read once all stands where it belongs


def _resized(search: Search, key: str, element: str) -> Iterator[Figure]:
    """The figure with a text as large as the ink in its place asks for."""
    placed = next(text for text in search.best.drawn.texts if text.element == element)
    scale = search.scale
    height, width = search.image.shape[:2]
    em = placed.size * scale
    if placed.upwards:
        baseline = round(placed.x * scale)
        band = PixelBox(0, 0, min(baseline, width), height)
    else:
        baseline = height - round(placed.y * scale)
        band = PixelBox(0, max(baseline - round(_TALLEST * em), 0), width, baseline)
    seen, drawn = (
        _length(image, band, round(em)) for image in (search.image, search.best.drawn.pixels)
    )
    if drawn > placed.width * scale:
        drawn = round(placed.width * scale)  # other texts stand beside it
    if not seen or not drawn or seen == drawn:
        return
    yield from _with_size(search.figure, key, placed.size * seen / drawn)


def _with_size(figure: Figure, key: str, size: float) -> Iterator[Figure]:
    """The figure with sizes that people write near one that was measured."""
    sizes = [round(round(size / step) * step, 3) for step in _STEPS]
    around = [round(sizes[0] + off, 3) for off in (-0.5, 0.5)]
    for one in dict.fromkeys([*sizes, *around]):
        if one > 0:
            yield with_table(figure, "text", **{key: one})


def _length(image: Image, band: PixelBox, gap: int) -> int:
    """How far the longest text in a band reaches along it; words are no further apart than that."""
    inked = image[band.slices].min(axis=-1) < _INKED
    run = Runs.of(inked.any(axis=0 if band.width > band.height else 1)).joined(gap).longest()
    return run[1] - run[0] if run is not None else 0


def _ticks_resized(search: Search) -> Iterator[Figure]:
    """The figure with labels of ticks as large as the ink left of the axes asks for."""
    texts = [text for text in search.best.drawn.texts if text.element.startswith("y/tick/")]
    scale = search.scale
    label = search.best.drawn.owners.box(elements.axis_label("y"))
    if not texts:
        return
    right = round((texts[0].x + texts[0].width) * scale)
    left = label.right + 1 if label else 0
    if right <= left:
        return
    sums = [
        float((255.0 - image[:, left : right + 2].min(axis=-1)).sum())
        for image in (search.image, search.best.drawn.pixels)
    ]
    if min(sums) <= 0:
        return
    size = search.figure.spec.text.tick * (sums[0] / sums[1]) ** 0.5
    yield from _with_size(search.figure, "tick", size)
