"""The tables of what was measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from benchmarks.measure import Spread, Timing, ratios, spread

_WIDTH = 150
"""Columns off a terminal."""


_RATIO = (
    "taken in turn after one that does not count: by the clock / of the processor. Ratio: ours to "
    "what it is measured against, by the clock, round by round: the median, the least and the "
    "greatest."
)
_OF_PROCESSES = (
    f"runs of whole processes, {_RATIO} Floors: what only these imports take, and their ratio to "
    "the same. Per figure: the time of a whole process, its start included, divided by the number "
    "of its figures."
)
_OF_CALLS = (
    f"calls within one process, {_RATIO} Memory: by how much the most memory that the system "
    "counts for a process grows in one call of ours, the first of a fresh process that has read "
    "its data."
)


@dataclass(frozen=True, slots=True)
class Growth:
    """By how many MiB a process grew, and by how many it may."""

    mebibytes: float
    limit: float

    @property
    def is_met(self) -> bool:
        """Whether the limit is kept."""
        return self.mebibytes <= self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was measured of one case.

    Attributes:
        name: The name of the case.
        timings: The times of each program or call, by its name.
        ours: The name of figrepro's.
        against: The name of what it is measured against.
        limit: How many times as long as that it may take.
        aim: How few it should take, where that is less.
        floors: The names of imports that were measured as well.
        figures: By how many figures the times are divided.
        growth: By how much the process grew, where that was measured.
        is_of_calls: Whether these were calls within a process, not whole processes.
    """

    name: str
    timings: dict[str, list[Timing]]
    ours: str
    against: str
    limit: float
    aim: float | None = None
    floors: tuple[str, ...] = ()
    figures: int = 1
    growth: Growth | None = None
    is_of_calls: bool = False

    def wall(self, name: str) -> list[float]:
        """Seconds by the clock of each run."""
        return [timing.wall for timing in self.timings[name]]

    def cpu(self, name: str) -> list[float]:
        """Seconds of the processor of each run."""
        return [timing.cpu for timing in self.timings[name]]

    @property
    def ratio(self) -> Spread:
        """How many times as long as the other ours took by the clock: what the limit is for."""
        return ratios(self.wall(self.ours), self.wall(self.against))

    @property
    def is_met(self) -> bool:
        """Whether the limits of time and of memory are kept."""
        grew_little = self.growth is None or self.growth.is_met
        return self.ratio.median <= self.limit and grew_little


def print_results(results: Sequence[Result], runs: int) -> None:
    """Prints a table of whole processes and one of calls, as far as there are any."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=_WIDTH)
    processes = [result for result in results if not result.is_of_calls]
    calls = [result for result in results if result.is_of_calls]
    if processes:
        console.print(_table(processes, "floors", f"Medians of {runs} {_OF_PROCESSES}"))
    if calls:
        console.print(_table(calls, "memory", f"Medians of {runs} {_OF_CALLS}"))


def _table(results: Sequence[Result], last: str, caption: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, caption_justify="left", caption=caption)
    for heading in ("case", "ours", "against"):
        table.add_column(heading)
    for heading in ("ratio", "of CPU", "limit"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column(last)
    for result in results:
        table.add_row(*_cells(result))
        table.add_row()
    return table


def _cells(result: Result) -> tuple[Text, ...]:
    ratio = result.ratio
    cpu = ratios(result.cpu(result.ours), result.cpu(result.against))
    aim = f"\naim {result.aim:.2f}" if result.aim is not None else ""
    style = _style(met=result.is_met)
    return (
        Text(result.name, style="bold"),
        Text(f"{result.ours}\n{_times(result, result.ours)}"),
        Text(f"{result.against}\n{_times(result, result.against)}"),
        Text(f"{ratio.median:.3f}", style=_style(met=ratio.median <= result.limit)).append(
            f"\n{ratio.least:.2f}–{ratio.most:.2f}", style="dim"
        ),
        Text(f"{cpu.median:.3f}\n{cpu.least:.2f}–{cpu.most:.2f}", style="dim"),
        Text(f"{result.limit:.2f}{aim}"),
        Text("met" if result.is_met else "MISSED", style=style),
        Text("\n").join(_remarks(result)),
    )


def _style(*, met: bool) -> str:
    return "green" if met else "bold red"


def _remarks(result: Result) -> Iterator[Text]:
    """What stands in the last column."""
    if result.growth is not None:
        grown = f"+{result.growth.mebibytes:.1f} MiB"
        yield Text(grown, style=_style(met=result.growth.is_met))
        yield Text(f"limit {result.growth.limit:.0f}")
    for name in result.floors:
        yield Text(_floor(result, name), style="dim")


def _times(result: Result, name: str) -> str:
    """Medians by the clock and of the processor, for each figure."""
    wall, cpu = (
        spread(seconds).median * 1000 / result.figures
        for seconds in (result.wall(name), result.cpu(name))
    )
    each = " per figure" if result.figures > 1 else ""
    return f"{wall:.1f} / {cpu:.1f} ms{each}"


def _floor(result: Result, name: str) -> str:
    """A floor, and its ratio to what ours is measured against."""
    wall = result.wall(name)
    ratio = ratios(wall, result.wall(result.against)).median
    return f"{name}: {spread(wall).median * 1000:.0f} ms, {ratio:.3f}"
