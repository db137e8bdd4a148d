"""``lull erase --name NAME``: erase a person from this computer. It cannot be undone."""

import argparse
import os

from lull.actions.erase_person import erase_person
from lull.actions.places import record_path
from lull.commands import Answer
from lull.refusal import Refusal
from lull.store.erase import Erased

HELP = "erase a person: the record, its backups and their key"

REMAINS = (
    "What is elsewhere is yours to destroy: backups and copies you saved in other places, which the printed"
    " recovery key still opens, that printed key itself, and the safety card a browser may have kept (clear"
    " the site data of 127.0.0.1). Special tools can sometimes dig up what a disk has erased."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the name that guards it, and the answer to a question."""
    parser.add_argument("--name", required=True, help="the person's name, exactly as it stands in Lull")
    parser.add_argument("--yes", action="store_true", help="do it although Lull asks about it")


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Erase the person.

    Raises:
        BadInput: if the name is another, or the record cannot be read or is open in another program.
    """
    name = _to_letters(args.name)
    done = erase_person(record_path(), name, confirmed=args.yes)
    return done if isinstance(done, Refusal) else _say_erased(done, name)


def _to_letters(text: str) -> str:
    """Return the name in letters: a shell that knows only plain ones passes the others on as bytes."""
    try:
        return os.fsencode(text).decode("utf-8")
    except UnicodeError:
        return text


def _say_erased(done: Erased, name: str) -> Answer:
    """Say what was erased and what is left for the person to do."""
    records = "1 record" if done.records == 1 else f"{done.records} records (with older copies)"
    backups = "1 backup" if done.backups == 1 else f"{done.backups} backups"
    key = "their recovery key" if done.key else "no recovery key, because there was none"
    return Answer(
        json={"erased": {"records": done.records, "backups": done.backups, "recovery_key": done.key}},
        text=f"Erased from this computer, all about {name}: {records}, {backups}, {key}.\n{REMAINS}",
        done=f"{name} is erased from this computer",
    )
