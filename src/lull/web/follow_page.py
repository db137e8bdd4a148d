"""One exercise on one side over weeks: how much, how far, how smooth, how much counted, and when.

Every number has its error beside it, or says that it is not known yet. A change is only called one where it
is more than noise, by the rule of :mod:`lull.progress.week_value`, and that rule stands on the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from lull.actions.follow_exercise import find_bests, follow_exercise, list_felt
from lull.movement.landmarks import WATCHED, Watched
from lull.practice.camera_grade import GRADE_WORDS, find_grade
from lull.practice.catalogue import EXERCISES
from lull.progress.exercise_weeks import KINDS, ExerciseWeeks, Kind
from lull.progress.week_value import WeekChange, WeekValue
from lull.refusal import Refusal
from lull.saying import with_lower_first
from lull.web import follow_words
from lull.web.charts.by_day import PHONE, WIDE
from lull.web.charts.week_chart import Scale, draw_week_bars, draw_week_values
from lull.web.felt_words import count_faces
from lull.web.house import house_of

router = APIRouter()
WEEKS = (12, 26)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuePart:
    """One kind of number: its charts, its weeks and its change."""

    kind: Kind
    title: str
    explained: str
    mark: str
    weeks: tuple[WeekValue, ...]
    change: WeekChange | None
    wide: Markup
    phone: Markup


@router.get("/progress/exercise/{exercise}/{side}")
def show(request: Request, exercise: str, side: str, weeks: int = WEEKS[0]) -> Response:
    """Show the weeks of one exercise on one side."""
    house = house_of(request)
    shown_weeks = weeks if weeks in WEEKS else WEEKS[0]
    shown = follow_exercise(
        house.ledger, _find_known(exercise), _find_side(side), now=house.now(), weeks=shown_weeks
    )
    if isinstance(shown, Refusal):
        return RedirectResponse("/start", 303)
    return house.render(
        request,
        "follow.html",
        shown=shown,
        choices=WEEKS,
        weeks=shown_weeks,
        wide=draw_week_bars(shown, size=WIDE),
        phone=draw_week_bars(shown, size=PHONE),
        parts=[_part(shown, kind) for kind in KINDS if shown.values[kind]],
        by_week={kind: {one.monday: one for one in shown.values[kind]} for kind in KINDS},
        bests=find_bests(house.ledger, shown.exercise, shown.side),
        faces=count_faces(list_felt(house.ledger, shown.exercise, shown.side)),
        grade=GRADE_WORDS[find_grade(exercise)],
        words=follow_words,
    )


def _part(shown: ExerciseWeeks, kind: Kind) -> ValuePart:
    """Return one kind of number with its charts."""
    mark = follow_words.mark_of(kind, shown.mark)
    title = follow_words.TITLES[kind]
    wide, phone = (
        draw_week_values(
            shown,
            shown.values[kind],
            size=size,
            scale=replace(_SCALES[kind], mark=mark),
            what=with_lower_first(title),
        )
        for size in (WIDE, PHONE)
    )
    return ValuePart(
        kind=kind,
        title=title,
        explained=follow_words.EXPLAINED[kind],
        mark=mark,
        weeks=shown.values[kind],
        change=shown.changes[kind],
        wide=wide,
        phone=phone,
    )


_SCALES: Mapping[Kind, Scale] = {
    "range": Scale(step=10, least=30),
    "smoothness": Scale(step=0.5, least=1.0, digits=1, highest=0.0),
    "success": Scale(step=20, least=100, lowest=0.0, highest=100.0),
}
"""No axis is so narrow that noise looks like change (ours)."""


def _find_known(exercise: str) -> str:
    """Return the id of an exercise there is."""
    if exercise not in EXERCISES:
        raise HTTPException(404)
    return exercise


def _find_side(typed: str) -> Watched:
    """Return a side."""
    for side in WATCHED:
        if side == typed:
            return side
    raise HTTPException(404)
