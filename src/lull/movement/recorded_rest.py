"""Rest in a recording, passed over in one go: nothing happens in it but that its level and noise are learnt.

The same as feeding each frame to :class:`~lull.movement.resting_level.RestingLevel` and to both
:class:`~lull.movement.resting_noise.RestingNoise`, to the last digit (a property test compares them).
"""

from bisect import bisect_left
from math import exp, inf
from typing import NamedTuple

from lull.movement.resting_level import (
    CREEP_S,
    FALL_S,
    LANDED_S,
    STILL_BAND_DEG,
    STILL_BAND_NOISE_SDS,
    STILL_BEFORE_CREEP_S,
    RestingLevel,
)
from lull.movement.resting_noise import LEAST_NOISE_DEG, SETTLING_S, RestingNoise
from lull.movement.smoothed_frames import SmoothedFrames


class Leaving(NamedTuple):
    """What ends rest: so many deviations of its noise, within limits; and how far down is a deep fall."""

    noise_sds: float
    least_deg: float
    most_deg: float
    deep_deg: float


class _Rest(NamedTuple):
    """All that changes from frame to frame at rest; degrees and seconds."""

    level: float
    falling: bool
    anchor: float
    since_s: float
    noise: float
    raw_noise: float


class _Learning(NamedTuple):
    """From which frame on a noise is learnt, and the most it is taken to be, in degrees."""

    from_frame: int
    most_deg: float


def pass_rest(
    rest: RestingLevel, raw_noise: RestingNoise, smoothed: SmoothedFrames, begin: int, leaving: Leaving
) -> int:
    """Pass over the frames from ``begin`` on that are at rest, and return the first that is not.

    That is the frame that leaves the level, one that leaps, or the first not yet smoothed. ``rest`` has a
    level, and the windows from which the noise is read hold no frame that was not believed.
    """
    still, noise, times = rest.stillness, rest.noise, smoothed.frames.t_s
    assert rest.deg is not None
    anchor = inf if still.anchor is None else still.anchor
    now = _Rest(rest.deg, rest.falling, anchor, still.since_s, noise.deg, raw_noise.deg)
    learn = [_find_learning(one, smoothed, begin) for one in (noise, raw_noise)]
    now, end = _walk(now, smoothed, begin, learn, leaving, rest.slow_until_s)
    if end > begin:
        rest.deg, rest.falling = now.level, now.falling
        still.anchor, still.since_s = now.anchor, now.since_s
        noise.deg, raw_noise.deg = now.noise, now.raw_noise
        rest.t_s = noise.t_s = raw_noise.t_s = times[end - 1]
        for one in (noise, raw_noise):
            if one.settled_s is None:
                one.settled_s = times[begin] + SETTLING_S
    return end


def recall_rest(rest: RestingLevel, raw_noise: RestingNoise, smoothed: SmoothedFrames, end: int) -> None:
    """Have both noises in mind what they would remember had they been fed the frames before ``end``."""
    frames = smoothed.frames
    for noise, values in ((rest.noise, smoothed.value), (raw_noise, frames.angle_deg)):
        if noise.settled_s is not None:
            part = slice(max(frames.window_from[end - 1], bisect_left(frames.t_s, noise.settled_s)), end)
            noise.recall(zip(frames.t_s[part], values[part], strict=True))


def _find_learning(noise: RestingNoise, smoothed: SmoothedFrames, begin: int) -> _Learning:
    """Return where a noise can be read from a whole window since rest has settled."""
    frames = smoothed.frames
    settled_s = frames.t_s[begin] + SETTLING_S if noise.settled_s is None else noise.settled_s
    return _Learning(bisect_left(frames.window_from, bisect_left(frames.t_s, settled_s)), noise.most_deg)


def _walk(
    now: _Rest,
    smoothed: SmoothedFrames,
    begin: int,
    learn: list[_Learning],
    leaving: Leaving,
    slow_until_s: float,
) -> tuple[_Rest, int]:
    """Return how it is at rest after the last frame of it, and the next frame."""
    level, falling, anchor, since_s, noise, raw = now
    frames, values, bends = smoothed.frames, smoothed.value, smoothed.bend_deg
    times, steps, leapt = frames.t_s, frames.step_s, frames.noise_leapt_deg
    raw_bends, changes = frames.bend_deg, frames.noise_change
    sds, least, most, deep = leaving
    (learns, most_noise), (raw_learns, most_raw) = learn
    out, band = min(max(least, sds * noise), most), STILL_BAND_DEG + STILL_BAND_NOISE_SDS * noise
    for frame in range(begin, smoothed.upto):
        value = values[frame]
        off = value - level
        if value > level + out or leapt[frame] > raw:
            return _Rest(level, falling, anchor, since_s, noise, raw), frame
        if abs(value - anchor) > band:
            anchor, since_s = value, times[frame]
        landed = off >= 0.0 and (times[frame] - since_s >= LANDED_S or times[frame] >= slow_until_s)
        falling = (off < -out and off < -deep) or (falling and not landed)
        if falling and off < 0.0:
            level += off * (1.0 - exp(-steps[frame] / FALL_S))
        elif not falling and times[frame] - since_s >= STILL_BEFORE_CREEP_S:
            level += off * (1.0 - exp(-steps[frame] / CREEP_S))
        if frame >= raw_learns:
            bend, change = raw_bends[frame], changes[frame]
            raw = min(raw * change, most_raw) if bend > raw else max(raw / change, LEAST_NOISE_DEG)
        if frame >= learns:
            bend, change = bends[frame], changes[frame]
            noise = min(noise * change, most_noise) if bend > noise else max(noise / change, LEAST_NOISE_DEG)
            out, band = min(max(least, sds * noise), most), STILL_BAND_DEG + STILL_BAND_NOISE_SDS * noise
    return _Rest(level, falling, anchor, since_s, noise, raw), smoothed.upto
