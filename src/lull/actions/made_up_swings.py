"""The leg swing tests the made-up family did: some days, once before a dose and once after it."""

from collections.abc import Iterator, Sequence

import numpy as np

from lull.actions.made_up_day import MadeUpDay
from lull.assessment.measured import Measured
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.recorded_pendulum_test import FIRST_SWING, RecordedPendulumTest, RecordedRelease

TEST_DAYS: tuple[tuple[int, float, float], ...] = (
    (54, 58.0, 66.0),
    (63, 64.0, 73.0),
    (72, 60.0, 71.0),
    (81, 62.0, 79.0),
)
"""Each: the day of the story, and the first swing in degrees before and after a dose."""

CLOCKS = ("14:50", "16:40")
RELEASES = 3
START_DEG, REST_DEG, LEAST_SWING_DEG = -8.0, -80.0, 8.0
TURN_S, PERIOD_S, SHOWN_S, STEP_S, HELD_S = 0.51, 1.05, 6.0, 0.03, 0.3
DECAY_PER_S, SINKS_PER_S = 0.9, 1.2
SWING_ERROR_DEG, REST_ERROR_DEG, APART_DEG, FRAMES_PER_S = 2.2, 1.5, 2.0, 100.0
SUBJECT = 9


def swing_leg(days: Sequence[MadeUpDay]) -> Iterator[Event]:
    """Yield the tests, as somebody with a phone strapped to the shin would have kept them."""
    for on, *first_swings in TEST_DAYS:
        day = days[on]
        chance = day.chance(SUBJECT)
        for number, (clock, typical_deg) in enumerate(zip(CLOCKS, first_swings, strict=True)):
            at = day.at(clock)
            swings = typical_deg + chance.normal(0.0, APART_DEG, RELEASES)
            test = RecordedPendulumTest(
                id=f"demo-swing-{day.on.isoformat()}-{number}",
                side="left",
                at=at,
                recorded_at=at,
                helper="Dad",
                source="file",
                frames_per_s=FRAMES_PER_S,
                releases=tuple(_release(float(deg)) for deg in swings),
                said_by="Mara",
            )
            yield to_event_now(test, event_id=test.id, now=at, said_by="Mara")


def _release(first_swing_deg: float) -> RecordedRelease:
    """Return one release: a fall to the first turn, then a swing that dies away around a sinking level."""
    turn_deg = START_DEG - first_swing_deg
    swing_deg = max(LEAST_SWING_DEG, REST_DEG - turn_deg + LEAST_SWING_DEG)
    times = np.arange(0.0, SHOWN_S, STEP_S)
    falling = START_DEG - first_swing_deg * (1.0 - np.cos(np.pi * times / TURN_S)) / 2.0
    after_s = times - TURN_S
    level = REST_DEG + (turn_deg + swing_deg - REST_DEG) * np.exp(-SINKS_PER_S * after_s)
    dying = level - swing_deg * np.exp(-DECAY_PER_S * after_s) * np.cos(2.0 * np.pi * after_s / PERIOD_S)
    angles = np.where(times < TURN_S, falling, dying)
    swing = [(round(t, 3), round(q, 2)) for t, q in zip(times.tolist(), angles.tolist(), strict=True)]
    numbers = {
        "start_angle_deg": Measured(value=START_DEG, standard_error=REST_ERROR_DEG),
        FIRST_SWING: Measured(value=round(first_swing_deg, 1), standard_error=SWING_ERROR_DEG),
        "resting_angle_deg": Measured(value=REST_DEG, standard_error=REST_ERROR_DEG),
    }
    return RecordedRelease(
        numbers=numbers, curve=((-HELD_S, START_DEG), *swing), turn=(TURN_S, round(turn_deg, 2))
    )
