"""Without the reference's metadata, its pixels tell what was changed."""
