"""What `figure.toml` may say: what is enough, and in which words."""

import pytest

from figrepro.figure.spec import (
    DiffPolicy,
    Tolerance,
)
from tests.folders import Folder

# What is enough


def test_a_title_and_two_labels_are_a_spec(folder: Folder) -> None:
    """Every other key has a default."""
    assert folder.problems() == []
    assert folder.load().figure.spec.title == "A chart"


def test_an_empty_file_names_all_that_is_needed(folder: Folder) -> None:
    """Nothing else is missing."""
    folder.write("figure.toml", "")
    assert folder.problems() == [
        "chart/figure.toml: title: missing key; allowed: text in quotes",
        'chart/figure.toml: x: missing table; allowed: [x] with label = "…"',
        'chart/figure.toml: y: missing table; allowed: [y] with label = "…"',
    ]


def test_a_missing_key_stands_on_the_line_of_its_table(folder: Folder) -> None:
    """There is somewhere to put it."""
    folder.write("figure.toml", 'title = "A chart"\n[x]\nlabel = "x"\n[y]\ngrid = true\n')
    assert folder.problems() == [
        "chart/figure.toml:4: y.label: missing key; allowed: text in quotes"
    ]


def test_texts_are_texts_whatever_they_hold(folder: Folder) -> None:
    """Markup, mathematics, emoji names and text from right to left are kept as they are."""
    title = "$100_a$ [/b] :smile: <script> \\x שלום"
    folder.write("figure.toml", f"title = '{title}'\nx.label = ''\ny.label = '%s'\n")
    assert folder.load().figure.spec.title == title


def test_a_policy_of_comparisons_is_read_as_it_is_written(folder: Folder) -> None:
    """Every key of [diff]; by default, nothing may differ."""
    folder.spec(
        more="[diff]\nthreshold = 0.2\nignore = ['legend/*']\n"
        "[diff.tolerance]\nx = 1\ny = 0.5\nseries.a = 0"
    )
    assert folder.load().figure.spec.diff == DiffPolicy(
        threshold=0.2,
        ignore=("legend/*",),
        tolerance=Tolerance(x=1.0, y=0.5, series={"a": 0.0}),
    )
    folder.spec()
    assert folder.load().figure.spec.diff == DiffPolicy(
        threshold=None, ignore=(), tolerance=Tolerance()
    )


# Codes and colours


def test_matplotlibs_codes_are_accepted_for_the_words(folder: Folder) -> None:
    """`--` and `o` are what plotting people type."""
    folder.spec(more='[series.a]\nline = "--"\nmarker = "o"\n[series.b]\nline = ""\nmarker = ""')
    spec = folder.load().figure.spec
    assert (spec.series["a"].line, spec.series["a"].marker) == ("dashed", "circle")
    assert (spec.series["b"].line, spec.series["b"].marker) == ("none", "none")


@pytest.mark.parametrize("color", ["red", "Red", "r", "tab:gray", "tab:grey", "#f00", "#FF0000"])
def test_colours_are_written_as_plotting_people_do(folder: Folder, color: str) -> None:
    """Names in any case and either spelling, letters, three digits or six."""
    folder.spec(more=f'[series.a]\ncolor = "{color}"')
    assert folder.problems() == []
