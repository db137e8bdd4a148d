"""Finds movements in one signal that grows away from rest: the causal counter's eye.

A movement begins when the smoothed signal leaves the resting level by more than noise, twelve degrees or a
quarter of the person's own range; it has returned when it is most of the way back and comes to an end.
Pausing half-way is part of the same movement, and so is holding, however long up to :data:`NEW_POSTURE_S`,
unless the person goes on from there. Only frames up to now are ever looked at. Degrees are those of the
signal, whose unit may be percent.
"""

from collections import deque
from dataclasses import replace
from math import inf

from lull.movement.attempt import JOINTS_NOT_SEEN, NOT_RETURNED, TOO_FAST, Excursion
from lull.movement.excursion_shape import REST_BEFORE_S, Sample, Shape, measure_shape
from lull.movement.joint_angle import estimate_range_error_deg
from lull.movement.jump_guard import JumpGuard
from lull.movement.one_euro import OneEuroFilter
from lull.movement.resting_level import SLOW_WAY_BACK_S, RestingLevel
from lull.movement.resting_noise import RestingNoise
from lull.movement.spike_gate import SeenAngle, SpikeGate
from lull.movement.stillness import Stillness
from lull.movement.whereabouts import Sight, Where

SMALLEST_LEAVING_DEG = 12.0
LEAVING_NOISE_SDS = 6.0
LEAVING_SHARE = 0.25
FIDGET_DEG, FIDGET_SHARE = 26.0, 0.36
"""Once the own range is known, less than this, or than this share of a small range, is fidgeting (ours)."""

MOST_LEAVING_SHARE = 0.5
"""However noisy the signal, half the own range is always leaving (ours)."""

DEEP_FALL_SHARE = 0.5
"""Falling below rest by this share of the own range, it was no rest (ours)."""

EVIDENCE_NOISE_SDS = 8.0
"""A movement's mean height is at least so many of its standard errors above rest (ours)."""

MOST_RAW_NOISE_DEG = 20.0
RETURNED_SHARE = 0.6
HOME_SHARE = 0.05
"""This near to rest, as a share of the movement, the movement is over at once (ours)."""

TURNED_SHARE = 0.1
SETTLED_S = 0.15
SETTLED_SHARE = 0.01
LEVEL_S = 0.3
"""The end of the way back from which the new resting level is read (ours)."""

HELD_S = 10.0
"""Still out for so long, a movement is held, or is a new posture: going on from there tells (ours)."""

NEW_POSTURE_S = 40.0
"""Still out for so long is no hold any more but a new posture (ours; holds of 30 s are good practice)."""

UNSEEN_POSTURE_S = 1.5
"""A movement whose beginning was not seen may only be a new way of sitting; it is believed sooner (ours)."""

LONGEST_OUT_S = 60.0
LONGEST_GAP_S = 1.0
"""Not seen for longer, a movement is interrupted (ours; a blink of the tracker is shorter)."""

REMEMBERED_AT_REST_S = 4.0
SHORTEST_S = 0.2
"""Out and back in less is no movement of a joint (ours; fast tapping takes about 0.2 s)."""


class AttemptDetector:
    """Takes one angle a frame and returns each movement as it ends.

    ``own_range_deg`` may be set at any time. ``smoothed_deg`` is the smoothed signal, ``None`` before any.
    ``ended`` holds the samples of the movement that ended last.
    """

    def __init__(self) -> None:
        """Begin with nothing seen and no own range known."""
        self.own_range_deg: float | None = None
        self.smoothed_deg: float | None = None
        self.rest = RestingLevel()
        self._raw_noise = RestingNoise(most_deg=MOST_RAW_NOISE_DEG)
        self._filter = OneEuroFilter()
        self._gate = SpikeGate()
        self._guard = JumpGuard()
        self._out_stillness = Stillness()
        self._samples: deque[Sample] = deque()
        self.ended: tuple[Sample, ...] = ()
        self._seen_s: float | None = None
        self._since_s = 0.0
        self._home_known = True
        self._told = self._leapt = False
        self._peak_deg = self._left_s = self._left_from_deg = 0.0
        self._lowest_deg = self._lowest_s = 0.0
        self._held_deg: float | None = None
        self._begin_rest()

    @property
    def is_out(self) -> bool:
        """Whether a movement has begun and not yet ended."""
        return self._where is not Where.AT_REST

    @property
    def leaving_deg(self) -> float:
        """How far from rest a movement begins, in degrees."""
        least_deg, most_deg = self._find_leaving_limits()
        return min(max(least_deg, LEAVING_NOISE_SDS * self.rest.noise_deg), most_deg)

    def _find_leaving_limits(self) -> tuple[float, float]:
        """Return the least and the most that leaving may be, in degrees, however little or much noise."""
        own = self.own_range_deg
        if own is None:
            return SMALLEST_LEAVING_DEG, inf
        least_deg = max(SMALLEST_LEAVING_DEG, LEAVING_SHARE * own, find_fidget_deg(own))
        return least_deg, MOST_LEAVING_SHARE * own

    def stands_out(self, excursion: Excursion) -> bool:
        """Say whether a movement is more than the noise known by now can make."""
        return excursion.evidence_deg >= EVIDENCE_NOISE_SDS * self._raw_noise.deg

    def feed(self, t_s: float, angle_deg: float | None, noise_error_deg: float = 0.0) -> Excursion | None:
        """Take one frame's angle, or ``None`` where it was not seen; times must increase."""
        found = self._end_when_unseen(t_s)
        if angle_deg is None:
            return found
        for seen in self._gate.feed(SeenAngle(t_s, angle_deg, noise_error_deg), self._raw_noise.deg):
            if self._guard.admits(seen.t_s, seen.angle_deg, self._raw_noise.deg):
                ended = self._watch(seen)
                found = found if ended is None else replace(ended, decided_s=t_s)
        return found

    def _watch(self, seen: SeenAngle) -> Excursion | None:
        """Follow the movement, or the rest, by one believed frame."""
        t_s, angle_deg, _ = seen
        if self._seen_s is None:
            self._since_s = t_s
        reappeared = self._seen_s is None and self.rest.deg is not None
        self._seen_s = t_s
        value = self.smoothed_deg = self._filter.feed(t_s, angle_deg)
        self._samples.append(seen)
        self._leapt = self._leapt or self._guard.jumped
        if self._where is Where.OUT:
            return self._watch_out(t_s, value)
        if self._where is Where.RETURNING:
            return self._watch_return(t_s, value)
        self._watch_rest(t_s, value, angle_deg)
        if reappeared and self.is_out:
            self._sight = Sight.ALREADY_TOLD if self._told else Sight.BEGAN_UNSEEN
        return None

    def flush(self) -> Excursion | None:
        """End the recording: a movement still under way has returned, or has not."""
        if self._where is Where.AT_REST or self._seen_s is None:
            return None
        return self._end(self._seen_s, None if self._where is Where.RETURNING else NOT_RETURNED)

    def forget_movement(self) -> None:
        """Drop a movement under way, as when the person rests; what was learnt of rest and noise stays."""
        self._begin_rest()
        self._forget_samples()

    def _begin_rest(self) -> None:
        """Be at rest, with nothing known of a next movement."""
        self._where = Where.AT_REST
        self._sight = Sight.WHOLE
        self._leapt = False
        self._raw_noise.begin()

    def _forget_samples(self) -> None:
        """Keep only the last moment, which the next movement may set out from."""
        samples = self._samples
        oldest_s = samples[-1][0] - REST_BEFORE_S if samples else 0.0
        while samples and samples[0][0] < oldest_s:
            samples.popleft()

    def _end_when_unseen(self, t_s: float) -> Excursion | None:
        """Interrupt a movement that has not been seen for too long, and forget the signal before the gap."""
        if self._seen_s is None or t_s - self._seen_s <= LONGEST_GAP_S:
            return None
        was_out = self._where is Where.OUT
        found = self._end(t_s, JOINTS_NOT_SEEN if was_out else None) if self.is_out else None
        self._told = was_out
        self._filter.reset()
        self._gate.reset()
        self._guard.reset()
        self._samples.clear()
        self.smoothed_deg = self._seen_s = None
        return found

    def _watch_rest(self, t_s: float, value: float, angle_deg: float) -> None:
        """Follow the resting level and notice a movement that leaves it."""
        samples = self._samples
        while samples[0][0] < t_s - REMEMBERED_AT_REST_S:
            samples.popleft()
        level, leaving = self.rest.deg, self.leaving_deg
        if level is not None and value > level + leaving:
            self._where = Where.OUT
            self._peak_deg, self._left_s, self._left_from_deg = value, t_s, level
            self._home_known = t_s - self._since_s > REST_BEFORE_S
            self._out_stillness.reset()
            self._held_deg = None
            return
        self.rest.feed(t_s, value, max(leaving, DEEP_FALL_SHARE * (self.own_range_deg or 0.0)))
        self._raw_noise.feed(t_s, angle_deg)

    def _watch_out(self, t_s: float, value: float) -> Excursion | None:
        """Follow a movement to its peak, until it comes back or turns out to be a new posture."""
        if self._held_deg is not None and value > self._peak_deg + self.leaving_deg:
            self._lowest_deg = self._held_deg
            return self._end(t_s, NOT_RETURNED)
        if self._held_deg is None:
            self._peak_deg = max(self._peak_deg, value)
        if value <= self._peak_deg - RETURNED_SHARE * (self._peak_deg - self._left_from_deg):
            self._where = Where.RETURNING
            self._lowest_deg, self._lowest_s = value, t_s
            return self._watch_return(t_s, value)
        still_s = self._out_stillness.feed(t_s, value, self.rest.still_band_deg)
        patience_s = NEW_POSTURE_S if self._sight is Sight.WHOLE else UNSEEN_POSTURE_S
        if still_s >= HELD_S:
            self._held_deg = value
        if still_s < patience_s and t_s - self._left_s < LONGEST_OUT_S:
            return None
        self._lowest_deg = value
        return self._end(t_s, NOT_RETURNED)

    def _watch_return(self, t_s: float, value: float) -> Excursion | None:
        """Wait for the end of a movement that counts as returned: home, settled, or turned around."""
        height = self._peak_deg - self._left_from_deg
        if value < self._lowest_deg - SETTLED_SHARE * height:
            self._lowest_s = t_s
        self._lowest_deg = min(self._lowest_deg, value)
        home = self._home_known and value <= self._left_from_deg + HOME_SHARE * height
        turned = value > self._lowest_deg + max(TURNED_SHARE * height, 2.0 * self.rest.noise_deg)
        if home or turned or t_s - self._lowest_s >= SETTLED_S:
            return self._end(t_s, None)
        return None

    def _end(self, t_s: float, fault: str | None) -> Excursion | None:
        """Measure the movement that ends now, go back to rest, and tell of it where there is reason to."""
        self.ended = tuple(self._samples)
        shape = measure_shape(
            self.ended,
            left_s=self._left_s,
            rest_deg=self._left_from_deg,
            noise_deg=self._raw_noise.deg,
        )
        sight = self._sight
        fault = self._name_fault(fault, shape)
        interrupted = fault == JOINTS_NOT_SEEN and self._where is Where.OUT
        self.rest.begin_at(
            t_s,
            self._left_from_deg if interrupted else self._measure_ending_level(),
            slow_s=SLOW_WAY_BACK_S,
        )
        self._begin_rest()
        self._forget_samples()
        only_moved_over = sight is Sight.BEGAN_UNSEEN and fault == NOT_RETURNED
        excursion = _to_excursion(shape, fault, t_s, self._peak_deg - self._left_from_deg)
        if sight is Sight.ALREADY_TOLD or only_moved_over or not self.stands_out(excursion):
            return None
        return excursion

    def _measure_ending_level(self) -> float:
        """Return the lowest level of the way back; one wild frame below its neighbours is no level."""
        if self._where is not Where.RETURNING:
            return self._lowest_deg
        last = [sample[1] for sample in self._samples if sample[0] >= self._lowest_s - LEVEL_S]
        middles = [sorted(last[i : i + 3])[1] for i in range(len(last) - 2)]
        return max(self._lowest_deg, min(middles)) if middles else self._lowest_deg

    def _name_fault(self, fault: str | None, shape: Shape) -> str | None:
        """Return what speaks against a movement, by code, or ``None``."""
        if fault is None and self._sight is Sight.BEGAN_UNSEEN:
            return JOINTS_NOT_SEEN
        if fault is None and (self._leapt or shape.end_s - shape.start_s < SHORTEST_S):
            return TOO_FAST
        return fault


def find_fidget_deg(own_range_deg: float) -> float:
    """Return how far from rest a movement may go and still be fidgeting, once the own range is known."""
    return min(FIDGET_DEG, FIDGET_SHARE * own_range_deg)


def _to_excursion(shape: Shape, fault: str | None, decided_s: float, above_rest_deg: float) -> Excursion:
    """Put shape and fault together."""
    return Excursion(
        start_s=shape.start_s,
        peak_s=shape.peak_s,
        end_s=shape.end_s,
        range_deg=shape.range_deg,
        range_error_deg=estimate_range_error_deg(shape.noise_error_deg),
        fault=fault,
        decided_s=decided_s,
        evidence_deg=shape.evidence_deg,
        above_rest_deg=above_rest_deg,
    )
