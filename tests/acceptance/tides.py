"""A small figure with claims, to be changed by tests."""

from pathlib import Path

TIDES = """title = "Tide at the pier"
[x]
label = "Hour"
[y]
label = "Height (m)"
[reading.drawn]
resolution = 0.1
"""
POINTS = (
    "series,x,y\nspring,0,1.2\nspring,6,4.8\nspring,12,1.3\nneap,0,2.1\nneap,6,3.6\nneap,12,2.2\n"
)
CLAIMS = """# kept

[[claim]]
id = "higher"
statement = "Spring tides are higher than neap tides."  # also kept
where = "page 3"
formula = 'highest("spring") > highest("neap")'

[[claim]]
id = "returns"
statement = "The water returns to where it was."
formula = 'abs(change("spring")) <= 0.1'

[[claim]]
id = "moon"
statement = "The moon does it."
untestable = "It gives a cause; the chart shows none."
"""


def make_tides(data: Path) -> Path:
    """The figure with three claims that nobody has accepted."""
    folder = data / "tides"
    folder.mkdir(parents=True)
    (folder / "figure.toml").write_text(TIDES)
    (folder / "series.csv").write_text(POINTS)
    (folder / "claims.toml").write_text(CLAIMS)
    return folder
