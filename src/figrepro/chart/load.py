"""Reading a figure folder: every problem in it at once, or the figure.

What can be checked in spite of a problem elsewhere is checked: whoever mends a folder should not
have to come back for each mistake.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from figrepro.chart.chart import Chart
from figrepro.chart.checks import size_problems, spec_problems
from figrepro.chart.resolve import axis_problems, resolve
from figrepro.chart.spec_file import SpecFile, read_spec_file
from figrepro.errors import (
    MOST_PROBLEMS,
    FigreproError,
    FileProblems,
    Problem,
    did_you_mean,
    listed,
    visible,
)
from figrepro.figure.csv_row import ERRORS
from figrepro.figure.folders import (
    READINGS_FOLDER,
    SERIES_FILE,
    DataDir,
    read_text,
    reading_files,
    shown,
)
from figrepro.figure.formats import format_x
from figrepro.figure.model import DRAWN, Figure, Point, Reading, X
from figrepro.figure.series_csv import CsvContent, read_series_csv
from figrepro.figure.spec import Spec
from figrepro.marks.base import Mark
from figrepro.marks.registry import MARKS, mark_named
from figrepro.scales.base import Scale
from figrepro.scales.registry import scale_named


def load_chart(data: DataDir, figure_id: str) -> Chart:
    """The chart of the figure of that id.

    Raises:
        FigreproError: With all problems of the folder, in the order of its files.
    """
    return load_folder(data.folder(figure_id), figure_id)


def load_folder(folder: Path, figure_id: str) -> Chart:
    """The chart of the figure in a folder.

    Raises:
        FigreproError: With all problems of the folder, in the order of its files.
    """
    spec_file = read_spec_file(folder)
    contents, problems = _read_readings(folder, spec_file)
    figure = _figure(folder, figure_id, spec_file.spec, contents)
    problems += spec_file.problems
    problems += spec_file.located([*spec_file.unfit, *_unfit_together(spec_file, contents, figure)])
    for name, content in contents.items():
        problems += _mark_problems(spec_file, content, shown(_file_of(folder, name)))
    if DRAWN in contents:
        scale = scale_named(spec_file.spec.y.scale)
        problems += _value_problems(contents[DRAWN], scale, shown(folder / SERIES_FILE))
    _raise_if_any(problems, folder)
    chart = resolve(figure)
    # Its margins are known only now.
    _raise_if_any(spec_file.located(size_problems(chart.size, chart.margins)), folder)
    return chart


def _figure(folder: Path, figure_id: str, spec: Spec, contents: Mapping[str, CsvContent]) -> Figure:
    drawn = contents.get(DRAWN, CsvContent())
    others = tuple(
        Reading(name, content.series) for name, content in contents.items() if name != DRAWN
    )
    return Figure(figure_id, spec, Reading(DRAWN, drawn.series), others, folder)


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
        contents[name] = read_series_csv(text, shown(path), spec_file.parse_x, reading)
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


def _unfit_together(
    spec_file: SpecFile, contents: Mapping[str, CsvContent], figure: Figure
) -> Iterator[Problem]:
    """What does not fit together in a spec, or not with the readings."""
    if spec_file.text is None:
        return
    spec = spec_file.spec
    yield from (problem for problem in spec_problems(spec) if _is_sure(problem, spec_file))
    drawn = contents.get(DRAWN, CsvContent())
    yield from _series_problems(spec, drawn.names)
    yield from _reading_problems(spec, contents)
    for problem in axis_problems(figure):
        letter = problem.path[0]
        unsure = letter == "y" and not scale_named(spec.y.scale).takes_y
        if spec_file.is_known(letter) and not unsure:
            yield problem


def _is_sure(problem: Problem, spec_file: SpecFile) -> bool:
    """Whether a problem cannot come from a default that stands in for what cannot be read."""
    table = problem.path[0]
    looked_at = {"series": [], "margins": ["margins", "size"]}.get(table, [table])
    return all(spec_file.is_known(key) for key in looked_at)


def _series_problems(spec: Spec, names: Sequence[str] | None) -> Iterator[Problem]:
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
) -> Iterator[Problem]:
    """Series that a table of the spec names and the CSV lacks."""
    present = frozenset(names)
    lacking = [name for name in mentioned if name not in present]
    if len(lacking) > MOST_PROBLEMS:
        message = f"and {len(lacking) - MOST_PROBLEMS} more series are not in {SERIES_FILE}"
        yield Problem(message, path=table)
    for name in lacking[:MOST_PROBLEMS]:
        yield Problem(
            f"the series is not in {SERIES_FILE}",
            path=(*table, name),
            allowed=listed(names),
            hint=did_you_mean(name, names),
        )


def _reading_problems(spec: Spec, readings: Iterable[str]) -> Iterator[Problem]:
    """Readings that only the spec knows."""
    known = list(dict.fromkeys([DRAWN, *readings]))
    for name in (name for name in spec.reading if name not in known):
        yield Problem(
            f"there is no file {READINGS_FOLDER}/{name}.csv",
            path=("reading", name),
            allowed=listed(known),
            hint=did_you_mean(name, known),
        )


def _file_of(folder: Path, reading: str) -> Path:
    """The file of a reading."""
    if reading == DRAWN:
        return folder / SERIES_FILE
    return folder / READINGS_FOLDER / f"{reading}.csv"


def _mark_problems(spec_file: SpecFile, content: CsvContent, file: str) -> list[Problem]:
    """Points that the mark of their series cannot show."""
    problems = FileProblems(file)
    for one in content.series:
        if spec_file.is_known("kind") and spec_file.is_known("series", one.name, "kind"):
            mark = mark_named(spec_file.spec.kind_of(one.name))
            lines = list(zip(one.points, content.lines[one.name], strict=True))
            _check_repeats(mark, one.name, lines, problems)
            _check_columns(mark, lines, problems)
    return problems.all()


def _check_repeats(
    mark: Mark, name: str, points: Iterable[tuple[Point, int]], problems: FileProblems
) -> None:
    """A line cannot have a second value at an x."""
    if not mark.one_y_for_each_x:
        return
    others = [one.name for one in MARKS.values() if not one.one_y_for_each_x]
    seen: dict[X, int] = {}
    for point, line in points:
        first = seen.setdefault(point.x, line)
        if first != line:
            problem = Problem(
                f"{name} has a second value at this x",
                key="x",
                found=f"{format_x(point.x)}, as on line {first}",
                hint=f'a {mark.name} has one value for each x; kind = "{others[0]}" allows more',
            )
            problems.add(line, problem)


def _check_columns(mark: Mark, points: Iterable[tuple[Point, int]], problems: FileProblems) -> None:
    """A mark refuses columns that it cannot show."""
    refused = [column for column in ERRORS if column not in mark.columns]
    for point, line in points if refused else ():
        for column in refused:
            if getattr(point, column) is not None:
                message = f"a {mark.name} does not show this column"
                problems.add(line, Problem(message, key=column, hint="leave it empty"))


def _value_problems(content: CsvContent, scale: Scale, file: str) -> list[Problem]:
    """Values that have no place on the scale of the y axis."""
    problems = FileProblems(file)
    for one in content.series:
        for point, line in zip(one.points, content.lines[one.name], strict=True):
            least = point.listed[0]
            allowed = scale.refusal(least)
            if allowed is not None:
                found = f"{least:f}"
                problem = Problem(scale.refusal_message, key="y", found=found, allowed=allowed)
                problems.add(line, problem)
    return problems.all()
