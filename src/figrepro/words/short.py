"""The chart in one line: what a screen reader says in place of the picture."""

from figrepro.figure.formats import visible
from figrepro.figure.model import Figure

LONGEST = 250
"""Characters that an alternative text may have."""

_CHARTS = {
    "line": "Line chart",
    "scatter": "Scatter plot",
    "step": "Step chart",
    "bar": "Bar chart",
    "area": "Area chart",
}


def short_description(figure: Figure) -> str:
    """One sentence that names the kind of chart, its axes and its series."""
    spec = figure.spec
    names = [visible(one.name) for one in figure.series]
    count = f"{len(names)} series" if len(names) != 1 else "one series"
    sentence = (
        f"{_CHARTS[spec.kind]}: {visible(spec.title)}. {visible(spec.y.label)} against "
        f"{visible(spec.x.label)}, {count}: "
    )
    over = f" Over it the reading {visible(figure.overlay.name)}." if figure.overlay else ""
    listed = f"{sentence}{', '.join(names)}.{over}"
    if len(listed) <= LONGEST:
        return listed
    cut = sentence.removesuffix(": ") + f".{over}"
    return cut if len(cut) <= LONGEST else cut[: LONGEST - 1] + "\N{HORIZONTAL ELLIPSIS}"
