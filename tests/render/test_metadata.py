"""A render carries its figure: it can be read back, drawn again, and trusted to be current."""

import io
import json
import re
import struct
import zlib
from collections.abc import Callable, Mapping
from itertools import product
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from figrepro.chart.chart import Chart
from figrepro.chart.checks import with_dpi
from figrepro.chart.document import from_document, to_document
from figrepro.errors import FigreproError
from figrepro.render import metadata as carried_module
from figrepro.render.drawing import draw
from figrepro.render.encode import render
from figrepro.render.metadata import (
    DESCRIPTION_NUMBER,
    DRAWING_NUMBER,
    FORMATS,
    Carried,
    Format,
    carry,
    figure_json,
    format_of,
    is_current,
    read_carried,
    sha256,
)
from figrepro.render.png import MOST_TEXT, SIGNATURE, read_chunks
from figrepro.words.short import short_description
from tests.figures import EXERCISES, SHIPPED, load, made
from tests.render.making import rendered

formats = pytest.mark.parametrize("file_format", FORMATS)


def carried_by(content: bytes) -> Carried:
    """What a file carries, which is something."""
    found = read_carried(content, "render")
    assert found is not None
    return found


def reassembled(content: bytes, change: Callable[[bytes, bytes], bytes]) -> bytes:
    """A PNG with the body of each part changed, and checksums that fit."""
    parts = [SIGNATURE]
    for kind, body in read_chunks(content, "x"):
        changed = change(kind, body)
        checked = kind + changed
        length, checksum = len(changed), zlib.crc32(checked)
        parts.append(struct.pack(">I", length) + checked + struct.pack(">I", checksum))
    return b"".join(parts)


def with_document(content: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """A PNG, SVG or PDF whose document somebody has edited."""

    def edited(text: bytes) -> bytes:
        tree = json.loads(text)
        change(tree)
        return json.dumps(tree, separators=(",", ":")).encode()

    def in_chunk(kind: bytes, body: bytes) -> bytes:
        if kind != b"iTXt" or not body.startswith(b"figrepro\0"):
            return body
        head, packed = body[: len(b"figrepro") + 5], body[len(b"figrepro") + 5 :]
        return head + zlib.compress(edited(zlib.decompress(packed)))

    if format_of(content) == "png":
        return reassembled(content, in_chunk)
    if format_of(content) == "svg":
        start = content.index(b'<metadata id="figrepro">') + len(b'<metadata id="figrepro">')
        end = content.index(b"</metadata>")
        text = content[start:end]
        for sign, escape in ((b"<", b"&lt;"), (b">", b"&gt;"), (b"&", b"&amp;")):
            text = text.replace(escape, sign)
        text = edited(text)
        for sign, escape in ((b"&", b"&amp;"), (b"<", b"&lt;"), (b">", b"&gt;")):
            text = text.replace(sign, escape)
        return content[:start] + text + content[end:]
    start = content.index(b"/Keywords (") + len(b"/Keywords (")
    end = content.index(b"})", start) + 1
    text = re.sub(rb"\\(.)", rb"\1", content[start:end])
    text = re.sub(rb"([\\()])", rb"\\\1", edited(text))
    return content[:start] + text + content[end:]


class TestReadBack:
    """What is in the file is the figure as it was drawn."""

    @formats
    @pytest.mark.parametrize("figure_id", SHIPPED + EXERCISES)
    def test_the_figure_can_be_read_back(self, figure_id: str, file_format: Format) -> None:
        """The resolved spec and the drawn points, by figrepro itself."""
        figure = load(figure_id)
        found = carried_by(rendered(figure_id, file_format))
        assert found.figure == _through_json(to_document(figure))
        assert found.figure_digest == sha256(figure_json(to_document(figure)))
        assert found.description == short_description(figure)

    @pytest.mark.parametrize(
        ("figure_id", "file_format"),
        [
            *product(SHIPPED + EXERCISES, ("png", "svg")),
            *product((*SHIPPED, "error-bars", "signs-not-markup"), ("pdf",)),
        ],
    )
    def test_the_figure_that_was_read_back_draws_the_same_bytes(
        self, figure_id: str, file_format: Format
    ) -> None:
        """A render is as good as its folder."""
        content = rendered(figure_id, file_format)
        document = carried_by(content).figure
        assert document is not None
        again = from_document(document, figure_id, "render")
        assert render(again, file_format).content == content

    def test_every_text_is_listed_with_its_place(self, hellaswag: Chart) -> None:
        """Element, text, place and size in points: what a comparison finds moved text with."""
        texts = carried_by(rendered("hellaswag")).texts
        drawn = draw(hellaswag).texts
        assert [(row["element"], row["text"]) for row in texts] == [
            (text.element, text.text) for text in drawn
        ]
        title = texts[0]
        assert (title["element"], title["text"]) == ("title", hellaswag.title)
        assert title["size"] == hellaswag.text.title
        assert title["x"] == pytest.approx(drawn[0].x, abs=0.005)
        assert title["width"] == pytest.approx(drawn[0].width, abs=0.005)
        assert [row["element"] for row in texts if row.get("upwards")] == ["y/label"]

    def test_pillow_reads_it_from_a_png(self, vocab: Chart) -> None:
        """As text under the keyword figrepro; JSON in ASCII, which every tool keeps."""
        with Image.open(io.BytesIO(rendered("vocab-accuracy"))) as image:
            assert isinstance(image, PngImagePlugin.PngImageFile)
            assert list(image.text) == ["Description", "figrepro"]
            assert image.text["Description"] == short_description(vocab)
            text = image.text["figrepro"]
        assert text.isascii()
        assert json.loads(text)["figure"]["spec"]["title"] == vocab.title

    def test_a_pdf_reader_reads_it_from_a_pdf(self, vocab: Chart) -> None:
        """As keywords, beside title and subject."""
        found = pypdf.PdfReader(io.BytesIO(rendered("vocab-accuracy", "pdf"))).metadata
        assert found is not None
        assert found.title == vocab.title
        assert found.subject == short_description(vocab)
        assert json.loads(str(found["/Keywords"]))["figure"]["spec"]["title"] == vocab.title

    @formats
    def test_texts_of_any_kind_survive(self, file_format: Format) -> None:
        """Parentheses, backslashes, quotes, tags and other alphabets."""
        title = r"""(a\b) "c" 'd' <e> &amp; ]]> \( \u0041 é Ж א %PDF /Keywords (x)"""
        figure = made({title: [(1, 2), (2, 3)]}, title=title)
        document = carried_by(render(figure, file_format).content).figure
        assert document is not None
        assert document["spec"]["title"] == title
        assert document["series"][0]["name"] == title

    @formats
    def test_a_title_that_looks_like_a_digest_deceives_nobody(self, file_format: Format) -> None:
        """The file's own digest is found behind whatever the labels say."""
        title = '"digest":"' + "0" * 64 + '"'
        figure = made({"a": [(1, 2), (2, 3)]}, title=title)
        content = render(figure, file_format).content
        assert is_current(content, to_document(figure), file_format)
        document = carried_by(content).figure
        assert document is not None
        assert document["spec"]["title"] == title


def _through_json(document: Mapping[str, Any]) -> Any:
    return json.loads(json.dumps(document))


@pytest.fixture(scope="module")
def large() -> Chart:
    """A figure with a page of notes at each of its points."""
    return made({"a": [{"x": x, "y": x % 7, "note": "x" * 5000} for x in range(220)]})


class TestLargeFigures:
    """Readers of PNG refuse more than a MiB of text."""

    @formats
    def test_a_figure_too_large_is_replaced_by_its_digest(
        self, large: Chart, file_format: Format
    ) -> None:
        """The file says that there was one, and still which."""
        content = render(large, file_format).content
        found = carried_by(content)
        assert found.figure is None
        assert found.texts == []
        assert found.figure_digest == sha256(figure_json(to_document(large)))
        assert is_current(content, to_document(large), file_format)

    def test_long_texts_count_too(self) -> None:
        """A name stands in the spec, at the points, and twice among the drawn texts."""
        figure = made(
            {"a": [(f"{place:04}" + "\u00a0" * 250 + ".", 1) for place in range(180)]},
            x={"scale": "category"},
        )
        content = render(figure).content
        with Image.open(io.BytesIO(content)) as image:
            assert isinstance(image, PngImagePlugin.PngImageFile)
            assert len(image.text["figrepro"]) < MOST_TEXT
        assert is_current(content, to_document(figure), "png")

    @given(st.integers(MOST_TEXT - 2000, MOST_TEXT + 2000))
    def test_what_is_carried_is_always_small_enough(self, length: int) -> None:
        """Right up to the limit."""
        text = carry({"spec": "x" * length}, [], "description")
        assert len(text) < MOST_TEXT
        tree = json.loads(text)
        assert (tree["figure"] is None) == (len(text) < MOST_TEXT // 2)


class TestIsCurrent:
    """Whether a file is what drawing the figure now would give; it is drawn again if not."""

    @formats
    @pytest.mark.parametrize("figure_id", SHIPPED + EXERCISES)
    def test_a_fresh_render_is(self, figure_id: str, file_format: Format) -> None:
        """It is left as it is."""
        document = to_document(load(figure_id))
        assert is_current(rendered(figure_id, file_format), document, file_format)

    @formats
    def test_a_render_of_another_format_is_not(self, vocab: Chart, file_format: Format) -> None:
        """A file that was given the wrong name."""
        content = rendered("vocab-accuracy", file_format)
        others = [name for name in FORMATS if name != file_format]
        assert not any(is_current(content, to_document(vocab), other) for other in others)

    @formats
    def test_a_file_that_is_cut_is_not(self, vocab: Chart, file_format: Format) -> None:
        """Wherever it ends."""
        content, document = rendered("vocab-accuracy", file_format), to_document(vocab)
        step = len(content) // 61
        for length in [*range(0, len(content), step), len(content) - 1]:
            assert not is_current(content[:length], document, file_format)

    @formats
    def test_a_file_with_something_behind_it_is_not(
        self, vocab: Chart, file_format: Format
    ) -> None:
        """Drawing would not give that."""
        content = rendered("vocab-accuracy", file_format)
        assert not is_current(content + b"\n", to_document(vocab), file_format)

    @pytest.mark.parametrize("file_format", ["svg", "pdf"])
    @given(data=st.data())
    def test_a_changed_byte_is_found(
        self, vocab: Chart, file_format: Format, data: st.DataObject
    ) -> None:
        """Anywhere in the file."""
        content = bytearray(rendered("vocab-accuracy", file_format))
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] ^= data.draw(st.integers(1, 255))
        assert not is_current(bytes(content), to_document(vocab), file_format)

    def test_edited_pixels_are_found(self, vocab: Chart) -> None:
        """An image that somebody painted in, its metadata kept."""
        content = rendered("vocab-accuracy")
        with Image.open(io.BytesIO(content)) as image:
            assert isinstance(image, PngImagePlugin.PngImageFile)
            info = PngImagePlugin.PngInfo()
            for keyword, text in image.text.items():
                info.add_itxt(keyword, text, zip=True)
            image.putpixel((500, 300), (255, 0, 0))
            out = io.BytesIO()
            image.save(out, "png", pnginfo=info, dpi=(150, 150))
        assert carried_by(out.getvalue()) == carried_by(content)
        assert not is_current(out.getvalue(), to_document(vocab), "png")

    @formats
    @pytest.mark.parametrize(
        "edit",
        [
            lambda tree: tree.update(description="another"),
            lambda tree: tree["texts"][0].update(text="another"),
            lambda tree: tree["figure"]["spec"].update(title="another"),
            lambda tree: tree["figure"]["series"][0]["points"][0].update(y="1"),
            lambda tree: tree.update(figure_digest="0" * 64),
            lambda tree: tree.update(drawing=DRAWING_NUMBER + 1),
            lambda tree: tree.update(described=DESCRIPTION_NUMBER + 1),
            lambda tree: tree.pop("described"),
            lambda tree: tree.update(format=0),
            lambda tree: tree.update(digest="f" * 64),
            lambda tree: tree.update(more="than there was"),
        ],
    )
    def test_edited_metadata_is_found(
        self, vocab: Chart, file_format: Format, edit: Callable[[dict[str, Any]], None]
    ) -> None:
        """Whichever part of the document was edited, and however well."""
        content = rendered("vocab-accuracy", file_format)
        edited = with_document(content, edit)
        assert edited != content
        assert not is_current(edited, to_document(vocab), file_format)

    @formats
    def test_editing_nothing_changes_nothing(self, vocab: Chart, file_format: Format) -> None:
        """The tests above find the edit, not the editing."""
        content = with_document(rendered("vocab-accuracy", file_format), lambda _: None)
        assert is_current(content, to_document(vocab), file_format)

    @formats
    def test_another_resolution_is_not(self, vocab: Chart, file_format: Format) -> None:
        """A dpi that an option asks for is part of the figure that is drawn."""
        finer = with_dpi(vocab, 151)
        content = rendered("vocab-accuracy", file_format)
        assert not is_current(content, to_document(finer), file_format)

    @formats
    def test_another_figure_is_not(self, hellaswag: Chart, file_format: Format) -> None:
        """Nor is a figure of which a point has moved by the last digit."""
        content = rendered("vocab-accuracy", file_format)
        assert not is_current(content, to_document(hellaswag), file_format)

    @formats
    @pytest.mark.parametrize("number", ["DRAWING_NUMBER", "DESCRIPTION_NUMBER", "FORMAT_NUMBER"])
    def test_what_an_older_figrepro_drew_is_not(
        self, vocab: Chart, file_format: Format, number: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Raising any of the numbers has every figure drawn again."""
        content = rendered("vocab-accuracy", file_format)
        monkeypatch.setattr(carried_module, number, 999)
        assert not is_current(content, to_document(vocab), file_format)

    @given(
        st.sampled_from([b"", SIGNATURE, b"%PDF-1.4\n/Keywords (", b'<metadata id="figrepro">']),
        st.binary(max_size=300),
        st.sampled_from([b"", b"</metadata>", b")", b"}</metadata>", b"})"]),
    )
    def test_random_bytes_are_not(self, head: bytes, content: bytes, tail: bytes) -> None:
        """And raise nothing."""
        assert not is_current(head + content + tail, {"spec": {}, "series": []})


_DOCUMENT: dict[str, object] = {
    "format": 1,
    "drawing": 1,
    "figure": None,
    "figure_digest": "",
    "texts": [],
    "description": "",
    "digest": "",
}


class TestFilesOfOthers:
    """Files that carry nothing, or nothing that can be read."""

    @pytest.mark.parametrize("content", [b"", b"text", b"%PDF-1.7\n", b"<svg/>", b"\xff\xfe\0"])
    def test_a_file_of_something_else_carries_nothing(self, content: bytes) -> None:
        """That is no problem of the file."""
        assert read_carried(content, "other") is None

    def test_a_png_of_something_else_carries_nothing(self) -> None:
        """Nor does one with texts of its own."""
        out = io.BytesIO()
        info = PngImagePlugin.PngInfo()
        info.add_text("figrepro", "not international")
        info.add_itxt("Title", "a title")
        Image.new("RGB", (2, 2)).save(out, "png", pnginfo=info)
        assert read_carried(out.getvalue(), "other.png") is None

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "{",
            "[]",
            "null",
            "{}",
            '{"format": 1}',
            "[" * 100_000,
            json.dumps(_DOCUMENT | {"format": "x"}),
            json.dumps(_DOCUMENT | {"figure": []}),
            json.dumps(_DOCUMENT | {"texts": [1]}),
        ],
    )
    def test_a_damaged_document_is_a_problem_that_names_the_file(self, text: str) -> None:
        """Whatever stands where the document should."""
        out = io.BytesIO()
        info = PngImagePlugin.PngInfo()
        info.add_itxt("figrepro", text, zip=True)
        Image.new("RGB", (2, 2)).save(out, "png", pnginfo=info)
        with pytest.raises(FigreproError, match=r"^it\.png: the carried figure is damaged"):
            read_carried(out.getvalue(), "it.png")
