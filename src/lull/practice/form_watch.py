"""Form during live practice: the trunk and legs of the last minute, looked at when a movement has ended."""

from collections import deque

import numpy as np

from lull.movement.attempt import Excursion
from lull.movement.attempt_detector import LONGEST_OUT_S
from lull.movement.form import LEG_LANDMARKS, POSTURE_BEFORE_S, TRUNK_LANDMARKS, Criteria, measure_criteria
from lull.movement.landmarks import LANDMARK_INDEX, VISIBILITY_NEEDED, LandmarkFrame
from lull.practice.exercise import Exercise
from lull.practice.form_judgement import cue_of, judge_form

REMEMBERED_S = LONGEST_OUT_S + 2.0
"""As long as the longest movement, and the posture before it."""


class FormWatch:
    """Remembers the frames in which the trunk was, and the legs where an exercise asks for them."""

    def __init__(self, exercise: Exercise) -> None:
        """Watch the landmarks an exercise's criteria need."""
        self._exercise = exercise
        legs = LEG_LANDMARKS if "knee_valgus" in exercise.form else ()
        self._names = TRUNK_LANDMARKS + legs
        self._rows = [LANDMARK_INDEX[name] for name in self._names]
        self._seen: deque[LandmarkFrame] = deque()

    def feed(self, frame: LandmarkFrame) -> None:
        """Take one frame that can be believed."""
        self._seen.append(frame)
        while self._seen[0].t_s < frame.t_s - REMEMBERED_S:
            self._seen.popleft()

    def find_cue(self, excursion: Excursion, own_range: float) -> str | None:
        """Return the cue for the criterion furthest beyond what is let pass, if there is one."""
        criteria = judge_form(
            self._exercise, self.measure(excursion), range_moved=excursion.range_deg, own_range=own_range
        )
        told = [criterion for criterion in criteria if criterion.is_told]
        return cue_of(max(told, key=lambda criterion: criterion.value / criterion.limit)) if told else None

    def measure(self, excursion: Excursion) -> Criteria:
        """Measure the criteria of a movement that has just ended; none where the trunk was not seen."""
        from_s = excursion.start_s - POSTURE_BEFORE_S
        frames = [frame for frame in self._seen if from_s <= frame.t_s <= excursion.end_s]
        if not frames:
            return {}
        points = np.stack([frame.points[self._rows] for frame in frames])
        places = points[..., :2] * (frames[0].width_px, frames[0].height_px)
        places[~(points[..., 3] >= VISIBILITY_NEEDED)] = np.nan
        seen = {name: places[:, i] for i, name in enumerate(self._names)}
        t_s = np.array([frame.t_s for frame in frames])
        return measure_criteria(t_s, seen, excursion.start_s, excursion.end_s)
