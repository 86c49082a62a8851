"""The spec: what `figure.toml` may say. The one model of its keys, types and defaults.

A field's description is what an error message says is allowed there, and what an editor shows.
It holds what its writer asked for: None stands for what is left open, which a chart fills in.
"""

from typing import TYPE_CHECKING, Annotated, Any

from msgspec import NODEFAULT, Meta, Struct, field

from figrepro.figure.vocabulary import Basis, Font, Line, Location, Marker, NumberFormat, Unit

if TYPE_CHECKING:
    from msgspec.structs import FieldInfo

Coordinate = float | str
"""A place on an axis: a number, a date (as ISO text) or a category."""


def _words(name: str, description: str) -> Meta:
    """What marks a key as one whose words are not listed here, for the decoder and the schema."""
    words = {"words": name}
    return Meta(description=description, extra=words, extra_json_schema=words)


Kind = Annotated[str, _words("kind", "a kind of mark")]
Scale = Annotated[str, _words("scale", "a scale")]
"""Words that the marks and scales bring along: see `figrepro.figure.decode.Vocabulary`."""

Positive = Annotated[float, Meta(gt=0, description="a number above 0")]
NotNegative = Annotated[float, Meta(ge=0, description="a number, 0 or more")]
Text = Annotated[str, Meta(description="text in quotes")]
Length = Annotated[
    float, Meta(gt=0, le=1000, description="a length in points, above 0, up to 1000")
]
FontSize = Annotated[float, Meta(gt=0, le=200, description="a size in points, above 0, up to 200")]
Flag = Annotated[bool, Meta(description="true or false")]
LEAST_DPI, MOST_DPI = 10, 2400
Dpi = Annotated[
    int,
    Meta(ge=LEAST_DPI, le=MOST_DPI, description=f"a whole number from {LEAST_DPI} to {MOST_DPI}"),
]


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the chart was published, and how its numbers were obtained."""

    citation: Text = ""
    url: Text = ""
    figure: Text = ""
    obtained: Text = ""


class Size(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The canvas. Width and height are in `unit`; dpi gives the pixels of a PNG."""

    width: Positive = 7.0
    height: Positive = 5.0
    unit: Unit = "in"
    dpi: Dpi = 150


class MarginsSpec(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The space around the axes, in the unit of the size."""

    left: NotNegative | None = None
    right: NotNegative | None = None
    top: NotNegative | None = None
    bottom: NotNegative | None = None


class TextStyle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The font family, and the sizes of its four uses in points."""

    font: Font = "sans"
    title: FontSize = 13.0
    label: FontSize = 11.0
    tick: FontSize = 10.0
    legend: FontSize = 10.0


class TickStep(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Ticks at even steps from `start` on, else from the lower limit, else from 0."""

    step: Positive
    start: Annotated[float, Meta(description="a number")] | None = None


class AxisSpec(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One axis: what it shows, its range, its ticks and how their numbers are written."""

    label: Text
    scale: Scale | None = None
    limits: (
        Annotated[
            tuple[Coordinate, Coordinate], Meta(description="two values on the axis, [low, high]")
        ]
        | None
    ) = None
    ticks: (
        Annotated[
            tuple[Coordinate, ...] | TickStep,
            Meta(description="a list of values on the axis, or { step = 0.1 }"),
        ]
        | None
    ) = None
    format: NumberFormat = "plain"
    grid: Flag | None = None


class LegendSpec(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the names of the series stand; outside the axes they hide nothing."""

    show: Flag | None = None
    location: Location = "upper right"
    outside: Flag = True
    title: Text = ""


class SeriesStyle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one series looks. Width and size are in points."""

    label: Text | None = None
    kind: Kind | None = None
    color: Annotated[str, Meta(description="a colour name, tab:NAME or #rrggbb")] | None = None
    marker: Marker | None = None
    line: Line | None = None
    width: Length = 2.0
    size: Length = 6.5
    filled: Flag = True


class ReadingSpec(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One source of values: where they come from and how finely they were read."""

    citation: Text = ""
    url: Text = ""
    obtained: Text = ""
    resolution: Positive | None = None
    basis: Basis | None = None


class Tolerance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far values may be from the reference's: in the units of the axes, dates in days."""

    x: NotNegative = 0.0
    y: NotNegative = 0.0
    series: dict[str, NotNegative] = field(default_factory=dict)


class DiffPolicy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may differ from the reference.

    `ignore` lists elements, or keys of the spec, as patterns: `legend/*`. The threshold says how
    far apart colours may be, from 0 to 1, where a reference carries no figure; without one, they
    may not.
    """

    threshold: Annotated[float, Meta(ge=0, le=1, description="a number from 0 to 1")] | None = None
    ignore: Annotated[
        tuple[str, ...], Meta(description='a list of patterns in quotes, ["legend/*"]')
    ] = ()
    tolerance: Tolerance = field(default_factory=Tolerance)


class Spec(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the chart looks and where it comes from."""

    title: Text
    kind: Kind | None = None
    math: Flag = False
    source: Source = field(default_factory=Source)
    size: Size = field(default_factory=Size)
    margins: MarginsSpec = field(default_factory=MarginsSpec)
    text: TextStyle = field(default_factory=TextStyle)
    x: AxisSpec
    y: AxisSpec
    legend: LegendSpec = field(default_factory=LegendSpec)
    series: dict[str, SeriesStyle] = field(default_factory=dict)
    reading: dict[str, ReadingSpec] = field(default_factory=dict)
    diff: DiffPolicy = field(default_factory=DiffPolicy)

    def kind_of(self, series: str) -> str | None:
        """The kind of mark that is asked for of a series: its own, else that of the figure."""
        style = self.series.get(series)
        return (style.kind if style else None) or self.kind


def as_tree(spec: Spec) -> dict[str, Any]:
    """The spec as plain tables, lists and values: what TOML and JSON hold."""
    from msgspec import to_builtins

    tree: dict[str, Any] = to_builtins(spec)
    return tree


def asked_tree(spec: Spec) -> dict[str, Any]:
    """The same without what is as it is by default: what its writer has to write."""
    tree: dict[str, Any] = _asked(spec)
    return tree


def _asked(value: Any) -> Any:  # noqa: ANN401 - a value of any key
    from msgspec.structs import fields

    if isinstance(value, Struct):
        given = ((one, getattr(value, one.name)) for one in fields(value))
        return {one.name: _asked(own) for one, own in given if one.required or own != _default(one)}
    if isinstance(value, dict):
        return {name: _asked(own) for name, own in value.items()}
    return list(value) if isinstance(value, tuple) else value


def _default(one: "FieldInfo") -> Any:  # noqa: ANN401 - a value of any key
    return one.default if one.default_factory is NODEFAULT else one.default_factory()
