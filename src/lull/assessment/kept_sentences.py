"""Sentences that are kept beside a measurement: what was seen, and why a number is not known.

The record keeps their English text. :func:`say_again` finds out what a kept text was made of, so that a
screen can say it in another language.
"""

import re
from functools import cache
from string import Formatter

from lull.saying import Saying, say

NO_CATCH = say("no catch seen: the fast stretch was not braked harder than a hand stops by itself")
CATCH_HIDDEN = say("no catch seen, and the recording is too noisy to say that there was none")
NO_CATCH_BEFORE_END = say("no catch seen: the fast stretch was braked where the slow one ended")
FEW_FRAMES = say("fewer than 60 frames a second: the catch is read less exactly")
TOES_NOT_SEEN = say("the toes of this foot were not seen to leave the ground clearly enough")
TOO_FEW_STEPS = say("too few steps")
NOT_SEEN = say("not seen over two whole cycles")
SWUNG_ONCE = say("the leg swung once: a period needs two swings")
ONLY_TURNING = say(
    "a gyroscope knows how far the leg turned and not where it was: measure with a camera or a goniometer"
)
NOT_BEYOND_STRAIGHT = say("going beyond straight reads as less than straight")
NEARER_LEG = {
    "left": say("the left leg was nearer to the camera and is seen better"),
    "right": say("the right leg was nearer to the camera and is seen better"),
}


def say_catches(seen: object, stretches: object) -> Saying:
    """Say in how many of the fast stretches a catch was seen."""
    return say("a catch was seen in {seen} of {stretches} fast stretches", seen=seen, stretches=stretches)


def say_stretches(way: str, slow: object, fast: object) -> Saying:
    """Say how many stretches were seen, and whether the angle rises or falls in them."""
    if way == "rises":
        return say(
            "the angle rises while the muscle is stretched; {slow} slow and {fast} fast stretches were seen",
            slow=slow,
            fast=fast,
        )
    return say(
        "the angle falls while the muscle is stretched; {slow} slow and {fast} fast stretches were seen",
        slow=slow,
        fast=fast,
    )


def say_steps(steps: object, off_deg: object) -> Saying:
    """Say how many steps were seen and from where; ``off_deg`` is a whole number of degrees."""
    return say("{steps} steps, seen about {off}° out of profile", steps=steps, off=off_deg)


def say_pace(pictures: object) -> Saying:
    """Say the pace of a walk's recording; a whole number."""
    return say("{pictures} pictures a second", pictures=pictures)


KNOWN = (
    NO_CATCH, CATCH_HIDDEN, NO_CATCH_BEFORE_END, FEW_FRAMES, TOES_NOT_SEEN, TOO_FEW_STEPS, NOT_SEEN,
    SWUNG_ONCE, ONLY_TURNING, NOT_BEYOND_STRAIGHT, *NEARER_LEG.values(),
    say_catches(1, 2), say_stretches("rises", 1, 1), say_stretches("falls", 1, 1), say_steps(4, 0),
    say_pace(60),
)  # fmt: skip
"""Every sentence that is kept; the gaps of those that have some hold numbers."""

NUMBER = r"(-?\d+(?:\.\d+)?)"


def say_again(text: str) -> str:
    """Return a kept text as the sentence it was; one that nobody knows stays as it is.

    >>> say_again("a catch was seen in 1 of 3 fast stretches").values["seen"]  # type: ignore[attr-defined]
    '1'
    """
    if isinstance(text, Saying):
        return text
    for known in KNOWN:
        found = _form_of(known.pattern).fullmatch(text)
        if found is not None:
            return Saying(known.pattern, dict(zip(known.values, found.groups(), strict=True)))
    return text


@cache
def _form_of(pattern: str) -> re.Pattern[str]:
    """Return what every text made of a pattern looks like; its gaps stand in the order of their values."""
    parts = Formatter().parse(pattern)
    return re.compile("".join(re.escape(words) + (NUMBER if gap else "") for words, gap, _, _ in parts))
