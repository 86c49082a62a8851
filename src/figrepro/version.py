"""The version of figrepro."""

VERSION = "0.1.0"
"""Held equal to the one in pyproject.toml by a test; reading it from there costs 20 ms."""
