"""Scales: what a clinician said, written down as itself. Lull gives no grade and makes nothing of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.keep_grade import keep_grade
from lull.assessment.gross_motor_measure import FORM_URL, HIGHEST_SCORE, GmfmScore
from lull.assessment.scales import SCALES, to_grade
from lull.record.recorded_grade import (
    GMFM_VERSIONS,
    NEEDS_SUBJECT,
    RecordedGrade,
    find_scale,
)
from lull.record.state import RecordState
from lull.saying import say
from lull.timeline import local_day
from lull.web import measured_words
from lull.web.forms import Form, Reading, to_reading
from lull.web.house import House, house_of
from lull.web.record_page import read_form_id
from lull.web.toast import find_toast

router = APIRouter()

SUBJECTS = {
    "Modified Ashworth": say("Which muscles, which side? For example left calf."),
    "Tardieu quality of muscle reaction": say("Which muscles, which side? For example left calf."),
    "Goal Attainment Scaling": say("Which goal? For example to stand up alone."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFor:
    """What is said of a scale by the word its values go by: a grade, a level or a score."""

    write: str
    told: str
    which: str
    choose: str


ASKED_FOR: Mapping[str, AskedFor] = {
    "grade": AskedFor(
        write=say("Write down a grade"),
        told=say(
            "Write down the grade that a clinician told you. What it means stands in the scale's own form."
        ),
        which=say("Which grade?"),
        choose=say("Choose the grade."),
    ),
    "level": AskedFor(
        write=say("Write down a level"),
        told=say(
            "Write down the level that a clinician told you. What it means stands in the scale's own form."
        ),
        which=say("Which level?"),
        choose=say("Choose the level."),
    ),
    "score": AskedFor(
        write=say("Write down a score"),
        told=say(
            "Write down the score that a clinician told you. What it means stands in the scale's own form."
        ),
        which=say("Which score?"),
        choose=say("Choose the score."),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedScale:
    """A scale as a page offers it: a short ``key`` for its address, its grades as written, its form."""

    key: str
    name: str
    asked: AskedFor
    grades: tuple[str, ...]
    subject: str
    publisher: str
    form_url: str | None


def _to_key(name: str) -> str:
    """Return a scale's name as a part of an address."""
    return name.lower().replace(" ", "-")


OFFERED = (
    *(
        OfferedScale(
            key=_to_key(scale.name),
            name=scale.name,
            asked=ASKED_FOR[scale.word],
            grades=scale.written,
            subject=SUBJECTS.get(scale.name, ""),
            publisher=scale.publisher,
            form_url=scale.form_url,
        )
        for scale in SCALES
    ),
    *(
        OfferedScale(
            key=_to_key(version),
            name=version,
            asked=ASKED_FOR["score"],
            grades=(),
            subject="",
            publisher="CanChild, McMaster University",
            form_url=FORM_URL,
        )
        for version in GMFM_VERSIONS
    ),
)


@router.get("/measure/scales")
def show_scales(request: Request, done: str = "") -> Response:
    """Show every scale, and what was written down."""
    house = house_of(request)
    state = house.ledger.state()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    return house.render(
        request,
        "scales.html",
        offered=OFFERED,
        grades=tuple(reversed(state.grades)),
        words=measured_words,
        new_id=lambda: uuid4().hex,
        toast=find_toast(state, done, now=house.now(), zone=state.zone),
    )


@router.get("/measure/scales/{key}")
def show_form(request: Request, key: str) -> Response:
    """Ask for one grade."""
    house = house_of(request)
    scale, zone = _find(key), house.ledger.state().zone
    if scale is None or zone is None:
        return RedirectResponse("/measure/scales", 303)
    typed = Reading({"id": uuid4().hex, "on": local_day(house.now(), zone).isoformat()})
    return _render_form(request, house, scale, typed)


@router.post("/measure/scales/{key}")
def take_grade(request: Request, key: str, form: Form) -> Response:
    """Write one grade down; the same form sent twice is one entry."""
    house, scale, typed = house_of(request), _find(key), to_reading(form)
    if scale is None:
        return RedirectResponse("/measure/scales", 303)
    form_id = read_form_id(typed)
    state = house.ledger.state()
    if not state.holds(form_id):
        grade = _read_grade(typed, scale, house, state)
        if grade is None:
            return _render_form(request, house, scale, typed, status=422)
        keep_grade(house.ledger, grade)
    return RedirectResponse(f"/measure/scales?done={form_id}", 303)


def _find(key: str) -> OfferedScale | None:
    """Return the scale of an address."""
    return next((scale for scale in OFFERED if scale.key == key), None)


def _read_grade(
    typed: Reading, scale: OfferedScale, house: House, state: RecordState
) -> RecordedGrade | None:
    """Return the grade a form tells of, or None with the reasons in ``typed.errors``."""
    examiner = typed.text("examiner", ask=say("Write who gave it."))
    needs = scale.name in NEEDS_SUBJECT
    subject = typed.text("subject", ask=scale.subject) if needs else ""
    on = _read_day(typed, house, state)
    score = _read_score(typed, scale.name) if not scale.grades else None
    if scale.grades:
        typed.choice("grade", scale.grades, ask=scale.asked.choose)
    if typed.errors or on is None:
        return None
    return RecordedGrade(
        id=typed.raw("id"),
        scale=scale.name,
        value=score if score is not None else to_grade(find_scale(scale.name), typed.raw("grade")),
        on=on,
        examiner=examiner,
        subject=subject,
        recorded_at=house.now(),
    )


def _read_day(typed: Reading, house: House, state: RecordState) -> date | None:
    """Return the day, within the person's life so far."""
    on = typed.day("on", ask=say("Enter the day it was given."))
    if on is None or state.described is None:
        return on
    if not state.described.born_on <= on <= local_day(house.now(), state.described.zone):
        typed.errors["on"] = say("Choose a day between the date of birth and today.")
    return on


def _read_score(typed: Reading, version: str) -> GmfmScore | None:
    """Return a score of the Gross Motor Function Measure as its form gave it."""
    score = typed.number("score", ask=say("Enter the score."), most=HIGHEST_SCORE, from_zero=True)
    error = typed.number("standard_error", ask="", most=HIGHEST_SCORE, needed=False)
    if score is None or typed.errors:
        return None
    named: Literal["GMFM-66", "GMFM-88"] = "GMFM-66" if version == "GMFM-66" else "GMFM-88"
    return GmfmScore(version=named, score=score, standard_error=error)


def _render_form(
    request: Request, house: House, scale: OfferedScale, typed: Reading, *, status: int = 200
) -> HTMLResponse:
    """Render the form for one grade."""
    return house.render(
        request,
        "scale.html",
        status=status,
        scale=scale,
        typed=typed.typed,
        errors=typed.errors,
    )
