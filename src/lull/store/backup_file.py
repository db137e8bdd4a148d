"""The file of a backup, ``lull.backup/1``: content sealed so that only the recovery key opens it.

A header (what it is, whose key opens it, salt), then chunks, each with a random nonce, sealed by AES-256-GCM
under a key made for this file alone. Every chunk vouches for the header, for its own place and for being the
last or not. So a byte changed, a chunk lost, swapped or added, and a file cut short anywhere are all found.
"""

import secrets
import struct
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from lull.refusal import BadInput
from lull.store.recovery_key import KEY_ID_BYTES, RecoveryKey

MAGIC = b"lull.backup/"
VERSION = b"1\n"
SALT_BYTES = 16
NONCE_BYTES = 12
TAG_BYTES = 16
CHUNK_BYTES = 64 * 1024
KEY_ID_AT = len(MAGIC + VERSION)
HEADER_BYTES = KEY_ID_AT + KEY_ID_BYTES + SALT_BYTES
SEALED_BYTES = NONCE_BYTES + CHUNK_BYTES + TAG_BYTES


class BackupUnusable(BadInput):
    """A backup that cannot be opened: one sentence says which, why, and what to do."""


def seal(content: bytes, key: RecoveryKey) -> Iterator[bytes]:
    """Yield the parts of a backup file with this content; joined in order they are the file."""
    header = MAGIC + VERSION + key.key_id + secrets.token_bytes(SALT_BYTES)
    cipher = _cipher_of(header, key)
    yield header
    starts = range(0, max(len(content), 1), CHUNK_BYTES)
    for number, start in enumerate(starts):
        nonce = secrets.token_bytes(NONCE_BYTES)
        vouched = _vouch_for(header, number, is_last=number == len(starts) - 1)
        yield nonce + cipher.encrypt(nonce, content[start : start + CHUNK_BYTES], vouched)


def unseal(sealed: bytes, key: RecoveryKey, called: str) -> bytes:
    """Return the whole content of a backup file, every byte vouched for; never a part of it.

    Raises:
        BackupUnusable: if it is no backup, is from a newer Lull, needs another key, or is damaged.
    """
    header = _check_header(sealed, key, called)
    cipher = _cipher_of(header, key)
    starts = range(HEADER_BYTES, len(sealed), SEALED_BYTES)
    parts = []
    for number, start in enumerate(starts):
        nonce = sealed[start : start + NONCE_BYTES]
        chunk = sealed[start + NONCE_BYTES : start + SEALED_BYTES]
        vouched = _vouch_for(header, number, is_last=number == len(starts) - 1)
        if len(chunk) < TAG_BYTES:
            raise _say_damaged(called)
        try:
            parts.append(cipher.decrypt(nonce, chunk, vouched))
        except InvalidTag:
            raise _say_damaged(called) from None
    if not parts:
        raise _say_damaged(called)
    return b"".join(parts)


def is_backup(beginning: bytes) -> bool:
    """Tell whether a file that begins like this is a backup of Lull, of any version."""
    return beginning.startswith(MAGIC)


def _check_header(sealed: bytes, key: RecoveryKey, called: str) -> bytes:
    """Return the header, if this program and this key can open what follows."""
    if not is_backup(sealed):
        raise BackupUnusable(f"{called} is not a backup of Lull: name the file that lull backup made")
    if len(sealed) < HEADER_BYTES:
        raise _say_damaged(called)
    if sealed[len(MAGIC) : KEY_ID_AT] != VERSION:
        raise BackupUnusable(f"the backup {called} was made by a newer Lull: update Lull to open it")
    if sealed[KEY_ID_AT : KEY_ID_AT + KEY_ID_BYTES] != key.key_id:
        raise BackupUnusable(
            f"this recovery key does not open the backup {called}: find the key that was printed for it"
        )
    return sealed[:HEADER_BYTES]


def _cipher_of(header: bytes, key: RecoveryKey) -> AESGCM:
    """Return the cipher of one file: its key is made from the recovery key and the file's own salt."""
    salt = header[KEY_ID_AT + KEY_ID_BYTES :]
    made = HKDF(algorithm=SHA256(), length=32, salt=salt, info=MAGIC + VERSION).derive(key.secret)
    return AESGCM(made)


def _vouch_for(header: bytes, number: int, *, is_last: bool) -> bytes:
    """Return what a chunk vouches for besides its own content."""
    return header + struct.pack(">Q?", number, is_last)


def _say_damaged(called: str) -> BackupUnusable:
    """Say that the file is not what was written."""
    return BackupUnusable(
        f"the backup {called} is damaged or cut short, and nothing was taken from it: use another copy of it"
    )
