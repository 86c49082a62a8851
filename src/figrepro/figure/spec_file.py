"""`figure.toml` as it is read from a folder: its spec, and the lines of what is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from figrepro.errors import FigreproError, Problem
from figrepro.figure.decode import Misfit, decode_leniently
from figrepro.figure.folders import LARGEST_SPEC, SPEC_FILE, read_text, shown
from figrepro.figure.spec import ReadingSpec, Spec
from figrepro.figure.toml import dotted, line_of, lines_of_keys, parse_toml
from figrepro.figure.vocabulary import Scale


@dataclass(frozen=True, slots=True)
class SpecFile:
    """What `figure.toml` says.

    Attributes:
        path: Where it is.
        text: Its text; None if it cannot be read or is not TOML.
        spec: The spec, with defaults in place of what does not fit.
        misfits: What does not fit by itself.
        problems: Why it cannot be read.
    """

    path: Path
    text: str | None
    spec: Spec
    misfits: Sequence[Misfit] = ()
    problems: Sequence[Problem] = ()

    def is_known(self, *path: str) -> bool:
        """Whether the value of a key, and of all in it, is surely what the file means."""
        return self.text is not None and not any(
            misfit.leaves_open(path) for misfit in self.misfits
        )

    @property
    def x_scale(self) -> Scale:
        """The scale of the x axis; where it is not known, the one on which any text is an x."""
        return self.spec.x.scale if self.is_known("x", "scale") else "category"

    def reading(self, name: str) -> ReadingSpec:
        """What it says of a reading."""
        return self.spec.reading.get(name) or ReadingSpec()

    def located(self, misfits: Iterable[Misfit]) -> list[Problem]:
        """The misfits as problems, each with the line of its key."""
        misfits = list(misfits)
        lines = lines_of_keys(self.text or "") if misfits else {}
        return [
            Problem(
                misfit.message,
                file=shown(self.path),
                line=line_of(lines, misfit.path),
                key=dotted(misfit.path),
                found=misfit.found,
                allowed=misfit.allowed,
                hint=misfit.hint,
            )
            for misfit in misfits
        ]


def read_spec_file(folder: Path) -> SpecFile:
    """The spec of a folder, as far as it can be read."""
    path = folder / SPEC_FILE
    try:
        text = read_text(path, folder, limit=LARGEST_SPEC)
        spec, misfits = decode_leniently(parse_toml(text, shown(path)))
    except FigreproError as error:
        return SpecFile(path, None, decode_leniently({})[0], problems=error.problems)
    return SpecFile(path, text, spec, misfits)
