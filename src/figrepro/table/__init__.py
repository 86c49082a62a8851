"""The numbers of a figure as tables: for a terminal, as text in several formats, as frames."""
