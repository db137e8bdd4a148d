"""Counts repetitions in a signal whose range is not known beforehand, as in a recording.

Without a "show me" the first movements are provisional. They are judged, in order, as soon as
:data:`ALIKE_NEEDED` of them are of like size: from then on the own range is known and each movement is judged
as it ends. Movements too small to be attempts under the range now known are dropped: they were fidgets. When
a recording ends before that, what was seen gives the range.
"""

from lull.movement.attempt import Attempt, Excursion
from lull.movement.attempt_detector import AttemptDetector
from lull.movement.judgement import judge_excursion
from lull.movement.landmarks import Side
from lull.movement.own_range import OwnRange, select_alike

ALIKE_NEEDED = 5
"""Movements of like size that make the range of a recording known (ours; nobody shows them on purpose, so
more are asked for than in a "show me")."""


class RepetitionCounter:
    """Takes one angle a frame and returns the attempts judged on that frame."""

    def __init__(self, side: Side) -> None:
        """Begin with no own range."""
        self.detector = AttemptDetector()
        self.own_range = OwnRange()
        self._side: Side = side
        self._number = 0
        self._provisional: list[Excursion] = []

    def feed(self, t_s: float, angle_deg: float | None, noise_error_deg: float = 0.0) -> list[Attempt]:
        """Take one frame's angle in degrees, or ``None`` where it was not seen; times must increase."""
        excursion = self.detector.feed(t_s, angle_deg, noise_error_deg)
        return [] if excursion is None else self._take(excursion)

    def flush(self) -> list[Attempt]:
        """End the recording and judge all that is still open."""
        excursion = self.detector.flush()
        judged = [] if excursion is None else self._take(excursion)
        if self.own_range.deg is None and self._provisional:
            judged += self._confirm(self._provisional[-1].decided_s)
        return judged

    def _take(self, excursion: Excursion) -> list[Attempt]:
        """Judge a movement, or keep it until the range is known."""
        if self.own_range.deg is not None:
            judged = self._judge(excursion, excursion.decided_s)
            if excursion.fault is None:
                self.own_range.learn(excursion.range_deg)
                self.detector.own_range_deg = self.own_range.deg
            return [judged]
        self._provisional.append(excursion)
        if len(select_alike(self._whole_ranges())) < ALIKE_NEEDED:
            return []
        return self._confirm(excursion.decided_s)

    def _whole_ranges(self) -> list[float]:
        """Return the ranges of the provisional movements seen from start to end."""
        return [excursion.range_deg for excursion in self._provisional if excursion.fault is None]

    def _confirm(self, decided_s: float) -> list[Attempt]:
        """Make the range known from the provisional movements and judge them."""
        ranges = self._whole_ranges() or [excursion.range_deg for excursion in self._provisional]
        self.own_range.learn_first(ranges)
        self.detector.own_range_deg = self.own_range.deg
        waiting, self._provisional = self._provisional, []
        return [self._judge(excursion, decided_s) for excursion in waiting if self._still_stands(excursion)]

    def _still_stands(self, excursion: Excursion) -> bool:
        """Say whether a provisional movement is one, now that range and noise are known."""
        detector = self.detector
        return excursion.range_deg >= detector.leaving_deg and detector.stands_out(excursion)

    def _judge(self, excursion: Excursion, decided_s: float) -> Attempt:
        """Judge one movement and give it its number."""
        assert self.own_range.deg is not None
        self._number += 1
        return judge_excursion(
            excursion,
            own_range_deg=self.own_range.deg,
            number=self._number,
            side=self._side,
            decided_s=decided_s,
        )
