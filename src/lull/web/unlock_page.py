"""Unlock an exercise in which people can fall: an adult or a therapist says so by name (hazard H14)."""

from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.unlock_exercise import unlock_exercise
from lull.practice.catalogue import EXERCISES
from lull.practice.exercise import Exercise
from lull.practice.start_answers import may_need_unlocking
from lull.practice.start_gate import NEED_SENTENCES, find_need, is_locked_at_first
from lull.record.exercise_unlocked import UNLOCKERS, ExerciseUnlocked
from lull.saying import say
from lull.web import exercise_words
from lull.web.forms import Form, Reading, to_reading
from lull.web.house import House, house_of
from lull.web.record_page import read_form_id

router = APIRouter()


@router.get("/practise/unlock/{exercise_id}")
def ask(request: Request, exercise_id: str) -> Response:
    """Ask who unlocks it."""
    exercise = _find_locked(exercise_id)
    if exercise is None:
        return RedirectResponse("/practise", 303)
    return _render(request, house_of(request), exercise, Reading({"id": uuid4().hex}))


@router.post("/practise/unlock/{exercise_id}")
def unlock(request: Request, exercise_id: str, form: Form) -> Response:
    """Write the unlocking down; the same form sent twice is one entry."""
    house, typed, exercise = house_of(request), to_reading(form), _find_locked(exercise_id)
    if exercise is None:
        return RedirectResponse("/practise", 303)
    form_id = read_form_id(typed)
    chosen = typed.choice("unlocker", UNLOCKERS, ask=say("Say who unlocks it."))
    by = typed.text("by", ask=say("Write the name of who unlocks it."))
    unlocker = next((one for one in UNLOCKERS if one == chosen), None)
    if typed.errors or unlocker is None:
        return _render(request, house, exercise, typed, status=422)
    told = ExerciseUnlocked(exercise=exercise.id, by=by, unlocker=unlocker, at=house.now(), said_by=by)
    unlock_exercise(house.ledger, told, event_id=form_id)
    return RedirectResponse(f"/practise?group={exercise.group}&done={form_id}", 303)


def _find_locked(exercise_id: str) -> Exercise | None:
    """Return an exercise that is locked at first, sitting or standing."""
    exercise = EXERCISES.get(exercise_id)
    return exercise if exercise is not None and may_need_unlocking(exercise) else None


def _render(
    request: Request, house: House, exercise: Exercise, typed: Reading, *, status: int = 200
) -> HTMLResponse:
    """Render the form."""
    return house.render(
        request,
        "practise_unlock.html",
        status=status,
        exercise=exercise,
        standing_only=not is_locked_at_first(exercise),
        need=NEED_SENTENCES[find_need(exercise)] if is_locked_at_first(exercise) else NEED_SENTENCES["hold"],
        typed=typed.typed,
        errors=typed.errors,
        words=exercise_words,
    )
