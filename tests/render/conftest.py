"""The shipped figures."""

import pytest

from figrepro.figure.model import Figure
from tests.render.making import load


@pytest.fixture(scope="session")
def vocab() -> Figure:
    """Three series of five points; two of them meet in one point, one stands on a limit."""
    return load("vocab-accuracy")


@pytest.fixture(scope="session")
def hellaswag() -> Figure:
    """Six series of two or three points; two of them end in the same range."""
    return load("hellaswag")
