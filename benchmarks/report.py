"""The table of what was measured."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from benchmarks.cases import Case
from benchmarks.measure import Spread, Timing, ratios, spread

_WIDTH = 150
"""Columns off a terminal."""


@dataclass(frozen=True, slots=True)
class Result:
    """The times of one case, by the name of the program."""

    case: Case
    timings: dict[str, list[Timing]]

    def wall(self, name: str) -> list[float]:
        """Seconds by the clock of each run."""
        return [timing.wall for timing in self.timings[name]]

    def cpu(self, name: str) -> list[float]:
        """Seconds of the processor of each run."""
        return [timing.cpu for timing in self.timings[name]]

    @property
    def ratio(self) -> Spread:
        """How many times as long as the other ours took by the clock: what the limit is for."""
        return ratios(self.wall(self.case.ours.name), self.wall(self.case.against.name))

    @property
    def is_met(self) -> bool:
        """Whether the limit is kept."""
        return self.ratio.median <= self.case.limit


def print_results(results: Sequence[Result], runs: int) -> None:
    """Prints the table to standard output."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=_WIDTH)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, caption_justify="left", caption=_caption(runs))
    for heading in ("case", "ours", "against"):
        table.add_column(heading)
    for heading in ("ratio", "of CPU", "limit"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("floors")
    for result in results:
        table.add_row(*_cells(result))
        table.add_row()
    console.print(table)


def _caption(runs: int) -> str:
    return (
        f"Medians of {runs} runs of whole processes, taken in turn after one that does not count: "
        "by the clock / of the processor. Ratio: ours to what it is measured against, by the "
        "clock, round by round: the median, the least and the greatest. Floors: what only these "
        "imports take, and their ratio to the same. Per figure: the time of a whole process, its "
        "start included, divided by the number of its figures."
    )


def _cells(result: Result) -> tuple[Text, ...]:
    case, ratio = result.case, result.ratio
    cpu = ratios(result.cpu(case.ours.name), result.cpu(case.against.name))
    aim = f"\naim {case.aim:.2f}" if case.aim is not None else ""
    style = "green" if result.is_met else "bold red"
    return (
        Text(case.name, style="bold"),
        Text(f"{case.ours.name}\n{_times(result, case.ours.name)}"),
        Text(f"{case.against.name}\n{_times(result, case.against.name)}"),
        Text(f"{ratio.median:.3f}", style=style).append(
            f"\n{ratio.least:.2f}–{ratio.most:.2f}", style="dim"
        ),
        Text(f"{cpu.median:.3f}\n{cpu.least:.2f}–{cpu.most:.2f}", style="dim"),
        Text(f"{case.limit:.2f}{aim}"),
        Text("met" if result.is_met else "MISSED", style=style),
        Text("\n".join(_floor(result, floor.name) for floor in case.floors), style="dim"),
    )


def _times(result: Result, name: str) -> str:
    """Medians by the clock and of the processor, for each figure."""
    wall, cpu = (
        spread(seconds).median * 1000 / result.case.figures
        for seconds in (result.wall(name), result.cpu(name))
    )
    each = " per figure" if result.case.figures > 1 else ""
    return f"{wall:.1f} / {cpu:.1f} ms{each}"


def _floor(result: Result, name: str) -> str:
    """A floor, and its ratio to what ours is measured against."""
    wall = result.wall(name)
    ratio = ratios(wall, result.wall(result.case.against.name)).median
    return f"{name}: {spread(wall).median * 1000:.0f} ms, {ratio:.3f}"
