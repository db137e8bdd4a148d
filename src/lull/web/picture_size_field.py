"""The field for a picture's size, and sentences about files in the words of a page instead of a command."""

from collections.abc import Mapping

from lull.assessment.safety_text import SafetyText
from lull.movement.image_size import LEAVE_SIZE, TELL_SIZE, ImageSize, to_image_size
from lull.saying import Saying, as_sentence, say, with_full_stop
from lull.web.forms import Reading

INSTEAD: Mapping[object, str] = {
    TELL_SIZE: say("write the picture's size below, such as 640x480"),
    LEAVE_SIZE: say("leave the picture's size empty"),
}


def read_picture_size(typed: Reading) -> ImageSize | None:
    """Return width and height in pixels; None where none was typed, or with the reason in the errors."""
    text = typed.raw("picture_size")
    if not text:
        return None
    size = to_image_size(text)
    if size is None:
        typed.errors["picture_size"] = say("Write width x height, for example 640x480.")
    return size


def say_for_page(problem: str) -> str:
    """Return a sentence about a file as a page says it: no options of a command, and a full stop."""
    if isinstance(problem, SafetyText):
        return problem
    said = _without_options(problem)
    first = problem.split(" ", 1)[0]
    return with_full_stop(said) if "." in first else as_sentence(said)  # a file keeps its name


def _without_options(problem: str) -> str:
    """Return a sentence that asks for a field where it asked for an option."""
    if not isinstance(problem, Saying) or problem.values.get("ask") not in INSTEAD:
        return problem
    values = dict(problem.values) | {"ask": INSTEAD[problem.values["ask"]]}
    return Saying(problem.pattern, values, many=problem.many, number=problem.number, first=problem.first)
