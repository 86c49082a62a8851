"""A figure described in words."""
