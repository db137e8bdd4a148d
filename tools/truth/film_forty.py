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

FRAMES_PER_S = 15
SHOWN, REPETITIONS = 3, 4
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

    def moments(self) -> list[Moment]:
        """Return every frame's moment."""
        doing = find_doing(self.exercise, self.watched)
        other = OTHER_SIDE[self.side]
        ways = [(self.side,)] if doing in ("each", "none") else [(self.side, other)]
        if doing == "alternate":
            ways = [(self.side,), (other,)]
        parts: list[tuple[tuple[Side, ...], float]] = [(ways[0], 0.0)] * round(REST_S * FRAMES_PER_S)
        length = round(MOVE_S * FRAMES_PER_S)
        swing = [(1 - cos(2 * pi * (k + 1) / length)) / 2 for k in range(length)]
        for number in range((SHOWN + REPETITIONS) * len(ways)):
            way = ways[number % len(ways)]
            parts += [(way, part) for part in swing]
            parts += [(way, 0.0)] * round(PAUSE_S * FRAMES_PER_S)
        parts += [(ways[0], 0.0)] * round(END_S * FRAMES_PER_S)
        body = BODIES[self.body]
        return [Moment(body=body, position=self.position, sides=way, part=part) for way, part in parts]


def film(plan: Plan) -> dict[str, object]:
    """Draw one clip, look at it with the model, tracking on, and return what the engine counted."""
    from mediapipe.python.solutions import pose as pose_solution  # noqa: PLC0415 - in this environment only

    exercise = plan.exercise
    movement, moments = MOVEMENTS[exercise.id], plan.moments()
    camera = find_camera(movement, moments[0])
    towards = 1 if plan.side == "right" else -1
    turn = plan.off_deg if movement.seen_from == "front" else -plan.off_deg
    camera = replace(camera, azimuth_deg=camera.azimuth_deg + towards * turn)
    seat = {"sit": "chair", "wheelchair": "wheelchair"}.get(plan.position, "none")
    scene = Scene(camera=camera, body=BODIES[plan.body], seat=seat)  # type: ignore[arg-type]
    random = np.random.default_rng(7)
    engine = open_engine(exercise, plan.watched)
    state, seen = None, 0
    with pose_solution.Pose(model_complexity=1, smooth_landmarks=True) as model:
        for number, moment in enumerate(moments):
            picture = draw_scene(scene, [movement.posture(moment)], random)
            found = model.process(np.ascontiguousarray(picture[..., ::-1])).pose_landmarks
            points = np.zeros((33, 4), np.float32)
            if found is not None:
                seen += 1
                points[:] = [(p.x, p.y, p.z, p.visibility) for p in found.landmark]
            height, width = picture.shape[:2]
            state = engine.feed(LandmarkFrame(number / FRAMES_PER_S, points, width, height))
    assert state is not None
    turns = 2 if find_doing(exercise, plan.watched) == "alternate" else 1
    return {
        "exercise": exercise.id,
        "body": plan.body,
        "off_deg": plan.off_deg,
        "side": plan.side,
        "position": plan.position,
        "true": REPETITIONS * turns,
        "counted": state.repetitions,
        "attempts": state.attempts,
        "phase": state.phase,
        "seen": round(seen / len(moments), 2),
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
