"""Real movement of healthy adults, joined into sets, and what a camera or a room may do to it.

UI-PRMD (Vakanski et al. 2018, doi 10.3390/data3010002): five people, ten repetitions of each movement done
right and ten acted wrong. The files are other people's and not part of this repository.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.parquet as pq

from lull.movement.recording import Recording

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

EXERCISE = {1: "mini-squat", 5: "sit-to-stand", 7: "side-lift", 10: "front-lift"}
"""Their movements, by what we call them: deep squat, sit to stand, shoulder abduction, scaption."""

FRAMES_A_SECOND = 30.0
REPETITIONS = 10
TUNED_ON, HELD_OUT = (1, 2, 3), (4, 5)
"""Limits and constants were chosen with people 1 to 3 in view; 4 and 5 were seen only in these sums."""

NAMED = {
    "hip": "upper_leg",
    "knee": "lower_leg",
    "ankle": "foot",
    "foot_index": "toes",
    "shoulder": "upper_arm",
    "elbow": "forearm",
    "wrist": "hand",
}
"""The recordings' names for the joints MediaPipe names."""


@dataclass(frozen=True, kw_only=True)
class JoinedSet:
    """Ten repetitions of one person: times, joints in centimetres, and when each one truly was."""

    movement: int
    subject: int
    right: bool
    t_s: NDArray[np.float64]
    places: dict[str, NDArray[np.float64]]
    truth: tuple[tuple[float, float], ...]

    @property
    def exercise(self) -> str:
        """The exercise that watches this movement."""
        return EXERCISE[self.movement]

    def to_recording(self) -> Recording:
        """Return the table of landmarks that ``lull count`` would read."""
        columns = {
            f"{name}_{axis}": place[:, k]
            for name, place in self.places.items()
            for k, axis in zip(range(place.shape[1]), "xyz", strict=False)
        }
        return Recording(name="set", t_s=self.t_s, columns=columns)


@cache
def read_sets(folder: Path, *, hold: bool = False) -> tuple[JoinedSet, ...]:
    """Return all sets, a second between repetitions: going over to the next one's start, or holding still."""
    table = pq.read_table(folder / "ui_prmd" / "kinect_joints_s01_s05.parquet")
    columns = {name: table[name].to_numpy() for name in table.column_names}
    keys = sorted(set(zip(columns["movement"], columns["subject"], columns["correct"], strict=True)))
    return tuple(_join(columns, *key, hold=hold) for key in keys)


def _join(columns: dict[str, Any], movement: int, subject: int, right: int, *, hold: bool) -> JoinedSet:
    """Join one person's repetitions of one movement."""
    mine = (columns["movement"] == movement) & (columns["subject"] == subject) & (columns["correct"] == right)
    names = {f"{s}_{ours}": f"{s[0]}_{theirs}" for s in ("left", "right") for ours, theirs in NAMED.items()}
    pause = int(FRAMES_A_SECOND)
    share = np.zeros((pause, 1)) if hold else np.linspace(0.0, 1.0, pause + 2)[1:-1, None]
    parts: dict[str, list[Any]] = {name: [] for name in names}
    truth, frames = [], 0
    for rep in range(1, REPETITIONS + 1):
        rows = mine & (columns["rep"] == rep)
        frames += pause if rep > 1 else 0
        truth.append((frames / FRAMES_A_SECOND, (frames + int(rows.sum()) - 1) / FRAMES_A_SECOND))
        frames += int(rows.sum())
        for ours, theirs in names.items():
            part = np.stack([columns[f"{theirs}_{axis}"][rows] for axis in "xyz"], axis=1).astype(float)
            if parts[ours]:
                parts[ours].append(parts[ours][-1][-1] + share * (part[0] - parts[ours][-1][-1]))
            parts[ours].append(part)
    return JoinedSet(
        movement=int(movement),
        subject=int(subject),
        right=bool(right),
        t_s=np.arange(frames) / FRAMES_A_SECOND,
        places={name: np.concatenate(part) for name, part in parts.items()},
        truth=tuple(truth),
    )


Trouble = "Callable[[JoinedSet, np.random.Generator], JoinedSet]"


def _some(one: JoinedSet, kept: Any) -> JoinedSet:  # noqa: ANN401 - a mask or a slice
    return replace(one, t_s=one.t_s[kept], places={name: at[kept] for name, at in one.places.items()})


def _paced(one: JoinedSet, speed: float) -> JoinedSet:
    truth = tuple((start / speed, end / speed) for start, end in one.truth)
    return replace(one, t_s=one.t_s / speed, truth=truth)


def _noisy(one: JoinedSet, rng: np.random.Generator, cm: float, *, depth: float = 1.0) -> JoinedSet:
    axes = np.array((1.0, 1.0, depth))
    return replace(
        one, places={name: at + rng.normal(0.0, cm, at.shape) * axes for name, at in one.places.items()}
    )


def _small(one: JoinedSet, which: tuple[str, ...]) -> JoinedSet:
    return replace(
        one,
        places={
            name: at[0] + 0.3 * (at - at[0]) if name.startswith(which) else at
            for name, at in one.places.items()
        },
    )


def _mirrored(one: JoinedSet) -> JoinedSet:
    other = {"left": "right", "right": "left"}
    places = {}
    for name, at in one.places.items():
        side, _, joint = name.partition("_")
        places[f"{other[side]}_{joint}"] = at * np.array((-1.0, 1.0, 1.0))
    return replace(one, places=places)


TROUBLES: dict[str, tuple[Any, int, int]] = {
    "as recorded": (lambda one, _: one, 1, 2),
    "15 frames a second": (lambda one, _: _some(one, slice(None, None, 2)), 2, 4),
    "10 % of frames dropped": (lambda one, rng: _some(one, rng.random(len(one.t_s)) > 0.1), 2, 4),
    "1 cm noise": (lambda one, rng: _noisy(one, rng, 1.0), 2, 4),
    "3 cm noise": (lambda one, rng: _noisy(one, rng, 3.0), 2, 4),
    "tripled depth noise": (lambda one, rng: _noisy(one, rng, 1.0, depth=3.0), 2, 4),
    "half speed": (lambda one, _: _paced(one, 0.5), 2, 4),
    "double speed": (lambda one, _: _paced(one, 2.0), 2, 4),
    "mirrored": (lambda one, _: _mirrored(one), 2, 4),
    "no depth": (
        lambda one, _: replace(one, places={name: at[:, :2] for name, at in one.places.items()}),
        2,
        4,
    ),
    "left side at 30 %": (lambda one, _: _small(one, ("left",)), 2, 8),
    "right side at 30 %": (lambda one, _: _small(one, ("right",)), 2, 8),
    "everything at 30 %": (lambda one, _: _small(one, ("left", "right")), 4, 10),
}
"""What is done to a set, and the errors allowed in 200 repetitions done right and in 200 acted wrong."""
