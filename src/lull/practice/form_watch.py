"""Habits during live practice: the trunk and legs of the last minute, looked at when a movement has ended."""

from collections import deque

import numpy as np
from numpy.typing import NDArray

from lull.movement.attempt import Excursion
from lull.movement.attempt_detector import LONGEST_OUT_S
from lull.movement.form import LEG_LANDMARKS, TRUNK_LANDMARKS, Habits, measure_habits
from lull.movement.landmarks import LANDMARK_INDEX, VISIBILITY_NEEDED, LandmarkFrame
from lull.practice.exercise import Exercise

REMEMBERED_S = LONGEST_OUT_S + 2.0
"""As long as the longest movement, and the posture before it."""


class FormWatch:
    """Remembers where the trunk was, and the legs where an exercise asks for them."""

    def __init__(self, exercise: Exercise) -> None:
        """Watch the landmarks an exercise's habits need."""
        legs = LEG_LANDMARKS if "knee_valgus" in exercise.form else ()
        self._names = TRUNK_LANDMARKS + legs
        self._rows = [LANDMARK_INDEX[name] for name in self._names]
        self._seen: deque[tuple[float, NDArray[np.floating]]] = deque()

    def feed(self, frame: LandmarkFrame) -> None:
        """Take one frame that can be believed."""
        points = frame.points[self._rows]
        places = points[:, :2] * (frame.width_px, frame.height_px)
        places[~(points[:, 3] >= VISIBILITY_NEEDED)] = np.nan
        self._seen.append((frame.t_s, places))
        while self._seen[0][0] < frame.t_s - REMEMBERED_S:
            self._seen.popleft()

    def measure(self, excursion: Excursion) -> Habits:
        """Measure the habits of a movement that has just ended; none where the trunk was not seen."""
        if not self._seen:
            return {}
        t_s = np.array([t for t, _ in self._seen])
        places = np.stack([at for _, at in self._seen])
        seen = {name: places[:, i] for i, name in enumerate(self._names)}
        return measure_habits(t_s, seen, excursion.start_s, excursion.end_s)
