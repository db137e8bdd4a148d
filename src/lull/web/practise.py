"""The pages around practice: choose an exercise and a side, the stage, and what came of it."""

import re
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from lull.actions.at_that_time import find_window, note_window
from lull.actions.follow_programme import find_next, follow_programme, follow_ten_minutes
from lull.actions.practise import start_practice
from lull.actions.predict_span import find_gate
from lull.actions.refuse_session import recall_start
from lull.actions.tell_pain import tell_pain
from lull.actions.unlock_exercise import refuse_practice
from lull.movement.landmarks import LANDMARK_INDEX, Watched
from lull.practice.camera_grade import GRADE_WORDS, Grade, find_grade
from lull.practice.catalogue import EXERCISES, find_exercise
from lull.practice.demonstration.demonstration import Demonstration
from lull.practice.exercise import Exercise, Group
from lull.practice.games.all_games import GAMES, USUAL_GAME, find_game
from lull.practice.games.game import Scene
from lull.practice.live_engine import find_limb
from lull.practice.practised_name import name_practised, range_mark
from lull.practice.programme import USUAL_REPETITIONS
from lull.practice.side_choice import SIDE_WORDS, list_side_choices, say_side
from lull.practice.sore_part import PainTold, say_sore
from lull.practice.start_answers import refuse_answers
from lull.practice.start_gate import NEED_SENTENCES, find_need
from lull.progress.painful_session import ended_in_pain
from lull.progress.practice_day import measure_active_min
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.record.state import RecordState
from lull.refusal import Refusal
from lull.saying import say
from lull.tone.gates import Gate
from lull.web import exercise_words, next_words
from lull.web.encouragement import find_encouragement
from lull.web.exercise_words import GROUPS, show_exercise
from lull.web.forms import Form, to_reading
from lull.web.house import House, house_of
from lull.web.live_game import LiveGame
from lull.web.live_practice import LivePractice
from lull.web.practice_socket import live_room
from lull.web.practice_wire import reason_words
from lull.web.start_gate_page import read_answers, read_asked, render_gate, to_pain
from lull.web.toast import find_toast

router = APIRouter()

GOALS = (5, 10, 15, 20)
MODELS = "/static/built/models"

PARTS = {"elbow-straighten": "elbow", "knee-straighten": "knee"}
"""What is said to move, where it is not the whole group of the body."""

SESSION_ID = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedExercise:
    """An exercise as the page offers it: its sides with their words, what it needs, why it is not begun."""

    exercise: Exercise
    sides: tuple[tuple[Watched, str], ...]
    shown: Demonstration
    grade: Grade
    need: str
    refused: Refusal | None

    @classmethod
    def of(cls, exercise: Exercise, refused: Refusal | None) -> "OfferedExercise":
        """Return an exercise as it is offered now."""
        return cls(
            exercise=exercise,
            sides=tuple(
                (side, say_side(exercise, side) or say("Begin")) for side in list_side_choices(exercise)
            ),
            shown=show_exercise(exercise, list_side_choices(exercise)[-1]),
            grade=find_grade(exercise.id),
            need=NEED_SENTENCES[find_need(exercise)],
            refused=refused,
        )


@router.get("/practise")
def choose(request: Request, group: str = "", done: str = "") -> Response:
    """Offer the exercises of one part of the body, and their sides."""
    house = house_of(request)
    state = house.ledger.state()
    window_left, gate = _today_of(house)
    shown = group if group in GROUPS else _last_group(state)
    exercises = [one for one in EXERCISES.values() if one.group == shown]
    return house.render(
        request,
        "practise.html",
        offered=[OfferedExercise.of(one, refuse_practice(state, one, gate)) for one in exercises],
        groups=GROUPS,
        group=shown,
        goals=GOALS,
        usual_goal=_last_goal(state),
        games=GAMES.values(),
        last_game=_last_game(state),
        next_up=find_next(house.ledger, now=house.now(), zone=house.zone),
        programme=follow_programme(house.ledger, now=house.now(), zone=house.zone),
        ten_minutes=follow_ten_minutes(house.ledger, now=house.now(), zone=house.zone),
        next_words=next_words,
        window_left=window_left,
        gate=gate,
        grade_words=GRADE_WORDS,
        words=exercise_words,
        toast=find_toast(state, done, now=house.now(), zone=state.zone or house.zone),
    )


@router.post("/practise")
async def begin(request: Request, form: Form) -> Response:
    """Begin a session once the start gate is answered; sending the form twice begins one."""
    house, reading = house_of(request), to_reading(form)
    asked, state = read_asked(reading), house.ledger.state()
    if reading.raw("pain") not in ("no", "yes"):
        return RedirectResponse(asked.address, status_code=303)
    session_id = reading.raw("id") if SESSION_ID.fullmatch(reading.raw("id")) else uuid4().hex
    if reading.raw("pain") == "yes":
        tell_pain(house.ledger, to_pain(asked, house, hurts=True), event_id=session_id)
        return RedirectResponse(f"{asked.address}&done={session_id}", status_code=303)
    answers = read_answers(reading, asked, recall_start(state, asked.exercise))
    wrong = refuse_answers(asked.exercise, answers, hurts=False)
    if wrong is not None and not state.holds(session_id):
        return render_gate(request, house, asked, answers, wrong=wrong)
    session = PracticeSession(
        id=session_id,
        exercise=asked.exercise.id,
        side=asked.side,
        started_at=house.now(),
        game=asked.game,
        goal=asked.goal if asked.way != "free" or asked.goal in GOALS else USUAL_REPETITIONS,
        way=asked.way,
        start=answers,
    )
    begun = start_practice(house.ledger, note_window(state, session), hurts=False)
    live_room(request.app).begin(house.ledger, begun)
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


@router.post("/practise/{session_id}/hurts")
async def tell_it_hurts(request: Request, session_id: str) -> Response:
    """Write down that it hurts there, and finish the session; sent twice, it is one entry."""
    room, house = live_room(request.app), house_of(request)
    live = room.find(house.ledger, session_id)
    told = f"{session_id}-hurts"
    if live is not None:
        pain = PainTold(exercise=live.session.exercise, side=live.session.side, hurts=True, at=house.now())
        tell_pain(house.ledger, pain, event_id=told)
        await room.finish(live)
    done = f"?done={told}" if house.ledger.state().stands(told) else ""
    return RedirectResponse(f"/practise/{session_id}{done}", status_code=303)


def _show_stage(request: Request, house: House, live: LivePractice) -> Response:
    exercise = find_exercise(live.session.exercise)
    window_left, gate = _today_of(house)
    start = live.session.start
    limb = [LANDMARK_INDEX[name] for name in find_limb(exercise, live.session.side)]
    return house.render(
        request,
        "practise_stage.html",
        live=live,
        session=live.session,
        exercise=exercise,
        side_words=say_side(exercise, live.session.side),
        shown=show_exercise(exercise, live.session.side, start.position if start else None),
        start=start,
        grade=find_grade(exercise.id),
        grade_words=GRADE_WORDS,
        part=PARTS.get(exercise.id, exercise.group),
        weight=_choose_weight(exercise),
        limb=",".join(map(str, limb)),
        mark=range_mark(exercise.id),
        has_arc=_has_arc(exercise, live.session.side),
        need=NEED_SENTENCES[find_need(exercise)],
        words=exercise_words,
        models=MODELS,
        window_left=window_left,
        gate=gate,
    )


def _show_result(request: Request, house: House, session_id: str) -> Response:
    state = house.ledger.state()
    session = next((one for one in state.sessions if one.id == session_id), None)
    if session is None:
        raise HTTPException(404)
    sore = say_sore(find_exercise(session.exercise), session.side)
    attempts = house.ledger.attempts(session_id)[session_id]
    follow = follow_ten_minutes if session.way == "ten_minutes" else follow_programme
    measured = tuple(one for one in attempts if one.source == "measured")
    return house.render(
        request,
        "practise_result.html",
        session=session,
        sore=sore if ended_in_pain(session, state.said(PainTold)) else None,
        exercise=find_exercise(session.exercise),
        side_words=say_side(find_exercise(session.exercise), session.side),
        side_names=SIDE_WORDS,
        mark=range_mark(session.exercise),
        measured=measured,
        counted=sum(one.accepted for one in measured),
        told=len(attempts) - len(measured),
        largest=_largest(measured),
        game=find_game(session.game),
        scene=_last_scene(session, attempts),
        day=follow(house.ledger, now=session.started_at, zone=house.zone),
        names=name_practised,
        active_min=measure_active_min(attempts),
        next_words=next_words,
        reason_words=reason_words,
        encouragement=find_encouragement(house, session_id, done=request.query_params.get("done", "")),
    )


def _last_scene(session: PracticeSession, attempts: tuple[RecordedAttempt, ...]) -> Scene:
    """Return the game as this person left it, from what the record holds."""
    played = LiveGame(session.game, session.id, goal=session.goal or USUAL_REPETITIONS)
    played.hear(0.0, progress=0.0, repetitions=sum(one.accepted for one in attempts), told=0)
    return played.scene


def _today_of(house: House) -> tuple[timedelta | None, Gate | None]:
    """Return how long the quiet window of this moment still lasts, and what speaks against practice now."""
    state, now = house.ledger.state(), house.now()
    window = find_window(state, now)
    return None if window is None else window.span.end - now, find_gate(state, now=now)


def _largest(measured: tuple[RecordedAttempt, ...]) -> RecordedAttempt | None:
    """Return the accepted attempt that went farthest."""
    return max((one for one in measured if one.accepted), key=lambda one: one.range_deg or 0.0, default=None)


def _last_group(state: RecordState) -> Group:
    """Return the part of the body that was practised last; arms where nothing was."""
    last = state.sessions[-1].exercise if state.sessions else ""
    return EXERCISES[last].group if last in EXERCISES else "arm"


def _last_game(state: RecordState) -> str:
    """Return the game that was played last; the usual one where nothing was."""
    return find_game(state.sessions[-1].game).id if state.sessions else USUAL_GAME.id


def _last_goal(state: RecordState) -> int:
    """Return how many were wished for last, where that can still be chosen."""
    last = state.sessions[-1].goal if state.sessions else None
    return last if last in GOALS else USUAL_REPETITIONS


def _choose_weight(exercise: Exercise) -> str:
    """Return which model watches: lite is quick and enough for arms; only full tells near legs from far."""
    if any("_hand_" in name for name in exercise.landmarks("left")):
        return "hand"
    return "lite" if exercise.group == "arm" else "full"


def _has_arc(exercise: Exercise, side: Watched) -> bool:
    """Tell whether the own range can be drawn as an arc: around one joint of one side that opens."""
    terms = exercise.signal.terms
    return side != "both" and len(terms) == 1 and terms[0].kind == "angle" and terms[0].weight > 0.0
