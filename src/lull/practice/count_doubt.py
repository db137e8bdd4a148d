"""What may have escaped a count, or been counted too often, by name and second. It changes no count.

Three things are watched while counting: not seeing the joints for longer than a movement may be interrupted,
a movement out and back that nothing was counted for, and leaps that no practised limb makes. Degrees are
those of the signal, whose unit may be percent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lull.movement.attempt_detector import LONGEST_GAP_S, SMALLEST_LEAVING_DEG, find_fidget_deg
from lull.movement.one_euro import OneEuroFilter
from lull.saying import say

NOT_SEEN, NOT_COUNTED, LEAPS = "not_seen", "movement_not_counted", "limb_leaps"
NOTHING_COUNTED, SEEN_OBLIQUELY = "nothing_counted", "seen_obliquely"

DOUBTS: Mapping[str, str] = {
    NOT_SEEN: say("the joints were not seen here: a movement meanwhile is not in the count"),
    NOT_COUNTED: say(
        "something moved here that was too small to count, or half seen: the count may be short"
    ),
    LEAPS: say("the limb leaps here as no limb does, so one movement may be counted twice, or not"),
    NOTHING_COUNTED: say(
        "nothing was counted: see that the camera sees you, whole and alone, and your limb move"
    ),
    SEEN_OBLIQUELY: say("the camera looks from too far aside to be sure: the count may be wrong"),
}
"""Each doubt in words."""

SMALLEST_DEG = SMALLEST_LEAVING_DEG / 2.0
"""Half of what leaves rest before a range is known; less is noise (ours)."""

BACK_SHARE = 0.5
"""A movement that has come back by this share is over (ours)."""

BEFORE_S, AFTER_S = 0.3, 0.5
"""A counted movement answers for so long before and after it as well (ours)."""

PATIENCE_S = 2.0
"""A movement is told of as not counted so long after its peak, if it is not still going on (ours)."""

LEAP_DEG, LEAP_DEG_PER_S = 20.0, 600.0
"""From one frame to the next a leap is at least so far, and so fast (ours; a brisk practised movement reaches
half of that speed)."""

LEAP_STEPS = 4.0
"""A leap is also so many times the mean step from frame to frame: noise alone makes none (ours; 3 to 6)."""

FEWEST_LEAPS, LEAPS_AN_ATTEMPT = 4, 0.5
"""Fewer leaps, or fewer for each attempt, mix up no count (ours)."""

LONGEST_STEP_S = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Why a count may be wrong, a code of :data:`DOUBTS`, and from when to when in seconds."""

    code: str
    from_s: float
    to_s: float


class Bump(NamedTuple):
    """A movement out and back in the signal, counted or not."""

    start_s: float
    peak_s: float
    end_s: float
    height: float


class DoubtWatch:
    """Takes the values of a signal that grows away from rest, ``None`` unseen, in order of time.

    ``gaps`` are the stretches in which nothing was seen for too long, ``bumps`` the movements out and back,
    ``leaps`` the times of leaps.
    """

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.gaps: list[Doubt] = []
        self.bumps: list[Bump] = []
        self.leaps: list[float] = []
        self._filter = OneEuroFilter()
        self._began_s: float | None = None
        self._seen_s = self._raw = 0.0
        self._low, self._low_s = 0.0, 0.0
        self._peak: tuple[float, float] | None = None
        self._has_seen = False
        self._steps, self._way = 0, 0.0

    def feed(self, t_s: float, value: float | None) -> None:
        """Take one frame."""
        if self._began_s is None:
            self._began_s = self._seen_s = t_s
        if value is None:
            return
        step_s = t_s - self._seen_s
        if step_s > LONGEST_GAP_S or not self._has_seen:
            self.note_gap(t_s)
            self._filter.reset()
            self._low, self._low_s, self._peak = self._filter.feed(t_s, value), t_s, None
        else:
            leap = abs(value - self._raw)
            self._steps += 1
            self._way += leap
            if leap > LEAP_DEG and step_s <= LONGEST_STEP_S:
                least = max(LEAP_DEG_PER_S * step_s, LEAP_STEPS * self._way / self._steps)
                self.leaps += [t_s] if leap > least else []
            self._follow(t_s, self._filter.feed(t_s, value))
        self._seen_s, self._raw, self._has_seen = t_s, value, True

    def note_gap(self, t_s: float) -> None:
        """Note that nothing was seen since the last frame seen, where that is long."""
        if t_s - self._seen_s > LONGEST_GAP_S:
            self.gaps.append(Doubt(code=NOT_SEEN, from_s=self._seen_s, to_s=t_s))

    def answer_for(self, start_s: float, end_s: float) -> None:
        """Forget the movements out and back that a counted one explains."""
        self.bumps = [bump for bump in self.bumps if not start_s - BEFORE_S <= bump.peak_s <= end_s + AFTER_S]

    def take_uncounted(self, until_s: float, own_range: float | None) -> Doubt | None:
        """Return, once, the first movement with its peak until then that nothing has answered for."""
        least = SMALLEST_DEG if own_range is None else max(SMALLEST_DEG, find_fidget_deg(own_range))
        while self.bumps and self.bumps[0].peak_s <= until_s:
            bump = self.bumps.pop(0)
            if bump.height >= least:
                return Doubt(code=NOT_COUNTED, from_s=bump.start_s, to_s=bump.end_s)
        return None

    def find_leaps(self, attempts: int) -> Doubt | None:
        """Return the leaps, where there are enough of them to mix up a count of so many attempts."""
        if len(self.leaps) < max(FEWEST_LEAPS, LEAPS_AN_ATTEMPT * attempts):
            return None
        return Doubt(code=LEAPS, from_s=self.leaps[0], to_s=self.leaps[-1])

    def _follow(self, t_s: float, value: float) -> None:
        """Follow the smoothed signal out and back."""
        if self._peak is None:
            if value <= self._low:
                self._low, self._low_s = value, t_s
            elif value - self._low >= SMALLEST_DEG:
                self._peak = (value, t_s)
            return
        high, high_s = self._peak
        if value > high:
            self._peak = (value, t_s)
        elif high - value >= BACK_SHARE * (high - self._low):
            self.bumps.append(Bump(self._low_s, high_s, t_s, high - self._low))
            self._low, self._low_s, self._peak = value, t_s, None
