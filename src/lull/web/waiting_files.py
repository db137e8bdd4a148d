"""Files that wait in a folder of Lull's own, so that a switch can choose one.

A file is chosen in the system's own window, where no ring comes (decision 21). A helper, or a phone's sync,
puts it into ``to-measure`` beside the record instead, and the page has a button for each. What the browser
sends back is a name, and only compared: a path is never made of it. Links are not followed, neither that of
a file nor the folder's own. Files are only read.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from lull.refusal import BadInput
from lull.saying import Saying, say
from lull.store.record_file import OWNER_ONLY_FOLDER
from lull.web.guard import LARGEST_UPLOAD_BYTES
from lull.web.house import House

FOLDER = "to-measure"
ENDINGS = (".csv", ".txt", ".parquet")
"""What a form's own file field takes, too."""

MOST_SHOWN = 6
"""So many files are offered, the newest first, and so many are refused by name (ours; a ring goes through
them one by one)."""

LONGEST_NAME = 100
"""A longer name fits no button (ours)."""

GONE = say("This file is not in the folder any more. Choose again.")
MEGABYTE = 1_000_000

WITHOUT_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened where a system knows these: no link, nothing that keeps waiting, byte for byte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits: the folder, the names that can be measured, and sentences about those that cannot."""

    folder: Path
    names: tuple[str, ...]
    refused: tuple[Saying, ...]


def list_waiting(house: House) -> Waiting:
    """Return what waits to be measured; the folder is there from now on."""
    folder = house.ledger.path.parent / FOLDER
    with suppress(OSError):
        folder.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
    names: list[str] = []
    refused: list[Saying] = []
    for name, found in _look_into(folder):
        why = _refuse(name, found)
        if why is None:
            names.append(name)
        else:
            refused.append(why)
    return Waiting(folder=folder, names=tuple(names[:MOST_SHOWN]), refused=tuple(refused[:MOST_SHOWN]))


def read_waiting(house: House, name: str) -> bytes:
    """Return what is in the waiting file that has this name.

    Raises:
        BadInput: if none that was offered has it, or it is another kind of thing by now.
    """
    waiting = list_waiting(house)
    chosen = next((one for one in waiting.names if one == name), None)
    if chosen is None:
        raise BadInput(GONE)
    try:
        return _read(waiting.folder / chosen)
    except OSError:
        raise BadInput(GONE) from None


def _read(path: Path) -> bytes:
    """Read one file; what it is now is looked at once it is open, in case it was changed for another."""
    before = path.lstat()
    with os.fdopen(os.open(path, os.O_RDONLY | WITHOUT_LINKS), "rb") as opened:
        now = os.fstat(opened.fileno())
        is_same = (now.st_dev, now.st_ino) == (before.st_dev, before.st_ino)
        if not is_same or _refuse(path.name, now) is not None:
            raise BadInput(GONE)
        return opened.read(LARGEST_UPLOAD_BYTES)


def _look_into(folder: Path) -> list[tuple[str, os.stat_result]]:
    """Return every name that is not hidden with what it is, links as links, the newest first."""
    found: list[tuple[str, os.stat_result]] = []
    with suppress(OSError):
        if S_ISDIR(folder.lstat().st_mode):
            for path in folder.iterdir():
                if not path.name.startswith("."):
                    with suppress(OSError):
                        found.append((path.name, path.lstat()))
    return sorted(found, key=lambda one: (-one[1].st_mtime_ns, one[0]))


def _refuse(name: str, found: os.stat_result) -> Saying | None:
    """Say why a file cannot be measured, by its name; ``None`` where it can be tried."""
    shown = "".join(sign if sign.isprintable() else "?" for sign in name[:LONGEST_NAME])
    if len(name) > LONGEST_NAME or shown != name:
        return say("{name}: give it a shorter name, of letters, numbers and signs.", name=shown)
    if not S_ISREG(found.st_mode):
        return say("{name}: this is a link or a folder, not a file.", name=shown)
    if not name.lower().endswith(ENDINGS):
        return say("{name}: this is no table. A table ends in .csv, .txt or .parquet.", name=shown)
    if found.st_size == 0:
        return say("{name}: this file is empty.", name=shown)
    if found.st_size > LARGEST_UPLOAD_BYTES:
        most = LARGEST_UPLOAD_BYTES // MEGABYTE
        return say("{name}: this file is larger than {most} MB.", name=shown, most=most)
    return None
