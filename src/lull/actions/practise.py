"""A practice session from start to end. Every attempt is on the disk as soon as it is known."""

from collections.abc import Mapping
from datetime import datetime
from math import isfinite

from lull.actions.refuse_session import refuse_session
from lull.practice.challenge.side_challenge import SideChallenge
from lull.practice.sore_part import PainTold
from lull.progress.painful_session import ended_in_pain
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.record.event_body import to_event
from lull.record.fact import SessionEnd
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.saying import say
from lull.store.ledger import Ledger


def start_practice(ledger: Ledger, session: PracticeSession, *, hurts: bool) -> PracticeSession:
    """Write that a session starts, at ``session.started_at``. The same id again is the same session.

    The action has the last word, whatever a page offered: nothing begins where it ``hurts`` (H16), where a
    rule speaks against it (H14), or before the start gate was answered in ``session.start`` (H30).

    Raises:
        BadInput: if there is no such exercise, or it is not begun; the sentence says why.
    """
    state = ledger.state()
    refused = None if state.holds(session.id) else refuse_session(state, session, hurts=hurts)
    if refused is not None:
        raise BadInput(refused.message)
    ledger.append(
        to_event(
            session,
            event_id=session.id,
            happened_at=session.started_at,
            recorded_at=session.started_at,
            said_by=session.said_by,
        )
    )
    return find_session(ledger, session.id)


def record_attempt(ledger: Ledger, session_id: str, attempt: RecordedAttempt) -> None:
    """Write one attempt as it happens. The same number and source again is the same attempt.

    Raises:
        BadInput: if there is no such session.
    """
    ledger.append_attempt(session_id, attempt)


def finish_practice(  # noqa: PLR0913 - an end says all of this
    ledger: Ledger,
    session_id: str,
    *,
    event_id: str,
    now: datetime,
    own_range_deg: float | None = None,
    timings: Mapping[str, float] | None = None,
    challenges: tuple[SideChallenge, ...] = (),
) -> PracticeSession:
    """Write that a session ended. A session that never gets here keeps every attempt all the same.

    Raises:
        BadInput: if there is no such session, or a range or timing is not a finite number.
    """
    session = find_session(ledger, session_id)
    if not all(isfinite(value) for value in (own_range_deg or 0.0, *(timings or {}).values())):
        raise BadInput(say("a session's own range and timings must be numbers"))
    end = SessionEnd(
        session_id=session_id,
        finished_at=now,
        own_range_deg=own_range_deg,
        timings=timings,
        challenges=challenges,
    )
    ledger.append(to_event(end, event_id=event_id, happened_at=now, recorded_at=now, said_by=session.said_by))
    return find_session(ledger, session_id)


def find_session(ledger: Ledger, session_id: str) -> PracticeSession:
    """Return a session by its id.

    Raises:
        BadInput: if there is no such session in the record.
    """
    found = next((s for s in ledger.state().sessions if s.id == session_id), None)
    if found is None:
        raise BadInput(
            say("there is no practice session {wrong} in this record: start a new one", wrong=session_id)
        )
    return found


def find_own_range(state: RecordState, exercise: str, side: str) -> float | None:
    """Return the person's own range as last shown for this exercise and side without pain, if ever."""
    told = tuple(state.said(PainTold))
    shown = [
        session.own_range_deg
        for session in state.sessions
        if session.exercise == exercise
        and session.side == side
        and session.own_range_deg is not None
        and not ended_in_pain(session, told)
    ]
    return shown[-1] if shown else None
