"""A chart: a figure in which everything is filled in."""

from dataclasses import dataclass

from figrepro.figure.model import Figure, Point
from figrepro.figure.spec import Size, TextStyle
from figrepro.figure.vocabulary import Location
from figrepro.marks.layer import Layer
from figrepro.scales.axis import Axis, Letter
from figrepro.shapes import elements


@dataclass(frozen=True, slots=True)
class Margins:
    """The space around the panels, in the unit of the size."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Legend:
    """Whether the names of the series are shown, and where.

    Attributes:
        show: Whether there is one.
        location: Where it stands.
        outside: Whether that is beside the axes.
        title: What stands above the names.
    """

    show: bool
    location: Location
    outside: bool
    title: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One pair of axes with its layers.

    Attributes:
        name: What its elements begin with; nothing where it is the only one.
        x: The x axis.
        y: The y axis.
        layers: Its series, in the order of the figure.
        over: Those of the reading that is drawn over them.
    """

    name: str
    x: Axis
    y: Axis
    layers: tuple[Layer, ...]
    over: tuple[Layer, ...] = ()

    def axis(self, letter: Letter) -> Axis:
        """One of its two axes."""
        return self.x if letter == "x" else self.y

    def element(self, element: str) -> str:
        """The name that an element has in this panel."""
        return elements.in_panel(self.name, element)


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure with every default filled in.

    Attributes:
        figure: The figure, as its folder has it.
        title: What stands above it.
        math: Whether `$…$` in its texts is mathematics.
        size: The canvas.
        margins: The space around the panels.
        text: The font and the sizes of texts.
        legend: The legend.
        panels: Its panels.
    """

    figure: Figure
    title: str
    math: bool
    size: Size
    margins: Margins
    text: TextStyle
    legend: Legend
    panels: tuple[Panel, ...]

    @property
    def id(self) -> str:
        """The id of the figure."""
        return self.figure.id

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers of all panels."""
        return tuple(layer for panel in self.panels for layer in panel.layers)

    @property
    def over(self) -> tuple[Layer, ...]:
        """The layers of the reading that is drawn over the others, of all panels."""
        return tuple(layer for panel in self.panels for layer in panel.over)

    def layer(self, series: str) -> Layer:
        """The layer of a series.

        Raises:
            KeyError: There is none.
        """
        for layer in self.layers:
            if layer.name == series:
                return layer
        raise KeyError(series)

    def element(self, series: str, part: str) -> str:
        """The name of a part of a series: line, markers, range, error, bar/X or area."""
        return self.panel_of(series).element(elements.series(series, part))

    def body(self, series: str) -> str | None:
        """The element that runs through all points of a series; None where each stands alone."""
        body = self.layer(series).mark.body
        return None if body is None else self.element(series, body)

    def element_at(self, series: str, point: Point) -> str:
        """The element that shows one point of a series."""
        return self.element(series, self.layer(series).mark.part_at(point))

    def panel_of(self, series: str | None = None) -> Panel:
        """The panel of a series; the first where it is in none, or where none is named."""
        having = (
            panel for panel in self.panels if any(layer.name == series for layer in panel.layers)
        )
        return next(having, self.panels[0])
