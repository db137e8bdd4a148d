"""A practice session in a record: begun through the start gate, with these attempts, and finished."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from lull.actions.practise import finish_practice, record_attempt, start_practice
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.store.ledger import Ledger
from made_record import START

LASTS = timedelta(minutes=5)


def record_practice(
    ledger: Ledger,
    name: str,
    rows: Iterable[RecordedAttempt],
    *,
    at: datetime,
    exercise: str = "knee-straighten",
    lasts: timedelta = LASTS,
) -> None:
    """Record a session of the left side that began ``at``, and its end."""
    session = PracticeSession(id=name, exercise=exercise, side="left", started_at=at, start=START)
    start_practice(ledger, session, hurts=False)
    for row in rows:
        record_attempt(ledger, name, row)
    finish_practice(ledger, name, event_id=f"{name}-end", now=at + lasts)
