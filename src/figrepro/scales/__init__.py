"""Scales of axes: what a value on one is, where it stands, and which ticks it has."""
