"""PNG files: every pixel as drawn, and the same bytes whichever zlib packs them."""

import io
import struct
import zlib
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin
from zlib_ng import zlib_ng

from figrepro.chart.canvas import Canvas
from figrepro.chart.chart import Chart
from figrepro.errors import FigreproError
from figrepro.render import png
from figrepro.render.drawing import draw
from figrepro.render.png import MOST_TEXT, encode_png, pack_pixels, read_chunks, text_of
from tests.figures import load
from tests.render.making import decode_png, with_opacity

Pixels = NDArray[np.uint8]


def _noise(height: int, width: int, seed: int) -> Pixels:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


@st.composite
def images(draw_value: st.DrawFn) -> Pixels:
    """Images from 1x1 up, each row of which suits one filter or another."""
    height = draw_value(st.integers(1, 12))
    width = draw_value(st.integers(1, 40))
    any_pixels = arrays.arrays(np.uint8, (height, width, 3))
    kind = draw_value(st.sampled_from(["any", "flat", "across", "down", "repeated"]))
    pixels: Pixels = draw_value(any_pixels)
    match kind:
        case "flat":
            pixels[:] = pixels[0, 0]
        case "across":
            pixels = np.add.accumulate(np.full_like(pixels, pixels[0, 0]), axis=1, dtype=np.uint8)
        case "down":
            pixels = np.add.accumulate(np.full_like(pixels, pixels[0, 0]), axis=0, dtype=np.uint8)
        case "repeated":
            pixels[:] = pixels[0]
    return pixels


def decoded(content: bytes) -> Pixels:
    """The pixels as Pillow reads them."""
    with Image.open(io.BytesIO(content)) as image:
        assert image.mode == "RGB"
        return np.asarray(image)


class TestPixels:
    """What is drawn is what a decoder reads."""

    @given(images())
    def test_every_image_is_read_back_as_it_was(self, pixels: Pixels) -> None:
        """From one pixel up, by a decoder that figrepro has no part in."""
        assert np.array_equal(decoded(encode_png(pixels, 150, ("k", b""))), pixels)

    @pytest.mark.parametrize("shape", [(1, 1), (1, 5000), (5000, 1), (700, 900)])
    def test_shapes_of_all_kinds(self, shape: tuple[int, int]) -> None:
        """Also those larger than zlib's window and buffers."""
        pixels = _noise(*shape, seed=1)
        assert np.array_equal(decoded(encode_png(pixels, 150, ("k", b""))), pixels)

    @pytest.mark.parametrize("dpi", [72, 100, 150, 300])
    def test_the_resolution_is_kept(self, dpi: int) -> None:
        """Programs that set a page read the size in inches from it."""
        with Image.open(io.BytesIO(encode_png(_noise(2, 2, 2), dpi, ("k", b"")))) as image:
            assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)

    @pytest.mark.parametrize("figure_id", ["hellaswag", "markers", "screen-size", "line-styles"])
    def test_a_figure_has_the_pixels_of_its_drawing(self, figure_id: str) -> None:
        """And as many of them as its size and resolution say."""
        from figrepro.render.encode import render

        drawing = draw(load(figure_id))
        canvas = drawing.scene.canvas
        assert drawing.pixels.shape == (canvas.height, canvas.width, 3)
        assert np.array_equal(decoded(render(drawing.chart).content), drawing.pixels)

    @given(st.integers(16, 4000), st.integers(16, 4000), st.integers(10, 2400))
    def test_no_size_loses_a_pixel(self, width: int, height: int, dpi: int) -> None:
        """201 pixels at 100 dpi are 2.01 inches, and those are a little less than 201 pixels."""
        from figrepro.render.pages import blank_figure

        page = blank_figure(Canvas(width, height, dpi))
        assert (int(page.bbox.width), int(page.bbox.height)) == (width, height)


class TestPacking:
    """zlib and zlib-ng give the same bytes, which the default strategy of both does not."""

    @given(images())
    def test_any_image(self, pixels: Pixels) -> None:
        """Small ones, with runs and without."""
        assert packed_by(zlib_ng, pixels) == packed_by(zlib, pixels)

    @pytest.mark.parametrize("figure_id", ["hellaswag", "vocab-accuracy", "line-styles", "areas"])
    def test_figures(self, figure_id: str) -> None:
        """Drawings as they are, several zlib blocks long."""
        from tests.render.making import pixels

        drawn = np.ascontiguousarray(pixels(load(figure_id)))
        assert packed_by(zlib_ng, drawn) == packed_by(zlib, drawn)

    @pytest.mark.parametrize("seed", range(3))
    def test_noise(self, seed: int) -> None:
        """What does not pack at all, longer than the buffers of both."""
        pixels = _noise(300, 500, seed)
        pixels[:, ::7] = pixels[:, :1]
        assert packed_by(zlib_ng, pixels) == packed_by(zlib, pixels)

    def test_every_filter_is_used_where_it_is_best(self) -> None:
        """A flat row needs none, a slope across is flat after sub, a slope down after up."""
        flat = np.full((1, 64, 3), 200, np.uint8)
        across = np.arange(64, dtype=np.uint8)[None, :, None].repeat(3, axis=2) * np.uint8(3)
        noise = _noise(1, 64, 3)
        image = np.vstack([flat, across, noise, noise + np.uint8(9)])
        rows = np.frombuffer(zlib.decompress(pack_pixels(image)), np.uint8).reshape(4, -1)
        assert rows[:, 0].tolist() == [0, 1, 0, 2]


def packed_by(library: Any, pixels: Pixels) -> bytes:
    """What the packer gives with one of the two libraries."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(png, "zlib", library)
        return pack_pixels(pixels)


class TestText:
    """The text chunk, whatever wrote the file."""

    @given(st.text(max_size=400))
    def test_other_readers_find_it(self, text: str) -> None:
        """Pillow reads the text under its keyword."""
        written = text.encode("utf-8", "replace")
        with Image.open(io.BytesIO(encode_png(_noise(1, 1, 4), 150, ("key", written)))) as image:
            assert isinstance(image, PngImagePlugin.PngImageFile)
            assert image.text["key"] == written.decode()

    @pytest.mark.parametrize("zipped", [True, False])
    def test_files_that_other_programs_saved_again(self, *, zipped: bool) -> None:
        """An image editor may keep the text and pack it as it likes, or not at all."""
        info = PngImagePlugin.PngInfo()
        info.add_itxt("other", "not this one")
        info.add_itxt("figrepro", "ä \u2013 text", lang="en", tkey="übersetzt", zip=zipped)
        out = io.BytesIO()
        Image.new("RGB", (3, 2)).save(out, "png", pnginfo=info)
        texts = [
            text_of(body, "figrepro")
            for kind, body in read_chunks(out.getvalue(), "x")
            if kind == b"iTXt"
        ]
        assert texts == [None, "ä \u2013 text".encode()]

    def test_a_text_that_unpacks_to_too_much_is_not_read(self) -> None:
        """A few kilobytes can unpack to gigabytes."""
        bomb = b"figrepro\0\1\0\0\0" + zlib.compress(b"0" * (20 * MOST_TEXT), 9)
        assert len(bomb) < MOST_TEXT // 40
        assert text_of(bomb, "figrepro") is None

    @given(st.binary(max_size=200))
    def test_a_text_of_any_bytes_is_no_fault(self, content: bytes) -> None:
        """It is read as what it is, or not at all."""
        found = text_of(b"figrepro\0" + content, "figrepro")
        assert found is None or isinstance(found, bytes)


class TestDamage:
    """Files that are no whole PNG are told so, and never decoded."""

    def test_every_cut_is_noticed(self, vocab: Chart) -> None:
        """Wherever a copy broke off."""
        from figrepro.render.encode import render

        content = render(vocab).content
        for length in [*range(100), *range(100, len(content), 997), len(content) - 1]:
            with pytest.raises(FigreproError):
                decode_png(content[:length], "cut.png")

    @given(st.data())
    def test_every_changed_byte_is_noticed(self, data: st.DataObject) -> None:
        """Each part has its checksum."""
        content = bytearray(encode_png(_noise(3, 4, 5), 150, ("k", b"text")))
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] ^= data.draw(st.integers(1, 255))
        with pytest.raises(FigreproError, match=r"x\.png"):
            decode_png(bytes(content), "x.png")

    @pytest.mark.parametrize("size", [(100_000, 100_000), (30_001, 1), (20_000, 20_000), (0, 5)])
    def test_sizes_that_no_figure_has_are_refused_unread(self, size: tuple[int, int]) -> None:
        """A hundred thousand pixels a side would be 40 GB of memory."""
        honest = encode_png(_noise(1, 1, 6), 150, ("k", b""))
        header = b"IHDR" + struct.pack(">II", *size) + honest[24:29]
        claims = honest[:12] + header + struct.pack(">I", zlib.crc32(header)) + honest[33:]
        with pytest.raises(FigreproError, match=f"{size[0]} x {size[1]} px") as caught:
            decode_png(claims, "huge.png")
        assert "huge.png" in str(caught.value)

    @pytest.mark.parametrize("content", [b"", b"GIF89a", b"%PDF-1.4", b"\x89PNG\r\n\x1a\n"])
    def test_what_is_no_png_is_named(self, content: bytes) -> None:
        """The message names the file."""
        with pytest.raises(FigreproError, match=r"^some file: "):
            decode_png(content, "some file")

    def test_a_png_without_pixels_is_told(self) -> None:
        """Its parts are whole, but what they pack is not."""
        chunks = list(read_chunks(encode_png(_noise(8, 8, 7), 150, ("k", b"")), "x"))
        content = png.SIGNATURE
        for kind, body in chunks:
            kept = body[: len(body) // 2] if kind == b"IDAT" else body
            content += struct.pack(">I", len(kept)) + kind + kept
            content += struct.pack(">I", zlib.crc32(kind + kept))
        with pytest.raises(FigreproError, match="cannot be decoded"):
            decode_png(content, "half.png")


class TestOpacity:
    """References may be transparent; drawings never are."""

    def test_opaque_pixels_gain_a_channel(self) -> None:
        """Every pixel fully opaque, its colour unchanged."""
        pixels = _noise(2, 3, 8)
        opaque = with_opacity(pixels)
        assert np.array_equal(opaque[..., :3], pixels)
        assert (opaque[..., 3] == 255).all()

    @pytest.mark.parametrize("mode", ["L", "LA", "P", "RGB", "RGBA", "1", "I;16"])
    def test_all_kinds_of_png_are_decoded(self, mode: str) -> None:
        """An optimiser may have changed the kind of its pixels."""
        out = io.BytesIO()
        Image.new(mode, (3, 2)).save(out, "png")
        assert decode_png(out.getvalue(), "x").shape == (2, 3, 4)


@pytest.mark.parametrize("header", [b"", b"abcd"])
def test_a_header_of_the_wrong_length_is_damage(header: bytes) -> None:
    """A checksum that fits does not make a header."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        checked = kind + body
        return len(body).to_bytes(4, "big") + checked + zlib.crc32(checked).to_bytes(4, "big")

    content = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IEND", b"")
    with pytest.raises(FigreproError, match="the PNG is damaged"):
        decode_png(content, "h.png")
