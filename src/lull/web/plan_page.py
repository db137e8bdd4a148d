"""The plan: what is in force, what was before, today's doses, and the ways to write down what was ordered.

There is no way to stop from here (hazard H08). A new version says what the prescriber ordered.
"""

from datetime import date, timedelta
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from lull.actions.check_plan import list_questions
from lull.actions.plan_day import plan_day
from lull.actions.track_weaning import track_weaning
from lull.record.plan_version import PlanVersion
from lull.record.state import RecordState
from lull.refusal import Refusal
from lull.timeline import local_day
from lull.treatment.adherence import MOST_EARLY
from lull.web.charts.plan_steps import WIDTHS, draw_plan_steps
from lull.web.charts.weaning_chart import draw_weaning, say_span
from lull.web.house import house_of
from lull.web.plan_take_back import can_take_back
from lull.web.toast import find_toast
from lull.web.today_doses import list_day

router = APIRouter()
SHOWN_DOSES = 8
"""How many of the latest doses the page lists, each with its way back."""
LATE = timedelta(days=1)
"""A version written down this long after its start says when that was."""


@router.get("/plan")
def show_plan(request: Request, done: str = "") -> Response:
    """Show the plan."""
    house = house_of(request)
    state = house.ledger.state()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    now = house.now()
    today = plan_day(state, now=now)
    plans = state.plans_as_prescribed
    weaning = track_weaning(state, now)
    return house.render(
        request,
        "plan.html",
        plan=state.plan_at(now),
        plans=plans[::-1],
        can_take_back=lambda version: can_take_back(state, version.weaning_id or version.id, now=now),
        written_late=lambda version: find_written_late(state, version),
        charts=[draw_plan_steps(plans, now=now, zone=state.zone, name=n) for n in WIDTHS] if plans else [],
        weaning=weaning,
        weaning_charts=[draw_weaning(weaning, now=now, name=n) for n in WIDTHS] if weaning else [],
        weaning_span=say_span,
        questions=list_questions(state, now),
        day_doses=list_day(None if isinstance(today, Refusal) else today, state),
        latest=state.administrations[: -SHOWN_DOSES - 1 : -1],
        most_early=MOST_EARLY,
        new_id=lambda: uuid4().hex,
        toast=find_toast(state, done, now=now, zone=state.zone),
    )


def find_written_late(state: RecordState, version: PlanVersion) -> date | None:
    """Return the day a version was written down, where that was long after it began (H20)."""
    entry_id = version.weaning_id or version.id
    recorded_at = next((entry.recorded_at for entry in state.entries if entry.id == entry_id), None)
    if recorded_at is None or recorded_at - version.valid_from < LATE:
        return None
    return local_day(recorded_at, version.zone)
