"""Sessions that were ended because it hurt: their range was too far for the next one (hazard H16)."""

from collections.abc import Iterable, Sequence

from lull.practice.sore_part import PainTold
from lull.progress.practice_session import PracticeSession

SHARE_AFTER_PAIN = 0.8
"""Highest share of a range in which it hurt that the next session asks for (ours; plausible 0.5 to 0.9).

Nobody knows at which angle it began to hurt, so this is no pain-free range: it only goes below what hurt."""


def ended_in_pain(session: PracticeSession, told: Iterable[PainTold]) -> bool:
    """Tell whether somebody told during a session, of its exercise and side, that it hurts there."""
    return any(
        one.hurts
        and (one.exercise, one.side) == (session.exercise, session.side)
        and session.started_at <= one.at
        and (session.finished_at is None or one.at <= session.finished_at)
        for one in told
    )


def find_range_after_pain(sessions: Sequence[PracticeSession], told: Iterable[PainTold]) -> float | None:
    """Return the most that is asked for after a session that ended in pain, in the unit of its signal.

    Args:
        sessions: those of one exercise and side, in order; only the last with a range counts, because whoever
            practised since without pain has shown a range of that day.
        told: what was told of pain.
    """
    shown = [one for one in sessions if one.own_range_deg is not None]
    if not shown or not ended_in_pain(shown[-1], told):
        return None
    return SHARE_AFTER_PAIN * (shown[-1].own_range_deg or 0.0)
