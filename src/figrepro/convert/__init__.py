"""Figure folders from other formats."""
