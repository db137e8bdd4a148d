"""All forty exercises through the socket, faster than real time: what was done is what is counted and kept.

Frames come from the demonstrations' posture model, as a perfect tracker would see it. Three ranges and two
speeds go round; every one of them with every exercise is counted by the engine alone in
``tests/unit/practice/demonstration``.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.testclient import WebSocketTestSession

from lull.movement.landmarks import Watched
from lull.practice.catalogue import EXERCISES
from lull.practice.side_choice import find_doing, list_side_choices
from lull.practice.start_gate import is_locked_at_first
from made_frames import pack_points
from made_house import BASE, GATE, Visit
from made_performance import FPS, SHOWN, Acting, act

REPETITIONS = 3
RANGES, PERIODS_S = (1.0, 0.75, 0.5), (1.8, 3.6)
ALL = [(exercise, list_side_choices(exercise)[-1]) for exercise in EXERCISES.values()]


@pytest.fixture
def connect(mara: Visit) -> Iterator[Callable[[str], WebSocketTestSession]]:
    """Return a function that opens a session's socket."""
    with mara.client:
        yield lambda session_id: mara.client.websocket_connect(
            f"{BASE.replace('http', 'ws')}/practise/{session_id}/socket", headers={"origin": BASE}
        )


def begin(mara: Visit, exercise_id: str, side: Watched) -> str:
    """Begin a session as a person does; what is locked is unlocked first."""
    if is_locked_at_first(EXERCISES[exercise_id]):
        mara.post(f"/practise/unlock/{exercise_id}", id=mara.form_id(), unlocker="therapist", by="Ms Lind")
    session_id = mara.form_id()
    mara.post("/practise", id=session_id, goal="10", choice=f"{exercise_id}/{side}", **GATE)
    return session_id


def send_all(socket: WebSocketTestSession, acting: Acting, seed: int) -> dict[str, Any]:
    """Send every frame of an acted practice and return the last answer."""
    performance = act(acting, seed=seed)
    said: dict[str, Any] = {}
    for _ in range(2):
        socket.receive_json()
    for number, frame in enumerate(performance.frames(), start=1):
        socket.send_bytes(pack_points(number, number / FPS, frame.points))
        said = socket.receive_json()
    return said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "exercise_id", "side"),
    [(k, exercise.id, side) for k, (exercise, side) in enumerate(ALL)],
    ids=[f"{exercise.id}-{side}" for exercise, side in ALL],
)
def test_what_was_done_is_counted_and_kept(
    mara: Visit,
    connect: Callable[[str], WebSocketTestSession],
    number: int,
    exercise_id: str,
    side: Watched,
) -> None:
    """Three shown and three made of each side that is told by itself; the record holds each with its side."""
    exercise = EXERCISES[exercise_id]
    doing = find_doing(exercise, side)
    acting = Acting(
        exercise=exercise_id,
        position=exercise.positions[0],
        doing=doing,
        side="right" if side == "both" else side,
        reach=RANGES[number % 3],
        period_s=PERIODS_S[number % 2],
        repetitions=REPETITIONS,
        partials=0,
    )
    session_id = begin(mara, exercise_id, side)
    with connect(session_id) as socket:
        said = send_all(socket, acting, seed=number)
    turns = 2 if doing == "alternate" else 1

    assert (said["shown"], said["attempts"], said["repetitions"]) == (
        SHOWN,
        REPETITIONS * turns,
        REPETITIONS * turns,
    )
    kept = mara.house.ledger.attempts(session_id)[session_id]
    assert len(kept) == REPETITIONS * turns
    assert {one.side for one in kept} == ({"left", "right"} if doing == "alternate" else {side})
