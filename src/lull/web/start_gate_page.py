"""The start gate in pictures: position, support, helper, shoes, pain. One press confirms what is remembered.

The page asks and remembers; whether practice begins is decided by the action (:mod:`lull.actions.practise`).
"""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.predict_span import find_gate
from lull.actions.refuse_session import recall_start, refuse_exercise, refuse_standing
from lull.actions.tell_pain import tell_pain
from lull.movement.landmarks import SIDES, Watched
from lull.practice.catalogue import EXERCISES
from lull.practice.demonstration.start_pictures import (
    StartPicture,
    draw_helper,
    draw_pain,
    draw_position,
    draw_shoes,
    draw_support,
)
from lull.practice.exercise import Exercise, Position
from lull.practice.games.all_games import find_game
from lull.practice.practised_name import name_practised
from lull.practice.programme import MOST_REPETITIONS, USUAL_REPETITIONS
from lull.practice.side_choice import list_side_choices
from lull.practice.sore_part import PainTold, name_part
from lull.practice.start_answers import QUESTIONS, Question, StartAnswers, list_needed, say_support
from lull.progress.practice_session import WAYS, Way
from lull.record.state import RecordState
from lull.refusal import BadInput, Refusal
from lull.saying import say
from lull.tone.gates import Gate
from lull.web import exercise_words
from lull.web.exercise_words import POSITIONS, show_exercise
from lull.web.forms import Form, Reading, to_reading
from lull.web.house import House, house_of
from lull.web.record_page import read_form_id
from lull.web.toast import find_toast

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be begun: an exercise on a side, so many repetitions, a game, and how it was come to."""

    exercise: Exercise
    side: Watched
    goal: int
    game: str
    way: Way

    @property
    def fields(self) -> dict[str, str]:
        """Return it as the fields of a form or an address."""
        choice = f"{self.exercise.id}/{self.side}"
        return {"choice": choice, "goal": str(self.goal), "game": self.game, "way": self.way}

    @property
    def address(self) -> str:
        """Return the address of its start gate."""
        return f"/practise/start?{urlencode(self.fields)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedPosition:
    """A position to choose: its words, its picture, and why it is not offered now."""

    position: Position
    words: str
    picture: StartPicture
    refused: Refusal | None


def read_asked(reading: Reading) -> Asked:
    """Return what a form or an address asks to begin.

    Raises:
        BadInput: for an exercise or a side that nobody offers.
    """
    exercise_id, _, typed = reading.raw("choice").partition("/")
    exercise = EXERCISES.get(exercise_id)
    side = next((one for one in list_side_choices(exercise) if one == typed), None) if exercise else None
    if exercise is None or side is None:
        raise BadInput(say("choose an exercise, and a side that it is practised on"))
    ways = [one for one in WAYS if one == reading.raw("way")]
    goal = reading.raw("goal")
    offered = range(1, MOST_REPETITIONS + 1)
    return Asked(
        exercise=exercise,
        side=side,
        goal=next((one for one in offered if str(one) == goal), USUAL_REPETITIONS),
        game=find_game(reading.raw("game")).id,
        way=ways[0] if ways else "free",
    )


def read_answers(reading: Reading, asked: Asked, recalled: StartAnswers) -> StartAnswers:
    """Return what was answered on the page; a position that was not sent is the remembered one."""
    typed = reading.raw("position")
    position = next((one for one in asked.exercise.positions if one == typed), recalled.position)
    ticked = {question: reading.raw(question) == "yes" for question in QUESTIONS}
    return StartAnswers(position=position, **ticked)


@router.get("/practise/start")
def ask(request: Request, done: str = "") -> Response:
    """Ask for what has to be there, with what is remembered already ticked."""
    house = house_of(request)
    reading = Reading(dict(request.query_params))
    asked = read_asked(reading)
    position = next((one for one in asked.exercise.positions if one == reading.raw("position")), None)
    answers = recall_start(house.ledger.state(), asked.exercise, position=position)
    return render_gate(request, house, asked, answers, done=done)


@router.post("/practise/pain")
def tell(request: Request, form: Form) -> Response:
    """Write down that it hurts there, or that it is over, and show what that means."""
    house, reading = house_of(request), to_reading(form)
    form_id, asked = read_form_id(reading), read_asked(reading)
    tell_pain(house.ledger, to_pain(asked, house, hurts=reading.raw("pain") != "over"), event_id=form_id)
    return RedirectResponse(f"{asked.address}&done={form_id}", 303)


def to_pain(asked: Asked, house: House, *, hurts: bool) -> PainTold:
    """Return that it hurts, or no longer, where this exercise moves."""
    return PainTold(exercise=asked.exercise.id, side=asked.side, hurts=hurts, at=house.now())


def render_gate(
    request: Request,
    house: House,
    asked: Asked,
    answers: StartAnswers,
    *,
    wrong: Refusal | None = None,
    done: str = "",
) -> HTMLResponse:
    """Render the pictures; ``wrong`` is why the answers just sent began nothing."""
    state, now = house.ledger.state(), house.now()
    exercise, side, gate = asked.exercise, asked.side, find_gate(state, now=now)
    refused = refuse_exercise(state, exercise, side, gate, now=now)
    needed = list_needed(exercise, answers.position)
    support = say_support(exercise, answers.position)
    return house.render(
        request,
        "practise_start.html",
        status=200 if wrong is None else 422,
        asked=asked,
        name=name_practised(exercise.id, side),
        refused=refused or refuse_standing(state, exercise, answers.position, gate),
        wrong=wrong,
        answers=answers,
        positions=_offer_positions(state, exercise, gate),
        words=exercise_words,
        questions=_list_questions(needed),
        needed=needed,
        is_ready=all(answers.confirms(question) for question in needed),
        support=support,
        support_picture=draw_support(answers.position, support),
        helper_picture=draw_helper(answers.position),
        shoes_picture=draw_shoes(),
        pain_picture=draw_pain(exercise.id, answers.position, SIDES if side == "both" else (side,)),
        part=name_part(exercise, side),
        shown=show_exercise(exercise, side, answers.position),
        new_id=lambda: uuid4().hex,
        toast=find_toast(state, done, now=now, zone=state.zone or house.zone),
    )


def _list_questions(needed: tuple[Question, ...]) -> tuple[Question, ...]:
    """Return what is asked: what is needed, and a helper, who may be there all the same."""
    return tuple(one for one in QUESTIONS if one in needed or one == "helper")


def _offer_positions(
    state: RecordState, exercise: Exercise, gate: Gate | None
) -> tuple[OfferedPosition, ...]:
    """Return the positions of an exercise with their pictures; a locked one says so."""
    return tuple(
        OfferedPosition(
            position=position,
            words=POSITIONS[position],
            picture=draw_position(position),
            refused=refuse_standing(state, exercise, position, gate),
        )
        for position in exercise.positions
    )
