"""Where the recovery key lives: beside the record, for its owner alone, so that no backup asks for it."""

from contextlib import suppress
from pathlib import Path

from lull.refusal import BadInput
from lull.store.record_file import give_name, new_file_beside
from lull.store.record_unusable import RecordUnusable
from lull.store.recovery_key import RecoveryKey

KEY_STEM = "recovery"
KEY_FILE = f"{KEY_STEM}.key"
EXPLAINED = """\
# The recovery key of the backups of this record. Print it, and keep it away from this computer.
# Without it nobody can open a backup, neither can we.
"""


def read_key(folder: Path) -> RecoveryKey | None:
    """Return the key that lives in this folder, if there is one.

    Raises:
        RecordUnusable: if there is a file of that name and no key in it.
        OSError: if it cannot be read.
    """
    path = folder / KEY_FILE
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None
    written = "".join(line for line in text.splitlines() if not line.startswith("#"))
    try:
        return RecoveryKey.from_text(written)
    except BadInput as problem:
        raise RecordUnusable(
            f"the file {path} is damaged ({problem}): write the printed key into it, or move it aside"
        ) from problem


def keep_key(folder: Path, key: RecoveryKey) -> RecoveryKey:
    """Let this key live in the folder unless one does already; return the one that does.

    Raises:
        RecordUnusable: if there is a file of that name and no key in it.
        OSError: if it cannot be written.
    """
    there = read_key(folder)
    if there is not None:
        return there
    path = folder / KEY_FILE
    with new_file_beside(path) as fresh:
        fresh.write_text(f"{EXPLAINED}{key.to_text()}\n", encoding="utf-8")
        with suppress(FileExistsError):
            give_name(fresh, path)
    kept = read_key(folder)
    assert kept is not None
    return kept
