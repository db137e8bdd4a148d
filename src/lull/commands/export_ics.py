"""``lull export ics [FILE]``: the planned times as a calendar with alarms. Without a file it is printed."""

import argparse
from datetime import datetime

from lull.commands import Answer
from lull.commands.own_record import now_utc, use_own_record
from lull.record.state import RecordState
from lull.refusal import Refusal
from lull.store.ledger import Ledger

SCHEMA = "lull.export.ics/1"
PLAIN_WORDS = ("time", "practice")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file and how entries are called."""
    parser.add_argument("file", metavar="FILE.ics", nargs="?", help="where to write it; printed if left out")
    titles = parser.add_mutually_exclusive_group()
    titles.add_argument(
        "--plain-titles", action="store_true", help="call every entry by a plain word; this is the usual way"
    )
    titles.add_argument(
        "--name-medicine",
        action="store_true",
        help="say the medicine and the amount: who sees it can read it",
    )
    parser.add_argument("--called", choices=PLAIN_WORDS, default="time", help="the plain word; usually time")
    parser.add_argument("--overwrite", action="store_true", help="replace a file of this name")


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Write the calendar.

    Raises:
        BadInput: if the file cannot be written.
    """
    now = now_utc()

    def use(ledger: Ledger, state: RecordState) -> Answer | Refusal:
        del ledger
        return _write(state, args, now)

    return use_own_record(use)


def _write(state: RecordState, args: argparse.Namespace, now: datetime) -> Answer:
    """Write the calendar of a record, into the file or into the answer."""
    from lull.exchange.calendar import CalendarTitles, count_times, write_calendar  # noqa: PLC0415 - only here
    from lull.exchange.report_file import write_private_file  # noqa: PLC0415

    titles = CalendarTitles(word=args.called, name_medicine=args.name_medicine)
    written = write_calendar(state, now=now, titles=titles)
    times = count_times(state, now=now)
    document: dict[str, object] = {
        "schema": SCHEMA,
        "times_ahead": times,
        "named": args.name_medicine,
        "made_at": now.isoformat(),
    }
    if args.file is None:
        text = written.decode("utf-8")
        return Answer(json=document | {"calendar": text}, text=text.removesuffix("\r\n"))
    path = write_private_file(args.file, written, overwrite=args.overwrite)
    said = "1 planned time" if times == 1 else f"{times} planned times"
    return Answer(
        json=document | {"file": str(path)},
        text=f"Written: {path}\n{said} with alarms. Export again whenever the plan changes.",
        done=f"the calendar is written to {path}",
    )
