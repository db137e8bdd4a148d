"""How well one camera sees each exercise, as drawn people showed it: good, fair, or not by camera.

Each trial is one film of a drawn person through the real pose model and the live engine (``make truth`` and
``tools/truth/film_forty.py``). Drawn people are no people: a grade says what not to trust, never that a count
of a real person is right.
"""

from collections.abc import Mapping
from typing import Literal

from lull.practice.camera_trials import CAMERA_TRIALS, Trial
from lull.saying import say

Grade = Literal["good", "fair", "none", "untried"]
"""``good``: two films or more, each counted exactly. ``fair``: some were, and none was counted too high.
``none``: the camera did not count it, or counted too much. ``untried``: nobody was filmed doing it yet."""

ENOUGH_FILMS = 2
"""One film is no proof: what was tried once is at best fair (ours)."""

GRADE_WORDS: Mapping[Grade, str] = {
    "good": say("Camera: sees it well"),
    "fair": say("Camera: may miss some"),
    "untried": say("Camera: not tried yet on this one"),
    "none": say("Not by camera: count by key, or let a helper tap"),
}


def grade_trials(trials: tuple[Trial, ...]) -> Grade:
    """Return the grade that trials give."""
    if not trials:
        return "untried"
    if any(trial.counted > trial.done for trial in trials):
        return "none"
    exact = sum(trial.counted == trial.done for trial in trials)
    if exact == len(trials) >= ENOUGH_FILMS:
        return "good"
    return "fair" if exact else "none"


def find_grade(exercise_id: str) -> Grade:
    """Return how well a camera sees an exercise."""
    return grade_trials(CAMERA_TRIALS.get(exercise_id, ()))
