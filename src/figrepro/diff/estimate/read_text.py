"""Reading a text back out of an image: which letters leave exactly this ink.

figrepro sets its texts from the outlines in the font file, each starting on a whole pixel. So the
letters can be tried one after the other, and a wrong one does not fit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from string import printable
from typing import TYPE_CHECKING, Final

import numpy as np

from figrepro.diff.estimate.arrays import Image
from figrepro.errors import FigreproError
from figrepro.render.mpl_settings import drawing_settings

if TYPE_CHECKING:
    from figrepro.render.text_ink import Setting

_OFTEN: Final = " etaoinsrhldcumfpgwybvkxjqz0123456789"
_BEYOND_ASCII: Final = "−×·–—\N{RIGHT SINGLE QUOTATION MARK}“”°µ±²³⁰¹⁴⁵⁶⁷⁸⁹⁻…äöüéèαβγδλμσΔΣ"
COMMON: Final = "".join(dict.fromkeys(_OFTEN + printable.strip() + _BEYOND_ASCII))
"""Letters that are tried wherever a text has no other, those that occur often first."""

_TRIES, _TRIES_PER_EM = 1000, 250
"""Letters that are tried at most, in all and for each em of the text: few ways lead far."""
_PART_OF_NEXT: Final = 0.25
"""Part of an em before the end of a letter that the next one may reach into."""
_PIXEL_NOISE: Final = 3
"""How far apart the darkness of two pixels may be and still be the same, 0 to 255."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text that was read, and the column of the image in which it starts."""

    text: str
    start: int


def read_text(darkness: Image, baseline: int, setting: "Setting", hint: str) -> ReadText | None:
    """Reads the one text in a strip of an image.

    Args:
        darkness: Shape (height, width): how dark each pixel is, nothing but the text in it.
        baseline: The row below which the baseline lies.
        setting: Font and size.
        hint: What it may say: tried first, letter by letter.

    Returns:
        The text, None if no letters leave this ink.
    """
    strip = _strip_around(darkness, baseline, setting)
    inked = np.flatnonzero(strip.max(axis=0) > _PIXEL_NOISE)
    if not inked.size:
        return ReadText("", 0)
    with drawing_settings():
        return _Reader(strip, setting, hint, int(inked[0]), int(inked[-1])).read()


def _strip_around(darkness: Image, baseline: int, setting: "Setting") -> Image:
    """The rows that the ink of such a text takes; beyond the image there is none."""
    height = setting.above + setting.below
    strip = np.zeros((height, darkness.shape[1]), np.uint8)
    top = baseline - setting.above
    first, last = max(top, 0), min(top + height, darkness.shape[0])
    strip[first - top : last - top] = darkness[first:last]
    return strip


class _Reader:
    """Reads one strip, from left to right, going back where a letter led nowhere."""

    def __init__(
        self,
        strip: Image,
        setting: "Setting",
        hint: str,
        first: int,
        last: int,
    ) -> None:
        from figrepro.render.text_ink import text_ink

        self.ink_of = text_ink
        self.strip = strip.astype(np.int16)
        self.setting = setting
        self.hint = hint
        self.first, self.last = first, last
        self.alphabet = list(dict.fromkeys(hint + COMMON))
        self.tries = _TRIES + _TRIES_PER_EM * (last - first) / setting.em

    def read(self) -> ReadText | None:
        for letter in self._likely(""):
            start = self._start_with(letter)
            if start is not None:
                found = self._go_on(letter, start)
                if found is not None:
                    return ReadText(found, start)
        return None

    def _start_with(self, letter: str) -> int | None:
        """The column where a text starts whose first ink is this letter's."""
        if letter == " ":
            return None
        try:
            ink = self.ink_of(letter, self.setting)
        except FigreproError:
            return None
        inked = np.flatnonzero(ink.max(axis=0) > _PIXEL_NOISE)
        if not inked.size:
            return None
        return self.first - int(inked[0]) + self.setting.beside

    def _go_on(self, text: str, start: int) -> str | None:
        """The whole text that begins like this; None if none does."""
        self.tries -= 1
        if self.tries < 0:
            return None
        end = start + self.setting.advance(text)
        if not self._fits(text, start, end):
            return None
        if end + 1 >= self.last and self._fits(text, start, None):
            return text.rstrip(" ")
        if end > self.last + self.setting.em:
            return None
        for letter in self._likely(text):
            found = self._go_on(text + letter, start)
            if found is not None:
                return found
        return None

    def _likely(self, text: str) -> Iterator[str]:
        """The letters that may come next, those of the hint first."""
        tried = set()
        at = len(text)
        for place in (at, at + 1, at - 1):
            if 0 <= place < len(self.hint) and self.hint[place] not in tried:
                tried.add(self.hint[place])
                yield self.hint[place]
        yield from (letter for letter in self.alphabet if letter not in tried)

    def _fits(self, text: str, start: int, end: float | None) -> bool:
        """Whether the image has this ink up to near the end of the text, or all of it."""
        try:
            ink = self.ink_of(text, self.setting)
        except FigreproError:
            return False
        left = start - self.setting.beside
        first, last = max(left, 0), min(left + ink.shape[1], self.strip.shape[1])
        if last <= first:
            return end is not None
        difference = self.strip[:, first:last] - ink[:, first - left : last - left]
        # The next letter may add ink to the end of this one; it cannot take any away.
        sure = last if end is None else int(end - _PART_OF_NEXT * self.setting.em)
        if int(difference.min()) < -_PIXEL_NOISE:
            return False
        before = difference[:, : max(sure - first, 0)]
        return not before.size or int(before.max()) <= _PIXEL_NOISE
