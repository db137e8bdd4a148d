"""The checkpoint as a row: what the record said at one event, to open faster. Never trusted blindly."""

import json
import sqlite3
from hashlib import sha256

from lull.record.checkpoint import SHAPE, from_checkpoint, to_checkpoint
from lull.record.state import EMPTY, RecordState
from lull.refusal import BadInput


def write_checkpoint(connection: sqlite3.Connection, sequence: int, state: RecordState) -> None:
    """Put the state after this event in the place of an older checkpoint."""
    written = json.dumps(to_checkpoint(state), ensure_ascii=False, allow_nan=False)
    connection.execute(
        "INSERT OR REPLACE INTO checkpoint (shape, sequence, state, digest) VALUES (?, ?, ?, ?)",
        (SHAPE, sequence, written, _digest(sequence, written)),
    )


def read_checkpoint(connection: sqlite3.Connection) -> tuple[int, RecordState]:
    """Return the newest checkpoint and its event, or the empty state when there is none to rely on."""
    row = connection.execute(
        "SELECT sequence, state, digest FROM checkpoint WHERE shape = ?", (SHAPE,)
    ).fetchone()
    if row is None:
        return 0, EMPTY
    sequence, written, digest = row
    if _digest(sequence, written) != digest:
        return 0, EMPTY
    try:
        return sequence, from_checkpoint(json.loads(written))
    except BadInput:
        return 0, EMPTY


def _digest(sequence: int, written: str) -> str:
    """Return a digest of a checkpoint."""
    return sha256(f"{sequence}\n{written}".encode()).hexdigest()
