"""The designed set: every exercise from every side, by an adult and a child, and what makes seeing harder.

Each clip says how far the camera stands off the view the exercise is meant for (``obliquity_deg``; signed:
in front of the side view, or towards the moving arm from the front). Every fifth clip is held out: tune on
the others, report on these.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from lull.movement.landmarks import SIDES, Side
from lull.practice.demonstration.body import ADULT, BODIES
from lull.practice.demonstration.camera import Camera
from mannequin.exercises import EXERCISES, Performance
from mannequin.person import LOOKS
from mannequin.scene import Hidden, Scene, Seat

if TYPE_CHECKING:
    from mannequin.exercises import Exercise

OBLIQUITIES_DEG = (0, 10, -10, 20, -20, 30, -30, 45, -45, 60, -60)
FEW_DEG = (0, 15, -15, 35)
HOLD_OUT_EVERY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """One film of the set: a performance, a scene, a frame rate, and what is special about it."""

    name: str
    kind: str
    performance: Performance
    scene: Scene
    frames_per_s: int
    obliquity_deg: int
    exposures: int
    held_out: bool
    seed: int
    passes_m_per_s: float = 0.0

    def scene_at(self, t_s: float) -> Scene:
        """Return the scene at a time: somebody may be walking through it."""
        if not self.passes_m_per_s:
            return self.scene
        return replace(self.scene, other_m=-2.5 + self.passes_m_per_s * t_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """What a clip of the set shall be."""

    exercise: str
    obliquity_deg: int
    kind: str = "plain"
    body: str = "adult"
    seat: Seat = "chair"
    hidden: Hidden = "nothing"
    frames_per_s: int = 30
    other_m: float | None = None
    passer_by: bool = False
    mirrored: bool = False
    blurred: bool = False


def designed_clips() -> list[Clip]:
    """Return the whole set, always the same."""
    return [_to_clip(number, wish) for number, wish in enumerate(_wishes())]


def _wishes() -> list[_Wish]:
    """Return what every clip shall be, in order."""
    wishes = [_Wish(exercise=name, obliquity_deg=off) for name in EXERCISES for off in OBLIQUITIES_DEG]
    for name in EXERCISES:
        wishes += [_Wish(exercise=name, obliquity_deg=off, kind="child", body="child") for off in FEW_DEG]
        if name != "sit-to-stand":
            wishes += [
                _Wish(exercise=name, obliquity_deg=off, kind="wheelchair", seat="wheelchair")
                for off in FEW_DEG
            ]
            wishes.append(
                _Wish(
                    exercise=name, obliquity_deg=10, kind="child wheelchair", body="child", seat="wheelchair"
                )
            )
        hides: Hidden = "table" if EXERCISES[name].view == "front" else "board"
        wishes += [
            _Wish(exercise=name, obliquity_deg=0, kind=hides, hidden=hides),
            _Wish(exercise=name, obliquity_deg=5, kind="blurred", blurred=True),
            _Wish(exercise=name, obliquity_deg=5, kind="15 fps", frames_per_s=15),
            _Wish(exercise=name, obliquity_deg=-5, kind="60 fps", frames_per_s=60),
            _Wish(exercise=name, obliquity_deg=5, kind="second person", other_m=1.3),
            _Wish(exercise=name, obliquity_deg=0, kind="passer-by", passer_by=True),
            _Wish(exercise=name, obliquity_deg=-10, kind="mirrored", mirrored=True),
        ]
    return wishes


def _to_clip(number: int, wish: _Wish) -> Clip:
    """Return a clip with the small differences there are between people and rooms."""
    random = np.random.default_rng((2026, number))
    exercise, body = EXERCISES[wish.exercise], BODIES[wish.body]
    side = SIDES[int(random.integers(2))]
    size = body.trunk_m / ADULT.trunk_m
    stands = wish.exercise == "sit-to-stand"
    camera = Camera(
        azimuth_deg=find_azimuth_deg(exercise, side, wish.obliquity_deg),
        distance_m=size * (2.9 if stands else 2.25) * float(random.uniform(0.95, 1.12)),
        height_m=size * (0.85 if stands else 0.75) + float(random.uniform(-0.06, 0.10)),
    )
    scene = Scene(
        camera=camera,
        body=body,
        seat=wish.seat,
        hidden=wish.hidden,
        look=LOOKS[int(random.integers(len(LOOKS)))],
        other_m=wish.other_m,
        other_nearer_m=0.7 * size if wish.passer_by else -2.0,
        mirrored=wish.mirrored,
        blur_px=2.4 if wish.blurred else 1.1,
        noise=6.0 if wish.blurred else 3.0,
        jpeg_quality=60 if wish.blurred else 82,
    )
    return Clip(
        name=f"{number:03d} {wish.exercise} {side} {wish.obliquity_deg:+d} {wish.kind}",
        kind=wish.kind,
        performance=_perform(exercise, side, random),
        scene=scene,
        frames_per_s=wish.frames_per_s,
        obliquity_deg=wish.obliquity_deg,
        exposures=3 if wish.blurred else 1,
        held_out=number % HOLD_OUT_EVERY == HOLD_OUT_EVERY - 1,
        seed=number,
        passes_m_per_s=0.8 if wish.passer_by else 0.0,
    )


def find_azimuth_deg(exercise: Exercise, side: Side, obliquity_deg: float) -> float:
    """Return where the camera stands: off the front to the moving side, or off the side to the front."""
    towards = 1 if side == "right" else -1
    return towards * (obliquity_deg if exercise.view == "front" else 90 - obliquity_deg)


def _perform(exercise: Exercise, side: Side, random: np.random.Generator) -> Performance:
    """Return three to five movements of slightly different lengths with rests between them."""
    lengths = random.uniform(1.3, 2.0, int(random.integers(3, 6)))
    if exercise.both_sides:
        lengths = lengths + 0.8
    rests = random.uniform(0.3, 0.7, len(lengths))
    starts = 1.0 + np.concatenate(([0.0], np.cumsum(lengths + rests)[:-1]))
    return Performance(
        exercise=exercise,
        side=side,
        reach=float(random.uniform(0.7, 1.0)) if not exercise.both_sides else 1.0,
        starts_s=tuple(starts.tolist()),
        lengths_s=tuple(lengths.tolist()),
        duration_s=float(starts[-1] + lengths[-1] + 0.6),
        sway={
            "phase": float(random.uniform(0, 6.28)),
            "forward": float(random.uniform(-2, 5)),
            "left": float(random.uniform(-2, 2)),
            "head": float(random.uniform(-10, 10)),
            "nod": float(random.uniform(-3, 12)),
        },
    )
