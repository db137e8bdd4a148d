"""A file that was sent with a form: measured once in a folder of its own, and forgotten at once."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from markupsafe import Markup
from starlette.datastructures import FormData, UploadFile

from lull.assessment.safety_text import SafetyText
from lull.refusal import BadInput, Refusal
from lull.saying import say
from lull.web.forms import Reading
from lull.web.house import House
from lull.web.picture_size_field import say_for_page
from lull.web.waiting_files import read_waiting

Found = TypeVar("Found")
LONGEST_NAME = 60


async def measure_upload(form: FormData, house: House, measure: Callable[[str], Found | Refusal]) -> Found:
    """Return what ``measure`` makes of the path of the form's file, or of a file that waits in our folder.

    Raises:
        BadInput: for no file, as ``measure`` says, or with the sentence of its refusal.
    """
    upload, waiting = form.get("file"), form.get("waiting")
    if isinstance(waiting, str) and waiting:
        name, content = waiting, await asyncio.to_thread(read_waiting, house, waiting)
    elif isinstance(upload, UploadFile) and upload.filename:
        name, content = upload.filename, await upload.read()
    else:
        raise BadInput(say("choose a file first"))
    found = await asyncio.to_thread(lambda: _measure_bytes(name, content, measure))
    if isinstance(found, Refusal):
        raise BadInput(found.message)
    return found


@contextmanager
def say_beside_file(typed: Reading) -> Iterator[None]:
    """Turn what is wrong with a file into the sentence that stands beside it."""
    try:
        yield
    except BadInput as problem:
        said = say_for_page(problem.args[0])
        # What is about safety stays in English, and its place says so (H36).
        english = isinstance(said, SafetyText)
        typed.errors["file"] = Markup('<span lang="en">{}</span>').format(said) if english else said


def _measure_bytes(name: str, content: bytes, measure: Callable[[str], Found | Refusal]) -> Found | Refusal:
    """Measure bytes under their own name, made harmless, in a folder that is gone afterwards."""
    kept = "".join(sign if sign.isalnum() or sign in "._-" else "_" for sign in Path(name).name)
    with TemporaryDirectory(prefix="lull-measure-") as folder:
        path = Path(folder) / (kept[-LONGEST_NAME:].lstrip(".") or "file")
        path.write_bytes(content)
        return measure(str(path))
