"""Which figure an image shows that carries none: the present one, changed until it fits.

Each step proposes a changed figure, draws it and counts what is left of the difference. What is
left in the end is said.
"""
