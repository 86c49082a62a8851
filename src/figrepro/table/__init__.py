"""Measured facts as tables of text. The only room that imports pandas."""
