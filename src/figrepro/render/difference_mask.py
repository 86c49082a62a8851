"""What the mask of a difference says of a pixel."""

from typing import Final

ALIKE: Final = 0
"""It looks the same in both images."""
ANTIALIASED: Final = 1
"""It differs, but only by its anti-aliasing."""
LIGHTER: Final = 2
"""It differs and is lighter, or as light, in the drawing."""
DARKER: Final = 3
"""It differs and is darker in the drawing."""
FAINT: Final = 4
"""It is not the same, but looks so. No comparison of pixels marks it."""
