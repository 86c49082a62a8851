"""Figure folders for tests, which fill them with whatever a user may leave there."""

from dataclasses import dataclass
from pathlib import Path

from figrepro.chart.chart import Chart
from figrepro.chart.load import load_folder
from figrepro.errors import FigreproError

SPEC = 'title = "A chart"\n[x]\nlabel = "across"\n[y]\nlabel = "up"\n'
SERIES = "series,x,y\na,1,2\na,2,3\nb,1,5\n"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder `chart` in the working directory, valid until something is written to it."""

    path: Path = Path("chart")

    def write(self, name: str, content: str | bytes) -> None:
        """Puts a file into the folder; text is written with its line ends as they are."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def spec(self, *, top: str = "", x: str = "", y: str = "", more: str = "") -> None:
        """Writes `figure.toml`: SPEC with lines added at the top, to an axis or at the end."""
        head, across, up = SPEC.split("[")
        self.write("figure.toml", f"{head}{_lines(top)}[{across}{_lines(x)}[{up}{_lines(y, more)}")

    def rows(self, *rows: str) -> None:
        """Writes `series.csv`: a header of three columns and these rows."""
        self.write("series.csv", _lines("series,x,y", *rows))

    def load(self) -> Chart:
        """The chart of its figure."""
        return load_folder(self.path, "chart")

    def problems(self) -> list[str]:
        """The problems of the folder as a user sees them; empty if there are none."""
        try:
            self.load()
        except FigreproError as error:
            return str(error).splitlines()
        return []


def add_figure(directory: Path, name: str) -> Path:
    """Puts a valid figure into a data directory."""
    folder = directory / name
    folder.mkdir(parents=True)
    (folder / "figure.toml").write_text(SPEC, encoding="utf-8")
    (folder / "series.csv").write_text(SERIES, encoding="utf-8")
    return folder


def _lines(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines if line)
