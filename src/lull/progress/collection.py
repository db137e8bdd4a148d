"""The shore: what practising earned. It is derived from the record, stored nowhere, and only grows.

Effort earns, not success alone: attempts count whether accepted or not, minutes count, a new exercise counts,
and so does coming back after days away. Sessions are read in the order in which they were written, those
that were taken back included: what somebody found stays found (hazard H31). All numbers here are ours.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, get_args

from lull.progress.practice_day import measure_active_min
from lull.progress.practice_session import PracticeSession, RecordedAttempt

ThingKind = Literal["shell", "pebble", "starfish", "plant", "bird"]
THING_KINDS: tuple[ThingKind, ...] = get_args(ThingKind)

REPETITIONS_A_SHELL = 20
"""Plausible 10 to 50: a session has ten to thirty."""
ATTEMPTS_A_PEBBLE = 25
"""Attempts and told repetitions, accepted or not; plausible 10 to 60."""
MINUTES_A_STARFISH = 10.0
"""Active minutes; plausible 5 to 30."""
AWAY_DAYS = 3
"""A session so many days after the last one is coming back, here, in praise and in the story of a week;
plausible 2 to 7."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing: the ``number``-th of its kind, and the session that brought it."""

    kind: ThingKind
    number: int
    session_id: str


def collect(
    sessions: Sequence[PracticeSession], attempts: Mapping[str, Sequence[RecordedAttempt]]
) -> tuple[Found, ...]:
    """Return everything found, in order.

    Args:
        sessions: in the order in which they were written, standing or not.
        attempts: by session id; of a session that is not in it there are none.
    """
    earned = dict.fromkeys(_EARNS, 0.0)
    given: Counter[ThingKind] = Counter()
    found: list[Found] = []
    tried: set[str] = set()
    latest = None
    for session in sessions:
        rows = attempts.get(session.id, ())
        for kind, (measure, _) in _EARNS.items():
            earned[kind] += measure(rows)
        brought: dict[ThingKind, int] = {
            kind: int(earned[kind] / each + _CRUMB) - given[kind] for kind, (_, each) in _EARNS.items()
        }
        brought["plant"] = int(bool(rows) and session.exercise not in tried)
        brought["bird"] = int(latest is not None and session.started_at - latest >= timedelta(days=AWAY_DAYS))
        if rows:
            tried.add(session.exercise)
        latest = session.started_at if latest is None else max(latest, session.started_at)
        for kind in THING_KINDS:
            for _ in range(brought[kind]):
                given[kind] += 1
                found.append(Found(kind=kind, number=given[kind], session_id=session.id))
    return tuple(found)


def count_things(found: Sequence[Found]) -> Mapping[ThingKind, int]:
    """Return how many there are of each kind, those of which there are none left out."""
    counted = Counter(one.kind for one in found)
    return {kind: counted[kind] for kind in THING_KINDS if counted[kind]}


_CRUMB = 1e-9
"""What binary fractions leave over must not keep a thing back."""

_EARNS: Mapping[ThingKind, tuple[Callable[[Sequence[RecordedAttempt]], float], float]] = {
    "shell": (lambda rows: sum(row.accepted for row in rows), REPETITIONS_A_SHELL),
    "pebble": (len, ATTEMPTS_A_PEBBLE),
    "starfish": (measure_active_min, MINUTES_A_STARFISH),
}
"""What is added up for each kind, and how much of it brings one."""
