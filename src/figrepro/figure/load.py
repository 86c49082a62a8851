"""Reading a figure folder: every problem in it at once, or the figure.

What can be checked in spite of a problem elsewhere is checked: whoever mends a folder should not
have to come back for each mistake.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from figrepro.errors import (
    MOST_PROBLEMS,
    FigreproError,
    FileProblems,
    Problem,
    did_you_mean,
    listed,
    visible,
)
from figrepro.figure.decode import Misfit
from figrepro.figure.folders import (
    READINGS_FOLDER,
    SERIES_FILE,
    DataDir,
    read_text,
    reading_files,
    shown,
)
from figrepro.figure.formats import format_x
from figrepro.figure.model import DRAWN, Figure, Point, Reading, Series, X
from figrepro.figure.resolve import axis_errors, resolve
from figrepro.figure.series_csv import CsvContent, read_series_csv
from figrepro.figure.spec import Spec
from figrepro.figure.spec_checks import spec_misfits
from figrepro.figure.spec_file import SpecFile, read_spec_file
from figrepro.figure.vocabulary import VALUE_SCALES

_ONE_Y_FOR_EACH_X = frozenset({"line", "step", "area"})


def load_figure(data: DataDir, figure_id: str) -> Figure:
    """The figure of that id, resolved.

    Raises:
        FigreproError: With all problems of the folder, in the order of its files.
    """
    return load_folder(data.folder(figure_id), figure_id)


def load_folder(folder: Path, figure_id: str) -> Figure:
    """The figure in a folder, resolved.

    Raises:
        FigreproError: With all problems of the folder, in the order of its files.
    """
    spec_file = read_spec_file(folder)
    contents, problems = _read_readings(folder, spec_file)
    problems += spec_file.problems
    problems += spec_file.located([*spec_file.misfits, *_misfits(spec_file, contents)])
    for name, content in contents.items():
        problems += _repeat_problems(spec_file, content, shown(_file_of(folder, name)))
    if DRAWN in contents and spec_file.spec.y.scale == "log":
        problems += _log_problems(contents[DRAWN], shown(folder / SERIES_FILE))
    _raise_if_any(problems, folder)
    drawn = contents.pop(DRAWN)
    spec = resolve(spec_file.spec, drawn.series)
    _raise_if_any(spec_file.located(spec_misfits(spec)), folder)  # its margins are known only now
    readings = tuple(Reading(name, content.series) for name, content in contents.items())
    return Figure(figure_id, spec, Reading(DRAWN, drawn.series), readings, folder)


def _raise_if_any(problems: Iterable[Problem], folder: Path) -> None:
    """Raises the problems in the order in which a reader meets their places."""
    series_file = shown(folder / SERIES_FILE)
    readings = shown(folder / READINGS_FOLDER)

    def place(problem: Problem) -> tuple[int, str, float]:
        file = problem.file or ""
        rank = 2 if file.startswith(readings) else int(file == series_file)
        return rank, file, problem.line or math.inf

    in_order = sorted(problems, key=place)
    if in_order:
        raise FigreproError(in_order)


def _read_readings(
    folder: Path, spec_file: SpecFile
) -> tuple[dict[str, CsvContent], list[Problem]]:
    """What the CSV files of the folder hold, by reading, and everything wrong with them."""
    contents: dict[str, CsvContent] = {}
    problems: list[Problem] = []
    for name, path in [(DRAWN, folder / SERIES_FILE), *_other_readings(folder, problems)]:
        try:
            text = read_text(path, folder)
        except FigreproError as error:
            problems += error.problems
            continue
        reading = spec_file.reading(name)
        contents[name] = read_series_csv(text, shown(path), spec_file.x_scale, reading)
        problems += contents[name].problems
    return contents, problems


def _other_readings(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    """The name and the file of each reading that is not drawn."""
    try:
        files = reading_files(folder)
    except FigreproError as error:
        problems += error.problems
        return
    for path in files:
        if path.stem == DRAWN:
            message = f"the reading {DRAWN} is the one in {SERIES_FILE}"
            problems.append(Problem(message, shown(path), hint="give the file another name"))
        elif visible(path.stem) != path.stem:
            message = "the name of a reading has characters that cannot be seen"
            problems.append(Problem(message, shown(path), hint="give the file another name"))
        else:
            yield path.stem, path


def _misfits(spec_file: SpecFile, contents: Mapping[str, CsvContent]) -> Iterator[Misfit]:
    """What does not fit together in a spec, or not with the readings."""
    if spec_file.text is None:
        return
    spec = spec_file.spec
    yield from (misfit for misfit in spec_misfits(spec) if _is_sure(misfit, spec_file))
    drawn = contents.get(DRAWN, CsvContent())
    yield from _series_misfits(spec, drawn.names)
    yield from _reading_misfits(spec, contents)
    yield from _axis_misfits(spec_file, drawn.series)


def _is_sure(misfit: Misfit, spec_file: SpecFile) -> bool:
    """Whether a misfit cannot come from a default that stands in for what cannot be read."""
    table = misfit.path[0]
    looked_at = {"series": [], "margins": ["margins", "size"]}.get(table, [table])
    return all(spec_file.is_known(key) for key in looked_at)


def _series_misfits(spec: Spec, names: Sequence[str] | None) -> Iterator[Misfit]:
    """Series that only the spec knows."""
    if names is None:
        return
    for table, mentioned in (
        (("series",), spec.series),
        (("diff", "tolerance", "series"), spec.diff.tolerance.series),
    ):
        yield from _unknown_series(table, mentioned, names)


def _unknown_series(
    table: tuple[str, ...], mentioned: Iterable[str], names: Sequence[str]
) -> Iterator[Misfit]:
    """Series that a table of the spec names and the CSV lacks."""
    present = frozenset(names)
    lacking = [name for name in mentioned if name not in present]
    if len(lacking) > MOST_PROBLEMS:
        message = f"and {len(lacking) - MOST_PROBLEMS} more series are not in {SERIES_FILE}"
        yield Misfit(table, message)
    for name in lacking[:MOST_PROBLEMS]:
        yield Misfit(
            (*table, name),
            f"the series is not in {SERIES_FILE}",
            allowed=listed(names),
            hint=did_you_mean(name, names),
        )


def _reading_misfits(spec: Spec, readings: Iterable[str]) -> Iterator[Misfit]:
    """Readings that only the spec knows."""
    known = list(dict.fromkeys([DRAWN, *readings]))
    for name in (name for name in spec.reading if name not in known):
        yield Misfit(
            ("reading", name),
            f"there is no file {READINGS_FOLDER}/{name}.csv",
            allowed=listed(known),
            hint=did_you_mean(name, known),
        )


def _axis_misfits(spec_file: SpecFile, series: Sequence[Series]) -> Iterator[Misfit]:
    """Limits and ticks that no axis can have, as far as they are known."""
    for error in axis_errors(spec_file.spec, series):
        letter = error.path[0]
        unsure = letter == "y" and spec_file.spec.y.scale not in VALUE_SCALES
        if spec_file.is_known(letter) and not unsure:
            yield Misfit(error.path, str(error), error.found, error.allowed)


def _file_of(folder: Path, reading: str) -> Path:
    """The file of a reading."""
    if reading == DRAWN:
        return folder / SERIES_FILE
    return folder / READINGS_FOLDER / f"{reading}.csv"


def _repeat_problems(spec_file: SpecFile, content: CsvContent, file: str) -> list[Problem]:
    """Second values at an x, in a reading of what has one value for each."""
    problems = FileProblems(file)
    for one in content.series:
        if spec_file.is_known("kind") and spec_file.is_known("series", one.name, "kind"):
            lines = zip(one.points, content.lines[one.name], strict=True)
            _check_repeats(spec_file.spec, one.name, lines, problems)
    return problems.all()


def _log_problems(content: CsvContent, file: str) -> list[Problem]:
    """Values that have no place on a log axis."""
    problems = FileProblems(file)
    for one in content.series:
        _check_log(zip(one.points, content.lines[one.name], strict=True), problems)
    return problems.all()


def _check_repeats(
    spec: Spec, name: str, points: Iterable[tuple[Point, int]], problems: FileProblems
) -> None:
    """A line cannot have a second value at an x."""
    kind = spec.kind_of(name)
    if kind not in _ONE_Y_FOR_EACH_X:
        return
    seen: dict[X, int] = {}
    for point, line in points:
        first = seen.setdefault(point.x, line)
        if first != line:
            problems.add(
                line,
                f"{name} has a second value at this x",
                "x",
                found=f"{format_x(point.x)}, as on line {first}",
                hint=f'a {kind} has one value for each x; kind = "scatter" allows more',
            )


def _check_log(points: Iterable[tuple[Point, int]], problems: FileProblems) -> None:
    """A log axis shows nothing at zero or below."""
    for point, line in points:
        least = point.y
        if point.basis == "range" and point.y_low is not None:
            least = point.y_low
        if least <= 0:
            message = "not allowed on a log axis"
            problems.add(line, message, "y", found=f"{least:f}", allowed="a number above 0")
