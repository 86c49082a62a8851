"""All ink belongs to an element whose name says what it is."""

import re

import pytest

from figrepro.chart.overlay import with_overlay
from tests.figures import EXERCISES, SHIPPED, load, made
from tests.render.making import elements, is_ink, only


class TestElementNames:
    """Every element has a name that says what it is."""

    NAME = re.compile(
        r"background|title|[xy]/label|[xy]/mark|[xy]/tick/NAME|grid/[xy]|"
        r"spine/(left|bottom|right|top)|legend/(frame|title)|legend/NAME/(label|handle)|"
        r"key/range/(label|handle)|key/reading/NAME/(label|handle)|"
        r"reading/NAME/NAME/(markers|range|error)|series/NAME/(line|markers|range|error|area|bar/NAME)".replace(
            "NAME", "([^/%]|%25|%2F)+"
        )
    )

    @pytest.mark.parametrize("figure_id", SHIPPED + EXERCISES)
    def test_every_name_is_of_the_grammar(self, figure_id: str) -> None:
        """`/` and `%` inside names are percent-encoded, so that a name can be taken apart."""
        found = elements(load(figure_id))
        assert [name for name in found if not self.NAME.fullmatch(name)] == []
        assert {"title", "x/label", "y/label", "background", "spine/left"} <= set(found)

    @pytest.mark.parametrize("figure_id", ["hellaswag", "error-bars"])
    def test_every_name_of_an_overlay_is_of_the_grammar(self, figure_id: str) -> None:
        """Its points, and its row in the legend."""
        figure = load(figure_id)
        found = elements(with_overlay(figure, figure.figure.readings[-1].name))
        assert [name for name in found if not self.NAME.fullmatch(name)] == []
        assert any(name.startswith("reading/") for name in found)

    def test_names_of_series_and_categories_can_be_read_back(self) -> None:
        """From the name of the element alone."""
        figure = made({"a/b%c": [("d/e", 1)]}, kind="bar", x={"scale": "category"})
        assert "series/a%2Fb%25c/bar/d%2Fe" in elements(figure)
        assert "x/tick/d%2Fe" in elements(figure)

    @pytest.mark.parametrize("figure_id", SHIPPED)
    def test_all_ink_belongs_to_a_named_element(self, figure_id: str) -> None:
        """With every named element hidden, nothing is left."""
        assert not is_ink(only(load(figure_id), "nothing of that name")).any()
