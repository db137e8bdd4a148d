"""A made-up player before the real socket: what they can do is known, what they do is sent as landmarks.

Frames come as fast as the server answers, with the times they would have. The player looks at what is asked
as a person looks at the mark, and is otherwise :class:`lull.practice.virtual_player.VirtualPlayer`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import count
from math import pi, sin
from typing import TYPE_CHECKING, Any

from lull.bench.landmark_replay import pack_arm
from lull.web.practice_socket import live_room
from made_house import BASE, GATE, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.testclient import WebSocketTestSession

    from lull.practice.challenge.ladder import Challenge
    from lull.practice.virtual_player import VirtualPlayer

USUAL_FPS, QUICK_FPS = 15, 30
"""What a family's computer gives, and what smoothness can be measured from."""
ROUGH_DEG, ROUGH_HZ = 1.0, 3.0
"""A player who is as tired as can be moves in so large ripples; without tiredness in none."""
BENT, OWN_RANGE = 62.0, 80.0
BACK_S = 0.6
"""A made-up limb comes back so quickly, that falling from the goal counts little as staying there."""
STAYS_ON_S = 0.2
"""And so long it does, with the last way to the top: both are measured as staying."""
BEYOND, LONGER_S = 1.5, 0.4
"""Who can, goes a little beyond the mark and stays until after they are told to come back."""
SETTLED_S = 0.6
"""How long a made-up limb lies still between two movements, at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One attempt: what was asked, the true chance of meeting it, what came of it, what was offered."""

    asked: Challenge
    true_success: float
    success: bool
    began_s: float
    offered: dict[str, str] | None


class LiveArm:
    """A drawn arm before the socket of one session."""

    def __init__(
        self, visit: Visit, session_id: str, socket: WebSocketTestSession, *, fps: int = USUAL_FPS
    ) -> None:
        """Take the server's first two words."""
        self.fps = fps
        self.socket, self.session_id = socket, session_id
        self._room = live_room(visit.client.app)  # type: ignore[arg-type]
        self._ledger = visit.house.ledger
        self.now_s = socket.receive_json()["hello"]["at_s"]
        self.last: dict[str, Any] = socket.receive_json()
        self.asked: dict[str, Any] | None = self.last.get("asked")
        self._sequence = count(1)

    @property
    def challenge(self) -> Challenge:
        """What is asked of the right arm now."""
        live = self._room.find(self._ledger, self.session_id)
        assert live is not None
        asked = live.challenge.asked_of("right")
        assert asked is not None
        return asked

    def show(self, angles: Iterable[float]) -> list[dict[str, Any]]:
        """Show one angle a frame and return all answers."""
        answers = []
        for angle in angles:
            self.now_s += 1.0 / self.fps
            self.socket.send_bytes(pack_arm(next(self._sequence), self.now_s, angle_deg=angle))
            answers.append(self._hear())
        return answers

    def wish(self, **words: object) -> dict[str, Any]:
        """Say a wish and return the answer."""
        self.socket.send_text(json.dumps(words))
        return self._hear()

    def hold(self, seconds: float) -> list[dict[str, Any]]:
        """Lie still."""
        return self.show([BENT] * max(1, round(seconds * self.fps)))

    def move(
        self, range_deg: float, *, out_s: float = 1.0, hold_s: float = 0.0, rough_deg: float = 0.0
    ) -> dict[str, Any]:
        """Move out, stay, come back and lie still; return the answer that told of the attempt."""
        out, hold, back = (max(2, round(seconds * self.fps)) for seconds in (out_s, hold_s, BACK_S))
        ripples = [rough_deg * sin(2.0 * pi * ROUGH_HZ * k / self.fps) for k in range(out)]
        way = [BENT + range_deg * (k + 1) / out + ripples[k] for k in range(out - 1)]
        home = [BENT + range_deg * (back - k - 1) / back for k in range(back)]
        answers = self.show([*way, *[BENT + range_deg] * (1 + (hold if hold_s else 0)), *home])
        answers += self.hold(SETTLED_S)
        return next((one for one in answers if one.get("finished")), answers[-1])

    def get_ready(self, range_deg: float = OWN_RANGE) -> dict[str, Any]:
        """Hold the ready pose and show the movement three times."""
        self.hold(2.0)
        for _ in range(3):
            self.move(range_deg)
        return {**self.last, "asked": self.asked}

    def _hear(self) -> dict[str, Any]:
        self.last = self.socket.receive_json()
        self.asked = self.last.get("asked", self.asked)
        return self.last


def connect(visit: Visit, session_id: str) -> WebSocketTestSession:
    """Knock at the socket as our own page does."""
    address = f"{BASE.replace('http', 'ws')}/practise/{session_id}/socket"
    return visit.client.websocket_connect(address, headers={"origin": BASE})


def begin(visit: Visit, choice: str = "elbow-straighten/right") -> str:
    """Begin a session as the choose page does, and return its id."""
    session_id = visit.form_id()
    visit.post("/practise", choice=choice, goal="10", id=session_id, **GATE)
    return session_id


def play(arm: LiveArm, player: VirtualPlayer, attempts: int, *, rests: bool = True) -> list[Played]:
    """Let a player practise; a rest that is offered is taken for a minute, unless they do not want it."""
    played = []
    for _ in range(attempts):
        asked, began_s = arm.challenge, arm.now_s
        true, rough = player.true_success(asked), ROUGH_DEG * min(1.0, player.tiredness)
        can = player.attempt(asked, began_s)
        is_far, is_long = can.range_reached >= asked.range_goal, can.hold_s >= asked.hold_s
        answer = arm.move(
            can.range_reached + (BEYOND if is_far else 0.0),
            out_s=can.duration_s,
            hold_s=max(0.0, can.hold_s - STAYS_ON_S) + (LONGER_S if is_long else 0.0),
            rough_deg=rough,
        )
        paused = arm.hold(max(0.1, asked.pause_s - SETTLED_S))
        told = [one["finished"] for one in (answer, *paused) if one.get("finished")]
        met = any(one["met"] for one in told)
        offered = (arm.asked or {}).get("prompt")
        played.append(Played(asked=asked, true_success=true, success=met, began_s=began_s, offered=offered))
        if rests and offered and offered["code"].startswith("rest"):
            arm.wish(do="rest")
            player.rest(60.0)
            arm.now_s += 60.0
            arm.wish(do="resume")
            arm.hold(2.0)
    return played
