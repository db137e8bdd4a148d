"""Reads a file somebody named, whole, or says in one sentence why not.

Only regular files are read: a pipe may never end and a device never does. How much is read is bounded.
"""

import stat
from pathlib import Path

from lull.refusal import BadInput, shorten
from lull.saying import say

BYTES_PER_MB = 1_000_000


def read_named_file(name: str, *, most_mb: int) -> bytes:
    """Return what is in the file.

    Raises:
        BadInput: if there is no such file, it is a folder, a pipe or a device, it is larger than
            ``most_mb``, or it may not be read.
    """
    return check_size(shorten(name), read_beginning(name, most=most_mb * BYTES_PER_MB + 1), most_mb=most_mb)


def read_beginning(name: str, *, most: int) -> bytes:
    """Return at most so many bytes from the beginning of the file.

    Raises:
        BadInput: if there is no such file, it is a folder, a pipe or a device, or it may not be read.
    """
    if not name.strip():
        raise BadInput(say("the file name is empty: name the file to read"))
    said = shorten(name)
    content = None
    try:
        kind = Path(name).stat().st_mode
        if stat.S_ISREG(kind):
            with Path(name).open("rb") as file:
                content = file.read(most)
    except FileNotFoundError:
        raise BadInput(say("there is no file {name}: check its name and folder", name=said)) from None
    except (OSError, ValueError) as problem:  # ValueError: a name with half a letter or a null in it
        why = problem.strerror if isinstance(problem, OSError) else say("its name is not one")
        raise BadInput(
            say("{name} cannot be read ({why}): check that you may open it", name=said, why=why)
        ) from None
    if stat.S_ISDIR(kind):
        raise BadInput(say("{name} is a folder: name one file in it", name=said))
    if content is None:
        raise BadInput(say("{name} is a pipe or a device, not a file: save it as a file first", name=said))
    return content


def check_size(said: str, content: bytes, *, most_mb: int) -> bytes:
    """Return the content if it is no larger than it may be.

    Raises:
        BadInput: if it is larger.
    """
    if len(content) > most_mb * BYTES_PER_MB:
        raise BadInput(say("{name} is larger than {most} MB: take a shorter one", name=said, most=most_mb))
    return content
