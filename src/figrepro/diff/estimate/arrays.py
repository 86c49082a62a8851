"""The arrays that measuring works on, by what they hold."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float64]
"""Any numbers: rows, columns, values."""
Image: TypeAlias = NDArray[np.uint8]
"""Pixels as an image has them, 0 to 255."""
Pixels: TypeAlias = NDArray[np.float32]
"""Pixels to calculate with; of a colour, how much of it each pixel has."""
Mask: TypeAlias = NDArray[np.bool_]
"""Which pixels or places."""
Places: TypeAlias = NDArray[np.intp]
"""Whole numbers that count places."""
Sums: TypeAlias = NDArray[np.int32]
"""Whole numbers that add up."""
