"""The socket of a practice session: landmarks come in, the engine's answer goes out.

The guard has already checked who knocks. What our own page would never send closes the socket with a reason
and reaches neither engine nor record; the session itself goes on and may be taken up again.
"""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, FastAPI, WebSocket
from starlette.websockets import WebSocketDisconnect

from lull.practice.challenge.session_challenge import ShownChallenge
from lull.practice.games.game import Scene
from lull.practice.practice_state import PracticeState
from lull.saying import say
from lull.store.record_unusable import RecordUnusable
from lull.web.closing_reason import BROKEN_RULE, OVER, close_with_reason
from lull.web.how_used import how_used_of
from lull.web.live_practice import LivePractice, LiveRoom
from lull.web.practice_wire import BadFrame, read_frame, read_wish, to_reply
from lull.web.translation import ENGLISH, SPOKEN, speak

ELSEWHERE, NOT_KEPT, FAULT = 4009, 4010, 4011
"""Why this socket was closed, beside :mod:`lull.web.closing_reason`: the page does not try again, but after a
fault of ours it opens once more for counting by key."""

LOGGER = logging.getLogger(__name__)

NO_FRAME = -1

JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
"""Made once: an encoder made for every frame takes longer than encoding it."""


def live_room(app: FastAPI) -> LiveRoom:
    """Return the sessions going on in this app."""
    room = getattr(app.state, "live_room", None)
    if room is None:
        room = app.state.live_room = LiveRoom(app.state.house.now)
    assert isinstance(room, LiveRoom)
    return room


@asynccontextmanager
async def _finish_at_the_end(app: FastAPI) -> AsyncIterator[None]:
    yield
    await live_room(app).finish_all()


@dataclass(slots=True)
class Voice:
    """How one socket answers: of the game, and of what is asked, only what changed since it spoke last."""

    socket: WebSocket
    live: LivePractice
    shown: Scene | None = None
    asked: ShownChallenge | None = None

    async def answer(self, sequence: int, state: PracticeState) -> None:
        """Answer a frame, or a wish where ``sequence`` is :data:`NO_FRAME`."""
        scene = self.live.game.scene
        news = None if scene is self.shown else scene
        self.shown = scene
        asked = self.live.challenge.shown
        changed = None if asked is self.asked else asked
        self.asked = asked
        reply = to_reply(
            sequence,
            state,
            counted=self.live.counted,
            stroke=self.live.stroke,
            scene=news,
            asked=changed,
        )
        said = reply if SPOKEN.get().code == ENGLISH else speak(reply)
        await self.socket.send({"type": "websocket.send", "text": JSON.encode(said)})


router = APIRouter(lifespan=_finish_at_the_end)


@router.websocket("/practise/{session_id}/socket")
async def practise_live(socket: WebSocket, session_id: str) -> None:
    """Answer each frame of one session until its socket, its turn or the session ends."""
    await socket.accept()
    try:
        await _attend(socket, session_id)
    except WebSocketDisconnect:
        pass
    except BadFrame as problem:
        await close_with_reason(socket, BROKEN_RULE, problem.args[0])
    except RecordUnusable:
        await close_with_reason(socket, NOT_KEPT, say("The record cannot be written, so nothing is counted."))
    except Exception:
        LOGGER.exception("practice stopped counting")
        with suppress(RuntimeError):  # the page may have gone meanwhile
            await close_with_reason(
                socket,
                FAULT,
                say("The counting had a fault. What was counted is kept. You can count by key."),
            )


async def _attend(socket: WebSocket, session_id: str) -> None:
    """Greet the page and answer it, if its session can be gone on with."""
    room = live_room(socket.app)
    live = await asyncio.to_thread(room.find, socket.app.state.house.ledger, session_id)
    if live is None:
        await close_with_reason(socket, OVER, say("This session is over. Start a new one."))
        return
    live.challenge.allow_time(how_used_of(socket).time_factor)
    reader = room.enter(live)
    try:
        await socket.send_json({"hello": {"at_s": room.at_s(live)}})
        voice = Voice(socket, live)
        await voice.answer(NO_FRAME, live.state)
        await _converse(room, voice, reader)
    finally:
        room.leave(live, reader)


async def _converse(room: LiveRoom, voice: Voice, reader: int) -> None:
    """Take one message after the other, in order, until the person stops."""
    socket, live = voice.socket, voice.live
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            return
        if live.reader != reader:
            await close_with_reason(socket, ELSEWHERE, say("This session goes on in another window."))
            return
        data = message.get("bytes")
        if data is not None:
            sequence, frame = read_frame(data)
            await voice.answer(sequence, await live.take(frame))
        elif await _follow_wish(room, voice, message.get("text") or ""):
            return


async def _follow_wish(room: LiveRoom, voice: Voice, text: str) -> bool:
    """Do what the person wants; true when that was the end."""
    live, wish = voice.live, read_wish(text)
    match wish["do"]:
        case "rest":
            live.rest()
        case "resume":
            live.resume()
        case "use_range":
            live.use_range()
        case "told_repetition":
            await live.tell(_read_number(wish), at_s=room.at_s(live))
        case "second_stroke":
            live.tell_second(_read_number(wish))
        case "not_now":
            live.challenge.answer_prompt()
        case "keep_goal":
            await room.keep_goal(live, keeps=wish.get("keep") is True)
        case "timings":
            live.keep_timings(wish.get("timings"))
            return False
        case "stop":
            live.keep_timings(wish.get("timings"))
            await room.finish(live)
            await voice.socket.send_json({"farewell": True})
            await voice.socket.close()
            return True
    await voice.answer(NO_FRAME, live.state)
    return False


def _read_number(wish: dict[str, Any]) -> int:
    """Return which one it is that was told.

    Raises:
        BadFrame: if it is no whole number.
    """
    number = wish.get("number")
    if not isinstance(number, int) or isinstance(number, bool):
        raise BadFrame(say("a told repetition has a number"))
    return number
