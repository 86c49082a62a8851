"""Marks: how the points of a series are shown. One file each."""
