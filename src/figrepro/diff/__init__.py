"""A drawing compared with a reference: what changed, in data units."""
