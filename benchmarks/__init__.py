"""How fast figrepro is, as ratios to what people would run in its place."""
