"""All marks, by the words that a spec has for them."""

from figrepro.marks.area import Area
from figrepro.marks.bar import Bar
from figrepro.marks.base import Mark
from figrepro.marks.line import Line
from figrepro.marks.scatter import Scatter
from figrepro.marks.step import Step

DEFAULT: Mark = Line()
"""The mark of a series that names none."""
MARKS: dict[str, Mark] = {mark.name: mark for mark in (DEFAULT, Scatter(), Step(), Bar(), Area())}
"""The marks in the order in which messages list them. A new one is added here, and only here."""


def mark_named(name: str | None) -> Mark:
    """The mark of that name; the default where none is named, or none that is known."""
    return MARKS.get(name or "", DEFAULT)


def marks_with_key_of(mark: Mark) -> list[Mark]:
    """The marks whose handles in a legend are drawn alike, that mark among them."""
    return [one for one in MARKS.values() if type(one).key is type(mark).key]
