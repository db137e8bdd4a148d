"""What is said of a first swing: the number with its error, and whether two differ by more than that."""

from datetime import datetime
from zoneinfo import ZoneInfo

from lull.actions.keep_pendulum_test import TestPair
from lull.assessment.before_after import CONFIDENCE_95
from lull.assessment.measured import Measured
from lull.assessment.pendulum_faults import FEWEST_FRAMES_PER_S
from lull.assessment.pendulum_test import ASKED_FRAMES_PER_S
from lull.record.recorded_pendulum_test import RecordedPendulumTest, Source
from lull.treatment.administration import Administration

NOT_A_DIAGNOSIS = "A bigger first swing often means a looser knee. It is not a diagnosis."
BIGGER = "bigger than today's error"

NAMES = {
    "first_swing_excursion_deg": "First swing",
    "start_angle_deg": "Angle held before letting go",
    "swings": "Swings",
    "resting_angle_deg": "Resting angle",
    "relaxation_index": "Relaxation index",
    "swing_time_s": "How long it swings",
    "peak_velocity_deg_s": "Fastest turn",
    "period_s": "Time from one swing to the next",
    "first_swing_time_s": "Time to the first turn back",
}
"""What each number of the test is called on a page."""

PICTURES = {"camera": "pictures", "file": "samples", "gyroscope": "samples"}
SENSORS = {"camera": "this camera", "file": "a file", "gyroscope": "a phone's motion sensor"}


def error_95(told: Measured) -> float:
    """Return how far off a number may be in 19 of 20 such tests."""
    return CONFIDENCE_95 * (told.standard_error or 0.0)


def degrees_words(told: Measured) -> str:
    """Say degrees with their error: ``62°, ±6°``. The error is rounded up, never down to nothing."""
    if told.value is None:
        return "not known"
    return f"{told.value:.0f}°, ±{whole_up(error_95(told))}°"


def number_words(name: str, told: Measured) -> str:
    """Say one number of the test with its error and unit, or why there is none."""
    if told.value is None:
        return f"not known: {told.why}"
    if name.endswith("_deg"):
        return degrees_words(told)
    error = error_95(told)
    if name == "swings":
        return f"{told.value:g}, ±{whole_up(error)}" if error else f"{told.value:g}"
    if name == "peak_velocity_deg_s":
        return f"{told.value:.0f}° a second, ±{whole_up(error)}°"
    unit = " s" if name.endswith("_s") else ""
    return f"{told.value:.2f}{unit}, ±{max(error, 0.01):.2f}{unit}"


def pair_headline(pair: TestPair) -> str:
    """Say how the first swing differs: the sign as a word, the error beside it."""
    if isinstance(pair.compared, str):
        return pair.compared
    way = "bigger" if pair.compared.difference >= 0 else "smaller"
    size, detectable = abs(pair.compared.difference), pair.compared.detectable
    return f"The first swing was {size:.0f}° {way}, ±{whole_up(detectable)}°."


def pair_verdict(pair: TestPair) -> str:
    """Say whether a difference is larger than today's error."""
    if isinstance(pair.compared, str):
        return ""
    if pair.compared.verdict == BIGGER:
        return "That is bigger than today's error."
    return "That is inside measuring error."


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
    return f"leg swing test, {test.side} leg, first swing {degrees_words(first_swing)}"


def clock_words(at: datetime, zone: ZoneInfo) -> str:
    """Say a time of day."""
    return f"{at.astimezone(zone):%H:%M}"


def whole_up(error: float) -> int:
    """Return an error in whole degrees, rounded up: a number is never told more surely than it is."""
    return max(1, -int(-error // 1))
