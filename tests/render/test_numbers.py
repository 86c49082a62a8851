"""No file goes stale unseen: what it would hold changes only together with a number.

A file of an older figrepro is drawn again if one of the numbers in it is not today's. Each of them
is to be raised whenever what it stands for changes, and these tests notice that.
"""

from collections.abc import Mapping

import pytest

from figrepro.chart import margins
from figrepro.marks.base import Noun
from figrepro.marks.line import Line
from figrepro.render.drawing import draw
from tests.figures import load
from tests.render.digests import (
    FILE,
    Digests,
    described_digests,
    digests,
    drawn_digests,
    read,
    written,
)

RENEW = "then run: python -m tests.render.digests"


@pytest.fixture(scope="module")
def today() -> Digests:
    """What files would hold now."""
    return digests()


@pytest.fixture(scope="module")
def known() -> Digests:
    """What they held when the file of digests was written."""
    return read(FILE.read_text(encoding="utf-8"))


def _require_same(name: str, now: Mapping[str, str], known: Mapping[str, str]) -> None:
    """Fails where digests have changed, and says what is to be done."""
    changed = [one for one in {**known, **now} if now.get(one) != known.get(one)]
    if changed:
        shown = ", ".join(changed[:5]) + (f" and {len(changed) - 5} more" if changed[5:] else "")
        pytest.fail(
            f"{name} no longer stands for what files hold of {shown}: raise {name} in "
            f"render/metadata.py, unless it was raised since the last release; {RENEW}"
        )


def test_drawings_change_only_with_their_number(today: Digests, known: Digests) -> None:
    """Pixels, the SVG, and every text with its place."""
    _require_same("DRAWING_NUMBER", today.drawn, known.drawn)


def test_pdfs_change_only_with_the_number_of_drawings(today: Digests, known: Digests) -> None:
    """Under one release of matplotlib, which embeds their fonts."""
    if today.matplotlib != known.matplotlib:
        pytest.skip(f"the digests are of matplotlib {known.matplotlib}")
    _require_same("DRAWING_NUMBER", today.pdf, known.pdf)


def test_descriptions_change_only_with_their_number(today: Digests, known: Digests) -> None:
    """What is said of charts of every kind."""
    _require_same("DESCRIPTION_NUMBER", today.described, known.described)


def test_what_is_carried_changes_only_with_its_number(today: Digests, known: Digests) -> None:
    """Its keys, and the kinds of their values."""
    _require_same("FORMAT_NUMBER", {"figures": today.shape}, {"figures": known.shape})


def test_the_numbers_are_those_of_the_digests(today: Digests, known: Digests) -> None:
    """Whoever raises one renews the file."""
    assert today.numbers == known.numbers, f"a number was changed; {RENEW}"


def test_the_file_holds_what_was_written(today: Digests) -> None:
    """Nothing is lost on the way."""
    assert read(written(today)) == today


def test_another_word_in_a_description_is_noticed(
    monkeypatch: pytest.MonkeyPatch, known: Digests
) -> None:
    """Also what people call a chart."""
    monkeypatch.setattr(Line, "noun", Noun("Line plot", "a line", "lines"))
    described = described_digests({"vocab-accuracy": load("vocab-accuracy")})
    with pytest.raises(pytest.fail.Exception, match="raise DESCRIPTION_NUMBER"):
        _require_same("DESCRIPTION_NUMBER", {**known.described, **described}, known.described)


def test_another_margin_is_noticed(monkeypatch: pytest.MonkeyPatch, known: Digests) -> None:
    """It moves what is drawn."""
    inches = {"left": 0.96, "right": 0.3, "top": 0.55, "bottom": 0.8}
    monkeypatch.setattr(margins, "_MARGINS_INCHES", inches)
    load.cache_clear()
    try:
        drawn = drawn_digests({"one-bar": draw(load("one-bar"))})
    finally:
        load.cache_clear()
    with pytest.raises(pytest.fail.Exception, match="raise DRAWING_NUMBER"):
        _require_same("DRAWING_NUMBER", {**known.drawn, **drawn}, known.drawn)
