"""What the source says about a chart, tested against its numbers: formulas, bounds, verdicts."""
