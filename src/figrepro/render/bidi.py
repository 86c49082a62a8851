"""Text in the order in which its letters stand on the line, and Arabic letters joined.

The order is that of Unicode Standard Annex #9 (Unicode Bidirectional Algorithm) for one line
without explicit marks of direction, which `visible` has replaced; of its rules only N0, pairs of
brackets around text of both directions, is left out. Joined letters are the presentation forms of
the Unicode Standard, chapter 9.2.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from unicodedata import bidirectional, combining, decomposition

_LEFT_TO_RIGHT = frozenset({"L", "EN", "ES", "ET", "CS", "WS", "ON"})
_STRONG = frozenset({"L", "R", "AL"})
_INSIDE = {"EN": ("CS", "ES"), "AN": ("CS",)}
"""By class of a number, the signs that may stand between two of its digits."""
_MIRRORED = dict(zip("()[]{}<>«»≤≥", ")(][}{><»«≥≤", strict=True))
_PRESENTATION_FORMS = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00))
_LAM, _ALEFS = "\u0644", "\u0622\u0623\u0625\u0627"
_TATWEEL, _JOINER = "\u0640", "\u200d"


def runs_left_to_right(text: str) -> bool:
    """Whether every character stands to the right of the one before it, and on none of them."""
    return text.isascii() or all(
        bidirectional(character) in _LEFT_TO_RIGHT and not combining(character)
        for character in text
    )


def in_visual_order(text: str, has_glyph: Callable[[str], bool]) -> str:
    """The characters from left to right, brackets mirrored and letters joined where they must be.

    Args:
        text: One line, in the order in which it is read.
        has_glyph: Whether the font has a joined form; if not, the letter stands as it is.
    """
    if runs_left_to_right(text):
        return text
    joined = _joined(text, has_glyph)
    levels = _levels(joined)
    placed = list(zip(levels, joined, strict=True))
    for least in range(max(levels), 0, -1):
        placed = list(_reversed_from(placed, least))
    return "".join(
        _MIRRORED.get(character, character) if level % 2 else character
        for level, character in placed
    )


def _reversed_from(placed: Sequence[tuple[int, str]], least: int) -> Iterator[tuple[int, str]]:
    """Rule L2 for one level: every run at that level or above turned around.

    Marks on letters that run to the left then stand before them, as DejaVu expects of them.
    """
    for turned, group in groupby(placed, lambda one: one[0] >= least):
        run = list(group)
        yield from reversed(run) if turned else run


def _levels(text: str) -> list[int]:
    """The embedding level of each character: odd ones run to the left."""
    classes = [bidirectional(character) or "L" for character in text]
    base = 0 if next((one for one in classes if one in _STRONG), "L") == "L" else 1
    levels = iter(_levels_of([one for one in classes if one != "BN"], base))
    found: list[int] = []
    for one in classes:  # what takes no room is as what stands before it
        found.append(next(levels) if one != "BN" else (found or [base])[-1])
    for place in range(len(text) - 1, -1, -1):  # rule L1
        if not text[place].isspace():
            break
        found[place] = base
    return found


def _levels_of(classes: list[str], base: int) -> list[int]:
    around = "R" if base else "L"
    _resolve_letters(classes, around)
    _resolve_signs(classes)
    _resolve_numbers(classes, around)
    _resolve_neutrals(classes, around)
    beyond = {"L": (0, 1), "R": (1, 0), "AN": (2, 1), "EN": (2, 1)}  # rules I1 and I2
    return [base + beyond[one][base] for one in classes]


def _resolve_letters(classes: list[str], around: str) -> None:
    """Rules W1 to W3: marks are as what they stand on, numbers after Arabic letters Arabic."""
    strong = before = around
    for place, one in enumerate(classes):
        if one == "NSM":
            classes[place] = before
        elif one == "EN" and strong == "AL":
            classes[place] = "AN"
        before = classes[place]
        strong = before if before in _STRONG else strong
    classes[:] = ["R" if one == "AL" else one for one in classes]


def _resolve_signs(classes: list[str]) -> None:
    """Rules W4 to W6: signs inside a number and beside it belong to it."""
    for place in range(1, len(classes) - 1):
        before, one, after = classes[place - 1 : place + 2]
        if before == after and one in _INSIDE.get(before, ()):
            classes[place] = before
    start = 0
    for one, group in groupby(list(classes)):
        end = start + len(list(group))
        beside = (*classes[max(0, start - 1) : start], *classes[end : end + 1])
        if one == "ET" and "EN" in beside:
            classes[start:end] = ["EN"] * (end - start)
        start = end


def _resolve_numbers(classes: list[str], around: str) -> None:
    """Rule W7: numbers after letters that run to the right run with them."""
    strong = around
    for place, one in enumerate(classes):
        if one == "EN" and strong == "L":
            classes[place] = "L"
        strong = one if one in _STRONG else strong


def _resolve_neutrals(classes: list[str], around: str) -> None:
    """Rules N1 and N2: what has no direction takes that of both sides, or of the whole line."""
    start, before = 0, around
    for neutral, group in groupby(list(classes), lambda one: one not in {"L", "R", "AN", "EN"}):
        end = start + len(list(group))
        if neutral:
            after = _side(classes[end]) if end < len(classes) else around
            classes[start:end] = [before if before == after else around] * (end - start)
        else:
            before = _side(classes[end - 1])
        start = end


def _side(one: str) -> str:
    return "L" if one == "L" else "R"


@lru_cache(maxsize=1)
def _forms() -> dict[tuple[str, str], str]:
    """The joined forms of letters, and of lam with alef, by form and letters."""
    forms: dict[tuple[str, str], str] = {}
    for code in _PRESENTATION_FORMS:
        form, *letters = decomposition(chr(code)).split() or [""]
        text = "".join(chr(int(letter, 16)) for letter in letters)
        if form and (len(text) == 1 or (text[0] == _LAM and text[1:] in _ALEFS)):
            forms.setdefault((form.strip("<>"), text), chr(code))
    return forms


def _joined(text: str, has_glyph: Callable[[str], bool]) -> str:
    """Arabic letters as they are written inside a word."""
    out: list[str] = []
    place = 0
    while place < len(text):
        letter = text[place]
        pair = text[place : place + 2]
        joins_before = _joins(text, place, -1)
        ligature = _form("final" if joins_before else "isolated", pair, has_glyph)
        if ligature is not None and len(pair) > 1:
            out.append(ligature)
            place += 2
            continue
        joins_after = _joins(text, place, 1)
        form = ("medial" if joins_after else "final") if joins_before else "isolated"
        form = "initial" if joins_after and not joins_before else form
        out.append(_form(form, letter, has_glyph) or letter)
        place += 1
    return "".join(out)


def _form(form: str, letters: str, has_glyph: Callable[[str], bool]) -> str | None:
    joined = _forms().get((form, letters))
    return joined if joined is not None and has_glyph(joined) else None


def _joins(text: str, place: int, step: int) -> bool:
    """Whether a letter is joined to the next one in that direction, marks passed over."""
    other = place + step
    while 0 <= other < len(text) and combining(text[other]):
        other += step
    if not 0 <= other < len(text):
        return False
    first, second = (text[place], text[other]) if step > 0 else (text[other], text[place])
    return _reaches(first, "initial") and _reaches(second, "final")


def _reaches(letter: str, form: str) -> bool:
    return letter in {_TATWEEL, _JOINER} or (form, letter) in _forms()
