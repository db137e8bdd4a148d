"""Writes a file that tells about a person: whole or not at all, and for its owner's eyes only."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

from lull.refusal import BadInput, shorten


def write_private_file(name: str, content: bytes, *, overwrite: bool = False) -> Path:
    """Write the content under this name and return where it lies, as a full path.

    The content goes into a new file beside it first, so that nobody ever sees half of it.

    Raises:
        BadInput: if the name is empty, a file is there already and may not be overwritten, or the folder
            cannot be written to.
    """
    with fill_private_file(name, overwrite=overwrite) as beside:
        beside.write_bytes(content)
    return Path(name).absolute()


@contextmanager
def fill_private_file(name: str, *, overwrite: bool = False) -> Iterator[Path]:
    """Give a new file in the same folder to be filled; it is given its name when the block ends well.

    If the block raises, nothing is left. The file's ending is that of the name.

    Raises:
        BadInput: as :func:`write_private_file`.
    """
    if not name.strip():
        raise BadInput("the file name is empty: name the file to write")
    said = shorten(name)
    try:
        path = Path(name).absolute()
        _check_place(path, said, overwrite=overwrite)
        with _filled_beside(path, overwrite=overwrite) as beside:
            yield beside
    except FileExistsError:
        raise BadInput(f"{said} is there already: choose another name, or say --overwrite") from None
    except (OSError, ValueError) as problem:  # ValueError: a name with half a letter or a null in it
        if isinstance(problem, BadInput):
            raise
        why = problem.strerror if isinstance(problem, OSError) else "its name is not one"
        raise BadInput(f"{said} cannot be written ({why}): choose another folder or name") from None


def _check_place(path: Path, said: str, *, overwrite: bool) -> None:
    """Refuse a place that holds something else than a file to be replaced."""
    try:
        kind = path.lstat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(kind):
        raise BadInput(f"{said} is a folder: name a file in it")
    if not stat.S_ISREG(kind):
        raise BadInput(f"{said} is a link, a pipe or a device, not a file: choose another name")
    if not overwrite:
        raise FileExistsError


@contextmanager
def _filled_beside(path: Path, *, overwrite: bool) -> Iterator[Path]:
    """Give a new file in the same folder, for the owner only, and give it its name at the end."""
    number, made = mkstemp(prefix=".lull-", suffix=path.suffix, dir=path.parent)  # for its owner alone
    os.close(number)
    beside = Path(made)
    try:
        yield beside
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        if overwrite:
            beside.replace(path)
        else:
            _give_new_name(beside, path)
    except BaseException:
        with suppress(FileNotFoundError):
            beside.unlink()
        raise


def _give_new_name(beside: Path, path: Path) -> None:
    """Name the file, and never over another one that has come meanwhile."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: the last look must do
        if path.exists():
            raise FileExistsError from None
        beside.rename(path)
    else:
        beside.unlink()
