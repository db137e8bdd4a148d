"""Why a socket closed, in the language of its page: each of our sockets, and a reason that is too long."""

from collections.abc import Callable

import pytest
from starlette.testclient import WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from lull.web import closing_reason
from lull.web.closing_reason import BROKEN_RULE, OVER
from lull.web.how_used import HOW_USED_COOKIE
from made_house import BASE, GATE, Visit
from made_other_language import list_unspoken, speak_other
from made_swing_form import begin_visit

NOBODY = "0" * 32


def begin_practice(visited: Visit) -> str:
    """Begin a session as the choose page does, and return its address."""
    session_id = visited.form_id()
    visited.post(
        "/practise", choice="elbow-straighten/right", goal="5", id=session_id, game="lanterns", **GATE
    )
    return f"/practise/{session_id}"


def begin_swing(visited: Visit) -> str:
    """Answer the questions of a leg swing test, and return its address."""
    visit_id = begin_visit(visited, "swing")
    visited.post(f"/measure/swing/{visit_id}/leg", side="right")
    return f"/measure/swing/{visit_id}"


def connect(visited: Visit, address: str) -> WebSocketTestSession:
    """Knock at a socket as our own pages do."""
    origin = {"origin": BASE}
    return visited.client.websocket_connect(f"{BASE.replace('http', 'ws')}{address}/socket", headers=origin)


def close_reason(socket: WebSocketTestSession) -> tuple[int, str]:
    """Return how the server closed the socket."""
    with pytest.raises(WebSocketDisconnect) as found:
        _hear_to_the_end(socket)
    return found.value.code, found.value.reason or ""


def _hear_to_the_end(socket: WebSocketTestSession) -> None:
    while True:
        socket.receive_json()


@pytest.mark.parametrize("begin", [begin_practice, begin_swing])
def test_what_no_page_of_ours_sends_is_named_in_german(mara: Visit, begin: Callable[[Visit], str]) -> None:
    mara.client.cookies.set(HOW_USED_COOKIE, "language=de")
    with mara.client, connect(mara, begin(mara)) as socket:
        socket.send_text("{")
        assert close_reason(socket) == (BROKEN_RULE, "ein Wunsch ist JSON")


@pytest.mark.parametrize(
    ("room", "german", "english"),
    [
        (
            "/practise",
            "Diese Übungszeit ist zu Ende. Fang eine neue an.",
            "This session is over. Start a new one.",
        ),
        (
            "/measure/swing",
            "Diese Sitzung ist vorbei. Beginne noch einmal bei Messen.",
            "This visit is over. Begin again at Measure.",
        ),
    ],
)
def test_a_reason_is_german_where_it_fits_and_english_where_not(
    mara: Visit, monkeypatch: pytest.MonkeyPatch, room: str, german: str, english: str
) -> None:
    mara.client.cookies.set(HOW_USED_COOKIE, "language=de")
    monkeypatch.setattr(closing_reason, "LONGEST_REASON", len(german.encode()))
    with mara.client:
        with connect(mara, f"{room}/{NOBODY}") as socket:
            assert close_reason(socket) == (OVER, german)
        monkeypatch.setattr(closing_reason, "LONGEST_REASON", len(german.encode()) - 1)
        with connect(mara, f"{room}/{NOBODY}") as socket:
            assert close_reason(socket) == (OVER, english)


@pytest.mark.parametrize("room", ["/practise", "/measure/swing"])
def test_a_reason_asks_for_every_word(mara: Visit, monkeypatch: pytest.MonkeyPatch, room: str) -> None:
    with mara.client, connect(speak_other(mara, monkeypatch), f"{room}/{NOBODY}") as socket:
        assert list_unspoken(close_reason(socket)[1]) == []
