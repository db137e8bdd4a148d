"""Back up the family's own record into one sealed file, or say the key that opens such files."""

from datetime import datetime
from pathlib import Path

from lull.actions.plan_day import NO_RECORD
from lull.refusal import BadInput, Refusal
from lull.saying import say
from lull.store.backup import BACKUP_FOLDER, MadeBackup, make_backup, name_backup
from lull.store.key_file import read_key
from lull.store.record_file import explain_trouble, is_record_there
from lull.store.recovery_key import RecoveryKey


def back_up(path: Path, named: Path | None, *, now: datetime) -> MadeBackup | Refusal:
    """Back up the record at ``path`` into the file ``named``, into that folder, or into the default folder.

    Raises:
        BadInput: if the record cannot be used or the backup cannot be written.
    """
    if not is_record_there(path):
        return NO_RECORD
    if named is None:
        goal = path.parent / BACKUP_FOLDER / name_backup(now)
    else:
        goal = named / name_backup(now) if named.is_dir() else named
    return make_backup(path, goal.absolute())


def find_key(path: Path) -> RecoveryKey:
    """Return the key that opens the backups of the record at ``path``.

    Raises:
        BadInput: if there is none yet, or its file cannot be read.
    """
    with explain_trouble(path):
        key = read_key(path.parent)
    if key is None:
        raise BadInput(say("there is no recovery key yet: the first lull backup makes it"))
    return key
