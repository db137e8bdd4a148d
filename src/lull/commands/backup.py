"""``lull backup [FILE]``: one sealed file with the whole record, or the key that opens it."""

import argparse
from pathlib import Path

from lull.actions.back_up import back_up, find_key
from lull.actions.places import record_path
from lull.commands import Answer
from lull.commands.own_record import now_utc
from lull.commands.record_words import check_file_name, record_to_json, say_record
from lull.refusal import BadInput, Refusal
from lull.store.backup import MadeBackup
from lull.store.recovery_key import RecoveryKey

HELP = "save the whole record in one encrypted file"

ONLY_KEY = "Without this key nobody can open the backup, neither can we."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where to, and showing the key instead."""
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="a new file, or a folder; beside the record if left out"
    )
    parser.add_argument("--show-key", action="store_true", help="show the recovery key again, to print it")


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Make a backup, or show the key.

    Raises:
        BadInput: if the record cannot be used, the backup cannot be written, or there is no key to show.
    """
    if args.show_key:
        if args.file is not None:
            raise BadInput("--show-key makes no backup: leave out the file, or leave out --show-key")
        return _show_key(find_key(record_path()))
    named = None if args.file is None else Path(check_file_name(args.file))
    made = back_up(record_path(), named, now=now_utc())
    return made if isinstance(made, Refusal) else _say_made(made)


def _show_key(key: RecoveryKey) -> Answer:
    """Show the key."""
    return Answer(
        json={"recovery_key": key.to_text(), "key_id": key.key_id.hex()},
        text=f"The recovery key of your backups:\n\n    {key.to_text()}\n\n{ONLY_KEY}",
    )


def _say_made(made: MadeBackup) -> Answer:
    """Say where the backup is and, the first time, the key. Machines are told only that there is one."""
    lines = [
        f"Backed up: {say_record(made.holds, now=now_utc())}.",
        f"The file is encrypted and was read back whole: {made.path}",
        "Elsewhere it opens only with its printed key. To print it: lull backup --show-key",
    ]
    if made.key_is_new:
        lines[2:] = [
            "",
            "This is the recovery key, made just now. Print it, and keep it away from this computer:",
            "",
            f"    {made.key.to_text()}",
            "",
            ONLY_KEY,
            "To see it again: lull backup --show-key",
        ]
    return Answer(
        json={
            "backup": str(made.path),
            "size_bytes": made.size_bytes,
            "holds": record_to_json(made.holds),
            "key_id": made.key.key_id.hex(),
            "key_is_new": made.key_is_new,
        },
        text="\n".join(lines),
        done=f"the backup {made.path} is made and whole. To see its key: lull backup --show-key",
    )
