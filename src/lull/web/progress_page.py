"""Progress: repetitions and range per day, with the changes of the plan beside them.

What the camera measured and what a person told are two marks and are never added together. Nothing here
says what caused what.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from lull.actions.follow_exercise import list_practised
from lull.actions.summarise_progress import Progress, summarise_progress
from lull.practice.practised_name import name_practised, range_mark
from lull.progress.practice_day import PracticeDay
from lull.refusal import Refusal
from lull.saying import say
from lull.web.charts.by_day import PHONE, WIDE, DoseChange, find_dose_changes
from lull.web.charts.range_chart import draw_ranges
from lull.web.charts.repetition_chart import RepetitionDay, add_up_days, draw_repetitions
from lull.web.house import house_of

if TYPE_CHECKING:
    from lull.movement.landmarks import Watched

router = APIRouter()
WEEKS = (4, 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class RangePart:
    """The range charts of one exercise on one side."""

    name: str
    mark: str
    days: tuple[PracticeDay, ...]
    wide: Markup
    phone: Markup


@router.get("/progress")
def show_progress(request: Request, weeks: int = 12) -> Response:
    """Show the last 4 or 12 weeks."""
    house = house_of(request)
    shown = weeks if weeks in WEEKS else WEEKS[-1]
    progress = summarise_progress(house.ledger, now=house.now(), weeks=shown)
    if isinstance(progress, Refusal):
        return RedirectResponse("/start", 303)
    zone = house.ledger.state().zone or house.zone
    changes = find_dose_changes(progress, zone)
    repetitions = add_up_days(progress.days)
    return house.render(
        request,
        "progress.html",
        weeks=shown,
        choices=WEEKS,
        repetitions=repetitions,
        wide=draw_repetitions(progress, repetitions, changes, size=WIDE),
        phone=draw_repetitions(progress, repetitions, changes, size=PHONE),
        ranges=_range_parts(progress, changes),
        changes=changes,
        given_mg=progress.given_mg,
        totals=_totals(repetitions),
        practised=list_practised(house.ledger.state()),
    )


def _range_parts(progress: Progress, changes: tuple[DoseChange, ...]) -> list[RangePart]:
    """Return the range charts, one for each exercise and side that was measured."""
    grouped: dict[tuple[str, Watched], list[PracticeDay]] = defaultdict(list)
    for day in progress.days:
        if day.median_range is not None:
            grouped[day.exercise, day.side].append(day)
    parts = []
    for (exercise, side), days in sorted(grouped.items()):
        name, mark = name_practised(exercise, side), range_mark(exercise)
        label = say(
            "{name}: range measured on {days} days. The table below has every number.",
            name=name,
            days=len(days),
        )
        wide, phone = (
            draw_ranges(progress, days, changes, size=size, label=label, mark=mark) for size in (WIDE, PHONE)
        )
        parts.append(RangePart(name=name, mark=mark, days=tuple(days), wide=wide, phone=phone))
    return parts


def _totals(repetitions: tuple[RepetitionDay, ...]) -> dict[str, int]:
    """Return how much there was, kept apart by how it is known."""
    return {
        "days": len(repetitions),
        "measured": sum(day.measured for day in repetitions),
        "told": sum(day.told for day in repetitions),
    }
