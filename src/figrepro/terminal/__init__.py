"""The chart in a terminal."""
