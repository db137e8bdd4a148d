"""What the record knows before a session begins: where its challenge settled, and how far it may go."""

from collections.abc import Mapping

from lull.movement.landmarks import SIDES, Side, Watched
from lull.practice.catalogue import find_exercise
from lull.practice.challenge.session_challenge import Earlier
from lull.practice.exercise import Exercise
from lull.practice.measured_joint import find_range_joint
from lull.practice.sore_part import PainTold
from lull.progress.painful_session import ended_in_pain, find_range_after_pain
from lull.progress.practice_session import PracticeSession
from lull.record.state import RecordState

DAY_S = 86_400.0


def find_earlier(state: RecordState, session: PracticeSession) -> Mapping[Watched, Earlier]:
    """Return what is known of each side that a session asks: of both in turns, else of the one it is on."""
    exercise = find_exercise(session.exercise)
    in_turns = session.side == "both" and exercise.takes_turns
    sides: tuple[Watched, ...] = SIDES if in_turns else (session.side,)
    return {side: _find_earlier(state, exercise, session, side) for side in sides}


def _find_earlier(state: RecordState, exercise: Exercise, session: PracticeSession, side: Watched) -> Earlier:
    """Return what is known of one side. The gap is elapsed time: no midnight and no clock change is in it.

    A challenge in which it hurt is not gone on with (hazard H16).
    """
    told = tuple(state.said(PainTold))
    practised = [
        one for one in state.sessions
        if (one.exercise, one.side) == (session.exercise, session.side) and one.id != session.id
    ]  # fmt: skip
    ranges = (find_active_range(state, exercise, side), find_range_after_pain(practised, told))
    most_range = min((one for one in ranges if one is not None), default=None)
    for earlier in reversed(practised):
        left = next((one for one in earlier.challenges if one.side == side), None)
        if left is None or earlier.finished_at is None or ended_in_pain(earlier, told):
            continue
        gap_s = (session.started_at - earlier.finished_at).total_seconds()
        return Earlier(kept=left.read_kept(), gap_days=max(0.0, gap_s / DAY_S), most_range=most_range)
    return Earlier(most_range=most_range)


def find_active_range(state: RecordState, exercise: Exercise, side: Watched) -> float | None:
    """Return the active range in degrees measured last of the joint an exercise moves, where it was.

    Of both sides as one it is the smaller, once both were measured.
    """
    joint = find_range_joint(exercise)
    if joint is None:
        return None
    if side != "both":
        return _measured_last(state, joint, side)
    found = [_measured_last(state, joint, one) for one in SIDES]
    known = [one for one in found if one is not None]
    return min(known) if len(known) == len(SIDES) else None


def _measured_last(state: RecordState, joint: str, side: Side) -> float | None:
    """Return the last active range kept of one joint and side."""
    for told in reversed(state.measurements):
        if (told.test, told.kind, told.joint, told.side) == ("range", "active", joint, side):
            measured = told.numbers.get("range_deg")
            if measured is not None and measured.value is not None:
                return measured.value
    return None
