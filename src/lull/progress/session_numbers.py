"""What one practice session came to, in numbers that can stand beside those of another session.

Measured and told repetitions stay apart. Ranges, smoothness and holds come from accepted measured attempts
alone. One outstanding attempt makes no number: "farthest" and "longest" are what was reached three times.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median, stdev
from zoneinfo import ZoneInfo

from lull.progress.practice_day import Range, measure_active_min
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.timeline import local_day

TIMES = 3
"""So often something has to be reached in one session to be told as reached (ours; plausible 2 to 5)."""

FEWEST_SMOOTH = 5
"""A session's smoothness is told from so many movements on (ours; plausible 3 to 10)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Smooth:
    """The middle SPARC of a session (negative, nearer to zero is smoother) and its movements' spread.

    ``spread`` is the standard deviation of single movements. It is not made smaller by their number: camera,
    light and speed of a session are shared by all of them.
    """

    sparc: float
    spread: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionNumbers:
    """One session. ``on`` is the local day it started on.

    ``window_min`` are the active minutes inside the quiet window that was predicted when it began, ``None``
    where that was not noted. ``far`` and ``hold_s`` were reached three times at least.
    """

    session: PracticeSession
    on: date
    attempts: int
    measured: int
    told: int
    active_min: float
    window_min: float | None
    middle: Range | None
    far: Range | None
    smooth: Smooth | None
    hold_s: float | None

    @property
    def repetitions(self) -> int:
        """How many movements were done, however they are known."""
        return self.measured + self.told

    @property
    def moved(self) -> int:
        """How many movements began: attempts the camera saw, and told repetitions."""
        return self.attempts + self.told


def number_session(
    session: PracticeSession, attempts: Sequence[RecordedAttempt], zone: ZoneInfo
) -> SessionNumbers:
    """Return the numbers of one session, its day on the clocks of ``zone``."""
    seen = [attempt for attempt in attempts if attempt.source == "measured"]
    done = [attempt for attempt in seen if attempt.accepted]
    ranges = sorted(
        (
            Range(deg=one.range_deg, error_deg=one.range_error_deg)
            for one in done
            if one.range_deg is not None and one.range_error_deg is not None
        ),
        key=lambda found: found.deg,
    )
    holds = sorted(one.hold_s for one in done if one.hold_s is not None)
    return SessionNumbers(
        session=session,
        on=local_day(session.started_at, zone),
        attempts=len(seen),
        measured=len(done),
        told=sum(attempt.source == "told" and attempt.accepted for attempt in attempts),
        active_min=measure_active_min(attempts),
        window_min=_measure_window_min(session, attempts),
        middle=ranges[(len(ranges) - 1) // 2] if ranges else None,
        far=ranges[-TIMES] if len(ranges) >= TIMES else None,
        smooth=_find_smooth([one.sparc for one in done if one.sparc is not None]),
        hold_s=holds[-TIMES] if len(holds) >= TIMES else None,
    )


def _find_smooth(sparcs: Sequence[float]) -> Smooth | None:
    """Return the middle smoothness and the spread, ``None`` with too few movements."""
    if len(sparcs) < FEWEST_SMOOTH:
        return None
    return Smooth(sparc=median(sparcs), spread=stdev(sparcs))


def _measure_window_min(session: PracticeSession, attempts: Sequence[RecordedAttempt]) -> float | None:
    """Return the active minutes before the window ended in which the session began."""
    if session.window is None:
        return None
    until = session.window_until
    if until is None:
        return 0.0
    inside = [one for one in attempts if session.started_at + timedelta(seconds=one.ended_s) <= until]
    return measure_active_min(inside)
