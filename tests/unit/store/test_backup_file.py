"""The file of a backup: opened whole by its key, and in every other case one sentence."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.refusal import BadInput
from lull.store import backup_file
from lull.store.backup_file import CHUNK_BYTES, HEADER_BYTES, SEALED_BYTES, BackupUnusable, seal, unseal
from made_backup import KEY, OTHER_KEY

BIG = random.Random(7).randbytes(3 * CHUNK_BYTES + 100)


def sealed_of(content: bytes) -> bytes:
    """Return a backup file with this content."""
    return b"".join(seal(content, KEY))


def complain(sealed: bytes) -> str:
    """Return the one sentence about a file that cannot be opened."""
    with pytest.raises(BackupUnusable) as said:
        unseal(sealed, KEY, "b.lullbackup")
    assert "\n" not in str(said.value)
    return str(said.value)


@given(st.binary(max_size=300), st.integers(1, 64))
def test_content_comes_back_byte_for_byte(content: bytes, chunk_bytes: int) -> None:
    """Any content, in chunks of any size."""
    with pytest.MonkeyPatch.context() as small:
        small.setattr(backup_file, "CHUNK_BYTES", chunk_bytes)
        small.setattr(backup_file, "SEALED_BYTES", chunk_bytes + SEALED_BYTES - CHUNK_BYTES)
        assert unseal(sealed_of(content), KEY, "b") == content


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES])
def test_the_borders_of_chunks_hold(size: int) -> None:
    """Nothing at all, one byte, and exactly full chunks."""
    assert unseal(sealed_of(BIG[:size]), KEY, "b") == BIG[:size]


@pytest.mark.hazard("H27")
def test_nothing_readable_stands_in_the_file_and_no_two_files_are_alike() -> None:
    """Neither what was sealed nor the key; the same content sealed twice shares only what names the key."""
    content = b"Mara has cerebral palsy. " * 10
    one, other = sealed_of(content), sealed_of(content)

    assert b"Mara" not in one
    assert KEY.secret not in one
    assert KEY.secret[:8] not in one
    assert one[: HEADER_BYTES - 16] == other[: HEADER_BYTES - 16]
    assert one[HEADER_BYTES - 16 : HEADER_BYTES] != other[HEADER_BYTES - 16 : HEADER_BYTES]
    assert one[HEADER_BYTES:][:60] != other[HEADER_BYTES:][:60]


@pytest.mark.hazard("H28")
def test_every_byte_changed_is_found() -> None:
    """Each byte of a small file, one bit at a time."""
    sealed = sealed_of(b"ten milligrams")
    for place in range(len(sealed)):
        for bit in range(8):
            changed = bytearray(sealed)
            changed[place] ^= 1 << bit
            complain(bytes(changed))


@pytest.mark.hazard("H28")
@settings(max_examples=60)
@given(st.integers(0, len(BIG) + HEADER_BYTES), st.integers(1, 255))
def test_a_byte_changed_anywhere_in_a_large_file_is_found(place: int, by: int) -> None:
    """In any chunk."""
    changed = bytearray(SEALED_BIG)
    changed[place] ^= by
    complain(bytes(changed))


SEALED_BIG = sealed_of(BIG)


@pytest.mark.hazard("H28")
def test_a_file_cut_short_anywhere_is_found() -> None:
    """At every byte of a small file, and between whole chunks of a large one."""
    small = sealed_of(b"ten milligrams")
    for length in range(len(small)):
        complain(small[:length])
    for chunks in range(4):
        assert "is damaged or cut short" in complain(SEALED_BIG[: HEADER_BYTES + chunks * SEALED_BYTES])
    complain(SEALED_BIG + b"x")
    complain(SEALED_BIG + SEALED_BIG[HEADER_BYTES:])


@pytest.mark.hazard("H28")
def test_chunks_swapped_lost_or_from_another_file_are_found() -> None:
    """Each chunk is whole by itself, and still not where it belongs."""
    chunks = [
        SEALED_BIG[start:][:SEALED_BYTES] for start in range(HEADER_BYTES, len(SEALED_BIG), SEALED_BYTES)
    ]
    header = SEALED_BIG[:HEADER_BYTES]
    other = sealed_of(BIG)[HEADER_BYTES:][:SEALED_BYTES]
    for wrong in (
        [chunks[1], chunks[0], *chunks[2:]],
        [chunks[0], *chunks[2:]],
        [chunks[0], chunks[0], *chunks[2:]],
        [other, *chunks[1:]],
        [chunks[-1]],
    ):
        assert "is damaged or cut short" in complain(header + b"".join(wrong))


def test_what_is_no_backup_and_what_is_newer_are_told_apart() -> None:
    """What to do differs."""
    assert "is not a backup of Lull: name the file that lull backup made" in complain(b"")
    assert "is not a backup of Lull" in complain(b"SQLite format 3\0" * 20)
    newer = SEALED_BIG.replace(b"lull.backup/1\n", b"lull.backup/2\n", 1)
    assert "was made by a newer Lull: update Lull" in complain(newer)


@pytest.mark.hazard("H27")
def test_another_key_does_not_open_it() -> None:
    """It is said to be another key; and pretending that it is the right one does not help."""
    with pytest.raises(BadInput, match="this recovery key does not open the backup b: find the key"):
        unseal(SEALED_BIG, OTHER_KEY, "b")
    forged = SEALED_BIG.replace(KEY.key_id, OTHER_KEY.key_id, 1)
    with pytest.raises(BadInput, match="is damaged or cut short"):
        unseal(forged, OTHER_KEY, "b")


def test_a_file_sealed_long_ago_still_opens() -> None:
    """The format is a promise: this file was written when it was new."""
    assert unseal(bytes.fromhex(re.sub(r"\s", "", SEALED_LONG_AGO)), KEY, "b") == b"ten milligrams"


SEALED_LONG_AGO = """
6c756c6c2e6261636b75702f310ad6a81c143180f7038b304e5bf9e3ca0872a6b4fadc5e43a2560d
f07339c2ad8dbaa6e9ba9f33a7aa309b5bbe58fda713776c5d1a702d5a8a26ae6b99fd1887b5c15b
"""
