"""A hand alone before the camera, through the real socket: counted exactly, and nobody else's hand counts."""

import json
from collections.abc import Callable, Iterator
from math import cos, pi
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from starlette.testclient import WebSocketTestSession

from lull.actions.practise import start_practice
from lull.movement.landmarks import OTHER_SIDE, SIDES, Side
from lull.practice.cues import CUES
from lull.progress.practice_session import PracticeSession
from made_frames import pack_points
from made_hands import MOVES, between, hand_points
from made_house import BASE, Visit
from made_record import START

FPS = 15
PART_WAY = {"thumb-index": 0.4, "thumb-middle": 0.4, "open-close": 0.53, "finger-spread": 0.4}
USUAL_PART = 0.5
"""So far goes a movement that is an attempt and no repetition."""

BESIDE = (-210.0, 0.0)
"""Where somebody else's hand is, in pixels from one's own."""


class Hand:
    """A hand before the socket: it knows the time and counts its frames, as the page does."""

    def __init__(self, socket: WebSocketTestSession, exercise: str, side: Side) -> None:
        """Take the server's first two words."""
        self._socket, self._exercise, self._side = socket, exercise, side
        socket.receive_json()
        socket.receive_json()
        self._random = np.random.default_rng(len(exercise))
        self._frames = 0

    def hold(self, seconds: float, **place: Any) -> dict[str, Any]:  # noqa: ANN401 - of hand_points
        """Rest and return the last answer."""
        return self.show([0.0] * round(seconds * FPS), **place)

    def move(self, times: int, far: float = 1.0, **place: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
        """Move out and back and return the last answer."""
        frames = round(2.6 * FPS)
        way = [far * (1 - cos(2 * pi * (k + 1) / frames)) / 2 for k in range(frames)]
        return self.show((way + [0.0] * 5) * times, **place)

    def show(
        self,
        parts: list[float],
        side: Side | None = None,
        change: Callable[[NDArray[np.float64]], None] = lambda _: None,
        **place: Any,  # noqa: ANN401 - as above
    ) -> dict[str, Any]:
        """Send a frame for each part of the way."""
        answer: dict[str, Any] = {}
        for part in parts:
            self._frames += 1
            pose = between(self._exercise, part)
            points = hand_points(pose, side or self._side, self._random, **place)
            change(points)
            self._socket.send_bytes(pack_points(self._frames, self._frames / FPS, points))
            answer = self._socket.receive_json()
        return answer


@pytest.fixture
def practising(mara: Visit) -> Iterator[Visit]:
    """A browser whose app stays up between sockets."""
    with mara.client:
        yield mara


Begin = Callable[[str, Side], WebSocketTestSession]


@pytest.fixture
def begin(practising: Visit) -> Begin:
    """Begin a session of any exercise and knock at its socket as our own page does."""

    def begin(exercise: str, side: Side) -> WebSocketTestSession:
        session = start_practice(
            practising.house.ledger,
            PracticeSession(
                id=practising.form_id(),
                exercise=exercise,
                side=side,
                started_at=practising.house.now(),
                start=START,
            ),
            hurts=False,
        )
        address = f"{BASE.replace('http', 'ws')}/practise/{session.id}/socket"
        return practising.client.websocket_connect(address, headers={"origin": BASE})

    return begin


def get_ready(hand: Hand) -> None:
    """Hold the ready pose and show the movement three times."""
    hand.hold(2.5)
    shown = hand.move(3)
    assert (shown["phase"], shown["shown"], shown["attempts"]) == ("practising", 3, 0)


@pytest.mark.hazard("H18")
@pytest.mark.slow
@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("exercise", sorted(MOVES))
def test_a_hand_alone_counts_exactly(begin: Begin, exercise: str, side: Side) -> None:
    """No body in the picture: whole movements count, a small one is an attempt, the other hand is nothing."""
    with begin(exercise, side) as socket:
        hand = Hand(socket, exercise, side)
        get_ready(hand)
        assert hand.move(5)["repetitions"] == 5
        last = hand.move(1, far=PART_WAY.get(exercise, USUAL_PART))
        assert (last["attempts"], last["repetitions"]) == (6, 5)
        last = hand.move(2, side=OTHER_SIDE[side])
        assert (last["attempts"], last["repetitions"], last["phase"]) == (6, 5, "not_seen")
        assert f"{side} hand" in last["missing"][0]


@pytest.mark.hazard("H18")
@pytest.mark.parametrize("place", [{"moved": BESIDE}, {"larger": 1.8}])
def test_somebody_elses_hand_does_not_count(begin: Begin, place: dict[str, Any]) -> None:
    """A hand at another place, or of another size, cannot have come there: it is told and not counted."""
    with begin("thumb-index", "right") as socket:
        hand = Hand(socket, "thumb-index", "right")
        get_ready(hand)
        hand.move(1)
        last = hand.move(1, **place)
        assert (last["attempts"], last["repetitions"]) == (1, 1)
        assert last["say"] == CUES["only_you"]
        hand.hold(1.0)
        assert hand.move(2)["repetitions"] == 3


@pytest.mark.hazard("H19")
def test_a_hand_that_stays_begins_anew(begin: Begin) -> None:
    """A hand that stays is taken for the person's after three seconds; nothing counts before a new rest."""
    with begin("thumb-index", "right") as socket:
        hand = Hand(socket, "thumb-index", "right")
        get_ready(hand)
        hand.show([0.9] * 3 * FPS, moved=BESIDE)
        assert hand.show([0.9] * 5, moved=BESIDE)["phase"] in ("get_ready", "looking")
        assert hand.hold(2.0, moved=BESIDE)["phase"] == "practising"
        last = hand.move(2, moved=BESIDE)
        assert (last["attempts"], last["repetitions"]) == (2, 2)


@pytest.mark.hazard("H18")
def test_with_a_body_a_hand_belongs_to_the_arm_it_hangs_on(begin: Begin) -> None:
    """The model takes the right hand for a left one; the body's right wrist is there, so it counts."""

    def body(points: NDArray[np.float64]) -> None:
        points[15] = (0.9, 0.8, 0.0, 0.9)
        points[16] = (0.52, 0.84, 0.0, 0.9)

    def nobodys(points: NDArray[np.float64]) -> None:
        points[15] = (0.9, 0.3, 0.0, 0.9)
        points[16] = (0.1, 0.3, 0.0, 0.9)

    with begin("thumb-index", "right") as socket:
        hand = Hand(socket, "thumb-index", "right")
        hand.show([0.0] * 40, side="left", change=body)
        hand.move(3, side="left", change=body)
        assert hand.move(2, side="left", change=body)["repetitions"] == 2
        last = hand.move(2, change=nobodys)
        assert (last["repetitions"], last["phase"]) == (2, "not_seen")
        socket.send_text(json.dumps({"do": "stop"}))
