"""Film the drawn people doing all forty exercises, and let the live engine count what the pose model saw.

It runs in the video environment and writes one line of JSON a clip, from which
``packaging/write_camera_trials.py`` writes the table of trials. The model is the full one (the stage takes
the lite one for arms, which this environment does not have). Fingers are not drawn, so exercises of the hand
are not filmed. Nothing here was ever a real person.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from lull.movement.landmarks import LandmarkFrame  # noqa: E402
from lull.practice.catalogue import EXERCISES  # noqa: E402
from lull.practice.live_engine import open_engine  # noqa: E402
from mannequin.doing import Doing  # noqa: E402 - the drawn people live with the tests
from mannequin.film import DRAWN_PER_S  # noqa: E402
from mannequin.scene import draw_scene  # noqa: E402

if TYPE_CHECKING:
    from lull.practice.demonstration.movement import Moment
    from lull.practice.practice_state import PracticeState

REPETITIONS = 4
MOST_SHOWN = 6
"""Three movements are asked for; a few more are shown where one was not taken."""

REST_S, END_S = 2.6, 1.5
CLIPS = (("adult", 0.0, "right"), ("child", 15.0, "left"))
"""Who is drawn, how far the camera stands off the exercise's view in degrees, and which side moves."""


def film(doing: Doing) -> dict[str, object]:
    """Draw one clip, look at it with the model, tracking on, and return what the engine counted."""
    from mediapipe.python.solutions import pose as pose_solution  # noqa: PLC0415 - in this environment only

    exercise, scene = doing.exercise, doing.scene()
    random = np.random.default_rng(7)
    engine = open_engine(exercise, doing.watched)
    frames: list[LandmarkFrame] = []
    with pose_solution.Pose(model_complexity=1, smooth_landmarks=True) as model:

        def act(moments: list[Moment]) -> PracticeState:
            """Draw, look and count."""
            for moment in moments:
                picture = draw_scene(scene, [doing.posture(moment)], random)
                found = model.process(np.ascontiguousarray(picture[..., ::-1])).pose_landmarks
                points = np.zeros((33, 4), np.float32)
                if found is not None:
                    points[:] = [(p.x, p.y, p.z, p.visibility) for p in found.landmark]
                height, width = picture.shape[:2]
                frames.append(LandmarkFrame(len(frames) / DRAWN_PER_S, points, width, height))
                state = engine.feed(frames[-1])
            return state

        act(doing.rest(REST_S))
        for _ in range(MOST_SHOWN):  # until the app says that it has seen enough, as a person would
            if act(doing.move()).phase == "practising":
                break
        for _ in range(REPETITIONS):
            act(doing.move())
        state = act(doing.rest(END_S))
    return {
        "exercise": exercise.id,
        "body": doing.body,
        "off_deg": doing.off_deg,
        "side": doing.side,
        "position": doing.position,
        "true": REPETITIONS * len(doing.ways),
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
            doing = Doing(exercise, body, off_deg, side, exercise.positions[0])  # type: ignore[arg-type]
            line = json.dumps(film(doing))
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
            with out.open("a") as file:
                file.write(line + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
