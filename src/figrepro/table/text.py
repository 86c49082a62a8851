"""The views as tables of text for people, before any format escapes them."""

from figrepro.figure.model import Figure
from figrepro.table.points_text import points_table
from figrepro.table.readings_text import readings_table
from figrepro.table.records import View
from figrepro.table.similarity_text import similarity_after_readings, similarity_table
from figrepro.table.summary_text import summary_table
from figrepro.table.text_table import TextTable


def text_tables(figure: Figure, view: View) -> tuple[TextTable, ...]:
    """The view as tables of text: one, and after readings that are compared how alike they are."""
    match view:
        case "points":
            return (points_table(figure),)
        case "summary":
            return (summary_table(figure),)
        case "readings" if figure.readings:
            return readings_table(figure), similarity_after_readings(figure)
        case "readings":
            return (readings_table(figure),)
        case "similarity":
            return (similarity_table(figure),)
