"""The drawn people's angles are what was asked for: in space always, in the picture where it is square."""

from __future__ import annotations

from dataclasses import replace
from math import acos, degrees
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.movement.landmarks import OTHER_SIDE, SIDES, Side
from lull.practice.demonstration.body import ADULT, BODIES, CHILD, Body
from lull.practice.demonstration.camera import Camera
from lull.practice.demonstration.posture import Arm, Leg, Posture
from lull.practice.demonstration.skeleton import find_joints
from mannequin.designed import OBLIQUITIES_DEG, designed_clips, find_azimuth_deg
from mannequin.exercises import EXERCISES
from mannequin.truth import ANGLES, inner_angle_deg, true_angles_deg

if TYPE_CHECKING:
    from lull.practice.demonstration.rotation import Place

sides = st.sampled_from(SIDES)
bodies = st.sampled_from(list(BODIES.values()))
angles = st.floats(20, 178)
arms = st.builds(
    Arm,
    raised_deg=st.floats(5, 170),
    plane_deg=st.floats(-20, 110),
    elbow_deg=angles,
    opens=st.just((0.3, 0.5, 1.0)),
)
legs = st.builds(
    Leg, raised_deg=st.floats(0, 120), knee_deg=angles, out_deg=st.floats(0, 20), splay_deg=st.floats(0, 9)
)
postures = st.builds(
    Posture,
    arms=st.fixed_dictionaries({"left": arms, "right": arms}),
    legs=st.fixed_dictionaries({"left": legs, "right": legs}),
    lean_forward_deg=st.floats(-20, 40),
    lean_left_deg=st.floats(-20, 20),
    twist_left_deg=st.floats(-30, 30),
    planted=st.booleans(),
)


def _slow_angle_deg(a: Place, b: Place, c: Place) -> float:
    """The law of cosines: another way to the same angle."""
    ab, cb, ac = (float(np.linalg.norm(x - y)) for x, y in ((a, b), (c, b), (a, c)))
    return degrees(acos((ab**2 + cb**2 - ac**2) / (2 * ab * cb)))


@given(body=bodies, side=sides, posture=postures)
def test_every_joint_has_the_angle_that_was_asked_for(body: Body, side: Side, posture: Posture) -> None:
    """Elbow, knee and arm against trunk are as set whatever the rest does, by the law of cosines too."""
    skeleton = find_joints(body, posture)
    true = true_angles_deg(skeleton)
    arm = posture.arms[side]
    assert isinstance(arm, Arm)
    assert true[f"{side}_elbow"] == pytest.approx(arm.elbow_deg, abs=1e-6)
    assert true[f"{side}_knee"] == pytest.approx(posture.legs[side].knee_deg, abs=1e-6)
    assert true[f"{side}_arm_trunk"] == pytest.approx(arm.raised_deg, abs=1e-6)
    for name, joints in ANGLES.items():
        places = [skeleton.joints[f"{side}_{joint}"] for joint in joints]
        assert true[f"{side}_{name}"] == pytest.approx(_slow_angle_deg(*places), abs=1e-4)


@given(body=bodies, side=sides, angle=angles, distance_m=st.floats(1.5, 4), height_m=st.floats(0.3, 1.3))
def test_a_joint_square_to_the_camera_shows_its_own_angle(
    body: Body, side: Side, angle: float, distance_m: float, height_m: float
) -> None:
    """At obliquity 0 the angle in the picture is the one that was set, to 1e-6, in any perspective."""
    side_on = 90.0 if side == "right" else -90.0
    knee = Posture(legs={side: Leg(raised_deg=90, knee_deg=angle)})
    elbow = Posture(arms={side: Arm(raised_deg=20, plane_deg=90, elbow_deg=angle)})
    front = Posture(arms={side: Arm(raised_deg=66, plane_deg=0, elbow_deg=angle, opens=(0, 0, 1))})
    for azimuth, posture, joint in (
        (side_on, knee, "knee"),
        (side_on, elbow, "elbow"),
        (0.0, front, "elbow"),
    ):
        skeleton = find_joints(body, posture)
        camera = Camera(azimuth_deg=azimuth, distance_m=distance_m, height_m=height_m)
        seen = [camera.see(skeleton.joints[f"{side}_{name}"])[:2] for name in ANGLES[joint]]
        assert inner_angle_deg(*seen) == pytest.approx(angle, abs=1e-6)


def test_a_worked_example_of_the_camera() -> None:
    """A place one metre up and half a metre to the right, two metres away: by hand, 1/2 and 1/4 of 560 px."""
    camera = Camera(azimuth_deg=90.0, distance_m=2.0, height_m=0.0, focal_px=560.0)
    x, y, depth = camera.see(np.array((0.5, 0.0, 1.0)))
    assert (x, y, depth) == pytest.approx((320 + 140, 240 - 280, 2.0))
    behind_shoulder = camera.see(np.array((0.0, -0.2, 0.0)))
    assert behind_shoulder[2] == pytest.approx(1.8)  # the right side is nearer to a camera at the right


@pytest.mark.parametrize("side", SIDES)
def test_left_and_right_are_the_same_person_in_a_mirror(side: Side) -> None:
    """A posture on one side, seen from that side, is the other side's picture with x turned round."""
    pictures = []
    for one, azimuth in ((side, 70.0), (OTHER_SIDE[side], -70.0)):
        posture = Posture(
            arms={one: Arm(raised_deg=50, elbow_deg=70)},
            legs={"left": Leg(raised_deg=90, knee_deg=90), "right": Leg(raised_deg=90, knee_deg=90)},
        )
        joints = find_joints(ADULT, posture).joints
        pictures.append(Camera(azimuth_deg=azimuth).see(joints[f"{one}_wrist"]))
    assert pictures[0][1:] == pytest.approx(pictures[1][1:])
    assert pictures[0][0] - 320 == pytest.approx(320 - pictures[1][0])


def test_obliquity_is_the_angle_between_the_camera_and_the_meant_view() -> None:
    """A side view 20 degrees off to the front stands 70 from the face; a front view 20 from it."""
    assert find_azimuth_deg(EXERCISES["knee-straighten"], "right", 20) == 70
    assert find_azimuth_deg(EXERCISES["knee-straighten"], "left", -20) == -110
    assert find_azimuth_deg(EXERCISES["elbow-front"], "left", 20) == -20


def test_planted_feet_stay_while_a_person_stands_up() -> None:
    """The ankles move neither forward nor up, 2 cm sideways at most, and the hips rise by most of a thigh."""
    pose = EXERCISES["sit-to-stand"].pose
    sitting, standing = (find_joints(CHILD, pose("left", part, 1.0)).joints for part in (0.0, 1.0))
    for side in SIDES:
        before, after = sitting[f"{side}_ankle"], standing[f"{side}_ankle"]
        assert after[[0, 2]] == pytest.approx(before[[0, 2]], abs=1e-3)
        assert after[1] == pytest.approx(before[1], abs=0.02)
    assert standing["left_hip"][2] - sitting["left_hip"][2] > 0.8 * CHILD.thigh_m


def test_the_designed_set_is_whole_and_always_the_same() -> None:
    """Every exercise is seen from every obliquity; a fifth is held out; the same set comes twice."""
    clips = designed_clips()
    assert clips == designed_clips()
    plain = {(c.performance.exercise.name, c.obliquity_deg) for c in clips if c.kind == "plain"}
    assert plain == {(name, off) for name in EXERCISES for off in OBLIQUITIES_DEG}
    assert sum(clip.held_out for clip in clips) == len(clips) // 5
    held = {abs(clip.obliquity_deg) for clip in clips if clip.held_out and clip.kind == "plain"}
    assert held == {0, 10, 20, 30, 45, 60}
    assert len({clip.performance.side for clip in clips}) == 2


def test_a_performance_begins_and_ends_at_rest_and_reaches_its_peak() -> None:
    """Between movements the part is 0; in the middle of each it is 1."""
    done = designed_clips()[0].performance
    assert done.part_at(0.0) == done.part_at(done.duration_s) == 0.0
    for start, length in zip(done.starts_s, done.lengths_s, strict=True):
        assert done.part_at(start + length / 2) == pytest.approx(1.0)
    still = replace(done, sway={})
    resting = true_angles_deg(find_joints(ADULT, still.posture_at(0.0)))[f"{done.side}_elbow"]
    assert resting == pytest.approx(68.0)
