"""The lock for a shared family computer: a hashed secret in a file beside the record, for its owner alone.

It keeps a curious brother or sister out of the pages. It is no encryption: whoever can read the disk can read
the record and remove this file. It is not part of the record, so a backup does not carry it.
"""

import json
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass
from hashlib import scrypt
from hmac import compare_digest
from pathlib import Path
from secrets import token_bytes
from unicodedata import normalize

from lull.refusal import BadInput
from lull.store.record_file import make_folder, new_file_beside, sync

LOCK_FILE = "lock.json"
SHORTEST, LONGEST = 4, 100
IDLE_MINUTES = (1, 2, 5, 10, 30, 60)
"""After how long without use the app asks again (ours); a list, so that a slip locks nobody out."""

SALT_BYTES, KEY_BYTES = 16, 32
COST, BLOCK, SIDE_BY_SIDE = 2**15, 8, 1
MEMORY_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class LockFile:
    """A secret, salted and hashed, and after how many minutes without use the app asks for it again.

    A damaged file is a lock that nothing opens: ``key`` is empty then.
    """

    salt: bytes
    key: bytes
    idle_minutes: int

    def opens_with(self, secret: str) -> bool:
        """Tell whether this is the secret. It takes a good part of a tenth of a second, on purpose."""
        return (
            bool(self.key) and len(secret) <= LONGEST and compare_digest(_hash(secret, self.salt), self.key)
        )


DAMAGED = LockFile(salt=b"", key=b"", idle_minutes=IDLE_MINUTES[0])


def new_lock(secret: str, *, idle_minutes: int) -> LockFile:
    """Return a lock for this secret.

    Raises:
        BadInput: if the secret is too short or too long, or the minutes are not on the list.
    """
    if not SHORTEST <= len(secret) <= LONGEST:
        raise BadInput(f"a PIN or passphrase has {SHORTEST} to {LONGEST} signs: choose another")
    if idle_minutes not in IDLE_MINUTES:
        raise BadInput(f"the lock closes after one of {', '.join(map(str, IDLE_MINUTES))} minutes")
    salt = token_bytes(SALT_BYTES)
    return LockFile(salt=salt, key=_hash(secret, salt), idle_minutes=idle_minutes)


def read_lock(folder: Path) -> LockFile | None:
    """Return the lock that lies in this folder, if there is one.

    Raises:
        OSError: if it is there and cannot be read.
    """
    try:
        written = (folder / LOCK_FILE).read_bytes()
    except FileNotFoundError:
        return None
    with suppress(ValueError, KeyError, TypeError):
        said = json.loads(written)
        salt, key = b64decode(said["salt"], validate=True), b64decode(said["key"], validate=True)
        if len(salt) == SALT_BYTES and len(key) == KEY_BYTES and said["idle_minutes"] in IDLE_MINUTES:
            return LockFile(salt=salt, key=key, idle_minutes=int(said["idle_minutes"]))
    return DAMAGED


def write_lock(folder: Path, lock: LockFile) -> None:
    """Put the lock into the folder, in place of one that may be there; whole or not at all.

    Raises:
        OSError: if it cannot be written.
    """
    said = {
        "what": "The lock of Lull on this computer. Forgotten? Stop Lull, remove this file, start it again.",
        "salt": b64encode(lock.salt).decode(),
        "key": b64encode(lock.key).decode(),
        "idle_minutes": lock.idle_minutes,
    }
    make_folder(folder)
    path = folder / LOCK_FILE
    with new_file_beside(path) as fresh:
        fresh.write_text(json.dumps(said, indent=1), encoding="utf-8")
        sync(fresh)
        fresh.replace(path)
    sync(folder)


def remove_lock(folder: Path) -> None:
    """Take the lock away.

    Raises:
        OSError: if it cannot be removed.
    """
    (folder / LOCK_FILE).unlink(missing_ok=True)


def _hash(secret: str, salt: bytes) -> bytes:
    """Return what stands in the file for a secret; the same word typed on two keyboards is one word."""
    typed = normalize("NFC", secret).encode("utf-8", "surrogatepass")
    return scrypt(typed, salt=salt, n=COST, r=BLOCK, p=SIDE_BY_SIDE, maxmem=MEMORY_BYTES, dklen=KEY_BYTES)
