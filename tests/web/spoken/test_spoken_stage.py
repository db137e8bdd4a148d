"""The stage in another language: its page, and every word of its socket."""

import json
from collections.abc import Iterator

import pytest
from starlette.testclient import WebSocketTestSession

from lull.bench.landmark_replay import pack_arm
from lull.movement.landmark_words import LANDMARK_WORDS
from lull.movement.view import estimate_view, refuse_view
from lull.practice.catalogue import find_exercise
from lull.practice.challenge.asked_words import say_asked
from lull.practice.challenge.ladder import Challenge
from lull.practice.challenge.reasons import SENTENCES
from lull.practice.count_doubt import DOUBTS
from lull.practice.cues import CUES
from lull.practice.games.all_games import GAMES
from lull.practice.games.game import Game, GameState
from lull.practice.side_choice import say_side
from lull.practice.start_gate import NEED_SENTENCES
from lull.web.exercise_words import POSITIONS, VIEWS, show_exercise
from lull.web.how_used import HOW_USED_COOKIE
from lull.web.practice_wire import REASONS
from lull.web.translation import find_language, speak, speaking
from made_house import BASE, GATE, Visit
from made_other_language import OTHER, list_unspoken, speak_other

SAID_KEYS = frozenset({"say", "words", "change", "missing", "says", "left"})
"""What of an answer is shown to a person."""


def list_unsaid(answer: object) -> list[str]:
    """Return every sentence of an answer that asks no catalogue."""
    if isinstance(answer, list):
        return [left for one in answer for left in list_unsaid(one)]
    if not isinstance(answer, dict):
        return []
    said = [value for name, value in answer.items() if name in SAID_KEYS]
    texts = [one for value in said for one in (value if isinstance(value, list) else [value])]
    own = [left for text in texts if isinstance(text, str) for left in list_unspoken(text)]
    return own + [left for value in answer.values() for left in list_unsaid(value)]


@pytest.fixture
def other(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visit]:
    """A browser in the language that nobody speaks, on an app that stays up between sockets."""
    with mara.client:
        yield speak_other(mara, monkeypatch)


def begin(visited: Visit, choice: str = "elbow-straighten/right", game: str = "lanterns") -> str:
    """Begin a session as the choose page does."""
    session_id = visited.form_id()
    visited.post("/practise", choice=choice, goal="5", id=session_id, game=game, **GATE)
    return session_id


def connect(visited: Visit, session_id: str) -> WebSocketTestSession:
    """Knock at the socket as our own page does."""
    address = f"{BASE.replace('http', 'ws')}/practise/{session_id}/socket"
    return visited.client.websocket_connect(address, headers={"origin": BASE})


def list_others(exercise_id: str) -> tuple[str, ...]:
    """Return what an exercise of the left side says on its stage: its own words, from other rooms."""
    exercise = find_exercise(exercise_id)
    shown = show_exercise(exercise, "left")
    positions = [words for word in POSITIONS.values() for words in (word, word.capitalize())]
    turn = ("What the camera should see: you with your", "side to it", "you from the front, face and both")
    return (
        exercise.name, say_side(exercise, "left"), shown.says, *positions, *NEED_SENTENCES.values(),
        *VIEWS.values(), *turn, " shoulders.", "Show me", "Pause", "Hold your hand up to the camera.", " or ",
        "What the camera should see: ", "left",
    )  # fmt: skip


@pytest.mark.parametrize("game", GAMES)
def test_the_stage_of_each_game_asks_for_every_word(other: Visit, game: str) -> None:
    own = list_others("knee-straighten")
    stage = f"/practise/{begin(other, 'knee-straighten/left', game)}"
    assert list_unspoken(other.get(stage).text, own) == []
    other.post(f"{stage}/told")
    assert list_unspoken(other.get(stage).text, own) == []


def test_the_stage_without_a_camera_asks_for_every_word(other: Visit) -> None:
    page = other.get(f"/practise/{begin(other, 'palm-turn/left')}")
    assert "by-key-only" in page.text
    assert list_unspoken(page.text, list_others("palm-turn")) == []


def test_every_answer_of_the_socket_asks_for_every_word(other: Visit) -> None:
    with connect(other, begin(other)) as socket:
        answers = [socket.receive_json(), socket.receive_json()]
        for sequence in range(1, 40):
            socket.send_bytes(pack_arm(sequence, sequence / 15, angle_deg=62.0))
            answers.append(socket.receive_json())
        for do in ("rest", "resume", "not_now"):
            socket.send_text(json.dumps({"do": do}))
            answers.append(socket.receive_json())
        socket.send_text(json.dumps({"do": "told_repetition", "number": 1}))
        answers.append(socket.receive_json())
    said = {answer.get("say") for answer in answers} - {None}
    assert len(said) >= 3
    assert not said & {*CUES.values()}
    assert [left for answer in answers for left in list_unsaid(answer)] == []


def test_an_english_page_hears_english(mara: Visit) -> None:
    with mara.client, connect(mara, begin(mara)) as socket:
        socket.receive_json()
        assert socket.receive_json()["game"]["left"] == "5 lanterns left"


@pytest.mark.parametrize("table", [CUES, DOUBTS, SENTENCES, REASONS, LANDMARK_WORDS])
def test_every_sentence_of_practice_is_a_saying(table: dict[str, str]) -> None:
    with speaking(OTHER):
        assert [left for words in table.values() for left in list_unspoken(speak(words))] == []


@pytest.mark.parametrize("game", GAMES.values(), ids=GAMES)
def test_every_word_of_a_game_is_a_saying(game: Game) -> None:
    start = game.begin(seed=3, goal=7)
    for earned in range(40):
        counted = (earned,) + (0,) * (game.players - 1)
        state = GameState(game=game.id, seed=3, goal=start.goal, counted=counted, pull=start.pull)
        with speaking(OTHER):
            scene = speak(game.scene(state))
            assert list_unsaid(scene) == []
            assert list_unspoken(f"{speak(game.name)} {speak(game.invites)}") == []


def test_what_is_asked_and_a_view_refused_are_sayings() -> None:
    refused = refuse_view(estimate_view(0.9, "side"), "side")
    assert refused is not None
    asked = [
        Challenge(range_share=0.5, range_goal=40.0, hold_s=hold_s, longest_s=longest_s, pause_s=1.0)
        for hold_s in (0.0, 0.5, 1.0, 1.5, 3.0)
        for longest_s in (1.0, 2.0, 9.0)
    ]
    with speaking(OTHER):
        assert list_unspoken(speak(refused.message)) == []
        assert [left for one in asked for left in list_unspoken(speak(say_asked(one, "°")))] == []


def test_what_a_german_reader_hears(mara: Visit) -> None:
    mara.client.cookies.set(HOW_USED_COOKIE, "language=de")
    with mara.client, connect(mara, begin(mara)) as socket:
        socket.receive_json()
        first = socket.receive_json()
        assert first["game"]["says"] == "Bucht am Abend. 0 Laternen auf dem Wasser."
        socket.send_text(json.dumps({"do": "told_repetition", "number": 1}))
        told = socket.receive_json()["game"]
        assert (told["says"], told["left"]) == (
            "Bucht am Abend. 1 Laterne auf dem Wasser.",
            "noch 4 Laternen",
        )
    asked = say_asked(
        Challenge(range_share=0.5, range_goal=40.4, hold_s=1.0, longest_s=2.0, pause_s=1.0), "°"
    )
    with speaking(find_language("de")):
        assert (
            speak(asked) == "Dein Ziel: 40°. Bleib eine Sekunde dort. Bis zu 2 Sekunden für den Weg dorthin."
        )
        assert speak(LANDMARK_WORDS["left_hand_index_finger_tip"]) == "linke Hand: Zeigefinger (Spitze)"
        assert speak(LANDMARK_WORDS["left_foot_index"]) == "Zehen links"
