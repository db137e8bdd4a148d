"""``lull checkin``: record how it feels, or take a check-in back."""

import argparse

from lull.actions.record_check_in import record_check_in
from lull.commands import Answer
from lull.commands.own_record import (
    LAST,
    TIME_HELP,
    new_id,
    now_utc,
    read_at,
    read_name,
    say_done,
    say_when,
    take_back,
    to_json,
    use_own_record,
)
from lull.record.state import RecordState
from lull.refusal import BadInput, Refusal
from lull.store.ledger import Ledger
from lull.tone.check_in import CheckIn

HELP = "record how it feels now"
ANSWERS = ("stiffness", "sleepy", "weak", "fell", "ill")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the five questions; each may be left out."""
    parser.add_argument(
        "--stiffness", metavar="N", type=_read_whole, help="0 loose to 10 as stiff as it gets"
    )
    parser.add_argument("--sleepy", metavar="N", type=_read_whole, help="0 no to 4 very")
    parser.add_argument("--weak", metavar="N", type=_read_whole, help="weak or wobbly: 0 no to 4 very")
    for name, means in (("fell", "fell today"), ("ill", "ill or feverish today")):
        either = parser.add_mutually_exclusive_group()
        either.add_argument(f"--{name}", action="store_true", default=None, help=means)
        either.add_argument(
            f"--no-{name}", dest=name, action="store_false", default=None, help=f"not {means}"
        )
    parser.add_argument("--at", metavar="TIME", help=f"{TIME_HELP}; now if left out")
    parser.add_argument("--by", metavar="WHO", default="self", help="who says so")
    parser.add_argument(
        "--undo", metavar="ID", nargs="?", const=LAST, help="take back the last check-in, or the entry ID"
    )


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Record or take back a check-in.

    Raises:
        BadInput: if nothing was answered, an answer is off its scale, or the time cannot be one.
    """
    answered = [name for name in ANSWERS if getattr(args, name) is not None]
    if args.undo is not None and answered:
        raise BadInput("either record a check-in or take one back with --undo, not both")

    def use(ledger: Ledger, state: RecordState) -> Answer:
        if args.undo is not None:
            return take_back(ledger, state, args.undo, CheckIn)
        return _record(ledger, state, args)

    return use_own_record(use)


def _record(ledger: Ledger, state: RecordState, args: argparse.Namespace) -> Answer:
    """Record a check-in."""
    assert state.zone is not None
    now = now_utc()
    check_in = CheckIn(
        id=new_id(),
        at=read_at(args.at, now=now, zone=state.zone),
        recorded_at=now,
        said_by=read_name(args.by),
        **{name: getattr(args, name) for name in ANSWERS},
    )
    said = record_check_in(ledger, check_in)
    when = say_when(said.event.happened_at, now=now, zone=state.zone)
    answers = ", ".join(f"{name} {_say(value)}" for name, value in said.event.body.items())
    text = f"Recorded {when}: {answers}.\nTo take it back: lull checkin --undo {said.event.id}"
    return Answer(json=to_json(said), text=text, done=say_done(said))


def _read_whole(text: str) -> int:
    """Read a whole number, written in digits alone."""
    if "_" in text:
        raise argparse.ArgumentTypeError(f"invalid int value: {text!r}")
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"invalid int value: {text!r}") from None


def _say(value: object) -> str:
    """Say an answer in a word."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
