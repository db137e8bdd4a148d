"""Film the drawn people doing all forty exercises, and let the live engine count what the pose model saw.

It runs in the video environment and writes one line of JSON a clip, from which
``packaging/write_camera_trials.py`` writes the table of trials. The model is the full one (the stage takes
the lite one for arms, which this environment does not have). Fingers are not drawn, so exercises of the hand
are not filmed. Nothing here was ever a real person.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from math import cos, pi
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from lull.movement.landmarks import OTHER_SIDE, LandmarkFrame, Side, Watched  # noqa: E402
from lull.practice.catalogue import EXERCISES  # noqa: E402
from lull.practice.demonstration.body import BODIES  # noqa: E402
from lull.practice.demonstration.movement import Moment  # noqa: E402
from lull.practice.demonstration.movements import MOVEMENTS  # noqa: E402
from lull.practice.demonstration.seen_landmarks import find_camera  # noqa: E402
from lull.practice.live_engine import open_engine  # noqa: E402
from lull.practice.side_choice import find_doing, list_side_choices  # noqa: E402
from mannequin.scene import Scene, draw_scene  # noqa: E402 - the drawn people live with the tests

if TYPE_CHECKING:
    from lull.practice.exercise import Exercise, Position
    from lull.practice.practice_state import PracticeState

FRAMES_PER_S = 15
REPETITIONS = 4
MOST_SHOWN = 6
"""Three movements are asked for; a few more are shown where one was not taken."""

REST_S, MOVE_S, PAUSE_S, END_S = 2.6, 2.4, 0.5, 1.5
CLIPS = (("adult", 0.0, "right"), ("child", 15.0, "left"))
"""Who is drawn, how far the camera stands off the exercise's view in degrees, and which side moves."""


@dataclass(frozen=True)
class Plan:
    """One clip: which sides move at each frame and how far each is, 0 at rest and 1 at the peak."""

    exercise: Exercise
    body: str
    off_deg: float
    side: Side
    position: Position

    @property
    def watched(self) -> Watched:
        """One side where it is practised by itself, else both."""
        return self.side if self.side in list_side_choices(self.exercise) else "both"

    @property
    def ways(self) -> list[tuple[Side, ...]]:
        """Which sides move, one way after the other."""
        doing, other = find_doing(self.exercise, self.watched), OTHER_SIDE[self.side]
        if doing == "alternate":
            return [(self.side,), (other,)]
        return [(self.side,)] if doing in ("each", "none") else [(self.side, other)]

    def scene(self) -> Scene:
        """Return from where it is filmed, and on what is sat."""
        movement = MOVEMENTS[self.exercise.id]
        camera = find_camera(movement, self._moment(self.ways[0], 0.0))
        towards = 1 if self.side == "right" else -1
        turn = self.off_deg if movement.seen_from == "front" else -self.off_deg
        camera = replace(camera, azimuth_deg=camera.azimuth_deg + towards * turn)
        seat = {"sit": "chair", "wheelchair": "wheelchair"}.get(self.position, "none")
        return Scene(camera=camera, body=BODIES[self.body], seat=seat)  # type: ignore[arg-type]

    def rest(self, seconds: float) -> list[Moment]:
        """Return so many seconds of rest."""
        return [self._moment(self.ways[0], 0.0)] * round(seconds * FRAMES_PER_S)

    def move(self) -> list[Moment]:
        """Return one movement, or one of each side where they take turns, with its pauses."""
        length = round(MOVE_S * FRAMES_PER_S)
        swing = [(1 - cos(2 * pi * (k + 1) / length)) / 2 for k in range(length)]
        pause = [0.0] * round(PAUSE_S * FRAMES_PER_S)
        return [self._moment(way, part) for way in self.ways for part in (*swing, *pause)]

    def _moment(self, way: tuple[Side, ...], part: float) -> Moment:
        return Moment(body=BODIES[self.body], position=self.position, sides=way, part=part)


def film(plan: Plan) -> dict[str, object]:
    """Draw one clip, look at it with the model, tracking on, and return what the engine counted."""
    from mediapipe.python.solutions import pose as pose_solution  # noqa: PLC0415 - in this environment only

    exercise, scene = plan.exercise, plan.scene()
    random = np.random.default_rng(7)
    engine = open_engine(exercise, plan.watched)
    frames: list[LandmarkFrame] = []
    with pose_solution.Pose(model_complexity=1, smooth_landmarks=True) as model:

        def act(moments: list[Moment]) -> PracticeState:
            """Draw, look and count."""
            for moment in moments:
                picture = draw_scene(scene, [MOVEMENTS[exercise.id].posture(moment)], random)
                found = model.process(np.ascontiguousarray(picture[..., ::-1])).pose_landmarks
                points = np.zeros((33, 4), np.float32)
                if found is not None:
                    points[:] = [(p.x, p.y, p.z, p.visibility) for p in found.landmark]
                height, width = picture.shape[:2]
                frames.append(LandmarkFrame(len(frames) / FRAMES_PER_S, points, width, height))
                state = engine.feed(frames[-1])
            return state

        act(plan.rest(REST_S))
        for _ in range(MOST_SHOWN):  # until the app says that it has seen enough, as a person would
            if act(plan.move()).phase == "practising":
                break
        for _ in range(REPETITIONS):
            act(plan.move())
        state = act(plan.rest(END_S))
    return {
        "exercise": exercise.id,
        "body": plan.body,
        "off_deg": plan.off_deg,
        "side": plan.side,
        "position": plan.position,
        "true": REPETITIONS * len(plan.ways),
        "counted": state.repetitions,
        "attempts": state.attempts,
        "phase": state.phase,
        "seen": round(float(np.mean([frame.points[:, 3].any() for frame in frames])), 2),
    }


def main(words: list[str]) -> int:
    """Film every exercise of the body, or those named, and write a line a clip."""
    cv2.setNumThreads(1)
    out = Path(words[0])
    wanted = words[1:] or [one.id for one in EXERCISES.values() if one.group != "hand"]
    done = (
        {line["exercise"] for line in map(json.loads, out.read_text().splitlines())}
        if out.exists()
        else set()
    )
    for exercise_id in wanted:
        if exercise_id in done:
            continue
        exercise = EXERCISES[exercise_id]
        for body, off_deg, side in CLIPS:
            plan = Plan(exercise, body, off_deg, side, exercise.positions[0])  # type: ignore[arg-type]
            line = json.dumps(film(plan))
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
            with out.open("a") as file:
                file.write(line + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
