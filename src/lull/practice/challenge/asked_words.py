"""What is asked now, in plain words: the goal, how long to stay, and how much time there is."""

from lull.practice.challenge.ladder import Challenge

HOLDS = (
    (0.25, ""),
    (0.75, "Stay half a second."),
    (1.25, "Stay one second."),
    (1.75, "Stay one and a half seconds."),
)
"""Below so many seconds it is said so; beyond the last one in whole seconds (ours)."""
PLENTY_S = 4.0
"""From this on time is something to take (ours)."""


def say_asked(asked: Challenge, mark: str) -> str:
    """Say a challenge; ``mark`` stands behind its goal: degrees or percent."""
    seconds = max(1, int(asked.longest_s + 1e-9))
    plural = "" if seconds == 1 else "s"
    time = f"Up to {seconds} second{plural} to get there."
    if asked.longest_s >= PLENTY_S:
        time = f"Take your time, up to {seconds} seconds."
    said = (f"Your goal: {round(asked.range_goal)}{mark}.", _say_hold(asked.hold_s), time)
    return " ".join(part for part in said if part)


def _say_hold(hold_s: float) -> str:
    """Say how long to stay."""
    return next((words for below, words in HOLDS if hold_s < below), f"Stay {round(hold_s)} seconds.")
