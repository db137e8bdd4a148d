"""The size of a picture as people write it: 640x480."""

import re

ImageSize = tuple[int, int]
"""Width and height in pixels."""

LARGEST_PICTURE_PX = 20_000

TELL_SIZE = "add --image-size WIDTHxHEIGHT, for example 640x480"
LEAVE_SIZE = "leave --image-size away"
"""What to do about a picture's size on the command line; a page puts its own words in their place."""


def to_image_size(text: str) -> ImageSize | None:
    """Return width and height from a text such as 640x480, or ``None`` where it is none.

    >>> to_image_size("640 x 480"), to_image_size("0x480")
    ((640, 480), None)
    """
    told = re.fullmatch(r"\s*([0-9]{1,6})\s*[xX]\s*([0-9]{1,6})\s*", text)
    size = (int(told[1]), int(told[2])) if told else (0, 0)
    return size if all(0 < pixels <= LARGEST_PICTURE_PX for pixels in size) else None
