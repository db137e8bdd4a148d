"""Film the drawn people, run the pose model over the films, and keep what it saw beside what is true.

The first half of ``make truth``; it runs in the video environment and writes one ``.npz`` a clip into a
folder. A clip that is there already is not filmed again. ``pack.py`` then makes the two Parquet files.
Nothing in them was ever a real person.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from lull.movement.landmarks import SIDES  # noqa: E402
from lull.practice.demonstration.skeleton import find_joints  # noqa: E402
from mannequin.designed import Clip, designed_clips  # noqa: E402 - the drawn people live with the tests
from mannequin.scene import draw_scene  # noqa: E402
from mannequin.truth import ANGLES, true_angles_deg  # noqa: E402

if TYPE_CHECKING:
    from numpy.typing import NDArray

KEPT = ("nose", *(f"{side}_{name}" for name in ("ear", "shoulder", "elbow", "wrist", "index", "hip", "knee",
        "ankle", "heel", "foot_index") for side in SIDES))  # fmt: skip
JOINTS = tuple(
    name for name in KEPT if name.split("_")[-1] in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle")
)
PARTS_PER_PX, PARTS_PER_M, PARTS_OF_VISIBILITY, PARTS_PER_DEG, PARTS_PER_S = 16, 1000, 250, 50, 10_000
NOT_SEEN = -32768


def film(number: int, folder: Path) -> str:
    """Draw one clip, look at it with the model, tracking on, and keep its frames and its row."""
    from mediapipe.python.solutions import pose as pose_solution  # noqa: PLC0415 - in the worker only

    cv2.setNumThreads(1)
    clip = designed_clips()[number]
    out = folder / f"{number:03d}.npz"
    if out.exists():
        return clip.name
    names = [one.name.lower() for one in pose_solution.PoseLandmark]
    kept = [names.index(name) for name in KEPT]
    random = np.random.default_rng(clip.seed)
    rows: dict[str, list[NDArray[np.float64]]] = {
        "image": [],
        "world": [],
        "visibility": [],
        "angles": [],
        "places": [],
    }
    frames = round(clip.performance.duration_s * clip.frames_per_s)
    with pose_solution.Pose(model_complexity=1, smooth_landmarks=False) as model:
        for frame in range(frames):
            t_s = frame / clip.frames_per_s
            shutter = [
                t_s + part / (2 * clip.frames_per_s) / clip.exposures for part in range(clip.exposures)
            ]
            postures = [clip.performance.posture_at(at) for at in shutter]
            picture = draw_scene(clip.scene_at(t_s), postures, random)
            found = model.process(np.ascontiguousarray(picture[..., ::-1]))
            _add_seen(rows, found, kept, picture.shape)
            _add_truth(rows, clip, t_s + (shutter[-1] - t_s) / 2)
    columns = _to_columns(clip, {name: np.array(row) for name, row in rows.items()})
    part = out.with_suffix(f".{os.getpid()}.part")
    with part.open("wb") as file:
        np.savez_compressed(file, row=np.array(json.dumps(_to_row(clip, number, frames))), **columns)
    part.rename(out)
    return clip.name


def _add_seen(rows: dict, found: object, kept: list[int], shape: tuple[int, ...]) -> None:
    image, world = getattr(found, "pose_landmarks", None), getattr(found, "pose_world_landmarks", None)
    if image is None or world is None:
        empty = np.full((len(kept), 3), np.nan)
        rows["image"].append(empty)
        rows["world"].append(empty)
        rows["visibility"].append(empty[:, 0])
        return
    scale = np.array((shape[1], shape[0], shape[1]))
    rows["image"].append(np.array([(p.x, p.y, p.z) for p in image.landmark])[kept] * scale)
    rows["visibility"].append(np.array([p.visibility for p in image.landmark])[kept])
    rows["world"].append(np.array([(p.x, p.y, p.z) for p in world.landmark])[kept])


def _add_truth(rows: dict, clip: Clip, t_s: float) -> None:
    skeleton = find_joints(clip.scene.body, clip.performance.posture_at(t_s))
    angles = true_angles_deg(skeleton)
    places = clip.scene.camera.see(np.array([skeleton.joints[name] for name in JOINTS]))[:, :2]
    if clip.scene.mirrored:  # what was left is right in a mirror, for a model and for whoever looks
        angles = {_other(name): angle for name, angle in angles.items()}
        places = places[[JOINTS.index(_other(name)) for name in JOINTS]]
        places[:, 0] = clip.scene.camera.width_px - 1 - places[:, 0]
    rows["angles"].append(np.array([angles[name] for name in sorted(angles)]))
    rows["places"].append(places)


def _other(name: str) -> str:
    side, _, rest = name.partition("_")
    return f"{'left' if side == 'right' else 'right'}_{rest}"


def _to_columns(clip: Clip, rows: dict[str, NDArray[np.float64]]) -> dict[str, NDArray[np.integer]]:
    """Return whole-number columns; the unit of each ending stands in the file's metadata."""
    count = len(rows["image"])
    columns = {
        "clip": np.full(count, clip.seed, np.int16),
        "t": np.round(np.arange(count) / clip.frames_per_s * PARTS_PER_S).astype(np.int32),
    }
    for i, name in enumerate(KEPT):
        for axis, ending in enumerate(("x", "y")):
            columns[f"{name}_{ending}"] = _whole(rows["image"][:, i, axis] * PARTS_PER_PX)
        columns[f"{name}_v"] = _whole(rows["visibility"][:, i] * PARTS_OF_VISIBILITY)
        for axis, ending in enumerate(("wx", "wy", "wz")):
            columns[f"{name}_{ending}"] = _whole(rows["world"][:, i, axis] * PARTS_PER_M)
    angles = sorted(f"{side}_{joint}" for side in SIDES for joint in (*ANGLES, "arm_trunk"))
    for i, name in enumerate(angles):
        columns[f"true_{name}_deg"] = _whole(rows["angles"][:, i] * PARTS_PER_DEG)
    for i, name in enumerate(JOINTS):
        for axis, ending in enumerate(("x", "y")):
            columns[f"true_{name}_{ending}"] = _whole(rows["places"][:, i, axis] * PARTS_PER_PX)
    return columns


def _whole(values: NDArray[np.float64]) -> NDArray[np.int16]:
    held = np.where(np.isfinite(values), np.clip(np.round(values), -32767, 32767), NOT_SEEN)
    return held.astype(np.int16)


def _to_row(clip: Clip, number: int, frames: int) -> dict[str, object]:
    """Return what is true of the whole clip; a mirrored one is told as the picture shows it."""
    done, scene = clip.performance, clip.scene
    side = _other(f"{done.side}_")[:-1] if scene.mirrored else done.side
    azimuth = -scene.camera.azimuth_deg if scene.mirrored else scene.camera.azimuth_deg
    return {
        "clip": number, "name": clip.name, "kind": clip.kind, "exercise": done.exercise.name,
        "view": done.exercise.view, "joint": done.exercise.joint, "side": side,
        "both_sides": done.exercise.both_sides, "body": scene.body.name, "seat": scene.seat,
        "hidden": scene.hidden, "mirrored": scene.mirrored,
        "second_person": clip.kind in {"second person", "passer-by"},
        "obliquity_deg": clip.obliquity_deg, "azimuth_deg": azimuth, "distance_m": scene.camera.distance_m,
        "camera_height_m": scene.camera.height_m, "frames_per_s": clip.frames_per_s, "frames": frames,
        "width_px": scene.camera.width_px, "height_px": scene.camera.height_px, "reach": done.reach,
        "repetitions": len(done.starts_s), "starts_s": list(done.starts_s), "lengths_s": list(done.lengths_s),
        "shoulders_m": scene.body.shoulders_m, "hips_m": scene.body.hips_m, "trunk_m": scene.body.trunk_m,
        "held_out": clip.held_out,
    }  # fmt: skip


def main() -> int:
    """Film every clip on two cores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only each N-th clip, for a quick look")
    parser.add_argument("--kind", help="only clips of one kind")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    chosen = [
        number
        for number, clip in enumerate(designed_clips())
        if number % args.every == 0 and args.kind in {None, clip.kind}
    ]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for done, name in enumerate(pool.map(film, chosen, [args.folder] * len(chosen)), start=1):
            sys.stderr.write(f"{done}/{len(chosen)} {name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
