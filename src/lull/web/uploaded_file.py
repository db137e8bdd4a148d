"""A file that was sent with a form: measured once in a folder of its own, and forgotten at once."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from starlette.datastructures import FormData, UploadFile

from lull.refusal import BadInput

Found = TypeVar("Found")
LONGEST_NAME = 60


async def measure_upload(form: FormData, measure: Callable[[str], Found]) -> Found:
    """Return what ``measure`` makes of the path of the form's file.

    Raises:
        BadInput: for no file, or as ``measure`` says.
    """
    upload = form.get("file")
    if not isinstance(upload, UploadFile) or not upload.filename:
        raise BadInput("choose a file first")
    return await asyncio.to_thread(_measure_bytes, upload.filename, await upload.read(), measure)


def _measure_bytes(name: str, content: bytes, measure: Callable[[str], Found]) -> Found:
    """Measure bytes under their own name, made harmless, in a folder that is gone afterwards."""
    kept = "".join(sign if sign.isalnum() or sign in "._-" else "_" for sign in Path(name).name)
    with TemporaryDirectory(prefix="lull-measure-") as folder:
        path = Path(folder) / (kept[-LONGEST_NAME:].lstrip(".") or "file")
        path.write_bytes(content)
        return measure(str(path))
