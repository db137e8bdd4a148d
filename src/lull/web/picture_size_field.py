"""The field for a picture's size, and sentences about files in the words of a page instead of a command."""

from lull.movement.image_size import ImageSize, to_image_size
from lull.web.forms import Reading

INSTEAD = (
    ("add --image-size WIDTHxHEIGHT, for example 640x480", "write the picture's size below, such as 640x480"),
    ("leave --image-size away", "leave the picture's size empty"),
)


def read_picture_size(typed: Reading) -> ImageSize | None:
    """Return width and height in pixels; None where none was typed, or with the reason in the errors."""
    text = typed.raw("picture_size")
    if not text:
        return None
    size = to_image_size(text)
    if size is None:
        typed.errors["picture_size"] = "Write width x height, for example 640x480."
    return size


def say_for_page(problem: str) -> str:
    """Return a sentence about a file as a page says it: no options of a command, and a full stop."""
    for option, words in INSTEAD:
        problem = problem.replace(option, words)
    first = problem.split(" ", 1)[0]
    begun = problem if "." in first else f"{problem[:1].upper()}{problem[1:]}"  # a file keeps its name
    return f"{begun.rstrip('.')}."
