"""The root mean square counts alpha only where images are translucent."""

from figrepro.diff.pixels import root_mean_square
from tests.diff.pixel_pairs import GRAY, flat


def test_root_mean_square_counts_alpha_only_where_it_matters() -> None:
    """Alpha is one of the channels of translucent images, but not of opaque ones."""
    assert root_mean_square(flat(2, 2, GRAY), flat(2, 2, (131, 131, 131, 255))) == 3
    assert root_mean_square(flat(2, 2, GRAY), flat(2, 2, (128, 128, 128, 249))) == 3
