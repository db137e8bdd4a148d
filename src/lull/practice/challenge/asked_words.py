"""What is asked now, in plain words: the goal, how long to stay, and how much time there is."""

from lull.practice.challenge.ladder import Challenge
from lull.saying import say, say_count, together

HOLDS = (
    (0.25, ""),
    (0.75, say("Stay half a second.")),
    (1.25, say("Stay one second.")),
    (1.75, say("Stay one and a half seconds.")),
)
"""Below so many seconds it is said so; beyond the last one in whole seconds (ours)."""
PLENTY_S = 4.0
"""From this on time is something to take (ours)."""


def say_asked(asked: Challenge, mark: str) -> str:
    """Say a challenge; ``mark`` stands behind its goal: degrees or percent."""
    seconds = max(1, int(asked.longest_s + 1e-9))
    time = say_count(seconds, "Up to {number} second to get there.", "Up to {number} seconds to get there.")
    if asked.longest_s >= PLENTY_S:
        time = say("Take your time, up to {seconds} seconds.", seconds=seconds)
    goal = say("Your goal: {goal}{mark}.", goal=round(asked.range_goal), mark=mark)
    return together(part for part in (goal, _say_hold(asked.hold_s), time) if part)


def _say_hold(hold_s: float) -> str:
    """Say how long to stay."""
    return next(
        (words for below, words in HOLDS if hold_s < below),
        say("Stay {seconds} seconds.", seconds=round(hold_s)),
    )
