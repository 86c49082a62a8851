"""The forms of a description: paragraphs, and Markdown in which every text is text."""

import re
from dataclasses import replace

from figrepro.words.describe import describe
from tests.claims.about import figure_of, with_reading
from tests.figures import below_one_another, made, shipped
from tests.words.holding import require_true


def test_the_long_form_has_a_paragraph_for_each_topic() -> None:
    """What is shown, the series on a line each, how they compare, how exactly all is known."""
    paragraphs = describe(shipped("vocab-accuracy")).text("long").split("\n\n")
    assert len(paragraphs) == 4
    assert paragraphs[0].startswith("Line chart: Accuracy against training batches. The x axis")
    assert [line.split(maxsplit=1)[0] for line in paragraphs[1].split("\n")] == [
        "350M",
        "1.3B",
        "2.4B",
    ]
    assert paragraphs[2].startswith("2.4B is above")
    assert paragraphs[3].startswith("All 15 values are approximate")


def test_what_there_is_nothing_to_say_of_has_no_paragraph() -> None:
    """One series is compared with none."""
    description = describe(made({"A": [(0, "1")]}))
    assert description.text("long").split("\n\n")[1:] == [
        "A has a single point: 1 at 0.",
        "The only value is exact.",
    ]
    assert "Comparison" not in description.text("markdown")


def test_markdown_has_headings_and_a_list_of_series() -> None:
    """The same sentences."""
    description = describe(shipped("vocab-accuracy"))
    lines = description.text("markdown").split("\n")
    assert [line for line in lines if line.startswith("#")] == [
        "# Line chart: Accuracy against training batches",
        "## Series",
        "## Comparison",
        "## Certainty",
    ]
    assert [line for line in lines if line.startswith("- ")] == [
        f"- {line}" for line in description.text("long").split("\n\n")[1].split("\n")
    ]


def test_no_name_is_markup_in_markdown() -> None:
    """Each character that would act has a backslash before it; names that begin lines, too."""
    names = ("*b* _i_ `c` [l](u) <b> & | ~~s~~", "- item", "1. item", "+", "# h", "https://x.org")
    figure = made({name: [(0, "1"), (1, "2")] for name in names}, title="# t *b*")
    text = describe(figure).text("markdown")
    assert text.startswith("# Line chart: \\# t \\*b\\*\n")
    items = [line.removeprefix("- ") for line in text.split("\n") if line.startswith("- ")]
    assert items[0].startswith(r"\*b\* \_i\_ \`c\` \[l\](u) \<b\> \& \| \~\~s\~\~ rises")
    assert [item.partition(" rises")[0] for item in items[1:]] == [
        r"\- item", r"1\. item", r"\+", r"\# h", r"https\://x.org",
    ]  # fmt: skip


def test_nothing_in_a_description_acts() -> None:
    """Controls and marks of direction are shown or replaced; only line breaks of its own remain."""
    figure = made({"a\x1b[31m\n\u202e": [(0, "1"), (1, "2")]}, title="t\x07\x00")
    for form in ("long", "short", "markdown"):
        text = describe(figure).text(form)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
        assert "\n\u202e" not in text


def test_a_label_with_leading_blanks_is_no_block_of_code() -> None:
    """It is the same series without them."""
    figure = made({"A": [(0, "1"), (1, "2")]}, series={"A": {"label": "    code"}}, title="  t")
    assert "\n- code rises from 1 at 0" in describe(figure).text("markdown")


def test_each_of_several_panels_is_told_of_by_itself() -> None:
    """What is said of all series is said of those that it has, and holds."""
    points = {"A": [(1, "1"), (2, "2")], "B": [(1, "3"), (2, "5")]}
    others = {"C": [(2, "70"), (3, "90")], "D": [(3, "40"), (4, "60")]}
    both = below_one_another(figure_of(points), figure_of(others, kind="bar"))
    readings = with_reading(both, "other", {"D": [(4, "55")]}).figure.readings
    told = require_true(replace(both, figure=replace(both.figure, readings=readings))).text("long")
    for sentence in (
        "It shows two series of two points each: A and B.",
        "It shows two series of two points each: C and D.",
        "B is above A throughout",
        "At 3, the only x that both share, C is higher",
        "The reading “other” has one of the points, too",
    ):
        assert told.count(sentence) == 1, told
