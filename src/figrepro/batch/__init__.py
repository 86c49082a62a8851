"""The same work for many figures: one that is broken does not stop the others."""
