"""Counts repetitions in a signal whose range is not known beforehand, as in a recording.

Nobody has shown their movement, so a recording is judged with a little hindsight. The first movements wait
until :data:`ALIKE_NEEDED` of them are of like size: that makes the own range known, and movements too small
to be attempts under it are dropped as fidgets. From then on the own range is learnt as in live practice.
Each verdict stays open until :data:`LOOKED_AHEAD` more movements have ended, or the recording has: a person
who first did half and then does the whole has the larger range. Then it is final and is told.
"""

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from lull.movement.attempt import Attempt, Excursion
from lull.movement.attempt_detector import AttemptDetector, find_fidget_deg
from lull.movement.judgement import judge_excursion
from lull.movement.landmarks import Watched
from lull.movement.own_range import OwnRange, reached_several_times, select_alike

ALIKE_NEEDED = 3
"""Movements of like size that make the range of a recording known (ours; as many as in a "show me")."""

LOOKED_AHEAD = 10
LOOKED_BACK = 5
"""Whole movements after and before one that say what the person could do around that time (ours). More
hindsight would hold a range that grew over a session against its honest beginning."""


class _Open(NamedTuple):
    """A movement whose verdict is open, with the own range known when it ended, in degrees."""

    excursion: Excursion
    own_range_deg: float


class RepetitionCounter:
    """Takes one angle a frame and returns the attempts whose verdict became final on that frame.

    ``own_range_deg`` is the own range the last verdict was held against, ``None`` before any.
    """

    def __init__(
        self, side: Watched, *, own_range_deg: float | None = None, detector: AttemptDetector | None = None
    ) -> None:
        """Begin with an own range known from before, or with none; ``detector`` must have seen nothing."""
        self.detector = AttemptDetector() if detector is None else detector
        self.own_range_deg: float | None = own_range_deg
        self.detector.own_range_deg = own_range_deg
        self._learnt = OwnRange(own_range_deg)
        self._side: Watched = side
        self._number = 0
        self._unjudged: list[Excursion] = []
        self._open: deque[_Open] = deque()
        self._last_s = 0.0
        self._before_deg: deque[float] = deque(maxlen=LOOKED_BACK)

    def feed(self, t_s: float, angle_deg: float | None, noise_error_deg: float = 0.0) -> list[Attempt]:
        """Take one frame's angle in degrees, or ``None`` where it was not seen; times must increase."""
        excursion = self.detector.feed(t_s, angle_deg, noise_error_deg)
        return [] if excursion is None else self.take(excursion)

    def take(self, excursion: Excursion) -> list[Attempt]:
        """Take the movement that the detector has just found."""
        self._take(excursion)
        return self._close(excursion.decided_s, LOOKED_AHEAD)

    def flush(self) -> list[Attempt]:
        """End the recording and make all verdicts final."""
        excursion = self.detector.flush()
        if excursion is not None:
            self._take(excursion)
        if self._learnt.deg is None and self._unjudged:
            self._make_range_known()
        return self._close(self._last_s, 0) if self._open else []

    def _take(self, excursion: Excursion) -> None:
        """Open the verdict on a movement, or keep the movement until the range is known."""
        self._last_s = excursion.decided_s
        own_deg = self._learnt.deg
        if own_deg is not None:
            self._open.append(_Open(excursion, own_deg))
            if excursion.fault is None:
                self._learnt.learn(excursion.range_deg)
                self.detector.own_range_deg = self._learnt.deg
            return
        self._unjudged.append(excursion)
        if len(select_alike(_whole_ranges(self._unjudged))) >= ALIKE_NEEDED:
            self._make_range_known()

    def _make_range_known(self) -> None:
        """Make the range known from the first movements and open the verdicts on them."""
        first = self._unjudged
        self._learnt.learn_first(_whole_ranges(first) or [excursion.range_deg for excursion in first])
        own_deg = self.detector.own_range_deg = self._learnt.deg
        assert own_deg is not None
        self._open.extend(_Open(excursion, own_deg) for excursion in first if self._still_stands(excursion))
        self._unjudged = []

    def _still_stands(self, excursion: Excursion) -> bool:
        """Say whether a first movement is one, now that range and noise are known."""
        detector = self.detector
        return excursion.above_rest_deg >= detector.leaving_deg and detector.stands_out(excursion)

    def _close(self, decided_s: float, ahead: int) -> list[Attempt]:
        """Make final, and return, the verdicts on movements with ``ahead`` whole ones after them."""
        ranges_deg = _whole_ranges(open_.excursion for open_ in self._open)
        closed = []
        while self._open:
            whole = self._open[0].excursion.fault is None
            if len(ranges_deg) - whole < ahead:
                break
            closed += self._judge(self._open.popleft(), ranges_deg, decided_s)
            if whole:
                self._before_deg.append(ranges_deg.pop(0))
        return closed

    def _judge(self, open_: _Open, after_deg: list[float], decided_s: float) -> list[Attempt]:
        """Judge one movement, ``after_deg`` being its own range and those after it, and give its number.

        Nothing is returned for one that turns out to have been a fidget beside what the person could do.
        """
        around_deg = [*self._before_deg, *after_deg[: LOOKED_AHEAD + 1]]
        self.own_range_deg = max(open_.own_range_deg, reached_several_times(around_deg) or 0.0)
        if open_.excursion.above_rest_deg < find_fidget_deg(self.own_range_deg):
            return []
        self._number += 1
        attempt = judge_excursion(
            open_.excursion,
            own_range_deg=self.own_range_deg,
            number=self._number,
            side=self._side,
            decided_s=decided_s,
        )
        return [attempt]


def _whole_ranges(excursions: Iterable[Excursion]) -> list[float]:
    """Return the ranges of the movements seen from start to end, in degrees."""
    return [excursion.range_deg for excursion in excursions if excursion.fault is None]
