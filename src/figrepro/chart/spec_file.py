"""`figure.toml` as it is read from a folder: its spec, and the lines of what is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from figrepro.chart.vocabulary import vocabulary
from figrepro.errors import FigreproError, Problem
from figrepro.figure.csv_row import ParseX
from figrepro.figure.decode import decode_spec
from figrepro.figure.folders import LARGEST_SPEC, SPEC_FILE, read_text, shown
from figrepro.figure.spec import ReadingSpec, Spec
from figrepro.figure.toml import line_of, lines_of_keys, parse_toml
from figrepro.scales.registry import parser_of, scale_named


@dataclass(frozen=True, slots=True)
class SpecFile:
    """What `figure.toml` says.

    Attributes:
        path: Where it is.
        text: Its text; None if it cannot be read or is not TOML.
        spec: The spec, with defaults in place of what does not fit.
        unfit: What does not fit by itself, without its lines.
        problems: Why it cannot be read.
    """

    path: Path
    text: str | None
    spec: Spec
    unfit: Sequence[Problem] = ()
    problems: Sequence[Problem] = ()

    def is_known(self, *path: str) -> bool:
        """Whether the value of a key, and of all in it, is surely what the file means."""
        return self.text is not None and not any(
            problem.leaves_open(path) for problem in self.unfit
        )

    @property
    def parse_x(self) -> ParseX:
        """Reads an x as the scale of the x axis does; where that is not known, any text is one."""
        return parser_of(scale_named(self.spec.x.scale)) if self.is_known("x", "scale") else str

    def reading(self, name: str) -> ReadingSpec:
        """What it says of a reading."""
        return self.spec.reading.get(name) or ReadingSpec()

    def located(self, problems: Iterable[Problem]) -> list[Problem]:
        """Problems at keys of the file, each with the line of its key."""
        problems = list(problems)
        lines = lines_of_keys(self.text or "") if problems else {}
        file = shown(self.path)
        return [
            replace(problem, file=file, line=line_of(lines, problem.path)) for problem in problems
        ]


def read_spec_file(folder: Path) -> SpecFile:
    """The spec of a folder, as far as it can be read."""
    path = folder / SPEC_FILE
    try:
        text = read_text(path, folder, limit=LARGEST_SPEC)
        spec, unfit = decode_spec(parse_toml(text, shown(path)), vocabulary())
    except FigreproError as error:
        blank, _ = decode_spec({}, {})
        return SpecFile(path, None, blank, problems=error.problems)
    return SpecFile(path, text, spec, unfit)
