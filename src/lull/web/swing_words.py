"""What is said of a leg swing test: whether two first swings differ, the pace, and what was given before."""

from datetime import datetime
from zoneinfo import ZoneInfo

from lull.actions.keep_pendulum_test import TestPair
from lull.assessment.measured import Measured
from lull.assessment.number_words import round_up, say_number
from lull.assessment.pendulum_faults import FEWEST_FRAMES_PER_S
from lull.assessment.pendulum_test import ASKED_FRAMES_PER_S
from lull.record.recorded_pendulum_test import RecordedPendulumTest, Source
from lull.treatment.administration import Administration

NOT_A_DIAGNOSIS = "A bigger first swing often means a looser knee. It is not a diagnosis."
PICTURES = {"camera": "pictures", "file": "samples", "gyroscope": "samples"}
SENSORS = {"camera": "this camera", "file": "a file", "gyroscope": "a phone's motion sensor"}


def pair_headline(pair: TestPair) -> str:
    """Say how the first swing differs: the sign as a word, the error beside it."""
    if isinstance(pair.compared, str):
        return pair.compared
    way = "bigger" if pair.compared.difference >= 0 else "smaller"
    size, detectable = abs(pair.compared.difference), pair.compared.detectable
    return f"The first swing was {size:.0f}° {way}, ±{round_up(detectable)}°."


def pair_verdict(pair: TestPair) -> str:
    """Say whether a difference is larger than today's error."""
    if isinstance(pair.compared, str):
        return ""
    return f"That is {pair.compared.verdict}."


def pair_names(pair: TestPair) -> tuple[str, str]:
    """Return what the two tests are called: around a recorded dose, or by time alone."""
    return ("before dose", "after dose") if pair.dose_between else ("earlier", "later")


def frames_words(frames_per_s: float, source: Source) -> str:
    """Say how many pictures or samples a second there were, and what that means for the error."""
    told = f"{frames_per_s:.0f} {PICTURES[source]} a second"
    if is_enough(frames_per_s):
        return f"{told}: enough"
    return f"{told}. {ASKED_FRAMES_PER_S:.0f} are asked for, so the error is wider."


def is_enough(frames_per_s: float) -> bool:
    """Tell whether there were as many pictures a second as are asked for, but for one in twenty."""
    return frames_per_s >= 0.95 * ASKED_FRAMES_PER_S


def live_pace_words(frames_per_s: float) -> str:
    """Say the camera's pace while it measures; nothing before there is one."""
    if frames_per_s <= 0.0:
        return ""
    if frames_per_s < FEWEST_FRAMES_PER_S:
        return f"{frames_per_s:.0f} pictures a second. That is too few for a number."
    return frames_words(frames_per_s, "camera")


def given_words(given: Administration | None, zone: ZoneInfo) -> str:
    """Say the last dose recorded as given before a test."""
    if given is None:
        return "no record"
    return f"a dose at {given.taken_at.astimezone(zone):%H:%M}"


def test_words(test: RecordedPendulumTest, first_swing: Measured) -> str:
    """Say a test in a few words, for the line that says it was saved."""
    return f"leg swing test, {test.side} leg, first swing {say_number(first_swing, 'deg')}"


def clock_words(at: datetime, zone: ZoneInfo) -> str:
    """Say a time of day."""
    return f"{at.astimezone(zone):%H:%M}"
