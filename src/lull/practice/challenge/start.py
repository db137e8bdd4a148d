"""Where a session begins: gently, below where the last one settled, and never above it."""

from dataclasses import dataclass

from lull.practice.challenge.kept_state import KeptChallenge
from lull.practice.challenge.ladder import Ladder
from lull.practice.challenge.reasons import ReasonCode
from lull.practice.challenge.success_model import SuccessBelief, SuccessModel, first_success_belief

BLOCK_ATTEMPTS = 10
"""A block is ten attempts, about a minute and a half (ours)."""
FIRST_LEVEL_SHARE = 0.25
"""A first session begins so far up the ladder (ours; plausible 0 to 0.3)."""
MOST_UP_PER_SESSION = 80
"""A session never goes higher than so many tenths of a rung above where the last one settled (ours)."""
EASED_START = 10
"""A session begins at least so many tenths below where the last one settled (ours; plausible 5 to 20)."""
EASED_HARD_DAY = 20
"""After a hard day at least so many (ours; plausible 10 to 40)."""
EASED_PER_WEEK = 10
"""And so many more for each week of a break after the first (ours; plausible 5 to 20)."""
MOST_EASED_FOR_BREAK = 60
LONG_BREAK_DAYS = 14.0
"""From here on a break is spoken of (ours; plausible 7 to 28)."""
MOST_WEEKS = 12.0
"""Longer breaks are taken for no longer."""
DAYS_PER_WEEK = 0.5
"""How many ordinary changes from day to day a week of a break is worth (ours; plausible 0.2 to 2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionStart:
    """How a session begins: levels in tenths of a rung, what is believed, and why."""

    level: int
    kept_level: int
    highest_level: int
    belief: SuccessBelief
    code: ReasonCode


def begin_session(
    ladder: Ladder,
    kept: KeptChallenge | None,
    *,
    gap_days: float,
    aim: float,
    keeps_goal: bool = False,
) -> SessionStart:
    """Return where to begin.

    The start is the lower of two: eased by fixed steps, and where the belief, widened for another day,
    expects success as often as aimed at. Who wants the goal kept as it is begins where the last session
    settled, but for a long break and a hard day.
    """
    if kept is None:
        return _begin_first(ladder)
    weeks = min(MOST_WEEKS, max(0.0, gap_days) / 7.0)
    kept_level = ladder.find_level(kept.settled)
    belief = kept.belief.widened(1.0 + DAYS_PER_WEEK * weeks)
    eased = EASED_HARD_DAY if kept.hard_day else EASED_START
    eased += int(min(MOST_EASED_FOR_BREAK, EASED_PER_WEEK * max(0.0, weeks - 1.0)))
    level = max(0, kept_level - eased)
    model = SuccessModel(belief)
    while level > 0 and model.predict(ladder.to_challenge(level)) < aim:
        level -= 1
    code: ReasonCode = "easy_start"
    if keeps_goal and not kept.hard_day and gap_days < LONG_BREAK_DAYS:
        level, code = kept_level, "same_start"
    if gap_days >= LONG_BREAK_DAYS:
        code = "easy_start_after_break"
    elif kept.hard_day:
        code = "easy_start_after_hard_day"
    highest = min(ladder.top, kept_level + MOST_UP_PER_SESSION)
    return SessionStart(level=level, kept_level=kept_level, highest_level=highest, belief=belief, code=code)


def _begin_first(ladder: Ladder) -> SessionStart:
    """Return where somebody begins of whom nothing is known."""
    level = int(FIRST_LEVEL_SHARE * ladder.top)
    return SessionStart(
        level=level,
        kept_level=level,
        highest_level=ladder.top,
        belief=first_success_belief(),
        code="first_time",
    )
