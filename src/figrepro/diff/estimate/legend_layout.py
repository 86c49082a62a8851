"""The legend of a figure as it would be laid out, without drawing it."""

from figrepro.figure.model import Figure
from figrepro.render.layout import Legend


def legend_of(figure: Figure) -> Legend | None:
    """The legend of a figure as it would be laid out; None if it has none."""
    from figrepro.render.isolation import drawing_settings

    with drawing_settings():
        from figrepro.render.layout import lay_out
        from figrepro.render.text import measure

        return lay_out(figure, measure).legend
