"""One page for the appointment: a short form, and the page itself as a PDF to print or to take along."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.make_report import make_report
from lull.actions.report_asked import (
    LONGEST_QUESTION,
    MOST_QUESTIONS,
    MOST_WEEKS,
    USUAL_WEEKS,
    ask_for_weeks,
    check_question,
)
from lull.refusal import BadInput, Refusal
from lull.web.forms import Form, Reading, to_reading
from lull.web.house import House, house_of

router = APIRouter()

WEEK_CHOICES = tuple(str(weeks) for weeks in (2, 4, 8, MOST_WEEKS))
QUESTION_FIELDS = tuple(f"question_{number}" for number in range(1, MOST_QUESTIONS + 1))


@router.get("/report")
def show_form(request: Request) -> Response:
    """Show the form."""
    house = house_of(request)
    if house.ledger.state().described is None:
        return RedirectResponse("/start", 303)
    return _render(request, house, Reading({"weeks": str(USUAL_WEEKS)}))


@router.post("/report")
def give_report(request: Request, form: Form) -> Response:
    """Answer with the page as a PDF under a name that tells nothing, or with what is wrong in the form.

    Raises:
        BadInput: if the letters for printing have not been built.
    """
    # Only here: the printing libraries take half a second that no other page needs.
    from lull.exchange.clinic_report import draw_clinic_report  # noqa: PLC0415
    from lull.web.report_letters import find_report_fonts  # noqa: PLC0415

    house = house_of(request)
    zone = house.ledger.state().zone
    if zone is None:
        return RedirectResponse("/start", 303)
    typed = to_reading(form)
    weeks = typed.choice("weeks", WEEK_CHOICES, ask="Choose how many weeks.")
    made_by = typed.text("made_by", ask="", needed=False)
    questions = _read_questions(typed)
    if typed.errors:
        return _render(request, house, typed, status=422)
    now = house.now()
    asked = ask_for_weeks(
        int(weeks), now=now, zone=zone, questions=questions, made_by=made_by, is_demo=house.is_demo
    )
    report = make_report(house.ledger, asked, now=now)
    if isinstance(report, Refusal):
        return RedirectResponse("/start", 303)
    page = draw_clinic_report(report, find_report_fonts(house.assets))
    name = f"lull-report-{report.period.last_on.isoformat()}.pdf"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(page, media_type="application/pdf", headers=headers)


def _read_questions(typed: Reading) -> list[str]:
    """Return the questions that were typed; one that is too long gets its sentence."""
    questions = []
    for name in QUESTION_FIELDS:
        question = " ".join(typed.raw(name).split())
        if not question:
            continue
        try:
            check_question(question)
        except BadInput:
            typed.errors[name] = f"Use at most {LONGEST_QUESTION} characters."
        questions.append(question)
    return questions


def _render(request: Request, house: House, typed: Reading, *, status: int = 200) -> HTMLResponse:
    """Render the form."""
    return house.render(
        request,
        "report.html",
        status=status,
        typed=typed.typed,
        errors=typed.errors,
        week_choices=WEEK_CHOICES,
        question_fields=QUESTION_FIELDS,
        longest=LONGEST_QUESTION,
    )
