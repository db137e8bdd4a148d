"""Say in tables how far the pose model is from what is true of the drawn people; prints Markdown.

Run it in the main environment: ``.venv/bin/python tools/truth/summarise.py [FOLDER]``.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from made_truth import TRUTH_DATA, TruthClip, read_truth_clips  # noqa: E402 - it lives with the tests
from mannequin.truth import ANGLES  # noqa: E402 - the same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

FEWEST_FRAMES, LEAST_MOVED_DEG, IN_PLANE_DEG = 10, 5, 20
IMAGE, WORLD = ("_x", "_y"), ("_wx", "_wy", "_wz")


def angle_deg(columns: dict, side: str, joint: str, ends: tuple[str, ...]) -> NDArray[np.float64]:
    """Return the inner angle in every frame, NaN where nobody was found."""
    end, middle, other = (
        np.stack([columns[f"{side}_{name}{axis}"] for axis in ends], axis=1) for name in ANGLES[joint]
    )
    one, two = end - middle, other - middle
    one /= np.linalg.norm(one, axis=1, keepdims=True)
    two /= np.linalg.norm(two, axis=1, keepdims=True)
    apart, together = np.linalg.norm(one - two, axis=1), np.linalg.norm(one + two, axis=1)
    return np.degrees(2 * np.arctan2(apart, together))


class Errors:
    """One clip's errors at its moving joint, on its moving side (both for sit-to-stand: the nearer)."""

    def __init__(self, clip: TruthClip) -> None:
        """Measure the clip."""
        row, seen, true = clip.row, dict(clip.recording.columns), clip.true
        self.row, self.clip = row, clip
        side, joint = row["side"], row["joint"]
        if row["both_sides"]:
            side = "right" if row["azimuth_deg"] > 0 else "left"
        self.side = side
        self.true = true[f"{side}_{joint}_deg"]
        self.image = angle_deg(seen, side, joint, IMAGE)
        self.world = angle_deg(seen, side, joint, WORLD)
        self.projected = angle_deg(true, side, joint, IMAGE)
        self.found = np.isfinite(self.image)
        self.visibility = np.min([seen[f"{side}_{name}_v"] for name in ANGLES[joint]], axis=0)

    def slope(self, measured: NDArray[np.float64]) -> float:
        """Return the degrees seen per true degree."""
        if self.found.sum() < FEWEST_FRAMES or np.ptp(self.true[self.found]) < LEAST_MOVED_DEG:
            return float("nan")
        return float(np.polyfit(self.true[self.found], measured[self.found], 1)[0])

    def rest_noise(self, measured: NDArray[np.float64]) -> float:
        """Return the SD from frame to frame while nothing moves, in degrees."""
        still = self.clip.recording.t_s < self.row["starts_s"][0]
        steps = np.diff(measured[still])
        return (
            float(np.nanstd(steps) / np.sqrt(2))
            if np.isfinite(steps).sum() >= FEWEST_FRAMES
            else float("nan")
        )


def mean(values: Iterable[float]) -> float:
    """Return the mean of what is there."""
    held = np.array([value for value in values if np.isfinite(value)])
    return float(held.mean()) if len(held) else float("nan")


def table(title: str, heads: list[str], rows: list[list[object]]) -> None:
    """Print one table."""
    out = sys.stdout.write
    out(f"\n## {title}\n\n|{'|'.join(heads)}|\n|{'|'.join('---' for _ in heads)}|\n")
    for row in rows:
        out("|" + "|".join(f"{cell:.1f}" if isinstance(cell, float) else str(cell) for cell in row) + "|\n")


def angle_row(errors: list[Errors]) -> list[object]:
    """Return the figures of a group of clips: pooled over frames in which somebody was found."""
    image = np.concatenate([e.image - e.true for e in errors])
    world = np.concatenate([e.world - e.true for e in errors])
    projected = np.concatenate([e.projected - e.true for e in errors])
    landmark = np.concatenate([e.image - e.projected for e in errors])
    found = np.concatenate([e.found for e in errors])
    return [
        len(errors),
        float(100 * found.mean()),
        float(np.nanmean(image)), float(np.nanstd(image)),
        float(projected.mean()),
        float(np.nanmean(landmark)), float(np.nanstd(landmark)),
        f"{mean(e.slope(e.image) for e in errors):.2f}",
        float(np.nanmean(world)), float(np.nanstd(world)),
        f"{mean(e.slope(e.world) for e in errors):.2f}",
        f"{mean(e.rest_noise(e.image) for e in errors):.2f}",
        f"{mean(float(np.nanmean(e.visibility)) for e in errors):.2f}",
    ]  # fmt: skip


HEADS = ["clips", "found %", "2D mean err", "2D SD", "geometry alone", "2D - projected", "SD", "2D slope",
         "world mean err", "world SD", "world slope", "2D noise at rest", "visibility"]  # fmt: skip


def grouped(errors: list[Errors], key: Callable[[Errors], object]) -> dict[object, list[Errors]]:
    """Return the clips by a key, in order of the key."""
    groups: dict[object, list[Errors]] = defaultdict(list)
    for one in errors:
        groups[key(one)].append(one)
    return dict(
        sorted(groups.items(), key=lambda item: str(item[0]) if isinstance(item[0], str) else item[0])
    )


def view_row(errors: list[Errors]) -> list[object]:
    """Return what of the picture tells the obliquity: widths in shares of the trunk, and the world's yaw."""
    shoulders, hips, yaws, hip_yaws, true_widths, trunks = [], [], [], [], [], []
    for one in errors:
        seen = one.clip.recording.columns
        trunk = _length(seen, "shoulder", "hip")
        trunks.append(np.nanmean(trunk))
        shoulders.append(np.nanmean(np.abs(seen["left_shoulder_x"] - seen["right_shoulder_x"]) / trunk))
        hips.append(np.nanmean(np.abs(seen["left_hip_x"] - seen["right_hip_x"]) / trunk))
        true = one.clip.true
        true_widths.append(
            np.nanmean(
                np.abs(true["left_shoulder_x"] - true["right_shoulder_x"]) / _length(true, "shoulder", "hip")
            )
        )
        yaws.append(_yaw_error(one, "shoulder"))
        hip_yaws.append(_yaw_error(one, "hip"))
    yaw, hip_yaw = np.concatenate(yaws), np.concatenate(hip_yaws)
    return [
        len(errors), f"{np.mean(shoulders):.2f}", f"{np.mean(true_widths):.2f}", f"{np.mean(hips):.2f}",
        float(np.mean(trunks)), float(np.nanmean(yaw)), float(np.nanstd(yaw)),
        float(np.nanmean(hip_yaw)), float(np.nanstd(hip_yaw)),
    ]  # fmt: skip


def _length(columns: dict, upper: str, lower: str) -> NDArray[np.float64]:
    ends = [
        np.stack([(columns[f"left_{name}{axis}"] + columns[f"right_{name}{axis}"]) / 2 for axis in IMAGE])
        for name in (upper, lower)
    ]
    return np.linalg.norm(ends[0] - ends[1], axis=0)


def _yaw_error(one: Errors, joint: str) -> NDArray[np.float64]:
    """Return the azimuth by the world landmarks' left-right line minus the true one; to the front is +."""
    seen = one.clip.recording.columns
    across, away = (seen[f"left_{joint}_{axis}"] - seen[f"right_{joint}_{axis}"] for axis in ("wx", "wz"))
    yaw = np.degrees(np.arctan2(away, across))
    true = one.row["azimuth_deg"]
    off = (yaw - true + 180) % 360 - 180
    return off * (-1 if true > 0 else 1)


def main(words: list[str]) -> int:
    """Print every table."""
    folder = Path(words[0]) if words else TRUTH_DATA
    errors = [Errors(clip) for clip in read_truth_clips(folder)]
    tuning = [one for one in errors if not one.row["held_out"]]
    plain = [one for one in errors if one.row["kind"] == "plain"]
    still = [one for one in errors if not one.row["second_person"]]
    sys.stdout.write(
        f"{len(errors)} clips, {sum(len(e.true) for e in errors)} frames; {len(tuning)} for tuning.\n"
    )
    names = sorted({one.row["exercise"] for one in errors})
    rows = [
        [name, off, *angle_row(group)]
        for name in names
        for off, group in grouped(
            [e for e in plain if e.row["exercise"] == name], lambda e: e.row["obliquity_deg"]
        ).items()
    ]
    table("Moving joint by exercise and obliquity (plain adults)", ["exercise", "obliquity", *HEADS], rows)
    rows = [
        [name, kind, *angle_row(group)]
        for name in names
        for kind, group in grouped(
            [e for e in errors if e.row["exercise"] == name and abs(e.row["obliquity_deg"]) <= IN_PLANE_DEG],
            lambda e: e.row["kind"],
        ).items()
    ]
    table("Moving joint by exercise and kind, obliquity up to 20", ["exercise", "kind", *HEADS], rows)
    rows = []
    for view in ("front", "side"):
        groups = grouped([e for e in still if e.row["view"] == view], lambda e: e.row["obliquity_deg"])
        rows += [[view, off, *view_row(group)] for off, group in groups.items()]
    heads = ["clips", "shoulder width / trunk", "truly", "hip width / trunk", "trunk px",
             "world shoulder yaw error", "SD", "world hip yaw error", "SD"]  # fmt: skip
    table("What tells the obliquity (all but second persons)", ["view", "obliquity", *heads], rows)
    rows = []
    for name in names:
        group = [
            e for e in still if e.row["exercise"] == name and abs(e.row["obliquity_deg"]) <= IN_PLANE_DEG
        ]
        true = np.concatenate([e.true for e in group])
        off = np.concatenate([e.image - e.true for e in group])
        for low in range(0, 180, 20):
            here = (true >= low) & (true < low + 20) & np.isfinite(off)
            if here.sum() >= FEWEST_FRAMES:
                rows.append(
                    [
                        name,
                        f"{low}-{low + 20}",
                        int(here.sum()),
                        float(off[here].mean()),
                        float(off[here].std()),
                    ]
                )
    table(
        "2D error by true angle, obliquity up to 20", ["exercise", "true angle", "frames", "mean", "SD"], rows
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
