"""Cases within one process: two calls on the same data, taken in turn."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from figrepro.diff.compare import Comparison
    from figrepro.diff.pixels import PixelComparison

_HERE = Path(__file__).parent
_DATA = _HERE.parent / "data"

_ROUNDED_OTHERWISE = 1e-6
"""Of how large a part of the pixels the other may judge otherwise: it computes in 32 bits."""

_FIGURE = "vocab-accuracy"
_POINT, _MOVED_POINT = "1.3B,80000,0.50", "1.3B,80000,0.51"


@dataclass(frozen=True, slots=True)
class Calls:
    """What a process does in turn.

    Attributes:
        ours: What figrepro does.
        against: What it is measured against.
        check: Raises an error unless both return what they should, ours first.
    """

    ours: Callable[[], Any]
    against: Callable[[], Any]
    check: Callable[[Any, Any], None]


@dataclass(frozen=True, slots=True)
class InnerCase:
    """One call that must not take too long.

    Attributes:
        name: What the command line calls it.
        ours: What the table calls figrepro's call.
        against: What the table calls that which it is measured against.
        limit: How many times as long as that it may take.
        prepare: Writes the data of both into an empty folder.
        load: Reads them from there.
        memory: How many MiB more than the data the process may take up; None measures nothing.
    """

    name: str
    ours: str
    against: str
    limit: float
    prepare: Callable[[Path], None]
    load: Callable[[Path], Calls]
    memory: float | None = None


def _pictures(change: str, limit: float) -> InnerCase:
    """The comparison of two large pictures."""

    def prepare(folder: Path) -> None:
        import numpy as np

        from benchmarks import pictures

        picture = pictures.sheet()
        np.save(folder / "reference.npy", picture)
        np.save(folder / "drawing.npy", pictures.CHANGES[change](picture))

    return InnerCase(
        f"pixels-{change}",
        "compare_pixels",
        "pybind11-pixelmatch",
        limit,
        prepare,
        _load_pictures,
        memory=64,
    )


def _load_pictures(folder: Path) -> Calls:
    import numpy as np

    from figrepro.diff.pixels import compare_pixels

    other = import_module("pybind11_pixelmatch")
    reference, drawing = (np.load(folder / f"{name}.npy") for name in ("reference", "drawing"))
    options = other.Options()  # its threshold is 0.1, and it tells anti-aliased pixels apart

    def check(found: "PixelComparison", expected: int) -> None:
        if abs(found.differing - expected) > found.mask.size * _ROUNDED_OTHERWISE:
            message = f"{found.differing} pixels differ for ours, {expected} for the other"
            raise RuntimeError(message)

    return Calls(
        lambda: compare_pixels(reference, drawing, threshold=0.1),
        lambda: other.pixelmatch(reference, drawing, options=options),
        check,
    )


def _explanation(name: str, *, carries_figure: bool) -> InnerCase:
    """The comparison of a figure with a reference that differs from it in one point."""

    def prepare(folder: Path) -> None:
        from figrepro.chart.load import load_folder
        from figrepro.render.encode import render

        shutil.copytree(_DATA / _FIGURE, folder / _FIGURE)
        content = render(load_folder(folder / _FIGURE, _FIGURE)).content
        reference = content if carries_figure else _without_texts(content)
        (folder / "reference.png").write_bytes(reference)
        series = folder / _FIGURE / "series.csv"
        moved = series.read_text(encoding="utf-8").replace(_POINT, _MOVED_POINT)
        series.write_text(moved, encoding="utf-8")

    return InnerCase(name, "compare", "render as PNG", limit=3, prepare=prepare, load=_load_figure)


def _load_figure(folder: Path) -> Calls:
    from figrepro.chart.load import load_folder
    from figrepro.diff.compare import compare
    from figrepro.render.encode import render

    chart = load_folder(folder / _FIGURE, _FIGURE)
    reference = (folder / "reference.png").read_bytes()

    def check(found: "Comparison", _: object) -> None:
        if not any(change.drawn for change in found.changes):
            message = "the point that moved is not explained"
            raise RuntimeError(message)

    def explain() -> "Comparison":
        found, _ = compare(chart, reference, "reference.png")
        if not (found.elements and found.outlines):
            message = "it is not told where the point is"
            raise RuntimeError(message)
        return found

    return Calls(explain, lambda: render(chart), check)


def _without_texts(png: bytes) -> bytes:
    """The same image, carrying nothing."""
    from figrepro.render.png import SIGNATURE, read_chunks

    kept, at = [SIGNATURE], len(SIGNATURE)
    for kind, body in read_chunks(png, "reference.png"):
        end = at + 12 + len(body)
        if kind != b"iTXt":
            kept.append(png[at:end])
        at = end
    return b"".join(kept)


def _claims(name: str, constant: Callable[[int], str]) -> InnerCase:
    """Ten thousand claims judged, against parsing their file as TOML."""

    def prepare(folder: Path) -> None:
        shutil.copytree(_DATA / _FIGURE, folder / _FIGURE)
        shapes = [
            'change("350M") > change("1.3B") + {}', 'y("2.4B", 40000) < y("1.3B", 80000) + {}',
            'increasing("2.4B") and change("2.4B") < {}',
            "all(first(s) < {} + 0.5 for s in series)",
            'above("2.4B", "350M") or last("350M") > {}', 'slope("1.3B") < slope("2.4B") + {}',
            'highest_at("1.3B") == 80000 and highest("1.3B") > {}', 'max(steps("350M")) < {}',
        ]  # fmt: skip
        formulas = [shapes[at % len(shapes)].format(constant(at)) for at in range(_CLAIMS)]
        (folder / _FIGURE / "claims.toml").write_text(
            "\n".join(
                f'[[claim]]\nid = "c{at}"\nstatement = "What the source says, number {at}."\n'
                f"where = 'page {at % 30}'\nformula = '{formula}'\n"
                for at, formula in enumerate(formulas)
            ),
            encoding="utf-8",
        )

    return InnerCase(name, "judge_claims", "tomllib", limit=5, prepare=prepare, load=_load_claims)


_CLAIMS = 10_000


def _load_claims(folder: Path) -> Calls:
    import tomllib

    from figrepro.chart.load import load_folder
    from figrepro.claims.judge_claims import JudgedClaims, judge_claims

    chart = load_folder(folder / _FIGURE, _FIGURE)
    text = (folder / _FIGURE / "claims.toml").read_text(encoding="utf-8")

    def check(found: JudgedClaims, _: object) -> None:
        if len(found.claims) != _CLAIMS or found.problems:
            message = f"{len(found.claims)} claims are judged"
            raise RuntimeError(message)

    return Calls(lambda: judge_claims(chart), lambda: tomllib.loads(text), check)


INNER_CASES: Final = (
    _claims("claims", lambda at: f"0.{at % 10:04d}"),
    _claims("claims-all-different", lambda at: f"0.{at:06d}"),
    _pictures("light", limit=2.5),
    _pictures("shifted", limit=2.5),
    _pictures("noise", limit=1.0),
    _pictures("smooth", limit=1.0),
    _pictures("inverted", limit=1.0),
    _explanation("explain", carries_figure=True),
    _explanation("explain-pixels", carries_figure=False),
)
