"""What tests of all rooms share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.folders import SERIES, SPEC, Folder

# How long an example may take is not for the load of the machine to say. How many are tried, where
# a test does not say it itself: few in a quick run, hypothesis' own number in .ci/run.
settings.register_profile("quick", deadline=None, max_examples=30)
settings.register_profile("thorough", deadline=None)
settings.load_profile("quick")

# Files of tests, and how the names of those begin in them that a quick run leaves to .ci/run. Here
# they stand together, so that what `make test` takes can be balanced in one place.
OTHER_RELEASE: dict[str, tuple[str, ...]] = {
    "diff/test_moved_text.py": ("TestReleases",),
    "diff/test_upgrade.py": ("",),
    "render/test_matplotlib_releases.py": ("test_both_releases_draw_the_same_bytes",),
    "render/test_element_masks.py": ("test_the_old_matplotlib_has_the_same_owners",),
}
"""Those that draw with the oldest matplotlib, in an environment of its own."""

SLOW: dict[str, tuple[str, ...]] = {
    "claims/test_any_formula.py": ("test_a_random_formula_that_divides_is_judged_soundly",),
    "claims/test_judge.py": ("test_no_formula_about_two_hundred_points_takes_long",),
    "diff/estimate/test_uncertainty_along_axes.py": (
        "test_no_values_are_told_along_an_axis_whose_ticks_are_unexplained",
    ),
    "diff/estimate/test_extremes.py": (
        "test_limits_around_the_only_value_tell_it[shown2",
        "test_the_bound_of_a_range_takes_the_limits_along[4-5",
    ),
    "diff/estimate/test_legend.py": (
        "test_another_legend_is_found[label-300",
        "test_another_legend_is_found[size-300",
        "test_another_legend_is_found[title-150",
        "test_another_legend_is_found[title-300",
    ),
    "diff/estimate/test_similarity.py": (
        "test_a_change_is_told_from_noise",
        "test_the_noise_of_an_image_is_no_change",
    ),
    "diff/estimate/test_markers.py": (
        "test_points_are_counted_by_their_markers[14.0-300",
        "test_points_are_counted_by_their_markers[4.0-300",
    ),
    "diff/estimate/test_ranges.py": (
        "test_a_range_that_the_figure_lacks_is_found[bounds0",
        "test_a_range_that_the_figure_lacks_is_found[bounds1-linear-300",
    ),
    "diff/estimate/test_read_text.py": ("test_every_text_of_a_figure_is_read_with_a_wrong_hint",),
    "diff/estimate/test_styles.py": (
        "test_a_line_that_stands_elsewhere_is_not_left_out",
        "test_a_look_is_found_without_a_legend[{'line'",
        "test_a_look_is_found_without_a_legend[{'width'",
    ),
    "diff/estimate/test_uncertainty.py": (
        "test_a_move_is_measured_within_its_uncertainty[vocab-accuracy, series",
        "test_a_move_is_measured_within_its_uncertainty[vocab-accuracy, point 0 by 10",
    ),
    "diff/test_mutations.py": (
        "test_two_changes_are_named_and_nothing_else[crossing-lines",
        "test_two_changes_are_named_and_nothing_else[dated",
        "test_two_changes_are_named_and_nothing_else[hellaswag",
        "test_two_changes_are_named_and_nothing_else[mixed-kinds",
    ),
    "diff/test_mutations_pixels.py": tuple(
        f"test_a_change_is_named_and_every_pixel_explained[{change}"
        for change in (
            *("a point moved", "filled", "legend.", "margins.", "one letter in x", "order"),
            *("size", "text.", "x.", "y."),
        )
    ),
    "diff/test_palette.py": (
        "test_another_color_of_a_series_differs[#77bef0-line",
        "test_another_color_of_a_series_differs[#84ccfa-line",
    ),
    "diff/test_stored_images.py": (
        "TestSixteenBits::test_deep_grey_is_compared_like_grey",
        "TestSixteenBits::test_what_8_bits_do_not_hold_is_warned_of",
    ),
    "render/test_element_masks.py": (
        "test_recoloring_an_element_changes_what_it_owns_and_nothing_else[error-bars/other",
        "test_recoloring_an_element_changes_what_it_owns_and_nothing_else[hellaswag",
        "test_recoloring_an_element_changes_what_it_owns_and_nothing_else[mixed-kinds/other",
        "test_recoloring_tells_the_same_at_the_size_that_ships",
    ),
    "render/test_same_bytes.py": tuple(
        f"TestProcesses::test_no_surroundings_change_a_byte[{surroundings}"
        for surroundings in (
            *("_empty_settings_directory", "_hostile_settings_by_name", "_hostile_settings_here"),
            *("_other_numbers", "_posix_locale", "_settings", "_unwritable_settings_directory"),
        )
    ),
    "render/test_text.py": ("TestAsWritten::test_signs_of_any_language_are_text[pdf",),
    "test_readme.py": ("test_the_measured_difference_of_the_readme_is_what_diff_prints",),
    "words/test_short.py": ("test_a_large_figure_takes_no_time",),
}
"""Those that take seconds each."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that are left to .ci/run, before any are chosen by their marks."""
    for item in items:
        file, _, name = item.nodeid.removeprefix("tests/").partition("::")
        for marker, names in (("other_release", OTHER_RELEASE), ("slow", SLOW)):
            if name.startswith(names.get(file, ())):
                item.add_marker(marker)


@pytest.fixture(scope="session")
def fixtures_dir() -> Path:
    """The directory of published images and expectations that `FIGREPRO_FIXTURES` names.

    A test that needs it is skipped if the variable is not set, and fails if it names no directory.
    """
    name = os.environ.get("FIGREPRO_FIXTURES")
    if name is None:
        pytest.skip("FIGREPRO_FIXTURES is not set")
    directory = Path(name)
    if not name or not directory.is_dir():
        pytest.fail(f"FIGREPRO_FIXTURES names no directory: {name!r}")
    return directory


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A valid figure folder `chart` in an empty working directory."""
    monkeypatch.chdir(tmp_path)
    made = Folder()
    made.write("figure.toml", SPEC)
    made.write("series.csv", SERIES)
    return made
