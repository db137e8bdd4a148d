"""Bones keep their length: worked examples in a picture and in space."""

from lull.movement.segment_guard import (
    FEWEST_FRAMES,
    MOST_LONGER,
    SUSTAINED_FRAMES,
    BodySize,
    PictureLength,
    SpaceLength,
    find_limbs,
    find_segments,
    typical_length,
)

FOREARM = ("left_elbow", "left_wrist")


def test_the_usual_lengths_are_those_of_adults() -> None:
    """Forearm 0.51, thigh 0.85 lengths of the trunk."""
    assert round(typical_length(FOREARM), 2) == 0.51
    assert round(typical_length(("right_hip", "right_knee")), 2) == 0.85


def test_segments_need_both_ends() -> None:
    """A hip and an ankle without the knee are no segment."""
    assert find_segments(("left_hip", "left_ankle", "right_hip", "right_knee")) == (
        ("right_hip", "right_knee"),
    )


def test_a_limb_without_its_middle_is_as_long_as_both_its_bones() -> None:
    """A straight leg: 0.85 and 0.85 lengths of the trunk; where the knee is watched its bones speak."""
    assert find_limbs(("left_hip", "left_ankle")) == (("left_hip", "left_ankle"),)
    assert find_limbs(("left_hip", "left_knee", "left_ankle")) == ()
    assert round(typical_length(("left_hip", "left_ankle")), 1) == 1.7


def test_a_forearm_that_points_at_the_camera_may_turn_to_the_side() -> None:
    """From almost nothing to its usual length in a frame: no reason to doubt it."""
    length = PictureLength(FOREARM)
    assert not any(length.has_changed(0.05) for _ in range(60))
    assert not length.has_changed(0.55)


def test_a_wrist_that_leaps_is_lost_until_it_stays() -> None:
    """Twice as long: refused for half a second, then taken for this body's own length."""
    length = PictureLength(FOREARM)
    assert not any(length.has_changed(0.5) for _ in range(60))
    assert [length.has_changed(1.0) for _ in range(SUSTAINED_FRAMES + 3)] == [
        *[True] * SUSTAINED_FRAMES,
        *[False] * 3,
    ]


def test_a_long_forearm_is_nobodys_fault() -> None:
    """Of a body with limbs longer than usual the limit grows with what was seen."""
    length = PictureLength(FOREARM)
    assert not any(length.has_changed(0.65) for _ in range(60))
    assert not length.has_changed(0.65 * MOST_LONGER - 0.01)
    assert length.has_changed(0.65 * MOST_LONGER + 0.01)


def test_in_space_a_bone_is_neither_longer_nor_shorter() -> None:
    """After a second of 30 cm, 45 and 20 are refused and 33 is not; before it nothing is."""
    length = SpaceLength()
    assert not length.has_changed(60.0)
    length = SpaceLength()
    assert not any(length.has_changed(30.0) for _ in range(FEWEST_FRAMES))
    assert [length.has_changed(one) for one in (45.0, 30.0)] == [True, False]
    length = SpaceLength()
    assert not any(length.has_changed(30.0) for _ in range(FEWEST_FRAMES))
    assert [length.has_changed(one) for one in (33.0, 20.0, 0.0)] == [False, True, True]


def test_a_trunk_that_leans_to_the_camera_has_not_shrunk() -> None:
    """A second later the body is as large as before, but for a twentieth; coming nearer counts at once."""
    size = BodySize()
    assert round(size.feed(100.0, 200.0), 9) == 200.0
    assert 190.0 < size.feed(101.0, 100.0) < 200.0
    assert round(size.feed(102.0, 250.0), 9) == 250.0
