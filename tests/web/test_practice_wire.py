"""What arrives on the practice socket is one of ours or is turned away; nothing in between."""

import json
from struct import pack

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.bench.landmark_replay import pack_arm
from lull.movement import attempt as codes
from lull.movement.landmarks import Side, hand_rows
from lull.practice.count_doubt import DOUBTS, Doubt
from lull.web.live_practice import WAITING
from lull.web.practice_wire import (
    FARTHEST,
    FRAME_BYTES,
    HAND_FRAME_BYTES,
    LONGEST_SESSION_S,
    LONGEST_WISH,
    REASONS,
    WISHES,
    BadFrame,
    read_frame,
    read_wish,
    to_reply,
)
from made_frames import pack_points
from made_hands import hand_points
from mannequin.hand import HandPose

GOOD = pack_arm(7, 1.5, angle_deg=100.0)
GOOD_HAND = pack_points(8, 1.5, hand_points(HandPose(), "left", np.random.default_rng(1)))


def test_a_good_frame_says_what_was_sent() -> None:
    sequence, frame = read_frame(GOOD)
    assert (sequence, frame.t_s, frame.width_px, frame.height_px) == (7, 1.5, 640, 480)
    assert frame.points.shape == (33, 4)
    assert frame.points[14].tolist() == pytest.approx([0.6, 0.5, 0.0, 0.9])


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_frame_with_hands_is_told_by_its_length(side: Side) -> None:
    """75 landmarks arrive as they were sent: the body unseen, one hand seen, the other not."""
    points = hand_points(HandPose(), side, np.random.default_rng(2))
    sequence, frame = read_frame(pack_points(9, 2.0, points))
    assert (sequence, frame.points.shape) == (9, (75, 4))
    assert np.allclose(frame.points, points, atol=1e-6)
    assert np.count_nonzero(frame.points[:, 3]) == 21
    assert frame.points[hand_rows(side), 3].min() > 0.5


@given(
    st.binary(max_size=2 * FRAME_BYTES)
    | st.binary(min_size=HAND_FRAME_BYTES, max_size=HAND_FRAME_BYTES)
    | st.builds(
        lambda at, odd: GOOD_HAND[: 16 + 4 * at] + pack("<f", odd) + GOOD_HAND[20 + 4 * at :],
        st.integers(0, 299),
        st.floats(width=32),
    )
)
def test_no_bytes_do_harm(data: bytes) -> None:
    """Whatever arrives is a frame of finite numbers or a BadFrame."""
    try:
        _, frame = read_frame(data)
    except BadFrame:
        return
    assert np.isfinite(frame.points).all()
    assert 0 <= frame.t_s <= LONGEST_SESSION_S


@given(st.integers(0, FRAME_BYTES - 17), st.floats(width=32))
def test_one_number_anywhere_is_taken_or_refused_as_a_whole(place: int, number: float) -> None:
    """A single odd float in a landmark is either a place or turns the whole frame away."""
    changed = bytearray(GOOD)
    at = 16 + place // 4 * 4
    changed[at : at + 4] = pack("<f", number)
    if np.isfinite(number) and abs(number) <= FARTHEST:
        assert read_frame(bytes(changed))[0] == 7
    else:
        with pytest.raises(BadFrame, match="landmark"):
            read_frame(bytes(changed))


@pytest.mark.parametrize("at_s", [float("nan"), float("inf"), -0.001, LONGEST_SESSION_S + 1])
def test_an_impossible_time_is_turned_away(at_s: float) -> None:
    with pytest.raises(BadFrame, match="time"):
        read_frame(pack_arm(1, at_s, angle_deg=100.0))


@pytest.mark.parametrize("size", [(0, 480), (640, 0)])
def test_a_picture_without_size_is_turned_away(size: tuple[int, int]) -> None:
    with pytest.raises(BadFrame, match="width"):
        read_frame(GOOD[:12] + pack("<HH", *size) + GOOD[16:])


@pytest.mark.parametrize("data", [b"", GOOD[:-1], GOOD + b"\0", GOOD * 2, GOOD_HAND[:-16], GOOD_HAND + b"\0"])
def test_a_frame_of_another_length_is_turned_away(data: bytes) -> None:
    with pytest.raises(BadFrame, match=f"not {len(data)}"):
        read_frame(data)


@given(st.text(max_size=80))
def test_no_text_does_harm(text: str) -> None:
    try:
        wish = read_wish(text)
    except BadFrame:
        return
    assert wish["do"] in WISHES


@pytest.mark.parametrize("wish", sorted(WISHES))
def test_every_wish_of_ours_is_known(wish: str) -> None:
    assert read_wish(json.dumps({"do": wish})) == {"do": wish}


@pytest.mark.parametrize(
    "text", ['{"do": ["rest"]}', '{"do": "erase"}', "[]", "[" * 2000, "x" * (LONGEST_WISH + 1)]
)
def test_a_wish_of_others_is_turned_away(text: str) -> None:
    with pytest.raises(BadFrame):
        read_wish(text)


def test_every_reason_has_kind_words() -> None:
    """No code reaches the screen, and no word blames."""
    known = {
        codes.SMALLER_THAN_OWN_RANGE,
        codes.JOINTS_NOT_SEEN,
        codes.TOO_FAST,
        codes.NOT_RETURNED,
    }
    assert known == REASONS.keys()
    for words in REASONS.values():
        assert not {"wrong", "fail", "failed", "bad", "error", "must"} & set(
            words.lower().rstrip(".").split()
        )


def test_a_doubt_is_said_in_words_and_only_where_there_is_one() -> None:
    doubt = Doubt(code="not_seen", from_s=3.0, to_s=5.0)
    said = to_reply(1, WAITING._replace(doubt=doubt), counted=(2, 2, 0), stroke=0.0)
    assert said["doubt"] == {"code": "not_seen", "say": DOUBTS["not_seen"]}
    assert said["repetitions"] == 2
    assert "doubt" not in to_reply(1, WAITING, counted=(2, 2, 0), stroke=0.0)
