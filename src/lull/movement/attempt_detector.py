"""Finds movements in one signal that grows away from rest: the causal counter's eye.

A movement begins when the smoothed signal leaves the resting level by more than noise, twelve degrees or a
quarter of the person's own range; it has returned when it is most of the way back and comes to an end.
Pausing half-way is part of the same movement. Only frames up to now are ever looked at.
"""

from collections import deque
from enum import Enum

from lull.movement.attempt import JOINTS_NOT_SEEN, NOT_RETURNED, TOO_FAST, Excursion
from lull.movement.excursion_shape import REST_BEFORE_S, Sample, measure_shape
from lull.movement.joint_angle import estimate_range_error_deg
from lull.movement.jump_guard import JumpGuard
from lull.movement.one_euro import OneEuroFilter
from lull.movement.resting_level import RestingLevel
from lull.movement.resting_noise import RestingNoise
from lull.movement.stillness import Stillness

SMALLEST_LEAVING_DEG = 12.0
LEAVING_NOISE_SDS = 6.0
LEAVING_SHARE = 0.25
MOST_LEAVING_SHARE = 0.5
"""However noisy the signal, half the own range is always leaving (ours)."""

EVIDENCE_NOISE_SDS = 6.0
"""A brief movement's mean height is at least so many standard errors above rest, another's half as many (ours)."""

BRIEF_S = 0.6
MOST_RAW_NOISE_DEG = 20.0

RETURNED_SHARE = 0.6
HOME_SHARE = 0.05
"""This near to rest, as a share of the movement, the movement is over at once (ours)."""

SETTLED_S = 0.3
NEW_POSTURE_S = 10.0
UNSEEN_POSTURE_S = 1.5
"""A movement whose beginning was not seen may only be a new way of sitting; it is believed sooner (ours)."""

LONGEST_OUT_S = 60.0
LONGEST_GAP_S = 1.0
"""Not seen for longer, a movement is interrupted (ours; a blink of the tracker is shorter)."""

REMEMBERED_AT_REST_S = 4.0
SHORTEST_S = 0.2
"""Out and back in less is no movement of a joint (ours; fast tapping takes about 0.2 s)."""


class _Where(Enum):
    """Where in a movement the signal is."""

    AT_REST = "at_rest"
    OUT = "out"
    RETURNING = "returning"


class AttemptDetector:
    """Takes one angle a frame and returns each movement as it ends."""

    def __init__(self) -> None:
        """Begin with nothing seen and no own range known."""
        self.own_range_deg: float | None = None
        self.smoothed_deg: float | None = None
        self.rest = RestingLevel()
        self.raw_noise = RestingNoise(most_deg=MOST_RAW_NOISE_DEG)
        self._filter = OneEuroFilter()
        self._guard = JumpGuard()
        self._out_stillness = Stillness()
        self._samples: deque[Sample] = deque()
        self._seen_s: float | None = None
        self._leapt = False
        self._begin_rest()

    @property
    def is_out(self) -> bool:
        """Whether a movement has begun and not yet ended."""
        return self._where is not _Where.AT_REST

    @property
    def leaving_deg(self) -> float:
        """How far from rest a movement begins, in degrees."""
        noise = LEAVING_NOISE_SDS * self.rest.noise_deg
        own = self.own_range_deg
        if own is None:
            return max(SMALLEST_LEAVING_DEG, noise)
        floor = min(SMALLEST_LEAVING_DEG, MOST_LEAVING_SHARE * own)
        return min(max(floor, LEAVING_SHARE * own, noise), max(floor, MOST_LEAVING_SHARE * own))

    def stands_out(self, excursion: Excursion) -> bool:
        """Say whether a movement is more than the noise known by now can make."""
        brief = excursion.end_s - excursion.start_s < BRIEF_S
        needed = EVIDENCE_NOISE_SDS if brief else EVIDENCE_NOISE_SDS / 2.0
        return excursion.evidence_deg >= needed * self.raw_noise.deg

    def feed(self, t_s: float, angle_deg: float | None, noise_error_deg: float = 0.0) -> Excursion | None:
        """Take one frame's angle, or ``None`` where it was not seen; times must increase."""
        gap = self._end_when_unseen(t_s)
        if angle_deg is None or not self._guard.admits(t_s, angle_deg, self.raw_noise.deg):
            return gap
        reappeared = self._seen_s is None
        self._seen_s = t_s
        value = self.smoothed_deg = self._filter.feed(t_s, angle_deg)
        self._samples.append((t_s, angle_deg, noise_error_deg))
        self._leapt = self._leapt or self._guard.jumped
        if self._where is _Where.AT_REST:
            self._watch_rest(t_s, value, angle_deg)
            self._silent = reappeared and self.is_out
            return gap
        return self._watch_movement(t_s, value) or gap

    def flush(self) -> Excursion | None:
        """End the recording: a movement still under way has returned, or has not."""
        if self._where is _Where.AT_REST or self._seen_s is None:
            return None
        return self._end(self._seen_s, None if self._where is _Where.RETURNING else NOT_RETURNED)

    def forget_movement(self) -> None:
        """Drop a movement under way, as when the person rests, and begin anew with what is seen next."""
        self._begin_rest()
        self._restart_signal()

    def _begin_rest(self) -> None:
        self._where = _Where.AT_REST
        self._leapt = False
        self._peak_deg = self._lowest_deg = 0.0
        self._left_s = self._lowest_s = 0.0
        self._left_from_deg = 0.0
        self._silent = False

    def _restart_signal(self) -> None:
        self._filter.reset()
        self._guard.reset()
        self._samples.clear()
        self.smoothed_deg = None

    def _end_when_unseen(self, t_s: float) -> Excursion | None:
        """Interrupt a movement that has not been seen for too long."""
        if self._seen_s is None or t_s - self._seen_s <= LONGEST_GAP_S:
            return None
        found = None
        if self.is_out:
            found = self._end(t_s, JOINTS_NOT_SEEN if self._where is _Where.OUT else None)
        self._restart_signal()
        self._seen_s = None
        return found

    def _watch_rest(self, t_s: float, value: float, angle_deg: float) -> None:
        """Follow the resting level and notice a movement that leaves it."""
        samples = self._samples
        while samples[0][0] < t_s - REMEMBERED_AT_REST_S:
            samples.popleft()
        level = self.rest.deg
        if level is not None and value > level + self.leaving_deg:
            self._where = _Where.OUT
            self._peak_deg, self._left_s, self._left_from_deg = value, t_s, level
            self._out_stillness.reset()
            return
        self.rest.feed(t_s, value)
        self.raw_noise.feed(t_s, angle_deg)

    def _watch_movement(self, t_s: float, value: float) -> Excursion | None:
        """Follow a movement to its peak and back."""
        if self._where is _Where.RETURNING:
            return self._watch_return(t_s, value)
        self._peak_deg = max(self._peak_deg, value)
        if value <= self._peak_deg - RETURNED_SHARE * (self._peak_deg - self._left_from_deg):
            self._where = _Where.RETURNING
            self._lowest_deg, self._lowest_s = value, t_s
            return self._watch_return(t_s, value)
        still_s = self._out_stillness.feed(t_s, value, self.rest.still_band_deg)
        if (
            still_s >= (UNSEEN_POSTURE_S if self._silent else NEW_POSTURE_S)
            or t_s - self._left_s >= LONGEST_OUT_S
        ):
            self._lowest_deg = value
            return self._end(t_s, NOT_RETURNED)
        return None

    def _watch_return(self, t_s: float, value: float) -> Excursion | None:
        """Wait for the end of a movement that counts as returned: home, settled, or turned around."""
        height = self._peak_deg - self._left_from_deg
        if value < self._lowest_deg - 0.01 * height:
            self._lowest_s = t_s
        self._lowest_deg = min(self._lowest_deg, value)
        home = value <= self._left_from_deg + HOME_SHARE * height
        turned = value > self._lowest_deg + max(HOME_SHARE * height, 2.0 * self.rest.noise_deg)
        if home or turned or t_s - self._lowest_s >= SETTLED_S:
            return self._end(t_s, None)
        return None

    def _end(self, t_s: float, fault: str | None) -> Excursion | None:
        """Measure the movement that ends now and go back to rest."""
        shape = measure_shape(tuple(self._samples), left_s=self._left_s, rest_deg=self._left_from_deg)
        if self._leapt or shape.end_s - shape.start_s < SHORTEST_S:
            fault = fault or TOO_FAST
        silent = self._silent
        self.raw_noise.begin()
        self.rest.begin_at(t_s, self._lowest_deg if fault != JOINTS_NOT_SEEN else self._left_from_deg)
        self._begin_rest()
        while self._samples[0][0] < self._samples[-1][0] - REST_BEFORE_S:
            self._samples.popleft()
        if silent:
            return None
        excursion = Excursion(
            start_s=shape.start_s,
            peak_s=shape.peak_s,
            end_s=shape.end_s,
            range_deg=shape.range_deg,
            range_error_deg=estimate_range_error_deg(shape.noise_error_deg),
            fault=fault,
            decided_s=t_s,
            evidence_deg=shape.evidence_deg,
        )
        return excursion if self.stands_out(excursion) else None
