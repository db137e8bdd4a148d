"""Finds the movements of a recording: the detector of live practice with all frames at hand, and faster.

Wherever something may happen, the code that watches live decides. Where nothing can - resting, or being out -
frames are passed over in one loop that leaves behind what feeding them would have left, to the last digit. A
frame that leaps is fed as live, and so are those after it until spike gate and jump guard have decided.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lull.movement.attempt import Excursion
from lull.movement.attempt_detector import (
    DEEP_FALL_SHARE,
    HELD_S,
    LEAVING_NOISE_SDS,
    LONGEST_OUT_S,
    REMEMBERED_AT_REST_S,
    RETURNED_SHARE,
    UNSEEN_POSTURE_S,
    AttemptDetector,
)
from lull.movement.recorded_rest import Leaving, pass_rest, recall_rest
from lull.movement.seen_frames import SeenFrames
from lull.movement.smoothed_frames import SmoothedFrames
from lull.movement.spike_gate import SeenAngle
from lull.movement.whereabouts import Sight, Where


class RecordedDetector(AttemptDetector):
    """Takes one recording; before the next movement is asked for, ``own_range_deg`` may be set."""

    def __init__(self, frames: SeenFrames) -> None:
        """Begin before the first frame."""
        super().__init__()
        self._frames = frames
        self._smoothed = SmoothedFrames(frames, self._filter)
        self._filed = self._at = 0
        self._believed_from = 0

    def detect(self, t_s: Sequence[float]) -> Iterator[Excursion]:
        """Yield each movement as it ends; ``t_s`` are the times of all frames, seen or not.

        Afterwards the detector stands at the end of the recording, as if it had been fed.
        """
        rows = self._frames.rows
        unseen = 0
        while self._at < len(rows):
            if self._may_pass():
                yield from self._pass_on()
            else:
                yield from self._feed_unseen(t_s[unseen : rows[self._at]])
                yield from self._feed_seen()
            unseen = rows[self._at - 1] + 1
        yield from self._feed_unseen(t_s[unseen:])

    def _may_pass(self) -> bool:
        """Say whether the next frames may be passed over without asking gate and guard."""
        frame, frames = self._at, self._frames
        if not self._is_believed(frame) or self.rest.deg is None:
            return False
        if self._where is not Where.AT_REST:
            return True
        settled_s = [noise.settled_s for noise in (self.rest.noise, self._raw_noise)]
        settled = min(frame if at_s is None else bisect_left(frames.t_s, at_s) for at_s in settled_s)
        return max(frames.window_from[frame], settled) >= self._believed_from

    def _is_believed(self, frame: int) -> bool:
        """Say whether a frame will be believed because it does not leap from the last one, believed too."""
        calm = self._frames.noise_leapt_deg[frame] <= self._raw_noise.deg
        return calm and self._gate.is_open and self._guard.is_open

    def _feed_unseen(self, times_s: Sequence[float]) -> Iterator[Excursion]:
        """Feed frames that did not show the joint: after a while they end a movement."""
        for t_s in times_s:
            found = self.feed(t_s, None)
            if found is not None:
                yield found

    def _feed_seen(self) -> Iterator[Excursion]:
        """Feed the frame at hand, as live."""
        frame, frames = self._at, self._frames
        alike = self._is_believed(frame)
        self._filed = self._at = frame + 1
        found = self.feed(frames.t_s[frame], frames.angle_deg[frame], frames.noise_error_deg[frame])
        believed = self._gate.is_open and self._guard.is_open
        if not alike:
            self._believed_from = frame if believed else frame + 1
        if believed and self.smoothed_deg is not None:
            self._smoothed.note(frame, self.smoothed_deg)
        if found is not None:
            yield found

    def _pass_on(self) -> Iterator[Excursion]:
        """Pass over the frames from the one at hand on, up to one that leaps, and stand there."""
        smoothed, frames = self._smoothed, self._frames
        leapt = frames.noise_leapt_deg  # gate and guard pass on whatever does not leap: see find_noise_leapt
        while self._at < len(frames) and leapt[self._at] <= self._raw_noise.deg:
            if self._at >= smoothed.upto:
                smoothed.smooth(self._at, self._raw_noise.deg)
            if self._pass_uneventful():
                continue
            frame = self._at
            self._at = frame + 1
            found = self._watch_frame(frames.t_s[frame], smoothed.value[frame], frames.angle_deg[frame])
            if found is not None:
                yield found
        self._stand()

    def _pass_uneventful(self) -> bool:
        """Pass over frames in which nothing happens, and say whether there were any."""
        begin = self._at
        if self._where is Where.AT_REST:
            least_deg, most_deg = self._find_leaving_limits()
            deep_deg = DEEP_FALL_SHARE * (self.own_range_deg or 0.0)
            leaving = Leaving(LEAVING_NOISE_SDS, least_deg, most_deg, deep_deg)
            self._at = pass_rest(self.rest, self._raw_noise, self._smoothed, begin, leaving)
            self._file_rest()
        elif self._where is Where.OUT and self._held_deg is None and self._out_stillness.anchor is not None:
            self._at = self._pass_out(begin)
        return self._at > begin

    def _watch_frame(self, t_s: float, value: float, angle_deg: float) -> Excursion | None:
        """Follow the movement, or the rest, by one frame that may make a difference."""
        if self._where is Where.OUT:
            return self._watch_out(t_s, value)
        if self._where is Where.RETURNING:
            return self._watch_return(t_s, value)
        self._file_rest()
        self._watch_rest(t_s, value, angle_deg)
        return None

    def _pass_out(self, begin: int) -> int:
        """Pass over the frames on which a movement goes on, and return the first on which it may not."""
        times, values = self._frames.t_s, self._smoothed.value
        leapt, raw_deg = self._frames.noise_leapt_deg, self._raw_noise.deg
        still, band = self._out_stillness, self.rest.still_band_deg
        anchor, since_s = still.anchor, still.since_s
        assert anchor is not None
        peak, left_from, left_s = self._peak_deg, self._left_from_deg, self._left_s
        patience_s = HELD_S if self._sight is Sight.WHOLE else min(HELD_S, UNSEEN_POSTURE_S)
        frame = begin
        while frame < self._smoothed.upto:
            value, t_s = values[frame], times[frame]
            if leapt[frame] > raw_deg or t_s - left_s >= LONGEST_OUT_S:
                break
            top = max(peak, value)
            if value <= top - RETURNED_SHARE * (top - left_from):
                break
            if abs(value - anchor) > band:
                anchor, since_s = value, t_s
            elif t_s - since_s >= patience_s:
                break
            peak = top
            frame += 1
        self._peak_deg, still.anchor, still.since_s = peak, anchor, since_s
        return frame

    def _end(self, t_s: float, fault: str | None) -> Excursion | None:
        """File the samples of the movement, and end it."""
        self._file()
        return super()._end(t_s, fault)

    def _file(self) -> None:
        """File the samples passed over."""
        frames, part = self._frames, slice(self._filed, self._at)
        if self._filed < self._at:
            self._samples.extend(
                zip(frames.t_s[part], frames.angle_deg[part], frames.noise_error_deg[part], strict=True)
            )
            self._filed = self._at

    def _file_rest(self) -> None:
        """File what is remembered of the rest before the frame at hand, that one with it."""
        times, samples = self._frames.t_s, self._samples
        oldest_s = times[self._at - 1] - REMEMBERED_AT_REST_S
        self._filed = bisect_left(times, oldest_s, self._filed, self._at)
        self._file()
        while samples[0][0] < oldest_s:
            samples.popleft()

    def _stand(self) -> None:
        """Stand before the frame at hand as if every one before it had been fed."""
        frames, last = self._frames, self._at - 1
        seen = SeenAngle(frames.t_s[last], frames.angle_deg[last], frames.noise_error_deg[last])
        self._smoothed.go_back(self._at)
        self._gate.stand_at(seen)
        self._guard.pass_on(seen.t_s, seen.angle_deg)
        self._seen_s, self.smoothed_deg = seen.t_s, self._smoothed.value[last]
        if self._where is Where.AT_REST:
            self._file_rest()
            recall_rest(self.rest, self._raw_noise, self._smoothed, self._at)
        else:
            self._file()
