"""The size of a picture as it is typed: 640x480."""

import re

from lull.movement.recorded_body import ImageSize
from lull.refusal import BadInput, shorten

LARGEST_PICTURE_PX = 20_000


def to_image_size(text: str) -> ImageSize:
    """Return width and height in pixels from a text such as 640x480.

    Raises:
        BadInput: when it is none.
    """
    told = re.fullmatch(r"\s*([0-9]{1,6})\s*[xX]\s*([0-9]{1,6})\s*", text)
    size = (int(told[1]), int(told[2])) if told else (0, 0)
    if not all(0 < pixels <= LARGEST_PICTURE_PX for pixels in size):
        raise BadInput(
            f"--image-size {shorten(text)!r} is no picture size: write WIDTHxHEIGHT, for example 640x480"
        )
    return size
