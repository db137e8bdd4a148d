"""A pendulum test as it was measured and kept: which leg, up to three releases with their errors, who helped.

Measured, and nothing else: what was prescribed, given or predicted at the time is asked of the record when it
is shown, so that a test is never tied to a dose that somebody only guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from typing import Literal, get_args

from lull.assessment.measured import Measured
from lull.assessment.passive_test_rules import MOST_RELEASES_A_VISIT
from lull.assessment.pendulum_formulas import FORMULAS
from lull.movement.landmarks import SIDES, Side
from lull.record.recorded_number import check_number
from lull.refusal import BadInput, shorten
from lull.timeline import CLOCK_SLACK

Source = Literal["camera", "file", "gyroscope"]
SOURCES: tuple[Source, ...] = get_args(Source)
FIRST_SWING = "first_swing_excursion_deg"

MOST_CURVE_POINTS = 400
"""A kept curve is for the eye only; so many points draw ten seconds smoothly (ours)."""

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedRelease:
    """One release: its numbers by the names in :mod:`pendulum_formulas`, each with its standard error.

    ``curve`` draws the swing: pairs of seconds since the release and degrees, in order of time. ``turn`` is
    such a pair for the first reversal.
    """

    numbers: Mapping[str, Measured]
    curve: tuple[tuple[float, float], ...] = ()
    turn: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        """Refuse a release without its first swing, unknown names, and numbers without an error."""
        for name in sorted(self.numbers.keys() - FORMULAS.keys()):
            raise BadInput(f"a pendulum test has no number called {shorten(name, 40)}")
        first = self.numbers.get(FIRST_SWING)
        if first is None or first.value is None:
            raise BadInput("a release of a pendulum test needs its first swing")
        for name, told in self.numbers.items():
            check_number(name, told)
        if len(self.curve) > MOST_CURVE_POINTS:
            raise BadInput(f"the curve of a release keeps at most {MOST_CURVE_POINTS} points")
        if not all(isfinite(t) and isfinite(q) for t, q in (*self.curve, self.turn or (0.0, 0.0))):
            raise BadInput("the curve of a release needs numbers")

    @property
    def first_swing(self) -> Measured:
        """The first swing excursion in degrees."""
        return self.numbers[FIRST_SWING]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedPendulumTest:
    """One test of one leg: when the leg swung, with which sensor, at how many samples a second, who helped.

    Raises:
        BadInput: without one to three releases or a helper, or for a side, source, pace or time that cannot
            be.
    """

    id: str
    side: Side
    at: datetime
    recorded_at: datetime
    helper: str
    source: Source
    frames_per_s: float
    releases: tuple[RecordedRelease, ...]
    said_by: str = "self"

    def __post_init__(self) -> None:
        """Refuse what could not have been measured at one visit."""
        if self.side not in SIDES:
            raise BadInput("a pendulum test is of the left or the right leg")
        if self.source not in SOURCES:
            raise BadInput(f"a pendulum test comes from one of {', '.join(SOURCES)}")
        if not self.helper.strip() or len(self.helper) > LONGEST_NAME:
            raise BadInput(f"a pendulum test needs the name of who helped, up to {LONGEST_NAME} characters")
        if not 1 <= len(self.releases) <= MOST_RELEASES_A_VISIT:
            raise BadInput(f"a pendulum test has 1 to {MOST_RELEASES_A_VISIT} swings")
        if not isfinite(self.frames_per_s) or self.frames_per_s <= 0.0:
            raise BadInput("a pendulum test needs how many samples a second it had")
        if self.at.tzinfo is None or self.recorded_at.tzinfo is None:
            raise BadInput("a pendulum test needs times with an offset, such as 2026-11-22T08:00+01:00")
        if self.at > self.recorded_at + CLOCK_SLACK:
            raise BadInput(f"a pendulum test at {self.at.isoformat()} lies ahead of now: check the time")

    @property
    def first_swings(self) -> tuple[Measured, ...]:
        """The first swing of each release, in order."""
        return tuple(release.first_swing for release in self.releases)
