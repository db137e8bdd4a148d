"""``lull dose --not-given`` and ``lull dose --came-up``: what became of a dose beside that it was taken."""

import argparse
from datetime import datetime, timedelta

from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.recorded import Recorded
from lull.actions.tell_dose import tell_came_up, tell_not_given
from lull.commands import Answer
from lull.commands.own_record import (
    LAST,
    ask_again,
    new_id,
    now_utc,
    read_at,
    read_name,
    say_done,
    say_when,
    to_json,
)
from lull.record.state import RecordState
from lull.refusal import BadInput, Refusal
from lull.safety.missed_rule import NO_RULE, say_missed_rule
from lull.store.ledger import Ledger
from lull.timeline import Span
from lull.treatment.adherence import MOST_EARLY, MOST_LATE, match_doses
from lull.treatment.administration import Administration
from lull.treatment.dose_told import WHY_NOT_GIVEN, DoseCameUp, DoseNotGiven

LOOKED_BACK = timedelta(days=1)
"""Without --due, the latest dose without a record within a day is meant."""


def add_told_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what can be told of a dose."""
    parser.add_argument(
        "--not-given", choices=WHY_NOT_GIVEN, help="a dose of the plan did not happen, or was left out"
    )
    parser.add_argument("--due", metavar="TIME", help="which dose of the plan: the time it was due")
    parser.add_argument("--note", metavar="WORDS", help="about a dose not given, in your own words")
    parser.add_argument(
        "--came-up", metavar="ID", nargs="?", const=LAST, help="the last dose, or the dose ID, came up again"
    )


def tell_about_dose(ledger: Ledger, state: RecordState, args: argparse.Namespace) -> Answer | Refusal:
    """Write down that a dose was not given, or that it came up again.

    Raises:
        BadInput: if no such dose was due, or no such dose is in the record.
    """
    if args.not_given is not None:
        return _tell_not_given(ledger, state, args)
    return _tell_came_up(ledger, state, args)


def _tell_not_given(ledger: Ledger, state: RecordState, args: argparse.Namespace) -> Answer | Refusal:
    """Write down that a dose was missed or skipped."""
    assert state.zone is not None
    now = now_utc()
    told = DoseNotGiven(
        id=new_id(),
        due_at=_find_due(state, now)
        if args.due is None
        else read_at(args.due, now=now, zone=state.zone, option="--due"),
        recorded_at=now,
        why=args.not_given,
        said_by=read_name(args.by),
        note="" if args.note is None else read_name(args.note, option="--note"),
    )
    said = tell_not_given(ledger, told, confirmed=args.yes)
    if isinstance(said, NeedsConfirmation):
        return ask_again(said)
    plan = state.plan_at(told.due_at)
    due = say_when(told.due_at, now=now, zone=state.zone)
    return _answer(
        said,
        f"Recorded: the dose due {due} was {told.why}.",
        say_missed_rule(plan.missed_rule if plan else ""),
    )


def _tell_came_up(ledger: Ledger, state: RecordState, args: argparse.Namespace) -> Answer:
    """Write down that a recorded dose came up again."""
    assert state.zone is not None
    now, dose = now_utc(), _find_dose(state, args.came_up)
    told = DoseCameUp(
        id=new_id(),
        dose_id=dose.id,
        at=read_at(args.at, now=now, zone=state.zone),
        recorded_at=now,
        said_by=read_name(args.by),
    )
    taken = say_when(dose.taken_at, now=now, zone=state.zone)
    at = say_when(told.at, now=now, zone=state.zone)
    words = f"Recorded: {dose.amount} taken {taken} came up again {at}. We do not know how much stayed."
    return _answer(tell_came_up(ledger, told), words, NO_RULE)


def _answer(said: Recorded, words: str, rule: str) -> Answer:
    """Say what was recorded, what the plan says, and the way back."""
    back = f"To take it back: lull dose --undo {said.event.id}"
    return Answer(json=to_json(said), text=f"{words}\n{rule}\n{back}", done=say_done(said))


def _find_due(state: RecordState, now: datetime) -> datetime:
    """Return the latest past dose of the plan that nothing is known of."""
    span = Span(now - LOOKED_BACK - MOST_LATE, now + MOST_LATE)
    near = [dose for dose in state.administrations if span.start - MOST_EARLY <= dose.taken_at]
    open_slots = [
        slot.due_at
        for slot in match_doses(state.slots_in(span), near, now).no_record
        if slot.due_at >= now - LOOKED_BACK and slot.due_at not in state.told_not_given
    ]
    if not open_slots:
        raise BadInput(
            "every dose of the last day has its word: say which one with --due, such as --due 08:00"
        )
    return open_slots[-1]


def _find_dose(state: RecordState, named: str) -> Administration:
    """Return the dose with this id, or the one taken last."""
    doses = state.administrations
    dose = next((dose for dose in reversed(doses) if named in (LAST, dose.id)), None)
    if dose is None:
        raise BadInput("this dose is not in the record: record it first, then that it came up")
    return dose
