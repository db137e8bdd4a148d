"""Restore the family's own record from a backup. What was there is kept; another person's is asked about."""

import unicodedata
from pathlib import Path

from lull.refusal import BadInput, Refusal
from lull.store.key_file import read_key
from lull.store.record_file import explain_trouble, is_record_there
from lull.store.record_summary import RecordSummary
from lull.store.recovery_key import RecoveryKey
from lull.store.restore import Before, Restored, SealedBackup, restore_backup


def restore_record(
    path: Path, sealed: bytes, *, called: str, typed_key: str | None, confirmed: bool
) -> Restored | Refusal:
    """Put the record in a backup file in the place of the one at ``path``.

    ``called`` is what the file is called in sentences; without a ``typed_key`` the key that lives beside the
    record is used. Before a record is put aside that is not the same person's, it is asked whether that is
    meant (H26): a refusal by name, and nothing is changed unless ``confirmed``.

    Raises:
        BadInput: if the key or the backup cannot be used, or another program has the record open.
    """
    is_record_there(path)  # complains where no record can ever be
    backup = SealedBackup(sealed=sealed, called=called, key=_choose_key(path, typed_key))

    def judge(holds: RecordSummary, before: Before) -> Refusal | None:
        return None if confirmed else _ask(holds, before)

    return restore_backup(path, backup, judge)


def _choose_key(path: Path, typed: str | None) -> RecoveryKey:
    """Return the key that was typed, or the one that lives beside the record."""
    if typed is not None:
        return RecoveryKey.from_text(typed)
    with explain_trouble(path):
        key = read_key(path.parent)
    if key is None:
        raise BadInput("no recovery key lives on this computer: write the printed one after --key")
    return key


def _ask(holds: RecordSummary, before: Before) -> Refusal | None:
    """Ask before anything is put aside that is not, or may not be, the same person's."""
    if before is None:
        return None
    if not isinstance(before, RecordSummary):
        here = "The record here cannot be read, so nobody can tell whose it is."
    elif before.entries == 0 or _is_same_name(before.name, holds.name):
        return None
    else:
        here = f"The record here is about {before.name or 'somebody without a name'}."
    return Refusal(
        code="needs_confirmation",
        message=(
            f"{here} The backup is about {holds.name or 'somebody without a name'}. Nothing was changed."
            " To put the record here aside and use the backup, say it again with --yes."
        ),
    )


def _is_same_name(one: str | None, other: str | None) -> bool:
    """Tell whether two names are the same to a reader."""
    return _to_plain(one or "") == _to_plain(other or "")


def _to_plain(name: str) -> str:
    """Write a name so that names that look the same are the same."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
