"""The field for a picture's size, and sentences about files in the words of a page instead of a command."""

import re

from lull.movement.recorded_body import ImageSize
from lull.web.forms import Reading

SIZE = re.compile(r"([1-9][0-9]{0,4})\s*[xX]\s*([1-9][0-9]{0,4})")
LARGEST_PX = 20_000

INSTEAD = (
    ("add --image-size WIDTHxHEIGHT, for example 640x480", "write the picture's size below, such as 640x480"),
    ("leave --image-size away", "leave the picture's size empty"),
)


def read_picture_size(typed: Reading) -> ImageSize | None:
    """Return width and height in pixels; None where none was typed, or with the reason in the errors."""
    text = typed.raw("picture_size")
    if not text:
        return None
    found = SIZE.fullmatch(text)
    if found is None or max(int(found[1]), int(found[2])) > LARGEST_PX:
        typed.errors["picture_size"] = "Write width x height, for example 640x480."
        return None
    return int(found[1]), int(found[2])


def say_for_page(problem: str) -> str:
    """Return a sentence about a file as a page says it: no options of a command, and a full stop."""
    for option, words in INSTEAD:
        problem = problem.replace(option, words)
    first = problem.split(" ", 1)[0]
    begun = problem if "." in first else f"{problem[:1].upper()}{problem[1:]}"  # a file keeps its name
    return f"{begun.rstrip('.')}."
