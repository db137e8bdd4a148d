"""``lull restore FILE``: put a backup in the place of the record. What was there is kept beside it."""

import argparse
import sys

from lull.actions.places import record_path
from lull.actions.restore_record import restore_record
from lull.commands import Answer
from lull.commands.own_record import now_utc
from lull.commands.record_words import record_to_json, say_record
from lull.exchange.named_file import read_named_file
from lull.refusal import Refusal, shorten
from lull.store.record_summary import RecordSummary
from lull.store.restore import Restored

HELP = "bring back a record from a backup"

MOST_MB = 4_000
"""A lifetime of entries and repetitions is some hundred megabytes."""

FROM_INPUT = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file, the key, and the answer to a question."""
    parser.add_argument("file", metavar="FILE", help="the backup")
    parser.add_argument(
        "--key",
        metavar="KEY",
        help="the printed recovery key, or - to type it in; the one on this computer if left out",
    )
    parser.add_argument("--yes", action="store_true", help="do it although Lull asks about it")


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Restore the record.

    Raises:
        BadInput: if the file or the key cannot be used, or another program has the record open.
    """
    sealed = read_named_file(args.file, most_mb=MOST_MB)
    done = restore_record(
        record_path(), sealed, called=shorten(args.file), typed_key=_read_key(args.key), confirmed=args.yes
    )
    return done if isinstance(done, Refusal) else _say_restored(done)


def _read_key(typed: str | None) -> str | None:
    """Return the key as typed: as an argument, or as one line of input, which no list of commands keeps."""
    return sys.stdin.readline() if typed == FROM_INPUT else typed


def _say_restored(done: Restored) -> Answer:
    """Say what the record holds now, and where what was there is kept."""
    lines = [f"Restored: {say_record(done.holds, now=now_utc())}."]
    if done.kept is not None:
        was = "What was here before could not be read"
        if isinstance(done.before, RecordSummary):
            was = f"The record that was here before holds {say_record(done.before, now=now_utc())}"
        lines.append(f"{was}. It is kept: {done.kept}")
    before = done.before
    return Answer(
        json={
            "restored": record_to_json(done.holds),
            "before": record_to_json(before) if isinstance(before, RecordSummary) else before,
            "kept": str(done.kept) if done.kept else None,
        },
        text="\n".join(lines),
        done="the record is restored: there is no need to restore it again",
    )
