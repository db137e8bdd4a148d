"""Measure: what can be measured at home, the last results, and the test days with their errors."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from lull.actions.at_that_time import find_given_before
from lull.actions.keep_pendulum_test import ShownTest, show_test
from lull.movement.landmarks import SIDES, Side
from lull.record.state import RecordState
from lull.saying import say
from lull.timeline import local_day
from lull.web import measured_words, swing_words
from lull.web.charts.first_swing_chart import DrawnDay, DrawnSwing, draw_test_days
from lull.web.house import house_of
from lull.web.toast import find_toast
from lull.web.wording import short_day

if TYPE_CHECKING:
    from datetime import date

router = APIRouter()

MOST_DAYS = {"wide": 10, "phone": 4}
"""So many test days fit beside each other."""

MOST_KEPT = 20
"""So many of the other tests are listed, the latest first."""

LABELS: Mapping[Side, str] = {
    "left": say("First swing of the left leg on test days, with errors. The table below has every number."),
    "right": say("First swing of the right leg on test days, with errors. The table below has every number."),
}
"""The test days of a leg, for who does not see them."""

WIDTHS = {"wide": 720.0, "phone": 348.0}


@router.get("/measure")
def show_measure(request: Request, done: str = "") -> Response:
    """Show what can be measured and what was."""
    house = house_of(request)
    state, now = house.ledger.state(), house.now()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    legs = [(side, shown) for side in SIDES if (shown := _last_days(state, side, state.zone))]
    last_kept = tuple(reversed(state.measurements[-MOST_KEPT:]))
    return house.render(
        request,
        "measure.html",
        legs=[(side, shown, _draw_days(side, shown, state.zone)) for side, shown in legs],
        kept=[(one, find_given_before(state, one.at)) for one in last_kept],
        words=swing_words,
        measured=measured_words,
        toast=find_toast(state, done, now=now, zone=state.zone),
    )


def _last_days(state: RecordState, side: Side, zone: ZoneInfo) -> list[ShownTest]:
    """Return the tests of one leg on its last test days, in order of time."""
    tests = [test for test in state.pendulum_tests if test.side == side]
    days = sorted({local_day(test.at, zone) for test in tests})[-MOST_DAYS["wide"] :]
    return [show_test(state, test) for test in tests if local_day(test.at, zone) in days]


def _draw_days(side: Side, shown: list[ShownTest], zone: ZoneInfo) -> list[Markup]:
    """Return the test days of one leg, wide and for a phone."""
    by_day: dict[date, list[DrawnSwing]] = defaultdict(list)
    for one in shown:
        words = swing_words.clock_words(one.test.at, zone)
        by_day[local_day(one.test.at, zone)].append(
            DrawnSwing(words=words, first_swing=one.first_swing, gold=one.in_window)
        )
    days = [DrawnDay(words=short_day(day), swings=swings) for day, swings in sorted(by_day.items())]
    label = LABELS[side]
    return [
        draw_test_days(days[-MOST_DAYS[name] :], width=WIDTHS[name], name=name, label=label)
        for name in WIDTHS
    ]
