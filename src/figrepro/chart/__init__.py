"""A figure resolved: panels, axes, layers and styles, every default filled in, and its shapes."""
