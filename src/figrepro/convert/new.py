"""A new figure folder, from a CSV of points or from a render that carries its figure."""

import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from figrepro.chart.document import from_document
from figrepro.chart.load import load_folder
from figrepro.convert.csv_out import series_as_csv
from figrepro.convert.toml_out import least_toml, spec_as_toml
from figrepro.errors import FigreproError, Problem
from figrepro.figure.atomic_write import replace_file
from figrepro.figure.folders import (
    ANYWHERE,
    ENVIRONMENT,
    SERIES_FILE,
    SPEC_FILE,
    find_data,
    read_bytes,
    require_valid_id,
    shown,
)
from figrepro.figure.series_csv import places_in
from figrepro.render.metadata import read_carried
from figrepro.scales.base import Scale
from figrepro.scales.registry import DEFAULT, scale_for

_MAGIC = (b"\x89PNG", b"%PDF", b"<?xml", b"<svg")


@dataclass(frozen=True, slots=True)
class NewFigure:
    """A new figure.

    Attributes:
        folder: Where it is.
        scale: What the x of a CSV was taken for; None of a render, which says it.
    """

    folder: Path
    scale: Scale | None


def new_figure(figure_id: str, source: Path, data: Path | None = None) -> NewFigure:
    """Makes the folder of a new figure.

    Without a data directory, `./data` is made.

    Raises:
        FigreproError: The id is taken or none, or the source holds no figure.
    """
    require_valid_id(figure_id)
    content = read_bytes(source, ANYWHERE)
    scale = None if content.startswith(_MAGIC) else _scale_of_csv(content)
    files = (
        _files_of_render(content, shown(source), figure_id)
        if scale is None
        else _files_of_csv(content, figure_id, scale)
    )
    folder = _data_dir(data) / figure_id
    if os.path.lexists(folder):
        raise _taken(folder)
    try:
        _write_folder(folder, files, figure_id)
    except _SourceError as error:
        name, is_csv = shown(source), files[SERIES_FILE] == content
        raise FigreproError(
            replace(problem, file=name, line=problem.line if is_csv else None)
            for problem in error.problems
        ) from error
    return NewFigure(folder, scale)


class _SourceError(FigreproError):
    """What was made of the source is no figure: the problems are the source's."""


def _data_dir(data: Path | None) -> Path:
    named = data if data is not None else os.environ.get(ENVIRONMENT)
    if named:
        return Path(named)
    found = find_data()
    return Path("data") if found.shipped else found.path


def _files_of_render(content: bytes, name: str, figure_id: str) -> dict[str, bytes]:
    carried = read_carried(content, name)
    if carried is None:
        raise FigreproError(
            Problem(
                "this image carries no figure",
                file=name,
                hint="use a file made by figrepro render",
            )
        )
    if carried.figure is None:
        raise FigreproError(Problem("this image carries no figure: it was too large", file=name))
    figure = from_document(carried.figure, figure_id, name).figure
    return {
        SPEC_FILE: spec_as_toml(figure.spec).encode(),
        SERIES_FILE: series_as_csv(figure).encode(),
    }


def _files_of_csv(content: bytes, figure_id: str, scale: Scale) -> dict[str, bytes]:
    """The CSV as it is, with the least spec there can be."""
    title = figure_id.replace("-", " ").replace("_", " ").capitalize()
    return {SPEC_FILE: least_toml(title, scale).encode(), SERIES_FILE: content}


def _scale_of_csv(content: bytes) -> Scale:
    """The scale for the places of a CSV; where it is no text, reading the folder tells why."""
    try:
        return scale_for(places_in(content.decode("utf-8-sig")))
    except UnicodeDecodeError:
        return DEFAULT


def _move(made: Path, folder: Path) -> None:
    """Moves a folder into place; unlike a move of files, never into one that is there."""
    try:
        made.rename(folder)
    except OSError as error:
        if not os.path.lexists(folder):
            raise
        raise _taken(folder) from error


def _taken(folder: Path) -> FigreproError:
    return FigreproError(
        Problem("this figure already exists", file=shown(folder), hint="choose another id")
    )


def _write_folder(folder: Path, files: dict[str, bytes], figure_id: str) -> None:
    """Writes the folder whole: it is made aside, read as any other, and moved into place."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as aside:
            made = Path(aside) / figure_id
            made.mkdir()
            for name, content in files.items():
                replace_file(made / name, content)
            try:
                load_folder(made, figure_id)
            except FigreproError as error:
                raise _SourceError(error.problems) from error
            _move(made, folder)
    except OSError as error:
        raise FigreproError(
            Problem(f"this cannot be written: {error.strerror or error}", file=shown(folder))
        ) from error
