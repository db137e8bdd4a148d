"""What is said of a leg swing test: whether two first swings differ, the pace, and what was given before."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from lull.actions.keep_pendulum_test import TestPair
from lull.assessment.measured import Measured
from lull.assessment.number_words import round_up, say_number
from lull.assessment.pendulum_faults import FEWEST_FRAMES_PER_S
from lull.assessment.swing_notes import ASKED_FRAMES_PER_S, has_asked_pace
from lull.record.recorded_pendulum_test import RecordedPendulumTest, Source
from lull.saying import say
from lull.treatment.administration import Administration

NOT_A_DIAGNOSIS = say("A bigger first swing often means a looser knee. It is not a diagnosis.")
FROM: Mapping[Source, str] = {
    "camera": say("From this camera. No clinician scored it."),
    "file": say("From a file. No clinician scored it."),
    "gyroscope": say("From a phone's motion sensor. No clinician scored it."),
}
"""Which sensor saw the leg."""


def pair_headline(pair: TestPair) -> str:
    """Say how the first swing differs: the sign as a word, the error beside it."""
    if isinstance(pair.compared, str):
        return pair.compared
    size, error = f"{abs(pair.compared.difference):.0f}", round_up(pair.compared.detectable)
    if pair.compared.difference >= 0:
        return say("The first swing was {size}° bigger, ±{error}°.", size=size, error=error)
    return say("The first swing was {size}° smaller, ±{error}°.", size=size, error=error)


def pair_verdict(pair: TestPair) -> str:
    """Say whether a difference is larger than today's error."""
    if isinstance(pair.compared, str):
        return ""
    if pair.compared.is_beyond_error:
        return say("That is bigger than today's error.")
    return say("That is inside measuring error.")


def pair_names(pair: TestPair) -> tuple[str, str]:
    """Return what the two tests are called: around a recorded dose, or by time alone."""
    if pair.dose_between:
        return say("before dose"), say("after dose")
    return say("earlier"), say("later")


def frames_words(frames_per_s: float, source: Source) -> str:
    """Say how many pictures or samples a second there were, and what that means for the error."""
    pace, asked = f"{frames_per_s:.0f}", f"{ASKED_FRAMES_PER_S:.0f}"
    if source == "camera":
        if has_asked_pace(frames_per_s):
            return say("{pace} pictures a second: enough", pace=pace)
        return say(
            "{pace} pictures a second. {asked} are asked for, so the error is wider.", pace=pace, asked=asked
        )
    if has_asked_pace(frames_per_s):
        return say("{pace} samples a second: enough", pace=pace)
    return say(
        "{pace} samples a second. {asked} are asked for, so the error is wider.", pace=pace, asked=asked
    )


def live_pace_words(frames_per_s: float) -> str:
    """Say the camera's pace while it measures; nothing before there is one."""
    if frames_per_s <= 0.0:
        return ""
    if frames_per_s < FEWEST_FRAMES_PER_S:
        return say("{pace} pictures a second. That is too few for a number.", pace=f"{frames_per_s:.0f}")
    return frames_words(frames_per_s, "camera")


def given_words(given: Administration | None, zone: ZoneInfo) -> str:
    """Say the last dose recorded as given before a test; English on every page (H36)."""
    if given is None:
        return "no record"
    return f"a dose at {given.taken_at.astimezone(zone):%H:%M}"


def test_words(test: RecordedPendulumTest, first_swing: Measured) -> str:
    """Say a test in a few words, for the line that says it was saved."""
    number = say_number(first_swing, "deg")
    if test.side == "left":
        return say("leg swing test, left leg, first swing {number}", number=number)
    return say("leg swing test, right leg, first swing {number}", number=number)


def clock_words(at: datetime, zone: ZoneInfo) -> str:
    """Say a time of day."""
    return f"{at.astimezone(zone):%H:%M}"
