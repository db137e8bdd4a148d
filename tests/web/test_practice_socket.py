"""The practice socket: what it counts is in the record, whatever happens to tabs, sockets and servers."""

import json
from collections.abc import Callable, Iterator
from itertools import count
from math import cos, nan, pi
from time import monotonic, sleep
from typing import Any, Protocol

import pytest
from starlette.testclient import WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from lull.bench.landmark_replay import pack_arm
from lull.practice.practice_engine import PracticeEngine
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.web.closing_reason import BROKEN_RULE, OVER
from lull.web.practice_socket import ELSEWHERE, FAULT, NOT_KEPT, live_room
from made_house import BASE, GATE, Visit, visit

FPS = 15
BENT, STRAIGHT, PART_WAY = 62.0, 168.0, 104.0
SLOWEST_S = 60.0
"""How long a machine under load may take for what takes no time; ours. It never decides a verdict."""


class Said(Protocol):
    """Part of what the server says; tests look at single keys."""

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - JSON
        """Return one part."""


class Arm:
    """A drawn arm before the socket: it knows the time and counts its frames, as the page does."""

    def __init__(self, socket: WebSocketTestSession, *, from_s: float = 0.0) -> None:
        """Take the server's first two words."""
        self.socket = socket
        self.hello = socket.receive_json()
        self.first = socket.receive_json()
        self._at_s = from_s
        self._sequence = count(1)

    def hold(self, angle_deg: float, seconds: float) -> Said:
        """Hold still and return the last answer."""
        return self._show([angle_deg] * round(seconds * FPS))

    def move(self, to_deg: float = STRAIGHT, *, times: int = 1, seconds: float = 2.6) -> Said:
        """Move out and back and return the last answer."""
        frames = round(seconds * FPS)
        way = [BENT + (to_deg - BENT) * (1 - cos(2 * pi * (k + 1) / frames)) / 2 for k in range(frames)]
        return self._show((way + [BENT] * 4) * times)

    def get_ready(self) -> Said:
        """Hold the ready pose and show the movement three times."""
        self.hold(BENT, 2.5)
        return self.move(times=3)

    def wish(self, **words: object) -> Said:
        """Say a wish and return the answer."""
        self.socket.send_text(json.dumps(words))
        said: Said = self.socket.receive_json()
        return said

    def _show(self, angles: list[float]) -> Said:
        answer: Said = {}
        for angle in angles:
            self._at_s += 1 / FPS
            sequence = next(self._sequence)
            self.socket.send_bytes(pack_arm(sequence, self._at_s, angle_deg=angle))
            answer = self.socket.receive_json()
            assert answer["seq"] == sequence
        return answer


@pytest.fixture
def practising(mara: Visit) -> Iterator[Visit]:
    """A browser whose app stays up between sockets."""
    with mara.client:
        yield mara


Connect = Callable[[], WebSocketTestSession]


@pytest.fixture
def begin(practising: Visit) -> Callable[..., str]:
    """Begin a session as the choose page does, and return its id."""

    def begin(choice: str = "elbow-straighten/right", goal: str = "10") -> str:
        session_id = practising.form_id()
        practising.post("/practise", choice=choice, goal=goal, id=session_id, **GATE)
        return session_id

    return begin


def connect(visit: Visit, session_id: str, **headers: str) -> WebSocketTestSession:
    """Knock at the socket as our own page does."""
    address = f"{BASE.replace('http', 'ws')}/practise/{session_id}/socket"
    return visit.client.websocket_connect(address, headers={"origin": BASE, **headers})


def rows(visit: Visit, session_id: str) -> tuple[RecordedAttempt, ...]:
    """Return what the record holds of a session."""
    return visit.house.ledger.attempts(session_id)[session_id]


def session(visit: Visit, session_id: str) -> PracticeSession:
    """Return the session as the record has it."""
    return next(one for one in visit.house.ledger.state().sessions if one.id == session_id)


def closed(socket: WebSocketTestSession) -> tuple[int, str]:
    """Return how the server closed the socket."""
    with pytest.raises(WebSocketDisconnect) as found:
        socket.receive_json()
    return found.value.code, found.value.reason or ""


def test_whole_movements_count_and_part_ones_are_attempts(
    practising: Visit, begin: Callable[..., str]
) -> None:
    session_id = begin()
    with connect(practising, session_id) as socket:
        arm = Arm(socket)
        shown = arm.get_ready()
        assert (shown["attempts"], shown["repetitions"]) == (0, 0)
        arm.move(times=3)
        last = arm.move(PART_WAY)
    assert (last["attempts"], last["repetitions"]) == (4, 3)
    kept = rows(practising, session_id)
    assert [(row.number, row.accepted, row.source) for row in kept] == [
        (1, True, "measured"),
        (2, True, "measured"),
        (3, True, "measured"),
        (4, False, "measured"),
    ]
    assert kept[0].range_deg == pytest.approx(STRAIGHT - BENT, abs=8)
    assert kept[3].reason == "smaller_than_own_range"
    assert all(0.2 < (row.hold_s or 0.0) < 1.2 for row in kept)
    assert [row.sparc for row in kept] == [None] * 4  # at 15 frames a second nobody can tell


@pytest.mark.hazard("H19")
def test_nothing_counts_before_the_ready_pose(practising: Visit, begin: Callable[..., str]) -> None:
    """Swinging a straight arm about, without ever resting in the ready pose, is nobody's repetition."""
    session_id = begin()
    with connect(practising, session_id) as socket:
        arm = Arm(socket)
        for _ in range(6):
            arm.hold(170.0, 0.5)
            arm.hold(140.0, 0.5)
        last = arm.hold(170.0, 0.5)
    assert (last["attempts"], last["shown"], last["phase"]) == (0, 0, "get_ready")
    assert rows(practising, session_id) == ()


@pytest.mark.hazard("H28")
def test_an_attempt_is_in_the_record_before_it_is_shown(practising: Visit, begin: Callable[..., str]) -> None:
    """When the answer names a finished attempt, the disk has it already."""
    session_id = begin()
    seen = 0
    with connect(practising, session_id) as socket:
        arm = Arm(socket)
        arm.get_ready()
        for _ in range(60):
            answer = arm.move(seconds=2.6) if seen == 0 else arm.hold(BENT, 1 / FPS)
            if answer["attempts"] > seen:
                seen = answer["attempts"]
                assert len(rows(practising, session_id)) == seen
    assert seen == 1


@pytest.mark.hazard("H28")
def test_a_record_that_cannot_be_written_stops_the_count(
    practising: Visit, begin: Callable[..., str]
) -> None:
    """What could not be kept is not shown as counted: the socket says so and closes."""
    session_id = begin()
    with connect(practising, session_id) as socket:
        arm = Arm(socket)
        arm.get_ready()
        practising.house.ledger.close()
        with pytest.raises(WebSocketDisconnect) as found:
            arm.move(times=2)
    assert found.value.code == NOT_KEPT
    assert "nothing is counted" in (found.value.reason or "")


@pytest.mark.hazard("H28")
def test_a_dropped_socket_loses_nothing_and_doubles_nothing(
    practising: Visit, begin: Callable[..., str]
) -> None:
    """The engine, its range and its count are still there when the page comes back."""
    session_id = begin()
    with connect(practising, session_id) as socket:
        arm = Arm(socket)
        arm.get_ready()
        arm.move(times=2)
    with connect(practising, session_id) as socket:
        again = Arm(socket, from_s=60.0)
        assert (again.first["attempts"], again.first["repetitions"]) == (2, 2)
        assert again.first["own_range"] == pytest.approx(STRAIGHT - BENT, abs=8)
        again.hold(BENT, 3.0)
        last = again.move(times=2)
    assert last["repetitions"] == 4
    assert [row.number for row in rows(practising, session_id)] == [1, 2, 3, 4]


@pytest.mark.hazard("H28")
def test_a_restarted_server_counts_on(practising: Visit, begin: Callable[..., str]) -> None:
    """A new process on the same record adds to what was counted and overwrites none of it."""
    session_id = begin()
    with connect(practising, session_id) as socket:
        arm = Arm(socket)
        arm.get_ready()
        arm.move(times=2)
        arm.wish(do="told_repetition", number=1)
    restarted = visit(practising.house, practising.clock)
    with restarted.client, connect(restarted, session_id) as socket:
        again = Arm(socket, from_s=60.0)
        assert (again.first["attempts"], again.first["repetitions"], again.first["told"]) == (2, 2, 1)
        again.get_ready()
        last = again.move(times=1)
        assert last["repetitions"] == 3
    assert [row.number for row in rows(practising, session_id) if row.source == "measured"] == [1, 2, 3]


@pytest.mark.hazard("H28")
def test_a_closed_tab_keeps_every_repetition_and_the_session_ends(
    practising: Visit, begin: Callable[..., str]
) -> None:
    """Nobody came back in time: the server itself writes the end, with the range that was shown."""
    room = live_room(practising.client.app)  # type: ignore[arg-type]
    room.grace_s = 0.05
    session_id = begin()
    with connect(practising, session_id) as socket:
        arm = Arm(socket)
        arm.get_ready()
        arm.move(times=2)
        socket.send_text(json.dumps({"do": "timings", "timings": {"poses_per_s": 11.5, "frames": 99}}))
        arm.hold(BENT, 0.2)
    assert session(practising, session_id).finished_at is None
    until = monotonic() + SLOWEST_S
    while (ended := session(practising, session_id)).finished_at is None:
        assert monotonic() < until, "nobody wrote the end"
        sleep(0.02)
    assert ended.own_range_deg == pytest.approx(STRAIGHT - BENT, abs=8)
    assert ended.timings == {"poses_per_s": 11.5, "frames": 99.0}
    assert len(rows(practising, session_id)) == 2


def test_coming_back_in_time_keeps_the_session_open(practising: Visit, begin: Callable[..., str]) -> None:
    """Whoever comes back ends the wait for them, however long ago it began: nothing ends the session then."""
    room = live_room(practising.client.app)  # type: ignore[arg-type]
    room.grace_s = SLOWEST_S
    session_id = begin()
    with connect(practising, session_id) as socket:
        Arm(socket).hold(BENT, 0.2)
    waiting = room._farewells[session_id]
    assert not waiting.done()
    with connect(practising, session_id) as socket:
        Arm(socket, from_s=10.0).hold(BENT, 0.2)
        assert waiting.cancelled()
        assert room._farewells == {}
        assert session(practising, session_id).finished_at is None


def test_stop_writes_the_end_and_says_farewell(practising: Visit, begin: Callable[..., str]) -> None:
    session_id = begin()
    with connect(practising, session_id) as socket:
        arm = Arm(socket)
        arm.get_ready()
        assert arm.wish(do="stop", timings={"poses_per_s": 12.0, "name": "x", "odd": None}) == {
            "farewell": True
        }
    assert session(practising, session_id).finished_at is not None
    assert session(practising, session_id).timings == {"poses_per_s": 12.0}
    with connect(practising, session_id) as socket:
        assert closed(socket) == (OVER, "This session is over. Start a new one.")


def test_told_repetitions_stay_told(practising: Visit, begin: Callable[..., str]) -> None:
    """A key press is another truth than the camera's, and one press counts once however often it arrives."""
    session_id = begin()
    with connect(practising, session_id) as socket:
        arm = Arm(socket)
        practising.clock.move(seconds=5)
        arm.wish(do="told_repetition", number=1)
        arm.wish(do="told_repetition", number=1)
        last = arm.wish(do="told_repetition", number=2)
    assert (last["told"], last["repetitions"], last["attempts"]) == (2, 0, 0)
    kept = rows(practising, session_id)
    assert [(row.source, row.number, row.range_deg, row.started_s) for row in kept] == [
        ("told", 1, None, 5.0),
        ("told", 2, None, 5.0),
    ]


def test_resting_counts_nothing(practising: Visit, begin: Callable[..., str]) -> None:
    session_id = begin()
    with connect(practising, session_id) as socket:
        arm = Arm(socket)
        arm.get_ready()
        assert arm.wish(do="rest")["phase"] == "resting"
        assert arm.move(times=2)["attempts"] == 0
        arm.wish(do="resume")
        arm.hold(BENT, 3.0)
        assert arm.move()["repetitions"] == 1


def test_a_fault_of_the_engine_is_said_and_the_key_still_counts(
    practising: Visit, begin: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An exception closes with its own code and a sentence; the same session goes on by key."""
    session_id = begin()

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(PracticeEngine, "feed", fail)
    with connect(practising, session_id) as socket:
        Arm(socket)
        socket.send_bytes(pack_arm(1, 0.1, angle_deg=BENT))
        code, reason = closed(socket)
    assert code == FAULT
    assert reason.endswith("You can count by key.")
    with connect(practising, session_id) as socket:
        assert Arm(socket).wish(do="told_repetition", number=1)["told"] == 1


def test_no_key_counts_while_resting(practising: Visit, begin: Callable[..., str]) -> None:
    """Neither the answer nor the record counts a press during the rest; after it the same press counts."""
    session_id = begin()
    with connect(practising, session_id) as socket:
        arm = Arm(socket)
        arm.wish(do="told_repetition", number=1)
        arm.wish(do="rest")
        assert arm.wish(do="told_repetition", number=2)["told"] == 1
        assert len(rows(practising, session_id)) == 1
        arm.wish(do="resume")
        assert arm.wish(do="told_repetition", number=2)["told"] == 2
    assert len(rows(practising, session_id)) == 2


def test_the_range_of_last_time_may_be_used_instead_of_showing(
    practising: Visit, begin: Callable[..., str]
) -> None:
    with connect(practising, begin()) as socket:
        arm = Arm(socket)
        arm.get_ready()
        arm.wish(do="stop")
    with connect(practising, begin()) as socket:
        arm = Arm(socket)
        arm.hold(BENT, 2.5)
        arm.wish(do="use_range")
        assert arm.move()["repetitions"] == 1


@pytest.mark.hazard("H34")
@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\0" * 543,
        b"\0" * 5000,
        pack_arm(900, nan, angle_deg=90.0),
        pack_arm(900, 0.01, angle_deg=90.0),
        pack_arm(900, 1e9, angle_deg=90.0),
        pack_arm(900, 90.0, angle_deg=90.0, visibility=nan),
        '{"do": "erase"}',
        '{"do": "told_repetition"}',
        '{"do": "told_repetition", "number": true}',
        "not JSON",
    ],
)
def test_what_our_page_never_sends_closes_the_socket_and_reaches_nothing(
    practising: Visit, begin: Callable[..., str], broken: bytes | str
) -> None:
    """A reason comes back, nothing is stored, and the session can still be gone on with."""
    session_id = begin()
    with connect(practising, session_id) as socket:
        Arm(socket).hold(BENT, 0.5)
        socket.send_bytes(broken) if isinstance(broken, bytes) else socket.send_text(broken)
        code, reason = closed(socket)
    assert code == BROKEN_RULE
    assert reason
    assert rows(practising, session_id) == ()
    with connect(practising, session_id) as socket:
        assert Arm(socket, from_s=30.0).hold(BENT, 0.5)["phase"] in ("get_ready", "hold_ready", "show_me")


def test_a_second_window_takes_over(practising: Visit, begin: Callable[..., str]) -> None:
    """Two windows on one session would count twice: the older one is told and let go."""
    session_id = begin()
    with connect(practising, session_id) as one:
        first = Arm(one)
        first.hold(BENT, 0.2)
        with connect(practising, session_id) as two:
            second = Arm(two, from_s=10.0)
            one.send_bytes(pack_arm(99, 1.0, angle_deg=BENT))
            assert closed(one) == (ELSEWHERE, "This session goes on in another window.")
            assert second.hold(BENT, 0.2)["seq"] > 0


@pytest.mark.hazard("H34")
@pytest.mark.parametrize(
    "wrong",
    [{"origin": "http://evil.example"}, {"host": "evil.example:8747"}, {"sec-fetch-site": "cross-site"}],
)
def test_no_other_site_reaches_the_socket(
    practising: Visit, begin: Callable[..., str], wrong: dict[str, str]
) -> None:
    session_id = begin()
    with pytest.raises(Exception, match=r".*") as found, connect(practising, session_id, **wrong):
        pass
    assert type(found.value).__name__ in ("WebSocketDisconnect", "WebSocketDenialResponse")


@pytest.mark.hazard("H34")
def test_no_key_no_socket(practising: Visit, begin: Callable[..., str]) -> None:
    session_id = begin()
    practising.client.cookies.clear()
    with pytest.raises(Exception, match=r".*") as found, connect(practising, session_id):
        pass
    assert type(found.value).__name__ in ("WebSocketDisconnect", "WebSocketDenialResponse")


def test_a_session_of_the_other_record_is_not_there(practising: Visit, begin: Callable[..., str]) -> None:
    """While the made-up family is shown, no socket writes into the person's own record."""
    session_id = begin()
    practising.house.open_demo()
    with connect(practising, session_id) as socket:
        assert closed(socket)[0] == OVER
