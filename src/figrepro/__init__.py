"""Reproduces published charts from the numbers extracted from them."""

from figrepro import version

__version__ = version.VERSION
__all__ = ["__version__"]
