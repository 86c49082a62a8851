"""PDF files: text that can be searched and selected, whatever it is written in."""

import io
import unicodedata

import pypdf
import pytest

from figrepro.chart.chart import Chart
from figrepro.errors import visible
from figrepro.render.drawing import draw
from figrepro.render.encode import render
from figrepro.words.short import short_description
from tests.figures import EXERCISES, SHIPPED, load, made
from tests.render.making import rendered

RIGHT_TO_LEFT = "other-scripts"
every_figure = pytest.mark.parametrize("figure_id", SHIPPED + EXERCISES)


def text_of(content: bytes) -> str:
    """All text of a PDF's only page."""
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    assert len(pages) == 1
    return pages[0].extract_text()


@pytest.mark.parametrize(
    "figure_id", [name for name in SHIPPED + EXERCISES if name != RIGHT_TO_LEFT]
)
def test_every_text_can_be_found_as_it_is_written(figure_id: str) -> None:
    """Title, labels, ticks and names of series; nothing else is written."""
    texts = [text.text for text in draw(load(figure_id)).texts]
    found = " ".join(text_of(rendered(figure_id, "pdf")).split())
    for text in texts:
        assert " ".join(text.split()) in found
    assert sorted("".join(texts).replace(" ", "")) == sorted(found.replace(" ", ""))


def test_scripts_that_run_to_the_left_can_be_found() -> None:
    """Readers of PDF disagree about the order of letters, not about the letters."""
    texts = [text.text for text in draw(load(RIGHT_TO_LEFT)).texts]
    wanted = unicodedata.normalize("NFKC", "".join(texts))
    found = unicodedata.normalize("NFKC", text_of(rendered(RIGHT_TO_LEFT, "pdf")))
    assert set(wanted.replace(" ", "")) <= set(found)


@pytest.mark.parametrize("text", ["a\nb", "\x1b[31mred", "\x00", "tab\there", "\x7f"])
def test_control_characters_are_found_as_their_pictures(text: str) -> None:
    """And seen as the PNG shows them, not as the boxes of a font of last resort."""
    content = render(made({"a": [(1, 2), (2, 3)]}, title=text), "pdf").content
    assert visible(text) in text_of(content)
    reader = pypdf.PdfReader(io.BytesIO(content))
    shown = reader.pages[0].get_contents()
    assert shown is not None
    outlines, _, unseen = shown.get_data().partition(b" q 0 0 0 0 re W n ")
    assert outlines.endswith(b"h\n\nf\nQ")
    assert unseen.partition(b"BT")[2].startswith(b"\n/F1 13 Tf")


@every_figure
def test_the_size_is_that_of_the_figure(figure_id: str) -> None:
    """In points, to the pixel that the figure's own resolution allows."""
    canvas = draw(load(figure_id)).scene.canvas
    box = pypdf.PdfReader(io.BytesIO(rendered(figure_id, "pdf"))).pages[0].mediabox
    assert float(box.width) == pytest.approx(canvas.box.width, abs=0.01)
    assert float(box.height) == pytest.approx(canvas.box.height, abs=0.01)


@every_figure
def test_the_fonts_are_in_the_file(figure_id: str) -> None:
    """A printer needs no font of its own; each is embedded as the TrueType that it is."""
    page = pypdf.PdfReader(io.BytesIO(rendered(figure_id, "pdf"))).pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert descriptor["/FontFile2"].get_object().get_data()


def test_what_it_says_about_itself(hellaswag: Chart) -> None:
    """Title, description and the figure; no date and no producer, which would part equal files."""
    found = pypdf.PdfReader(io.BytesIO(render(hellaswag, "pdf").content)).metadata
    assert found is not None
    assert set(found) == {"/Title", "/Subject", "/Keywords", "/Creator"}
    assert found.title == hellaswag.title
    assert found.subject == short_description(hellaswag)
    assert found.creator == "figrepro"
