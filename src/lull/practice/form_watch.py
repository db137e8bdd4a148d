"""Form during live practice: the trunk and legs of the last minute, looked at when a movement has ended."""

import numpy as np

from lull.movement.attempt import Excursion
from lull.movement.attempt_detector import LONGEST_OUT_S
from lull.movement.form import LEG_LANDMARKS, POSTURE_BEFORE_S, TRUNK_LANDMARKS, Criteria, measure_criteria
from lull.movement.landmarks import LANDMARK_INDEX, VISIBILITY_NEEDED, LandmarkFrame
from lull.practice.exercise import Exercise
from lull.practice.form_judgement import cue_of, judge_form
from lull.practice.last_while import LastWhile

REMEMBERED_S = LONGEST_OUT_S + 2.0
"""As long as the longest movement, and the posture before it."""


class FormWatch:
    """Remembers where the trunk was, and the legs where an exercise asks for them; of a frame nothing else.

    In a picture of another size everything lies elsewhere: with it begins a new memory.
    """

    def __init__(self, exercise: Exercise) -> None:
        """Watch the landmarks an exercise's criteria need."""
        self._exercise = exercise
        legs = LEG_LANDMARKS if "knee_valgus" in exercise.form else ()
        self._names = TRUNK_LANDMARKS + legs
        rows = np.array([LANDMARK_INDEX[name] for name in self._names])
        self._numbers = (4 * rows[:, np.newaxis] + np.arange(4)).ravel()
        self._size = (0, 0)
        self._seen = LastWhile(4 * len(self._names), kept_s=REMEMBERED_S)

    def feed(self, frame: LandmarkFrame) -> None:
        """Take one frame that can be believed."""
        size = frame.width_px, frame.height_px
        if size != self._size:
            self._size = size
            self._seen.forget()
        self._seen.add(frame.t_s, frame.points.take(self._numbers).tolist())

    def find_cue(self, excursion: Excursion, own_range: float) -> str | None:
        """Return the cue for the criterion furthest beyond what is let pass, if there is one."""
        criteria = judge_form(
            self._exercise, self.measure(excursion), range_moved=excursion.range_deg, own_range=own_range
        )
        told = [criterion for criterion in criteria if criterion.is_told]
        return cue_of(max(told, key=lambda criterion: criterion.value / criterion.limit)) if told else None

    def measure(self, excursion: Excursion) -> Criteria:
        """Measure the criteria of a movement that has just ended; none where the trunk was not seen."""
        t_s, rows = self._seen.between(excursion.start_s - POSTURE_BEFORE_S, excursion.end_s)
        if not len(t_s):
            return {}
        points = rows.reshape(len(t_s), len(self._names), 4)
        places = points[..., :2] * self._size
        places[~(points[..., 3] >= VISIBILITY_NEEDED)] = np.nan
        seen = {name: places[:, i] for i, name in enumerate(self._names)}
        return measure_criteria(t_s, seen, excursion.start_s, excursion.end_s)
