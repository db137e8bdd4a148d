"""The pages around practice: choose an exercise and a side, the stage, and what came of it."""

import re
from datetime import timedelta
from uuid import uuid4

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from lull.actions.plan_day import plan_day
from lull.actions.practise import start_practice
from lull.actions.today import Today
from lull.movement.landmarks import LANDMARK_INDEX, Side
from lull.practice.catalogue import LIVE_EXERCISES, find_live_exercise
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.refusal import BadInput, Refusal
from lull.tone.gates import Gate
from lull.web.forms import Form, to_reading
from lull.web.house import House, house_of
from lull.web.live_practice import USUAL_GOAL, LivePractice
from lull.web.practice_socket import live_room
from lull.web.practice_wire import reason_words

router = APIRouter()

GOALS = (5, 10, 15, 20)
SIDES: tuple[Side, ...] = ("left", "right")
MODELS = "/static/built/models"

JOINTS = {"elbow-straighten": "elbow", "knee-straighten": "knee"}
SHORT_NAMES = {"elbow-straighten": "Elbow straighten", "knee-straighten": "Knee straighten"}
WEIGHTS = {"elbow-straighten": "lite", "knee-straighten": "full"}
"""Lite is quick and fine for arms; only full tells the near leg of a seated person from the far one."""

SESSION_ID = re.compile("[0-9a-f]{32}")


@router.get("/practise")
def choose(request: Request) -> Response:
    """Offer the exercises and their sides."""
    house = house_of(request)
    window_left, gate = _today_of(house)
    return house.render(
        request,
        "practise.html",
        exercises=tuple(LIVE_EXERCISES.values()),
        joints=JOINTS,
        goals=GOALS,
        usual_goal=USUAL_GOAL,
        session_id=uuid4().hex,
        window_left=window_left,
        gate=gate,
    )


@router.post("/practise")
async def begin(request: Request, form: Form) -> Response:
    """Begin a session and go to its stage; sending the form twice begins one."""
    house, reading = house_of(request), to_reading(form)
    exercise_id, _, typed_side = reading.raw("choice").partition("/")
    exercise, side = find_live_exercise(exercise_id), _to_side(typed_side)
    goal = next((goal for goal in GOALS if str(goal) == reading.raw("goal")), USUAL_GOAL)
    session_id = reading.raw("id")
    if not SESSION_ID.fullmatch(session_id):
        session_id = uuid4().hex
    session = start_practice(
        house.ledger,
        PracticeSession(id=session_id, exercise=exercise.id, side=side, started_at=house.now()),
    )
    live_room(request.app).begin(house.ledger, session, goal=goal)
    return RedirectResponse(f"/practise/{session.id}", status_code=303)


@router.get("/practise/{session_id}")
def show(request: Request, session_id: str) -> Response:
    """Show the stage of a session that is on, or what came of one that is over."""
    house = house_of(request)
    live = live_room(request.app).find(house.ledger, session_id)
    return _show_result(request, house, session_id) if live is None else _show_stage(request, house, live)


@router.post("/practise/{session_id}/told")
async def tell(request: Request, session_id: str) -> Response:
    """Record one told repetition: the way without script."""
    room = live_room(request.app)
    live = room.find(house_of(request).ledger, session_id)
    if live is not None:
        await live.tell(live.counted[2] + 1, at_s=room.at_s(live))
    return RedirectResponse(f"/practise/{session_id}", status_code=303)


@router.post("/practise/{session_id}/stop")
async def stop(request: Request, session_id: str) -> Response:
    """Finish a session that is on, and show what came of it."""
    room = live_room(request.app)
    live = room.find(house_of(request).ledger, session_id)
    if live is not None:
        await room.finish(live)
    return RedirectResponse(f"/practise/{session_id}", status_code=303)


def _show_stage(request: Request, house: House, live: LivePractice) -> Response:
    exercise = find_live_exercise(live.session.exercise)
    window_left, gate = _today_of(house)
    limb = ",".join(str(LANDMARK_INDEX[name]) for name in exercise.landmarks(live.session.side))
    return house.render(
        request,
        "practise_stage.html",
        live=live,
        session=live.session,
        exercise=exercise,
        name=SHORT_NAMES[exercise.id],
        joint=JOINTS[exercise.id],
        weight=WEIGHTS[exercise.id],
        limb=limb,
        models=MODELS,
        window_left=window_left,
        gate=gate,
    )


def _show_result(request: Request, house: House, session_id: str) -> Response:
    session = next((one for one in house.ledger.state().sessions if one.id == session_id), None)
    if session is None:
        raise HTTPException(404)
    attempts = house.ledger.attempts(session_id)[session_id]
    measured = tuple(one for one in attempts if one.source == "measured")
    return house.render(
        request,
        "practise_result.html",
        session=session,
        exercise=find_live_exercise(session.exercise),
        measured=measured,
        counted=sum(one.accepted for one in measured),
        told=len(attempts) - len(measured),
        largest=_largest(measured),
        reason_words=reason_words,
    )


def _today_of(house: House) -> tuple[timedelta | None, Gate | None]:
    """Return what today says about practising now: the rest of a quiet window, or what speaks against one."""
    state, now = house.ledger.state(), house.now()
    today = plan_day(state, now=now) if state.described else None
    if today is None or isinstance(today, Refusal):
        return None, None
    return _window_left(today, state.settings.region), today.gate


def _window_left(today: Today, region: str) -> timedelta | None:
    """Return how long the quiet window of this moment still lasts."""
    windows = () if today.forecast is None else today.forecast.windows
    for window in windows:
        if window.region == region and today.now in window.span:
            return window.span.end - today.now
    return None


def _largest(measured: tuple[RecordedAttempt, ...]) -> RecordedAttempt | None:
    """Return the accepted attempt that went farthest."""
    return max((one for one in measured if one.accepted), key=lambda one: one.range_deg or 0.0, default=None)


def _to_side(typed: str) -> Side:
    for side in SIDES:
        if typed == side:
            return side
    raise BadInput("choose the left or the right side")
