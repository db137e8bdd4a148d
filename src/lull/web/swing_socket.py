"""The camera's way of the leg swing test: its page, and the socket that takes landmarks and answers.

A socket opens only for a visit whose questions were answered freshly (H17); the guard has checked who knocks.
"""

import asyncio
import logging
from contextlib import suppress

from fastapi import APIRouter, Request, WebSocket
from fastapi.responses import Response
from starlette.websockets import WebSocketDisconnect

from lull.assessment.passive_test_rules import MOST_RELEASES_A_VISIT
from lull.movement.landmark_words import PART_WORDS
from lull.movement.landmarks import LANDMARK_INDEX
from lull.refusal import BadInput, Refusal
from lull.saying import say
from lull.web.closing_reason import BROKEN_RULE, OVER, close_with_reason
from lull.web.house import house_of
from lull.web.live_swing import JOINTS, SAY, LiveSwing, SwingSight
from lull.web.passive_questions import need_visit, visit_room
from lull.web.passive_visit import PassiveVisit
from lull.web.picture_size_field import say_for_page
from lull.web.practice_wire import BadFrame, read_frame, read_wish
from lull.web.swing_page import MODELS, find_detour, need_side
from lull.web.swing_words import live_pace_words
from lull.web.translation import speak

router = APIRouter()
LOGGER = logging.getLogger(__name__)
FAULT = 4012
"""Why this socket was closed, beside :mod:`lull.web.closing_reason`; the page does not try again."""

VISIT_OVER = say("This visit is over. Begin again at Measure.")
HAD_FAULT = say("Measuring had a fault. Nothing was kept. A file can be used.")

NO_FRAME = -1
NO_FALL = "no_release_found"


@router.get("/measure/swing/{visit_id}/camera")
def show_camera(request: Request, visit_id: str) -> Response:
    """Show the stage with the camera and the growing trace."""
    house, visit = house_of(request), need_visit(request, visit_id)
    detour = find_detour(visit)
    if detour is not None:
        return detour
    limb = ",".join(str(LANDMARK_INDEX[f"{visit.side}_{joint}"]) for joint in JOINTS)
    return house.render(request, "swing_camera.html", visit=visit, limb=limb, models=MODELS)


@router.websocket("/measure/swing/{visit_id}/socket")
async def measure_live(socket: WebSocket, visit_id: str) -> None:
    """Answer each frame of a visit until its socket, its answers or its swings end."""
    await socket.accept()
    house = socket.app.state.house
    visit = visit_room(socket.app).find(visit_id, house.record_name)
    if visit is None or visit.side is None or visit.refusal is not None:
        await close_with_reason(socket, OVER, VISIT_OVER)
        return
    try:
        live = _go_on(visit)
        began_s = (house.now() - visit.began_at).total_seconds()
        await socket.send_json({"hello": {"at_s": max(0.0, began_s)}})
        await _converse(socket, visit, live)
    except WebSocketDisconnect:
        pass
    except BadFrame as problem:
        await close_with_reason(socket, BROKEN_RULE, problem.args[0])
    except Exception:
        LOGGER.exception("measuring stopped")
        with suppress(RuntimeError):  # the page may have gone meanwhile
            await close_with_reason(socket, FAULT, HAD_FAULT)


def _go_on(visit: PassiveVisit) -> LiveSwing:
    """Return the visit's recording, so that a dropped socket goes on where it was."""
    if visit.live is None:
        left = MOST_RELEASES_A_VISIT - visit.earlier - visit.seen
        visit.live = LiveSwing(need_side(visit), left=left)
    return visit.live


async def _converse(socket: WebSocket, visit: PassiveVisit, live: LiveSwing) -> None:
    """Take one message after the other, in order, until the swings are measured."""
    looking: asyncio.Task[None] | None = None
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            return
        if visit_room(socket.app).find(visit.id, visit.record) is not visit or visit.refusal is not None:
            await close_with_reason(socket, OVER, VISIT_OVER)
            return
        data = message.get("bytes")
        if data is not None:
            sequence, frame = read_frame(data)
            sight = live.take(frame)
            if live.wants_look() and (looking is None or looking.done()):
                looking = asyncio.create_task(asyncio.to_thread(live.look))
            await socket.send_json(to_reply(sequence, sight))
            wants_end = live.is_over
        else:
            wants_end = read_wish(message.get("text") or "")["do"] == "stop"
        if wants_end:
            if looking is not None:
                await looking
            refused = await asyncio.to_thread(finish_recording, visit)
            if refused is None:
                await socket.send_json({"farewell": True})
                await socket.close()
                return
            live = _go_on(visit)
            await socket.send_json({"seq": NO_FRAME, **speak(refused)})


def finish_recording(visit: PassiveVisit) -> dict[str, str] | None:
    """Measure the visit's recording and begin the next; return why it gave no number and why none follows."""
    live, visit.live = visit.live, None
    if live is None:
        return None
    try:
        found = live.measure()
        if not isinstance(found, Refusal):
            visit.add(found)
            return None
        sentence = found.message
        visit.seen += found.code != NO_FALL and live.fell  # a leg that fell has swung, number or not
    except BadInput as problem:
        sentence = say_for_page(problem.args[0])
        visit.seen += live.fell
    return {"refused": sentence} | ({} if visit.refusal is None else {"stop": visit.refusal.message})


def to_reply(sequence: int, sight: SwingSight) -> dict[str, object]:
    """Return the answer to a frame."""
    return {
        "seq": sequence,
        "at_s": round(sight.at_s, 3),
        "bend": None if sight.bend_deg is None else round(sight.bend_deg, 1),
        "missing": speak([PART_WORDS[joint] for joint in sight.missing]),
        "frames_per_s": round(sight.frames_per_s, 1),
        "pace": speak(live_pace_words(sight.frames_per_s)),
        "phase": sight.phase,
        "say": speak(SAY[sight.phase]),
        "marks": [
            {
                "release_s": round(mark.release_s, 3),
                "turn_s": round(mark.turn_s, 3),
                "turn_bend": round(mark.turn_bend_deg, 1),
            }
            for mark in sight.marks
        ],
    }
