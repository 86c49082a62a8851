"""Text is drawn as it is written, from the font's own tables, inside the box it is said to take."""

from pathlib import Path

import numpy as np
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from hypothesis import assume, example, given, reject
from hypothesis import strategies as st

from figrepro.chart.canvas import Canvas
from figrepro.chart.chart import Chart
from figrepro.errors import FigreproError, visible
from figrepro.figure.vocabulary import Font
from figrepro.render.bidi import in_visual_order
from figrepro.render.drawing import draw
from figrepro.render.encode import render
from figrepro.render.fonts import font_file, outline
from figrepro.render.metadata import FORMATS, Format
from figrepro.render.mpl_settings import drawing_settings
from figrepro.render.raster import Raster
from figrepro.shapes.primitives import Text
from tests.figures import Row, made
from tests.render.making import bounds, is_ink, only, pixels

FONTS: tuple[Font, ...] = ("sans", "serif", "mono")
fonts = pytest.mark.parametrize("font", FONTS)

ASCII_TEXT = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1)
ALPHABETS = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x52F, categories=["L", "N", "P", "S"]),
    min_size=1,
    max_size=30,
)

AS_WRITTEN = [
    "$100_a",
    "$x^2$",
    "\\frac{1}{2}",
    "[/b]",
    "[bold]red[/bold]",
    ":smile:",
    "<b>&amp;</b>",
    "%d {} %(x)s",
    "a\nb",
    "a\r\nb\tc",
    "\x1b[31mred\x1b[0m",
    "\x00\x07\x08\x7f",
    "\x85\x9b31m",
    "שלום עולם",
    "مرحبا بالعالم",
    "left שמאל left",
    "e\u0301 n\u0303 ע\u05b4",
    "a\u202eb\u2066c\u200fd",
    "ffi fi fl",
    "  two  spaces  ",
    "–−…‰µΩ≤√∞½²₃→✓★",
]


def wide(font: Font, text: str) -> float:
    """The width of a text, in parts of an em."""
    with drawing_settings():
        return outline(text, font).advance


class TestAsWritten:
    """Nothing in a label means anything but itself."""

    @pytest.mark.parametrize("file_format", FORMATS)
    def test_signs_of_any_language_are_text(self, file_format: Format) -> None:
        """Of TeX, of rich, of HTML, of terminals, of format strings, of scripts to the left."""
        rows: list[Row] = [(text.strip(), 1) for text in AS_WRITTEN]
        series = {text.strip(): rows for text in AS_WRITTEN}
        for text in AS_WRITTEN[:: len(AS_WRITTEN) // 3]:
            axis = {"label": text}
            legend = {"title": text}
            figure = made(series, title=text, x=axis | {"scale": "category"}, y=axis, legend=legend)
            assert render(figure, file_format).content

    @pytest.mark.parametrize("text", AS_WRITTEN)
    def test_what_is_placed_is_the_text_itself(self, text: str) -> None:
        """Every sign of it, control characters as their pictures."""
        placed = {one.element: one.text for one in draw(made({"a": [(1, 2)]}, title=text)).texts}
        assert placed["title"] == visible(text)

    @fonts
    @pytest.mark.parametrize("text", ["$x^2$", "a_b", "\\alpha", "[b]", ":x:", "&lt;"])
    def test_every_sign_takes_its_room(self, font: Font, text: str) -> None:
        """A sign that was taken for markup would leave none."""
        alone = sum(wide(font, sign) for sign in text)
        assert wide(font, text) == pytest.approx(alone, abs=0.1)
        assert all(wide(font, sign) > 0.2 for sign in text)

    def test_lines_do_not_break(self) -> None:
        """A line feed is a picture in the one line that there is."""
        one = bounds(is_ink(only(made({"a": [(1, 2)]}, title="aHb"), "title")))
        two = bounds(is_ink(only(made({"a": [(1, 2)]}, title="a\nb"), "title")))
        assert two[3] - two[1] == one[3] - one[1]

    def test_control_characters_differ_from_each_other(self) -> None:
        """Each picture is the name of its character in small letters."""
        masks = {
            is_ink(only(made({"a": [(1, 2)]}, title=chr(code)), "title")).tobytes()
            for code in (*range(0x20), 0x7F)
        }
        assert len(masks) == 33

    @pytest.mark.parametrize("text", ["汉字", "日本語 text", "\U0001f9ff", "a\ue000"])
    @pytest.mark.parametrize("where", ["title", "x", "series", "legend"])
    def test_a_missing_glyph_is_a_problem_that_names_the_text(self, text: str, where: str) -> None:
        """No box is drawn in its place, and no other font is taken."""
        missing = next(sign for sign in text if ord(sign) > 0x7F)
        figure = {
            "title": lambda: made({"a": [(1, 2)]}, title=text),
            "x": lambda: made({"a": [(text, 2)]}, x={"scale": "category"}),
            "series": lambda: made({text: [(1, 2)], "b": [(1, 1)]}),
            "legend": lambda: made({"a": [(1, 2)]}, legend={"show": True, "title": text}),
        }[where]()
        for file_format in FORMATS:
            with pytest.raises(FigreproError) as caught:
                render(figure, file_format)
            assert f"U+{ord(missing):04X}" in str(caught.value)
            assert text in str(caught.value)

    def test_a_legend_may_have_any_title(self) -> None:
        """Also one with control characters, which have no glyph of their own."""
        figure = made({"a": [(1, 2)]}, legend={"show": True, "title": "a\tb\x1b"})
        assert "a␉b␛" in [text.text for text in draw(figure).texts]


class TestMathematics:
    """`math = true` asks matplotlib for what stands between dollar signs."""

    @pytest.mark.parametrize("file_format", FORMATS)
    def test_it_is_drawn_as_mathematics(self, file_format: Format) -> None:
        """Raised and small, not as the signs that say so."""
        title = r"Rate $\frac{a_1}{\sqrt{x^2+1}}$"
        plain = render(made({"a": [(1, 2)]}, title=title), file_format).content
        drawn = render(made({"a": [(1, 2)]}, title=title, math=True), file_format).content
        assert drawn != plain
        written, shown = (
            bounds(is_ink(only(made({"a": [(1, 2)]}, title=title, math=on), "title")))
            for on in (False, True)
        )
        assert shown[2] - shown[0] < 0.6 * (written[2] - written[0])
        assert shown[3] - shown[1] > 1.3 * (written[3] - written[1])

    def test_one_dollar_is_a_dollar(self) -> None:
        """So is every sign of a text that has no mathematics in it."""
        for title in ("$100_a", "a_b^c", "100 %"):
            plain, asked = (made({"a": [(1, 2)]}, title=title, math=on) for on in (False, True))
            assert np.array_equal(pixels(plain), pixels(asked))

    @pytest.mark.parametrize("title", [r"$\frac{$", r"$\nope$", "$$", "$x^{2$ $"])
    def test_what_is_none_is_a_problem_that_names_the_text(self, title: str) -> None:
        """With a way out."""
        with pytest.raises(FigreproError) as caught:
            render(made({"a": [(1, 2)]}, title=title, math=True))
        assert title in str(caught.value)
        assert "math = false" in str(caught.value)
        assert "\n" not in str(caught.value)

    def test_a_missing_glyph_is_a_problem_here_too(self) -> None:
        """Matplotlib would draw a sign of its own for it."""
        with pytest.raises(FigreproError, match=r"U\+6C49"):
            render(made({"a": [(1, 2)]}, title="$x$ 汉", math=True))


class TestMeasure:
    """Widths are those in the font file, read here by another library."""

    @staticmethod
    def _font(font: Font) -> TTFont:
        return TTFont(Path(font_file(font)))

    @fonts
    def test_every_letter_is_as_wide_as_the_font_says(self, font: Font) -> None:
        """Not rounded to pixels, not hinted, not scaled."""
        file = self._font(font)
        em, names, widths = file["head"].unitsPerEm, file.getBestCmap(), file["hmtx"]
        checked = 0
        for code in (*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x370, 0x530)):
            if code in names:
                assert wide(font, chr(code)) == widths[names[code]][0] / em
                checked += 1
        assert checked > 600

    @fonts
    @given(ASCII_TEXT)
    def test_a_text_is_as_wide_as_its_letters_and_their_kerning(
        self, font: Font, text: str
    ) -> None:
        """Pair after pair; nothing far off changes a pair."""
        pairs = [wide(font, text[place : place + 2]) for place in range(len(text) - 1)]
        inner = sum(wide(font, letter) for letter in text[1:-1])
        expected = sum(pairs) - inner if pairs else wide(font, text)
        assert wide(font, text) == pytest.approx(expected, abs=1e-9)

    @pytest.mark.parametrize("font", ["sans", "serif"])
    @pytest.mark.parametrize("pair", ["AV", "To", "LT", "Yo"])
    def test_pairs_are_kerned(self, font: Font, pair: str) -> None:
        """As a typesetter would."""
        assert wide(font, pair) < sum(wide(font, letter) for letter in pair) - 0.02

    def test_letters_of_one_width_have_no_kerning(self) -> None:
        """Columns stay columns."""
        assert wide("mono", "AVAToTy") == pytest.approx(7 * wide("mono", "x"))

    @fonts
    @pytest.mark.parametrize("text", ["√", "א", "ش", "★"])
    def test_what_a_family_lacks_comes_from_the_sans(self, font: Font, text: str) -> None:
        """DejaVu Sans has the most signs."""
        assert wide(font, text) > 0.1


def drawn_alone(
    text: str, font: Font, size: float, *, upwards: bool
) -> tuple[Text, tuple[int, int, int, int]]:
    """A text in the middle of a canvas, and the edges of its ink in points from below left."""
    with drawing_settings():
        width = outline(text, font).advance * size
        placed = Text(
            element="title",
            text=text,
            x=120.0,
            y=120.0,
            size=size,
            width=width,
            font=font,
            upwards=upwards,
        )
        reach = round(width) + 240
        raster = Raster(Canvas(240 if upwards else reach, reach if upwards else 240, 72))
        raster.draw([placed])
        ink = raster.ink[..., 3] > 0
    left, upper, right, lower = bounds(ink)
    height = ink.shape[0]
    return placed, (left, height - lower, right, height - upper)


class TestBox:
    """The box of a text holds its ink: warnings about texts that overlap can be trusted."""

    @fonts
    @given(text=st.one_of(ASCII_TEXT, ALPHABETS), size=st.floats(6.0, 30.0), upwards=st.booleans())
    @example(text="Åj", size=20.0, upwards=False)
    @example(text="Ưj", size=20.0, upwards=False)
    @example(text="f|$Q_", size=13.0, upwards=True)
    def test_ink_stays_inside(self, *, font: Font, text: str, size: float, upwards: bool) -> None:
        """To the pixel, in any family and size, level or upwards."""
        assume(not text.isspace())
        try:
            placed, ink = drawn_alone(text, font, size, upwards=upwards)
        except FigreproError:
            reject()  # the font lacks a letter
        box, pixel = placed.box, 1.0
        assert box.left - pixel <= ink[0]
        assert ink[2] <= box.right + pixel
        assert box.bottom - pixel <= ink[1]
        assert ink[3] <= box.top + pixel

    @pytest.mark.parametrize("upwards", [False, True])
    def test_the_box_is_no_larger_than_the_text(self, *, upwards: bool) -> None:
        """A word from ascender to descender fills it, but for the room at its ends."""
        placed, ink = drawn_alone("|Hamburgefonstiv|", "sans", 20.0, upwards=upwards)
        area = (ink[2] - ink[0]) * (ink[3] - ink[1])
        assert area > 0.85 * placed.box.width * placed.box.height

    def test_equal_texts_look_alike_wherever_they_stand(self) -> None:
        """Baselines stand on whole pixels, so that a text that has moved has not changed."""
        names = {"abx": [("abx", 1), ("other", 2)], "more": [("abx", 2), ("other", 1)]}
        figure = made(names, x={"scale": "category"})
        masks = []
        for element in ("x/tick/abx", "legend/abx/label"):
            ink = only(figure, element)
            left, upper, right, lower = bounds(is_ink(ink))
            masks.append(ink[upper:lower, left:right])
        assert masks[0].shape == masks[1].shape
        assert np.abs(masks[0].astype(int) - masks[1]).max() <= 1


class TestOrder:
    """Scripts that run to the left do so, and Arabic letters are joined."""

    @pytest.mark.parametrize(
        ("read", "seen"),
        [
            ("abc", "abc"),
            ("אבג", "גבא"),
            ("abc אבג def", "abc גבא def"),
            ("אבג abc דהו", "והד abc גבא"),
            ("אבג 123", "123 גבא"),
            ("אבג 1,234.5", "1,234.5 גבא"),
            ("abc אבג 12 def", "abc 12 גבא def"),
            ("אבג (דה)", "(הד) גבא"),
            ("אבג 50%", "50% גבא"),
            ("x = אב", "x = בא"),
            ("אב: a", "a :בא"),
            ("e\u0301", "e\u0301"),
            ("", ""),
        ],
    )
    def test_the_order_on_the_line(self, read: str, seen: str) -> None:
        """Words, numbers, signs and brackets of both directions."""
        assert in_visual_order(read, lambda _: True) == seen

    @pytest.mark.parametrize(
        ("read", "seen"),
        [
            ("ببب", "ﺐﺒﺑ"),
            ("باب", "ﺏﺎﺑ"),
            ("لا", "ﻻ"),
            ("بلا", "ﻼﺑ"),
            ("دود", "ﺩﻭﺩ"),
            ("ب ب", "ﺏ ﺏ"),
            ("ب\u064eب", "ﺐ\u064eﺑ"),
        ],
    )
    def test_letters_are_joined_to_their_neighbours(self, read: str, seen: str) -> None:
        """By the form that they have at the start, in the middle, at the end, or alone."""
        assert in_visual_order(read, lambda _: True) == seen

    def test_a_form_that_the_font_lacks_is_not_used(self) -> None:
        """The letter stands there unjoined."""
        assert in_visual_order("ببلا", lambda _: False) == "الבב".replace("ב", "ب")

    @given(st.text(st.sampled_from("abאבשלש 12.,()%\u05b4"), max_size=20))
    def test_no_letter_is_lost(self, text: str) -> None:
        """Brackets may turn; nothing else changes but places."""
        seen = in_visual_order(text, lambda _: True)
        turned = str.maketrans("()", "((")
        assert sorted(seen.translate(turned)) == sorted(text.translate(turned))

    def test_a_title_is_drawn_in_that_order(self) -> None:
        """The first letter of a Hebrew title stands at its right."""
        alone, together = (
            is_ink(only(made({"a": [(1, 2)]}, title=title), "title")) for title in ("ש", "של")
        )
        shin = bounds(alone)
        left, upper, right, lower = bounds(together)
        width = shin[2] - shin[0]
        part = together[upper:lower, right - width : right]
        assert part[-(shin[3] - shin[1]) :].sum() > 0.9 * alone.sum()
        assert left < right - width


def test_right_to_left_text_in_the_shipped_way(hellaswag: Chart) -> None:
    """A figure without such text is not touched by any of it."""
    assert all(
        in_visual_order(text.text, lambda _: True) == text.text for text in draw(hellaswag).texts
    )
