"""What a landmark is called: every one has words, and a part of the body the same on every page."""

import pytest

from lull.assessment.joint_trace import JOINTS
from lull.assessment.range_joints import RANGE_JOINTS
from lull.assessment.walk_picture import LEG_PARTS
from lull.movement.landmark_words import LANDMARK_WORDS, PART_WORDS
from lull.movement.landmarks import LANDMARK_NAMES, SIDES


def test_every_landmark_has_words_of_its_own() -> None:
    assert list(LANDMARK_WORDS) == list(LANDMARK_NAMES)
    assert len(set(LANDMARK_WORDS.values())) == len(LANDMARK_NAMES)


@pytest.mark.parametrize("part", sorted({*JOINTS, *RANGE_JOINTS, *LEG_PARTS}))
def test_a_part_that_is_measured_is_called_what_the_stage_calls_it(part: str) -> None:
    assert [LANDMARK_WORDS[f"{side}_{part}"] for side in SIDES] == [
        f"{side} {PART_WORDS[part]}" for side in SIDES
    ]


def test_a_foots_tip_is_its_toes() -> None:
    """Nobody has a foot index."""
    assert LANDMARK_WORDS["left_foot_index"] == "left toes"
