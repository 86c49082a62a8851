"""A mark and a scale that figrepro does not have: two classes and their registration make them.

Nothing else is told of them. Whatever a chart goes through afterwards, reading, drawing,
describing, comparing and judging, asks them and never for a kind or a scale by its name.
"""
