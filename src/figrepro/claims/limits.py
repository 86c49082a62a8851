"""How long formulas may be."""

LONGEST_FORMULA = 10_000
"""Characters that a formula may have."""
LONGEST_NUMBER = 100
"""Characters that a number in it may have."""
