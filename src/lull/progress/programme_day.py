"""How far a day's sessions of a programme have come, and what was practised beside what is set.

Practice dose is accepted repetitions and active minutes. What the camera measured and what a person told
stand side by side and are never added up here. Nothing is said of what was not done.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from lull.movement.landmarks import Watched
from lull.practice.programme import Step, find_done
from lull.progress.practice_day import measure_active_min
from lull.progress.practice_session import PracticeSession, RecordedAttempt

What = tuple[str, Watched]
"""An exercise's id and a side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeDose:
    """What one exercise on one side came to, beside how many repetitions are ``set`` (0 for none)."""

    exercise: str
    side: Watched
    set_repetitions: int
    measured_repetitions: int
    told_repetitions: int
    active_min: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeDay:
    """The sessions of one day in order, which of them were done, and what was practised beside them.

    ``left_out`` are exercises and sides that are not begun now: locked, not today, or it hurts there.
    """

    steps: tuple[Step, ...]
    done: tuple[bool, ...]
    doses: tuple[PracticeDose, ...]
    left_out: frozenset[What]

    @property
    def next_step(self) -> Step | None:
        """Return the first session still open that may be begun."""
        places = zip(self.steps, self.done, strict=True)
        return next(
            (step for step, is_done in places if not is_done and step.what not in self.left_out), None
        )

    @property
    def has_begun(self) -> bool:
        """Whether anything of it was done."""
        return any(self.done)


def summarise_programme_day(
    steps: Sequence[Step],
    sessions: Sequence[PracticeSession],
    attempts: Mapping[str, Sequence[RecordedAttempt]],
    left_out: AbstractSet[What] = frozenset(),
) -> ProgrammeDay:
    """Return how far a day has come. A session counts once anything in it was accepted.

    Args:
        steps: what is set for the day, in order.
        sessions: the day's sessions, in order of start.
        attempts: by session id.
        left_out: exercises and sides that are not begun now.
    """
    counted = [one for one in sessions if any(a.accepted for a in attempts.get(one.id, ()))]
    return ProgrammeDay(
        steps=tuple(steps),
        done=find_done(steps, [(one.exercise, one.side) for one in counted]),
        doses=sum_doses(steps, sessions, attempts),
        left_out=frozenset(left_out),
    )


def sum_doses(
    steps: Sequence[Step],
    sessions: Sequence[PracticeSession],
    attempts: Mapping[str, Sequence[RecordedAttempt]],
) -> tuple[PracticeDose, ...]:
    """Return what is set and what was practised, by exercise and side: first what is set, in its order."""
    order = dict.fromkeys([step.what for step in steps] + [(one.exercise, one.side) for one in sessions])
    return tuple(_sum_dose(what, steps, sessions, attempts) for what in order)


def _sum_dose(
    what: What,
    steps: Sequence[Step],
    sessions: Sequence[PracticeSession],
    attempts: Mapping[str, Sequence[RecordedAttempt]],
) -> PracticeDose:
    """Sum one exercise on one side."""
    rows = [attempts.get(one.id, ()) for one in sessions if (one.exercise, one.side) == what]
    sources = [row.source for attempts_of in rows for row in attempts_of if row.accepted]
    return PracticeDose(
        exercise=what[0],
        side=what[1],
        set_repetitions=sum(step.repetitions for step in steps if step.what == what),
        measured_repetitions=sources.count("measured"),
        told_repetitions=sources.count("told"),
        active_min=sum(measure_active_min(attempts_of) for attempts_of in rows),
    )
