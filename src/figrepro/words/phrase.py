"""Parts of sentences: words that know whether they are hedged and how they begin."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

_COUNTED = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a sentence.

    Attributes:
        text: The words, in plain text.
        is_hedged: Whether they say that the reading's resolution could turn what they tell.
        begins_with_word: Whether the first is a word of figrepro's own, written small, and not a
            name of the figure's, which stays as it is wherever it stands.
    """

    text: str
    is_hedged: bool = False
    begins_with_word: bool = False

    @property
    def begun(self) -> str:
        """The words as they stand at the beginning of a sentence."""
        return self.text[0].upper() + self.text[1:] if self.begins_with_word else self.text

    def hedged_by(self, hedge: str) -> "Phrase":
        """The words with a hedge behind them."""
        return replace(self, text=f"{self.text}{hedge}", is_hedged=True)


Words = str | Phrase


def phrase(*parts: Words) -> Phrase:
    """Parts one after the other; it begins with a name, unless its first part says otherwise."""
    first = parts[0]
    begins_with_word = isinstance(first, Phrase) and first.begins_with_word
    return Phrase("".join(map(_text, parts)), any(map(_is_hedged, parts)), begins_with_word)


def own_words(*parts: Words) -> Phrase:
    """Parts one after the other, which begin with a small word of figrepro's own."""
    return replace(phrase(*parts), begins_with_word=True)


def _text(part: Words) -> str:
    return part if isinstance(part, str) else part.text


def _is_hedged(part: Words) -> bool:
    return isinstance(part, Phrase) and part.is_hedged


def joined(parts: Sequence[Phrase], between: str) -> Phrase:
    """Several phrases with a sign between each two of them."""
    first, *others = parts
    return phrase(first, *(one for other in others for one in (between, other)))


def listed_phrases(parts: Sequence[Phrase]) -> Phrase:
    """Several phrases as one: a, b and c."""
    *most, last = parts
    return phrase(joined(most, ", "), " and ", last) if most else last


def listed(parts: Sequence[str]) -> str:
    """Several texts as one: a, b and c."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def counted(count: int, one: str, several: str | None = None) -> str:
    """How many there are of something: one point, 15 points."""
    return f"{count_word(count)} {one if count == 1 else several or one + 's'}"


def count_word(count: int) -> str:
    """A whole number: in letters up to twelve."""
    return _COUNTED[count] if count < len(_COUNTED) else str(count)


def all_of(count: int) -> str:
    """All of so many things: both, all three."""
    return "both" if count == 2 else f"all {count_word(count)}"  # noqa: PLR2004 - a pair


def each_of(count: int) -> str:
    """What stands before a value that so many things have: both, all."""
    return "both" if count == 2 else "all"  # noqa: PLR2004 - a pair


def ended(text: str) -> str:
    """A text with the stop that ends a sentence, unless it has one."""
    return text if text.endswith((".", "!", "?", "\N{HORIZONTAL ELLIPSIS}")) else f"{text}."


def hedge(text: str, *, firm: bool) -> Phrase:
    """Words that say that something is so as it was read; none where it is firm."""
    return Phrase("") if firm else Phrase(text, is_hedged=True)
