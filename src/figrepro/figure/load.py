"""Reading a figure folder: every problem in it at once, or the figure."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from figrepro.errors import FigreproError, Problem, did_you_mean
from figrepro.figure.axes import AxisError
from figrepro.figure.decode import Misfit, decode_spec
from figrepro.figure.folders import (
    READINGS_FOLDER,
    SERIES_FILE,
    SPEC_FILE,
    DataDir,
    read_text,
    reading_files,
    shown,
)
from figrepro.figure.formats import format_x, visible
from figrepro.figure.model import DRAWN, Figure, Reading, Series
from figrepro.figure.resolve import resolve
from figrepro.figure.series_csv import CsvContent, read_series_csv
from figrepro.figure.spec import ReadingSpec, Spec
from figrepro.figure.spec_checks import spec_misfits
from figrepro.figure.toml import dotted, line_of, lines_of_keys, parse_toml

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
    text = read_text(folder / SPEC_FILE, folder)
    file = shown(folder / SPEC_FILE)
    decoded = decode_spec(parse_toml(text, file))
    if isinstance(decoded, list):
        raise FigreproError([*_located(decoded, text, file), *_series_file_problems(folder)])
    misfits = list(spec_misfits(decoded))
    contents: dict[str, CsvContent] = {}
    problems: list[Problem] = []
    for name, path in [(DRAWN, folder / SERIES_FILE), *_others(folder)]:
        try:
            content = _read_reading(path, folder, name, decoded)
        except FigreproError as error:
            problems += error.problems
            continue
        contents[name] = content
        problems += content.problems
    if DRAWN in contents and not contents[DRAWN].problems:
        misfits += _series_misfits(decoded, contents[DRAWN].series)
        problems += _point_problems(decoded, contents[DRAWN], shown(folder / SERIES_FILE))
    misfits += _reading_misfits(decoded, list(contents))
    problems = [*_located(misfits, text, file), *problems]
    if problems:
        raise FigreproError(problems)
    return _resolved(decoded, contents, folder, figure_id, text)


def _resolved(
    spec: Spec, contents: dict[str, CsvContent], folder: Path, figure_id: str, text: str
) -> Figure:
    drawn = contents.pop(DRAWN)
    try:
        resolved = resolve(spec, drawn.series)
    except AxisError as error:
        misfit = Misfit(error.path, str(error))
        raise FigreproError(_located([misfit], text, shown(folder / SPEC_FILE))) from error
    readings = tuple(Reading(name, content.series) for name, content in contents.items())
    return Figure(figure_id, resolved, Reading(DRAWN, drawn.series), readings, folder)


def _others(folder: Path) -> list[tuple[str, Path]]:
    return [(path.stem, path) for path in reading_files(folder)]


def _read_reading(path: Path, folder: Path, name: str, spec: Spec) -> CsvContent:
    text = read_text(path, folder)
    return read_series_csv(text, shown(path), spec.x.scale, spec.reading.get(name, ReadingSpec()))


def _series_file_problems(folder: Path) -> list[Problem]:
    """What can be said of the series without a spec: only whether the file can be read."""
    try:
        read_text(folder / SERIES_FILE, folder)
    except FigreproError as error:
        return list(error.problems)
    return []


def _located(misfits: Sequence[Misfit], text: str, file: str) -> list[Problem]:
    """The misfits as problems, each with the line of its key."""
    if not misfits:
        return []
    lines = lines_of_keys(text)
    return [
        Problem(
            misfit.message,
            file=file,
            line=line_of(lines, misfit.path),
            key=visible(dotted(misfit.path)),
            found=None if misfit.found is None else visible(misfit.found),
            allowed=misfit.allowed,
            hint=misfit.hint,
        )
        for misfit in misfits
    ]


def _series_misfits(spec: Spec, series: Sequence[Series]) -> Iterator[Misfit]:
    names = [one.name for one in series]
    for name in spec.series:
        if name not in names:
            hint = did_you_mean(name, names)
            listed = ", ".join(visible(known) for known in names[:10])
            yield Misfit(
                ("series", name),
                f"the series is not in {SERIES_FILE}",
                allowed=listed,
                hint=hint,
            )


def _reading_misfits(spec: Spec, found: Sequence[str]) -> Iterator[Misfit]:
    known = list(dict.fromkeys([DRAWN, *found]))
    for name in spec.reading:
        if name not in known:
            yield Misfit(
                ("reading", name),
                f"there is no file {READINGS_FOLDER}/{name}.csv",
                allowed=", ".join(visible(one) for one in known),
                hint=did_you_mean(name, known),
            )


def _point_problems(spec: Spec, content: CsvContent, file: str) -> Iterator[Problem]:
    """What the spec forbids in the points: a second value for an x, places a log axis lacks."""
    for one in content.series:
        style = spec.series.get(one.name)
        kind = (style.kind if style else None) or spec.kind
        seen = set()
        for point, line in zip(one.points, content.lines[one.name], strict=True):
            if point.x in seen and kind in _ONE_Y_FOR_EACH_X:
                yield Problem(
                    f"{visible(one.name)} has a second value at this x",
                    file=file,
                    line=line,
                    key="x",
                    found=visible(format_x(point.x)),
                    hint=f'a {kind} has one value for each x; kind = "scatter" allows more',
                )
            seen.add(point.x)
            least = point.y if point.basis != "range" or point.y_low is None else point.y_low
            if spec.y.scale == "log" and least <= 0:
                yield Problem(
                    "a log axis has no place for it",
                    file=file,
                    line=line,
                    key="y",
                    found=f"{least:f}",
                    allowed="a number above 0",
                )
