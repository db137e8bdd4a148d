"""``lull checkin``: record how it feels, or take a check-in back."""

import argparse
from collections.abc import Mapping, Sequence

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
from lull.record.event import JSON
from lull.record.state import RecordState
from lull.refusal import BadInput, Refusal
from lull.store.ledger import Ledger
from lull.tone.check_in import OBSERVER, QUESTIONS, SELF, CheckIn

HELP = "record how it feels now"
ANSWERS = QUESTIONS
SCALES = (
    ("stiffness", "0 loose to 10 as stiff as it gets"),
    ("spasms", "since the last check-in: 0 none, 1 up to two, 2 up to five, 3 up to ten, 4 more"),
    ("pain", "0 none to 10 as bad as it gets"),
    ("sleepy", "0 no to 4 very"),
    ("weak", "weak or wobbly: 0 no to 4 very"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the questions; each may be left out, or answered with "don't know"."""
    for name, means in SCALES:
        parser.add_argument(f"--{name}", metavar="N", type=_read_whole, help=means)
    for name, means in (("fell", "fell today"), ("ill", "ill or feverish today")):
        either = parser.add_mutually_exclusive_group()
        either.add_argument(f"--{name}", action="store_true", default=None, help=means)
        either.add_argument(
            f"--no-{name}", dest=name, action="store_false", default=None, help=f"not {means}"
        )
    parser.add_argument(
        "--unknown",
        metavar="QUESTION",
        action="append",
        default=[],
        choices=QUESTIONS,
        help=f'a question answered with "don\'t know": {", ".join(QUESTIONS)}; may be repeated',
    )
    parser.add_argument(
        "--observed", action="store_true", help="somebody else judged it from outside; name them with --by"
    )
    parser.add_argument("--at", metavar="TIME", help=f"{TIME_HELP}; now if left out")
    parser.add_argument("--by", metavar="WHO", default=SELF, help="who says so")
    parser.add_argument(
        "--undo", metavar="ID", nargs="?", const=LAST, help="take back the last check-in, or the entry ID"
    )


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Record or take back a check-in.

    Raises:
        BadInput: if nothing was answered, an answer is off its scale, or the time cannot be one.
    """
    answered = [*args.unknown, *(name for name in ANSWERS if getattr(args, name) is not None)]
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
        said_by=OBSERVER if args.observed and args.by == SELF else read_name(args.by),
        not_known=tuple(dict.fromkeys(args.unknown)),
        observed=args.observed,
        **{name: getattr(args, name) for name in ANSWERS},
    )
    said = record_check_in(ledger, check_in)
    when = say_when(said.event.happened_at, now=now, zone=state.zone)
    answers = _say_answers(said.event.body)
    text = f"Recorded {when}: {answers}.\nTo take it back: lull checkin --undo {said.event.id}"
    return Answer(json=to_json(said), text=text, done=say_done(said))


def _say_answers(body: Mapping[str, JSON]) -> str:
    """Say what was answered as it stands in the record."""
    told = [f"{name} {_say(body[name])}" for name in QUESTIONS if name in body]
    unknown = body.get("not_known")
    told += [f"{name} not known" for name in unknown] if isinstance(unknown, Sequence) else []
    return ", ".join([*told, *(["observed"] if body.get("observed") else [])])


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
