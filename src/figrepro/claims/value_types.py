"""What the parts of a formula can be."""

from enum import Enum


class ValueType(Enum):
    """The kind of a value, as messages call it."""

    NUMBER = "a number"
    TRUTH = "a statement"
    SERIES = "a series"
    PLACE = "a place on the x axis"
    WHERE = "where a series has its extreme"
    TEXT = "a quoted text"
    AXIS = 'an axis: "x" or "y"'
    READING = "another reading"
    NUMBERS = "a list of numbers"
    TRUTHS = "a list of statements"
    SERIES_LIST = "a list of series"
    PLACES = "a list of places"
    TEXTS = "a list of texts"
    ENDS = "the ends of an axis"

    @property
    def item(self) -> "ValueType | None":
        """Of a list, what is in it."""
        return _ITEMS.get(self)

    @property
    def listed(self) -> "ValueType | None":
        """The list of such values."""
        return next((kind for kind, item in _ITEMS.items() if item is self), None)


_ITEMS = {
    ValueType.NUMBERS: ValueType.NUMBER,
    ValueType.TRUTHS: ValueType.TRUTH,
    ValueType.SERIES_LIST: ValueType.SERIES,
    ValueType.PLACES: ValueType.PLACE,
    ValueType.TEXTS: ValueType.TEXT,
}
