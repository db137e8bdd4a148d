"""What is true of one session beside all those before it: the facts that praise may be made of.

Only what the record holds is a fact here. A number that was measured is more than another only beyond the
error of both; what a person told is counted apart. Nobody else is in it (hazard H31).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from zoneinfo import ZoneInfo

from lull.assessment.measured import CONFIDENCE_95
from lull.progress.own_bests import BEST_KINDS, HOLD_ERROR_S, BestKind, list_bests
from lull.progress.practice_day import LONGEST_PAUSE_S
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.progress.session_numbers import SessionNumbers
from lull.progress.week_value import find_monday


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeStory:
    """One session with movement in it.

    ``place`` counts the sessions up to this one. ``earlier`` are those before it, ``same`` those of them with
    the same exercise and side, both with movement in them. ``rests`` are pauses of more than 30 seconds after
    which somebody went on, ``not_counted`` attempts after which a later one counted, ``hour`` the hour of the
    day it began in.
    """

    this: SessionNumbers
    place: int
    earlier: tuple[SessionNumbers, ...]
    same: tuple[SessionNumbers, ...]
    new_bests: frozenset[BestKind]
    rests: int
    not_counted: int
    hour: int

    @property
    def last(self) -> SessionNumbers | None:
        """The last session with the same exercise and side."""
        return self.same[-1] if self.same else None

    @property
    def days_away(self) -> int:
        """How many days lie between this session and the one before it; 0 without one."""
        return max(0, (self.this.on - self.earlier[-1].on).days) if self.earlier else 0

    @property
    def days_this_week(self) -> int:
        """How many days of this week had practice, this one included."""
        monday = find_monday(self.this.on)
        return len({one.on for one in (*self.earlier, self.this) if find_monday(one.on) == monday})

    @property
    def today(self) -> tuple[SessionNumbers, ...]:
        """The sessions before this one on the same day."""
        return tuple(one for one in self.earlier if one.on == self.this.on)

    @property
    def times(self) -> int:
        """How often this was done on this side in all: counted and told."""
        return sum(one.repetitions for one in (*self.same, self.this))

    @property
    def times_before(self) -> int:
        """The same, without this session."""
        return self.times - self.this.repetitions

    @property
    def is_farther(self) -> bool:
        """Tell whether it went farther than last time, by more than both errors."""
        far, last = self.this.far, self.last.far if self.last else None
        if far is None or last is None or far.error_deg is None or last.error_deg is None:
            return False
        return far.deg - last.deg > CONFIDENCE_95 * hypot(far.error_deg, last.error_deg)

    @property
    def is_longer_held(self) -> bool:
        """Tell whether it was held longer than last time, by more than both errors."""
        held, last = self.this.hold_s, self.last.hold_s if self.last else None
        return (
            held is not None
            and last is not None
            and held - last > CONFIDENCE_95 * hypot(HOLD_ERROR_S, HOLD_ERROR_S)
        )

    @property
    def is_smoother(self) -> bool:
        """Tell whether it was smoother than last time, by more than both errors."""
        if self.last is None:
            return False
        steps = list_bests("smooth", [self.last, self.this])
        return len(steps) == 2  # noqa: PLR2004 - the beginning and one step beyond the error


def tell_story(
    numbers: Sequence[SessionNumbers],
    session: PracticeSession,
    attempts: Sequence[RecordedAttempt],
    zone: ZoneInfo,
) -> PracticeStory | None:
    """Return what is true of a session; ``None`` where nothing moved in it.

    Args:
        numbers: of every session that stands, this one included, in order of start.
        session: one of them.
        attempts: those of this session.
        zone: where its clock stands.
    """
    place = next(k for k, one in enumerate(numbers) if one.session.id == session.id)
    this = numbers[place]
    if not this.moved:
        return None
    earlier = tuple(one for one in numbers[:place] if one.moved)
    same = tuple(one for one in earlier if _is_same(one.session, session))
    return PracticeStory(
        this=this,
        place=place,
        earlier=earlier,
        same=same,
        new_bests=frozenset(kind for kind in BEST_KINDS if _is_new_best(kind, same, this)),
        rests=_count_rests(attempts),
        not_counted=_count_overcome(attempts),
        hour=session.started_at.astimezone(zone).hour,
    )


def _is_same(one: PracticeSession, other: PracticeSession) -> bool:
    """Tell whether two sessions practised the same exercise on the same side."""
    return (one.exercise, one.side) == (other.exercise, other.side)


def _is_new_best(kind: BestKind, same: Sequence[SessionNumbers], this: SessionNumbers) -> bool:
    """Tell whether this session is a new best of a kind."""
    bests = list_bests(kind, [*same, this])
    return bool(bests) and bests[-1].session_id == this.session.id and bests[-1].before is not None


def _count_rests(attempts: Sequence[RecordedAttempt]) -> int:
    """Count the pauses of more than 30 seconds between two movements."""
    rests, until_s = 0, None
    for attempt in sorted(attempts, key=lambda attempt: attempt.started_s):
        rests += until_s is not None and attempt.started_s - until_s > LONGEST_PAUSE_S
        until_s = attempt.ended_s if until_s is None else max(until_s, attempt.ended_s)
    return rests


def _count_overcome(attempts: Sequence[RecordedAttempt]) -> int:
    """Count the attempts that were not accepted and were followed by one that was."""
    ordered = [one.accepted for one in sorted(attempts, key=lambda one: one.started_s)]
    last = max((k for k, accepted in enumerate(ordered) if accepted), default=0)
    return sum(not accepted for accepted in ordered[:last])
