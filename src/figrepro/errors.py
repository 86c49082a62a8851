"""Problems: what is wrong in a call, a spec or data, as values a user can act on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong that a user can mend.

    Attributes:
        message: What is wrong, in one sentence without a final stop.
        file: The file it is in, as the user would name it.
        line: Its line, counted from 1.
        key: The key or column, as written in the file.
        found: What stands there.
        allowed: What may stand there.
        hint: What to do about it.
    """

    message: str
    file: str | None = None
    line: int | None = None
    key: str | None = None
    found: str | None = None
    allowed: str | None = None
    hint: str | None = None

    def __str__(self) -> str:
        """The whole problem on one line."""
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        start = ": ".join(part for part in (place, self.key, self.message) if part)
        found = f"found {self.found}" if self.found is not None else ""
        allowed = f"allowed: {self.allowed}" if self.allowed is not None else ""
        return "; ".join(part for part in (start, found, allowed, self.hint) if part)


class FigreproError(Exception):
    """One or more problems that keep a piece of work from being done."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(problems)
        )
        super().__init__("\n".join(str(problem) for problem in self.problems))


def nearest(word: str, known: Sequence[str], *, most: int = 1) -> list[str]:
    """The known words most like `word`, best first, none if none is alike.

    Case does not count, since a wrong case is the most common slip.
    """
    from difflib import get_close_matches  # only needed once something is wrong

    by_fold = {candidate.casefold(): candidate for candidate in reversed(known)}
    return [
        by_fold[found]
        for found in get_close_matches(word.casefold(), list(by_fold), n=most, cutoff=0.5)
    ]


def did_you_mean(word: str, known: Sequence[str], *, most: int = 1) -> str | None:
    """A hint that names the known words nearest to `word`."""
    found = nearest(word, known, most=most)
    return f"did you mean {' or '.join(found)}?" if found else None
