"""The facts of a run as one JSON document."""
