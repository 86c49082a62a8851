"""What drawings are made of: primitives with a place on the canvas, and names of elements."""
