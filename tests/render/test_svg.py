"""SVG files: well-formed, every element named, no label read as anything but text."""

import io
import re
from collections import Counter
from itertools import groupby
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figrepro.chart.chart import Chart
from figrepro.errors import visible
from figrepro.render.drawing import draw
from figrepro.render.encode import render
from figrepro.render.svg import svg_id
from figrepro.words.short import short_description
from tests.figures import EXERCISES, SHIPPED, load, made
from tests.render.making import rendered

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
TAGS = {"svg", "title", "desc", "metadata", "defs", "style", "g", "path", "use", "clipPath", "rect"}
"""All that a drawing is made of."""
every_figure = pytest.mark.parametrize("figure_id", SHIPPED + EXERCISES)


def tree_of(content: bytes) -> ET.Element:
    """The elements of an SVG, which must be well-formed."""
    return ET.parse(io.BytesIO(content)).getroot()  # noqa: S314 - figrepro wrote it


def ids_of(tree: ET.Element) -> list[str]:
    """Every id in it."""
    return [one.attrib["id"] for one in tree.iter() if "id" in one.attrib]


@every_figure
def test_it_is_well_formed_and_every_id_is_a_name_of_its_own(figure_id: str) -> None:
    """A browser, an editor and a style sheet find each element by its id."""
    ids = ids_of(tree_of(rendered(figure_id, "svg")))
    assert all(NAME.fullmatch(name) for name in ids)
    assert [name for name, count in Counter(ids).items() if count > 1] == []


@every_figure
def test_every_run_of_an_element_has_a_group_of_its_own(figure_id: str) -> None:
    """The id is the element's name; further groups of one are numbered."""
    ids = set(ids_of(tree_of(rendered(figure_id, "svg"))))
    shapes = draw(load(figure_id)).scene.shapes
    runs = Counter(svg_id(element) for element, _ in groupby(shapes, lambda one: one.element))
    for name, count in runs.items():
        assert name in ids
        assert all(f"{name}_n{number}" in ids for number in range(2, count + 1))
        assert f"{name}_n{count + 1}" not in ids


@every_figure
def test_every_reference_leads_somewhere(figure_id: str) -> None:
    """Clip paths and markers are found under the ids that are given for them."""
    content = rendered(figure_id, "svg")
    ids = set(ids_of(tree_of(content)))
    references = {one.attrib[XLINK] for one in tree_of(content).iter() if XLINK in one.attrib}
    references |= set(re.findall(r"url\((#[^)]*)\)", content.decode()))
    assert references
    assert all(name.startswith("#") and name[1:] in ids for name in references)


@every_figure
def test_it_is_an_image_with_a_title_and_a_description(figure_id: str) -> None:
    """What a screen reader says: the title is its name, the chart in words what it shows."""
    tree = tree_of(rendered(figure_id, "svg"))
    title, description = tree.find(f"{SVG}title"), tree.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert [one.tag for one in tree][:2] == [title.tag, description.tag]
    assert title.text == visible(load(figure_id).title)
    assert description.text == short_description(load(figure_id))
    assert tree.attrib["role"] == "img"
    assert tree.attrib["aria-labelledby"] == title.attrib["id"]
    assert tree.attrib["aria-describedby"] == description.attrib["id"]


def test_an_image_without_a_title_has_a_name() -> None:
    """It is a chart."""
    title = tree_of(render(made({"a": [(1, 2)]}, title=""), "svg").content).find(f"{SVG}title")
    assert title is not None
    assert title.text == "Chart"


@pytest.mark.parametrize(
    ("figure_id", "width", "height"),
    [
        ("hellaswag", 504.0, 360.0),
        ("line-styles", 120 / 25.4 * 72, 90 / 25.4 * 72),
        ("screen-size", 360.0, 230.4),
    ],
)
def test_the_size_is_that_of_the_figure(figure_id: str, width: float, height: float) -> None:
    """In points, to the pixel that the figure's own resolution allows."""
    attributes = tree_of(rendered(figure_id, "svg")).attrib
    pixel = 72 / load(figure_id).size.dpi
    assert attributes["width"].endswith("pt")
    assert float(attributes["width"].removesuffix("pt")) == pytest.approx(width, abs=pixel)
    assert float(attributes["height"].removesuffix("pt")) == pytest.approx(height, abs=pixel)


@every_figure
def test_nothing_in_it_acts(figure_id: str) -> None:
    """No script, no link, no style from elsewhere, no text that a viewer would set its own way."""
    tags = {one.tag.removeprefix(SVG) for one in tree_of(rendered(figure_id, "svg")).iter()}
    assert tags <= TAGS


HOSTILE = (
    "<script>alert(1)</script>",
    "]]>",
    "-->",
    "</title></metadata>",
    "&amp;",
    "&#0;",
    "\"'",
    "url(#x)",
    "a b",
    "a/b",
    "a%2Fb",
    "1st",
    "ж\u200b\x1b",
    "\x80",
    "\x81",
    "a-2",
    "a_n2",
)


def test_labels_are_never_markup() -> None:
    """Names of series, categories and axes that would be tags, entities or ids."""
    series = {name: [(category, 1.0) for category in HOSTILE[:6]] for name in HOSTILE}
    figure = made(
        series, title=HOSTILE[0] + HOSTILE[3], x={"scale": "category", "label": HOSTILE[1]}
    )
    tree = tree_of(render(figure, "svg").content)
    tags = {one.tag.removeprefix(SVG) for one in tree.iter()}
    assert tags <= TAGS
    ids = ids_of(tree)
    assert len(ids) == len(set(ids))
    assert all(NAME.fullmatch(name) for name in ids)
    description = tree.find(f"{SVG}desc")
    assert description is not None
    assert description.text is not None
    assert description.text.startswith(
        f"Line chart: {HOSTILE[0]}{HOSTILE[3]}. up against {HOSTILE[1]}"
    )


@settings(max_examples=15)
@given(st.text(st.characters(codec="utf-8"), max_size=20).map(str.strip).filter(bool))
def test_a_name_of_any_characters_leaves_it_well_formed(name: str) -> None:
    """Also those that XML cannot hold; the label is empty, since no font has every character."""
    figure = made({name: [(1, 2), (2, 3)]}, series={name: {"label": ""}}, legend={"show": True})
    ids = ids_of(tree_of(render(figure, "svg").content))
    assert len(ids) == len(set(ids))


@given(st.text(max_size=20), st.text(max_size=20))
def test_different_names_have_different_ids(one: str, other: str) -> None:
    """However alike they look once the signs that no id may have are gone."""
    names = f"series/{one}/line", f"series/{other}/line"
    assert (svg_id(names[0]) == svg_id(names[1])) == (one == other)
    assert NAME.fullmatch(svg_id(names[0]))


def test_text_is_drawn_as_outlines(hellaswag: Chart) -> None:
    """It looks the same where DejaVu is not installed."""
    tree = tree_of(render(hellaswag, "svg").content)
    title = next(one for one in tree.iter() if one.attrib.get("id") == "title")
    assert any(one.tag == f"{SVG}path" for one in title.iter())
    assert "font-family" not in render(hellaswag, "svg").content.decode()
