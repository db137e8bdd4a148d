"""``lull dose AMOUNT_MG``: record a dose that was taken, tell what became of one, or take one back."""

import argparse

from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.record_dose import record_dose
from lull.actions.recorded import Recorded
from lull.commands import Answer
from lull.commands.dose_told import add_told_arguments, tell_about_dose
from lull.commands.own_record import (
    LAST,
    TIME_HELP,
    ask_again,
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
from lull.quantities import OralMg
from lull.record.state import RecordState
from lull.refusal import BadInput, Refusal, shorten
from lull.store.ledger import Ledger
from lull.treatment.administration import Administration

HELP = "record a dose that was taken, missed, or came up again"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the amount, the time, who says so, and taking back."""
    parser.add_argument("amount_mg", metavar="AMOUNT_MG", nargs="?", help="how much was taken, in mg")
    parser.add_argument("--at", metavar="TIME", help=f"{TIME_HELP}; now if left out")
    parser.add_argument("--by", metavar="WHO", default="self", help="who says so")
    parser.add_argument(
        "--as-needed", action="store_true", help="it was a dose as needed, as the plan allows"
    )
    parser.add_argument("--yes", action="store_true", help="record it although Lull asks about it")
    parser.add_argument(
        "--undo", metavar="ID", nargs="?", const=LAST, help="take back the last dose, or the entry ID"
    )
    add_told_arguments(parser)


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Record a dose, tell what became of one, or take one back.

    Raises:
        BadInput: if the amount or the time cannot be one, or both or neither of the two are asked.
    """
    asked = [args.amount_mg, args.undo, args.not_given, args.came_up]
    if sum(word is not None for word in asked) != 1:
        raise BadInput("say how many mg were taken, such as lull dose 10, or take one back with --undo")
    amount = None if args.amount_mg is None else read_amount(args.amount_mg)

    def use(ledger: Ledger, state: RecordState) -> Answer | Refusal:
        if args.not_given is not None or args.came_up is not None:
            return tell_about_dose(ledger, state, args)
        if amount is None:
            return take_back(ledger, state, args.undo, Administration)
        return _record(ledger, state, amount, args)

    return use_own_record(use)


def read_amount(text: str) -> OralMg:
    """Read an amount in mg.

    Raises:
        BadInput: if it is not a number, or cannot be an amount.
    """
    try:
        mg = float(text if "_" not in text else "no")  # Python reads 1_0 as 10; a person may mean 1.0
    except ValueError:
        raise BadInput(
            f"the amount {shorten(text)!r} is not a number of mg: write it like 10 or 12.5"
        ) from None
    return OralMg(mg)


def _record(ledger: Ledger, state: RecordState, amount: OralMg, args: argparse.Namespace) -> Answer | Refusal:
    """Record a dose, or ask about it."""
    assert state.zone is not None
    now = now_utc()
    dose = Administration(
        id=new_id(),
        amount=amount,
        taken_at=read_at(args.at, now=now, zone=state.zone),
        recorded_at=now,
        said_by=read_name(args.by),
        as_needed=args.as_needed,
    )
    said = record_dose(ledger, dose, confirmed=args.yes)
    if isinstance(said, NeedsConfirmation):
        return ask_again(said)
    return Answer(json=to_json(said), text=_to_text(said, state), done=say_done(said))


def _to_text(said: Recorded, state: RecordState) -> str:
    """Say what was recorded and what it brought up."""
    assert state.zone is not None
    taken = say_when(said.event.happened_at, now=said.event.recorded_at, zone=state.zone)
    lines = [
        f"Recorded: {OralMg(float(str(said.event.body['amount_mg'])))} taken {taken}.",
        f"To take it back: lull dose --undo {said.event.id}",
        *(finding.message for finding in said.findings),
    ]
    return "\n".join(lines)
