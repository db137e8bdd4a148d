"""Today: one big sentence, one picture of the day, one next step; and the check-in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from lull.actions.follow_programme import find_next
from lull.actions.plan_day import plan_day
from lull.actions.today import Today
from lull.record.state import RecordState
from lull.refusal import Refusal
from lull.saying import say, together
from lull.timeline import Span, day_span
from lull.tone.check_in import MOST_STIFF
from lull.tone.reason import Reason
from lull.tone.teller import say_teller
from lull.web import next_words
from lull.web.charts.day_curve import HourRow, hours_of
from lull.web.charts.day_layout import PHONE, WIDE
from lull.web.charts.day_picture import DayPicture, DoseMark
from lull.web.charts.day_ribbon import draw_day_ribbon
from lull.web.charts.day_windows import gate_spans, gates_worth_words, windows_of
from lull.web.check_in_form import OTHERS, PAIN, STIFFNESS, find_teller
from lull.web.house import house_of
from lull.web.toast import find_toast
from lull.web.today_doses import list_day, say_dose_state
from lull.web.today_notes import list_notes
from lull.web.translation import ENGLISH, SPOKEN
from lull.web.wording import check_in_words, region_words, upper_first

router = APIRouter()
BEHIND_MORE = frozenset(
    {"regions_alike", "kidney_not_known", "kidney_slower", "gaps_in_record", "second_effect_ours"}
)
"""Reasons that are about the model and the person, not about today; one click away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """The drawn day in both sizes, and the same as rows of a table."""

    wide: Markup
    phone: Markup
    picture: DayPicture
    hours: tuple[HourRow, ...]
    windows_off: tuple[tuple[Span, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Why:
    """A sentence about where the day's answer comes from; one ``is_of_medicine`` stays in English (H36)."""

    words: str
    is_of_medicine: bool


@router.get("/")
def show_today(request: Request, done: str = "") -> Response:
    """Show today, or the first run where there is no record yet."""
    house = house_of(request)
    state = house.ledger.state()
    if state.described is None:
        return RedirectResponse("/start", 303)
    now = house.now()
    today = plan_day(state, now=now)
    if isinstance(today, Refusal):
        return house.render(
            request, "trouble.html", title=say("Today cannot be shown."), words="", why=today.message
        )
    return house.render(
        request,
        "today.html",
        today=today,
        next_up=find_next(house.ledger, now=now, zone=today.zone),
        next_words=next_words,
        notes=list_notes(today.findings),
        ribbon=draw_ribbon(today, state),
        day_doses=list_day(today, state),
        new_id=lambda: uuid4().hex,
        told_gate=_told_at_gate(today),
        last_given=next((d for d in reversed(state.administrations) if d.taken_at <= now), None),
        names_given=any(reason.code == "dose_given" for reason in today.reasons),
        why=_explain(today, state, first=True),
        why_more=_explain(today, state, first=False),
        last_told=next((c for c in reversed(state.check_ins) if c.stiffness is not None), None),
        form_id=uuid4().hex,
        most_stiff=MOST_STIFF,
        stiffness=STIFFNESS,
        pain=PAIN,
        other_questions=OTHERS,
        teller=find_teller(request),
        toast=find_toast(state, done, now=now, zone=today.zone),
    )


def _told_at_gate(today: Today) -> str:
    """Say in the person's own numbers what closed the gate; empty while none is closed."""
    if today.gate is None:
        return ""
    at = today.gate.span.start
    said = next((check_in for check_in in today.check_ins if check_in.at == at), None)
    return (
        together((upper_first(say_teller(said)), check_in_words(said)), ": ") if said else today.gate.message
    )


def _explain(today: Today, state: RecordState, *, first: bool) -> tuple[Why, ...]:
    """Return the reasons that stand on the card at once, or the ones behind "More"."""
    gaps = (
        [Why(gap.message, is_of_medicine=True) for gap in today.forecast.unknown]
        if today.forecast and first
        else []
    )
    reasons = sorted(today.reasons, key=lambda reason: not reason.code.startswith("dose_"))
    said = [reason for reason in reasons if (reason.code not in BEHIND_MORE) is first]
    doses = [
        Why(_say_reason(reason, state), is_of_medicine=True)
        for reason in said
        if reason.code.startswith("dose_")
    ]
    rest = [
        Why(reason.message, is_of_medicine=reason.is_of_medicine)
        for reason in said
        if not reason.code.startswith("dose_")
    ]
    return (*doses, *gaps, *rest)


def _say_reason(reason: Reason, state: RecordState) -> str:
    """Say the dose behind a window with the strength of the product of its hour (H01)."""
    at = reason.values.get("at")
    plan = state.plan_at(datetime.fromisoformat(at)) if isinstance(at, str) else None
    if plan is None or "amount_mg" not in reason.values:
        return reason.message
    return f"{reason.message.removesuffix('.')} ({plan.strength})."


def draw_ribbon(today: Today, state: RecordState) -> Ribbon | None:
    """Return the day drawn; None where nothing could be predicted."""
    if today.forecast is None:
        return None
    day = day_span(today.day, today.zone)
    picture = DayPicture(
        forecast=today.forecast,
        region=state.settings.region,
        day=day,
        doses=mark_doses(today, state),
        check_ins=today.check_ins,
        practice=practice_spans(state, day),
    )
    label = describe_picture(today, picture)
    return Ribbon(
        wide=draw_day_ribbon(picture, WIDE, label=label),
        phone=draw_day_ribbon(picture, PHONE, label=label),
        picture=picture,
        hours=hours_of(picture),
        windows_off=gates_worth_words(picture),
    )


def mark_doses(today: Today, state: RecordState) -> tuple[DoseMark, ...]:
    """Return a capsule for each dose: given ones where they were taken, the others where they were due."""
    marks = [
        DoseMark(
            at=line.dose.taken_at if line.dose else line.slot.due_at,
            state=say_dose_state(line, now=today.now, state=state),
            amount=str(line.dose.amount if line.dose else line.slot.amount),
        )
        for line in today.slots
    ]
    marks += [DoseMark(at=dose.taken_at, state="given", amount=str(dose.amount)) for dose in today.extra]
    return tuple(sorted(marks, key=lambda mark: mark.at))


def practice_spans(state: RecordState, day: Span) -> tuple[Span, ...]:
    """Return the spans of the finished sessions that began on this day."""
    return tuple(
        Span(session.started_at, max(session.finished_at, session.started_at + timedelta(minutes=1)))
        for session in state.sessions
        if session.started_at in day and session.finished_at is not None
    )


def describe_picture(today: Today, picture: DayPicture) -> str:
    """Say the drawing in one breath, for those who do not see it; the table has the rest.

    A label has one language: in another than English it leaves out what is about medicine (H36).
    """
    is_english = SPOKEN.get().code == ENGLISH
    said: list[str] = [
        say(
            "Predicted tone of the {region} through the day, a population guess.",
            region=region_words(picture.region),
        )
    ]
    if is_english or not today.sentence.is_of_medicine:
        said.append(today.sentence.text)
    said.append(say("Windows in the picture: {number}.", number=len(windows_of(picture))))
    said.append(say("Stretches with windows off: {number}.", number=len(gate_spans(picture))))
    if is_english:
        given = sum(mark.state == "given" for mark in picture.doses)
        said.append(f"Doses given: {given} of {len(picture.doses)}.")
    return together((*said, say("The table below has every number.")))
