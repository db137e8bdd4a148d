"""A laptop that slept in the middle of practice: a long gap in the time of the frames and on the clock.

The process sleeps with the machine, so nothing is dropped and nobody is told: the next frame is simply hours
later. What was counted before must stay, and the gap must not become a movement.
"""

from collections.abc import Iterator
from itertools import count
from math import cos, pi
from typing import Any

import pytest
from starlette.testclient import WebSocketTestSession

from lull.bench.landmark_replay import pack_arm
from made_house import BASE, GATE, Visit, visit

FPS = 15
BENT, STRAIGHT = 62.0, 168.0
LONGEST_ATTEMPT_S = 60.0


class Sleeper:
    """A drawn arm whose frames have their own time, which may leap."""

    def __init__(self, socket: WebSocketTestSession, at_s: float = 0.0) -> None:
        """Take the server's first two words."""
        self.socket = socket
        socket.receive_json()
        self.first: dict[str, Any] = socket.receive_json()
        self.at_s = at_s
        self._number = count(1)

    def show(self, *angles: float) -> dict[str, Any]:
        """Send frames and return the last answer."""
        said: dict[str, Any] = {}
        for angle in angles:
            self.at_s += 1 / FPS
            self.socket.send_bytes(pack_arm(next(self._number), self.at_s, angle_deg=angle))
            said = self.socket.receive_json()
        return said

    def hold(self, angle: float, seconds: float) -> dict[str, Any]:
        """Hold still."""
        return self.show(*[angle] * round(seconds * FPS))

    def move(self, times: int = 1, *, part: float = 1.0) -> dict[str, Any]:
        """Move out and back, or only a part of the way."""
        frames = round(2.6 * FPS)
        way = [BENT + (STRAIGHT - BENT) * (1 - cos(2 * pi * (k + 1) / frames)) / 2 for k in range(frames)]
        return self.show(*(way[: round(part * frames)] + [BENT] * (4 if part == 1.0 else 0)) * times)


@pytest.fixture
def practising(mara: Visit) -> Iterator[Visit]:
    """A browser whose app stays up between sockets."""
    with mara.client:
        yield mara


def begin(practising: Visit) -> str:
    """Begin a session as the choose page does."""
    session_id = practising.form_id()
    practising.post("/practise", choice="elbow-straighten/right", goal="20", id=session_id, **GATE)
    return session_id


def knock(at: Visit, session_id: str) -> WebSocketTestSession:
    """Knock at the socket as our own page does."""
    address = f"{BASE.replace('http', 'ws')}/practise/{session_id}/socket"
    return at.client.websocket_connect(address, headers={"origin": BASE})


@pytest.mark.hazard("H28")
@pytest.mark.parametrize("hours", [0.1, 3.0, 20.0])
@pytest.mark.parametrize("part", [0.25, 0.5, 1.0])
def test_a_sleep_in_mid_practice_keeps_all_and_makes_no_movement(
    practising: Visit, hours: float, part: float
) -> None:
    """Asleep at rest, on the way, or at the far end: what was counted stays, and it counts on."""
    session_id = begin(practising)
    with knock(practising, session_id) as socket:
        arm = Sleeper(socket)
        arm.hold(BENT, 2.5)
        arm.move(3)
        before = arm.move(2)
        assert before["repetitions"] == 2
        arm.move(part=part)
        practising.clock.move(hours=hours)
        arm.at_s += hours * 3600
        woken = arm.hold(BENT, 3.0)
        assert woken["repetitions"] >= 2
        last = arm.move(2)
        socket.send_text('{"do": "told_repetition", "number": 1}')
        told = socket.receive_json()
    kept = practising.house.ledger.attempts(session_id)[session_id]
    measured = [row for row in kept if row.source == "measured"]

    assert (last["repetitions"], told["told"]) == (sum(row.accepted for row in measured), 1)
    assert last["repetitions"] - woken["repetitions"] == 2
    assert all(row.ended_s - row.started_s < LONGEST_ATTEMPT_S for row in measured if row.accepted)
    # The movement the sleep fell into may be lost or kept, and is never more than one.
    assert woken["repetitions"] <= 3


@pytest.mark.hazard("H28")
def test_after_a_night_a_restarted_server_shows_what_was_kept(practising: Visit) -> None:
    """Too long ago to be gone on with: the page says so and shows the result, with nothing missing."""
    session_id = begin(practising)
    with knock(practising, session_id) as socket:
        arm = Sleeper(socket)
        arm.hold(BENT, 2.5)
        arm.move(5)
    practising.clock.move(hours=9)
    restarted = visit(practising.house, practising.clock)
    page = restarted.get(f"/practise/{session_id}")
    kept = practising.house.ledger.attempts(session_id)[session_id]

    assert [(row.number, row.accepted) for row in kept] == [(1, True), (2, True)]
    assert page.status_code == 200
    assert '<main id="main"' in page.text
    assert "data-socket" not in page.text
