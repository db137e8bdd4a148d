"""The smoothed signal of a recording, worked out in blocks and taken back where a frame is not believed."""

import numpy as np

from lull.movement.one_euro import OneEuroFilter
from lull.movement.seen_frames import SeenFrames, measure_bends

BLOCK = 512
"""Frames smoothed at once (ours): few enough that taking some back costs little."""


class SmoothedFrames:
    """One smoothed value a frame seen, and the noise that its window tells, for frames before ``upto``."""

    def __init__(self, frames: SeenFrames, smoother: OneEuroFilter) -> None:
        """Begin with nothing smoothed; ``smoother`` may be fed frame by frame in between."""
        self.frames = frames
        self.smoother = smoother
        self.upto = 0
        self.value = [0.0] * len(frames)
        self.bend_deg = [0.0] * len(frames)
        self._speed = [0.0] * len(frames)
        self._array = np.zeros(len(frames))

    def smooth(self, begin: int, noise_deg: float) -> None:
        """Smooth on from frame ``begin``, after the one last taken, up to one that leaps for this noise."""
        frames = self.frames
        most = min(begin + BLOCK, len(frames))
        leapt = frames.noise_leapt_deg
        end = next((k for k in frames.find_suspicious(begin, most) if leapt[k] > noise_deg), most)
        part = slice(begin, end)
        smoothed, speeds = self.smoother.follow(
            frames.step_s[part], frames.angle_deg[part], frames.speed_share[part]
        )
        self.value[part] = smoothed
        self._speed[part] = speeds
        self._array[part] = smoothed
        self.bend_deg[part] = measure_bends(self._array, frames.windows, part).tolist()
        self.upto = end

    def note(self, frame: int, value: float) -> None:
        """Note what the smoother said when it was fed a frame by itself."""
        self.value[frame] = self._array[frame] = value
        self.upto = frame + 1

    def go_back(self, upto: int) -> None:
        """Have the smoother stand where it was before frame ``upto``, after one that was smoothed here."""
        smoother, last = self.smoother, upto - 1
        smoother.t_s = self.frames.t_s[last]
        smoother.value, smoother.speed = self.value[last], self._speed[last]
        self.upto = upto
