"""Set a programme: what is to be practised from a day on. What was set for earlier days stays (H20)."""

from datetime import date, timedelta

from lull.actions.recorded import Recorded
from lull.practice.catalogue import EXERCISES, find_exercise
from lull.practice.programme import check_blocks
from lull.practice.start_gate import is_locked_at_first
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.programme_version import ProgrammeVersion
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.saying import say
from lull.store.ledger import Ledger

FARTHEST_AHEAD = timedelta(days=366)
"""A start further ahead is a slip of the year (ours; as for a plan of doses)."""


def set_programme(ledger: Ledger, version: ProgrammeVersion, *, today: date) -> Recorded:
    """Write a version down. The same ``version.id`` sent again is the same entry (H04).

    Args:
        ledger: the record.
        version: what is set.
        today: the local day on which it is written down.

    Raises:
        BadInput: if it would begin before today or over a year ahead, names an exercise that is locked, or
            nobody could follow it.
    """

    def judge(state: RecordState) -> tuple[Event, ...]:
        if not state.holds(version.id):
            check_blocks(version.blocks)
            _check_start(version, today)
            _check_unlocked(version, state)
        event = to_event_now(version, event_id=version.id, now=version.recorded_at, said_by=version.said_by)
        return (event,)

    (kept,) = ledger.decide(judge)
    return Recorded(event=kept)


def find_locked(state: RecordState) -> frozenset[str]:
    """Return the ids of the exercises that nobody unlocked yet."""
    unlocked = {told.exercise for told in state.unlocked}
    return frozenset(
        one.id for one in EXERCISES.values() if is_locked_at_first(one) and one.id not in unlocked
    )


def _check_start(version: ProgrammeVersion, today: date) -> None:
    """Refuse a day on which it cannot begin."""
    if version.valid_from < today:
        raise BadInput(say("a programme begins today or later: earlier days stay as they were"))
    if version.valid_from > today + FARTHEST_AHEAD:
        raise BadInput(say("the programme begins more than a year ahead: check the date"))


def _check_unlocked(version: ProgrammeVersion, state: RecordState) -> None:
    """Refuse an exercise that is locked (H14)."""
    for block in version.blocks:
        if block.exercise in find_locked(state):
            raise BadInput(
                say(
                    "{exercise} is locked, because people can fall: unlock it first",
                    exercise=find_exercise(block.exercise).name,
                )
            )
