"""The game over the socket: chosen once, told only when it changed, and the same after every restart."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from starlette.testclient import WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from lull.practice.games.all_games import GAMES
from lull.record.shapes.practice import _read_session
from lull.web.closing_reason import BROKEN_RULE
from made_house import BASE, GATE, Visit, visit
from made_record import dose_event


@pytest.fixture
def playing(mara: Visit) -> Iterator[Visit]:
    """A browser whose app stays up between sockets."""
    with mara.client:
        yield mara


def begin(visited: Visit, game: str, *, goal: str = "5") -> str:
    """Begin a session with a game as the choose page does."""
    session_id = visited.form_id()
    visited.post("/practise", choice="knee-straighten/left", goal=goal, id=session_id, game=game, **GATE)
    return session_id


def connect(visited: Visit, session_id: str) -> WebSocketTestSession:
    """Knock at the socket as our own page does."""
    address = f"{BASE.replace('http', 'ws')}/practise/{session_id}/socket"
    return visited.client.websocket_connect(address, headers={"origin": BASE})


def hear_first(socket: WebSocketTestSession) -> dict[str, Any]:
    """Return the first answer, after the hello."""
    socket.receive_json()
    first: dict[str, Any] = socket.receive_json()
    return first


def wish(socket: WebSocketTestSession, **words: object) -> dict[str, Any]:
    """Say a wish and return the answer."""
    socket.send_text(json.dumps(words))
    answer: dict[str, Any] = socket.receive_json()
    return answer


def drawn(visited: Visit, session_id: str) -> dict[str, Any]:
    """Return the scene the stage is opened with."""
    found = re.search(r'data-scene="([^"]*)"', visited.get(f"/practise/{session_id}").text)
    assert found is not None
    scene: dict[str, Any] = json.loads(unescape(found[1]))
    return scene


@pytest.mark.hazard("H31")
def test_every_game_goes_on_after_a_restart_exactly_where_it_was(playing: Visit) -> None:
    """Same scene for a reload, a reconnect and a new process on the same record."""
    for game in GAMES:
        session_id = begin(playing, game)
        with connect(playing, session_id) as socket:
            assert hear_first(socket)["game"]["earned"] == 0
            wish(socket, do="told_repetition", number=1)
            wish(socket, do="told_repetition", number=2)
            last = wish(socket, do="told_repetition", number=3)
        assert (last["game"]["game"], last["game"]["earned"], last["game"]["goal"]) == (game, 3, 5)
        assert drawn(playing, session_id) == last["game"]
        with connect(playing, session_id) as socket:
            assert hear_first(socket)["game"] == last["game"]
        restarted = visit(playing.house, playing.clock)
        with restarted.client, connect(restarted, session_id) as socket:
            assert hear_first(socket)["game"] == last["game"]


def test_only_what_changed_is_said(playing: Visit) -> None:
    session_id = begin(playing, "garden")
    with connect(playing, session_id) as socket:
        assert "game" in hear_first(socket)
        assert "game" not in wish(socket, do="rest")
        assert "game" not in wish(socket, do="resume")
        assert wish(socket, do="told_repetition", number=1)["game"]["plants"] == [
            [pytest.approx(2, abs=3), 1]
        ]
        assert "game" not in wish(socket, do="told_repetition", number=1)


@pytest.mark.hazard("H31")
def test_the_second_player_helps_and_is_nobody_elses_count(playing: Visit) -> None:
    """Strokes of both are one way; those of the second never enter the person's record."""
    session_id = begin(playing, "boat-for-two")
    with connect(playing, session_id) as socket:
        assert hear_first(socket)["game"]["second"] == 0
        wish(socket, do="told_repetition", number=1)
        assert wish(socket, do="second_stroke", number=1)["game"]["earned"] == 2
        assert wish(socket, do="second_stroke", number=4)["game"]["earned"] == 5
        assert "game" not in wish(socket, do="second_stroke", number=2)
        wish(socket, do="rest")
        assert "game" not in wish(socket, do="second_stroke", number=9)
    kept = playing.house.ledger.attempts(session_id)[session_id]
    assert [(row.source, row.number) for row in kept] == [("told", 1)]
    with connect(playing, session_id) as socket:
        assert hear_first(socket)["game"]["second"] == 4
    restarted = visit(playing.house, playing.clock)
    with restarted.client, connect(restarted, session_id) as socket:
        assert hear_first(socket)["game"]["earned"] == 1
        assert wish(socket, do="second_stroke", number=4)["game"]["earned"] == 5  # as the page remembers it


def test_one_player_games_hear_no_second(playing: Visit) -> None:
    with connect(playing, begin(playing, "climb")) as socket:
        assert "second" not in hear_first(socket)["game"]
        assert "game" not in wish(socket, do="second_stroke", number=3)


@pytest.mark.hazard("H34")
@pytest.mark.parametrize("number", ['"1"', "true", "null", "1.5"])
def test_a_second_stroke_needs_a_whole_number(playing: Visit, number: str) -> None:
    with connect(playing, begin(playing, "boat-for-two")) as socket:
        hear_first(socket)
        socket.send_text(f'{{"do": "second_stroke", "number": {number}}}')
        with pytest.raises(WebSocketDisconnect) as found:
            socket.receive_json()
    assert found.value.code == BROKEN_RULE


def test_the_choice_is_offered_in_words_and_remembered(playing: Visit) -> None:
    """At first lanterns; then what was played last, with its goal; an odd game is the usual one."""
    page = playing.get("/practise").text
    assert page.count('name="game"') == len(GAMES)
    for game in GAMES.values():
        assert game.name in page
        assert game.invites in page
    assert 'name="game" value="lanterns" checked' in page
    begin(playing, "climb", goal="20")
    page = playing.get("/practise").text
    assert 'name="game" value="climb" checked' in page
    assert 'name="goal" value="20" checked' in page
    assert drawn(playing, begin(playing, "kite"))["game"] == "lanterns"


def test_the_result_says_what_came_of_the_game(playing: Visit) -> None:
    session_id = begin(playing, "garden")
    for _ in range(3):
        playing.post(f"/practise/{session_id}/told")
    playing.post(f"/practise/{session_id}/stop")
    assert (
        'aria-label="A garden. 1 plant in flower, 1 growing."' in playing.get(f"/practise/{session_id}").text
    )


def test_a_session_written_before_there_were_games_is_read() -> None:
    """Old entries say nothing of a game or a goal; they were lanterns."""
    old = _read_session(dose_event("09:00"), {"exercise": "knee-straighten", "side": "left"})
    assert (old.game, old.goal) == ("lanterns", None)
