"""Problems: what is wrong in a call, a spec or data, as values a user can act on."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

KeyPath = tuple[str, ...]
"""The keys that lead to a value in a TOML file."""

MOST_PROBLEMS = 100
"""Problems that are told of the points of one file; the others are counted."""
_LONGEST_TEXT = 1000
_LONGEST_QUOTE = 60
_MOST_LISTED = 10
_ALIKE = 0.54
"""How alike two words must be: loc is meant for location, name not for note."""
_MOST_CANDIDATES = 2000
"""Known words that are searched for a near one: the search takes time for each of them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong that a user can mend.

    Whatever its texts are made from, they hold nothing that acts on a terminal or on the text
    around them: each is made visible, and cut where it is endless.

    Attributes:
        message: What is wrong, in one sentence without a final stop.
        file: The file it is in, as the user would name it.
        line: Its line, counted from 1.
        key: The key or column, as written in the file.
        found: What stands there.
        allowed: What may stand there.
        hint: What to do about it.
        path: The keys that lead there in a TOML file; `key` is then these, dotted.
        meant: The keys that an unknown one may be meant for.
    """

    message: str
    file: str | None = None
    line: int | None = None
    key: str | None = None
    found: str | None = None
    allowed: str | None = None
    hint: str | None = None
    path: KeyPath = ()
    meant: tuple[KeyPath, ...] = ()

    def __post_init__(self) -> None:
        if self.path and self.key is None:
            object.__setattr__(self, "key", dotted(self.path))
        for name in _FIELDS:
            text = getattr(self, name)
            if isinstance(text, str) and not (text.isprintable() and len(text) <= _LONGEST_TEXT):
                object.__setattr__(self, name, visible(_cut(text, _LONGEST_TEXT)))

    def __str__(self) -> str:
        """The whole problem on one line."""
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        start = ": ".join(part for part in (place, self.key, self.message) if part)
        found = f"found {self.found}" if self.found is not None else ""
        allowed = f"allowed: {self.allowed}" if self.allowed is not None else ""
        return "; ".join(part for part in (start, found, allowed, self.hint) if part)

    def under(self, *keys: str) -> "Problem":
        """The same of a key inside others."""
        return replace(self, path=(*keys, *self.path), key=None)

    def leaves_open(self, path: KeyPath) -> bool:
        """Whether the value of a key, or of one inside it, may be another than what was read."""
        for touched in self.meant or (self.path,):
            shorter = min(len(touched), len(path))
            if touched[:shorter] == path[:shorter]:
                return True
        return False


_FIELDS = tuple(field.name for field in fields(Problem))


class FigreproError(Exception):
    """One or more problems that keep a piece of work from being done."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(problems)
        )
        super().__init__(self.problems)  # what it is made of again in another process

    def __str__(self) -> str:
        """A line for each problem."""
        return "\n".join(map(str, self.problems))

    def under(self, key: str) -> "FigreproError":
        """The same of a key around theirs."""
        return FigreproError(problem.under(key) for problem in self.problems)


def refused(  # noqa: PLR0913 - the sides of a problem
    message: str,
    *path: str,
    file: str | None = None,
    line: int | None = None,
    found: str | None = None,
    allowed: str | None = None,
    hint: str | None = None,
) -> FigreproError:
    """The error of one problem: in a file, at a key of a spec, or in a column of a CSV."""
    return FigreproError(
        Problem(message, file, line, path=path, found=found, allowed=allowed, hint=hint)
    )


class FileProblems:
    """The problems of one file, not more than the reader of a message can bear.

    Attributes:
        count: How many there are.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._told: list[Problem] = []
        self.count = 0

    def add(self, line: int, problem: Problem) -> None:
        """Notes a problem on a line of the file."""
        self.count += 1
        if self.count <= MOST_PROBLEMS:
            self._told.append(replace(problem, file=self._file, line=line))

    def all(self) -> list[Problem]:
        """The problems; the last says how many are left out."""
        left_out = self.count - len(self._told)
        summary = Problem(f"and {counted(left_out, 'more problem')} in this file", self._file)
        return [*self._told, summary] if left_out else self._told


def dotted(path: KeyPath) -> str:
    """A key as it is written: `series.350M.color`, parts that need it in quotes."""
    return ".".join(_quoted_part(part) for part in path)


def _quoted_part(part: str) -> str:
    plain = re.fullmatch(r"[A-Za-z0-9_-]+", part)
    return part if plain else '"' + part.replace("\\", "\\\\").replace('"', '\\"') + '"'


def quoted(text: str) -> str:
    """A text as a message names it: in quotes, cut where it is long."""
    return f'"{_cut(text, _LONGEST_QUOTE)}"'


def counted(number: int, thing: str) -> str:
    """How many there are of something, as a message says it: 1 point, 3 points."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def nearest(word: str, known: Sequence[str], *, most: int = 1) -> list[str]:
    """The known words most like `word`, best first, none if none is alike.

    Case does not count, since a wrong case is the most common slip.
    """
    from difflib import get_close_matches  # only needed once something is wrong

    if len(word) > _LONGEST_QUOTE:
        return []  # no slip of the keys, and slow to compare
    by_fold = {candidate.casefold(): candidate for candidate in reversed(known[:_MOST_CANDIDATES])}
    return [
        by_fold[found]
        for found in get_close_matches(word.casefold(), list(by_fold), n=most, cutoff=_ALIKE)
    ]


def did_you_mean(word: str, known: Sequence[str], *, most: int = 1) -> str | None:
    """A hint that names the known words nearest to `word`."""
    found = nearest(word, known, most=most)
    return f"did you mean {' or '.join(found)}?" if found else None


def listed(names: Sequence[str], *, most: int = _MOST_LISTED) -> str:
    """Names as a message lists them: the first of them, and how many more there are."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def visible(text: str) -> str:
    """The text with control characters as their Unicode pictures, so that nothing acts on them.

    C1 controls, lone surrogates and the marks that change the direction of the text around them
    have no pictures and become U+FFFD.
    """
    # Nearly every text is printable throughout, and to ask that is quick.
    return text if text.isprintable() else "".join(_picture(character) for character in text)


def _picture(character: str) -> str:
    code = ord(character)
    if code < 0x20:  # noqa: PLR2004 - C0, whose pictures stand in the same order
        return chr(0x2400 + code)
    if code == 0x7F:  # noqa: PLR2004 - delete
        return "\N{SYMBOL FOR DELETE}"
    if 0x80 <= code < 0xA0 or 0xD800 <= code < 0xE000:  # noqa: PLR2004 - C1, lone surrogates
        return "\N{REPLACEMENT CHARACTER}"
    if code in _DIRECTION_MARKS:
        return "\N{REPLACEMENT CHARACTER}"
    return character


_DIRECTION_MARKS = frozenset(
    {0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)}
)
