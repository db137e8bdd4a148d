"""What came of a leg swing test: the first swing with its error, the trace, and today's other test beside it.

A result is kept only from a visit whose questions were answered freshly (H17), and only once (H04).
"""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from markupsafe import Markup

from lull.actions.keep_pendulum_test import (
    ShownTest,
    TestPair,
    keep_pendulum_test,
    pair_with_earlier,
    show_test,
)
from lull.assessment.number_names import SWING_NAMES
from lull.assessment.number_words import say_number
from lull.assessment.pendulum_formulas import BESIDE, FORMULAS, MEASURES
from lull.assessment.swing_notes import NoteCode
from lull.record.recorded_pendulum_test import RecordedPendulumTest
from lull.refusal import BadInput
from lull.saying import say, together
from lull.web import swing_words
from lull.web.charts.first_swing_chart import DrawnSwing, draw_today
from lull.web.charts.leg_places import KNEE
from lull.web.charts.leg_swing import SLOWER, STEP_S, draw_leg_swings
from lull.web.charts.swing_chart import PHONE, WIDE, SwingSet, draw_swings
from lull.web.forms import Form
from lull.web.house import House, house_of
from lull.web.passive_questions import need_visit, visit_room
from lull.web.passive_visit import PassiveVisit
from lull.web.swing_page import need_side
from lull.web.toast import find_toast

router = APIRouter()

SAID_ANYWAY: frozenset[NoteCode] = frozenset({"few_frames", "few_releases"})
"""Notes about the pace and the number of swings: the page has its own line for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """One number of the test over its swings, in words."""

    name: str
    each: tuple[str, ...]
    formula: str


@router.get("/measure/swing/{visit_id}/result")
def show_result(request: Request, visit_id: str) -> Response:
    """Show what was measured and not kept yet."""
    house, visit = house_of(request), need_visit(request, visit_id)
    if not visit.measured:
        return RedirectResponse(f"/measure/swing/{visit_id}", 303)
    return _render(request, house, _to_test(house, visit), visit=visit)


@router.post("/measure/swing/{visit_id}/keep")
def keep(request: Request, visit_id: str, form: Form) -> Response:
    """Keep what was measured; the same form sent twice keeps it once."""
    del form
    house = house_of(request)
    if house.ledger.state().holds(visit_id):
        return RedirectResponse(f"/measure/test/{visit_id}", 303)
    visit = need_visit(request, visit_id)
    if not visit.measured:
        raise BadInput(say("there is no swing to keep: measure one first"))
    said = keep_pendulum_test(house.ledger, _to_test(house, visit))
    visit_room(request.app).end(visit)
    return RedirectResponse(f"/measure/test/{said.event.id}?done={said.event.id}", 303)


@router.post("/measure/swing/{visit_id}/leave")
def leave(request: Request, visit_id: str, form: Form) -> Response:
    """End a visit without keeping anything."""
    del form
    visit_room(request.app).end(need_visit(request, visit_id))
    return RedirectResponse("/measure", 303)


@router.get("/measure/test/{test_id}")
def show_kept(request: Request, test_id: str, done: str = "") -> Response:
    """Show a test that was kept."""
    house = house_of(request)
    test = next((one for one in house.ledger.state().pendulum_tests if one.id == test_id), None)
    if test is None:
        return RedirectResponse(f"/measure?done={done}" if done.isalnum() else "/measure", 303)
    return _render(request, house, test, done=done)


def _to_test(house: House, visit: PassiveVisit) -> RecordedPendulumTest:
    """Return what was measured at a visit as it would be kept now."""
    now = house.now()
    return RecordedPendulumTest(
        id=visit.id,
        side=need_side(visit),
        at=visit.happened_at or now,
        recorded_at=now,
        helper=visit.helper,
        source=visit.measured[0].source,
        frames_per_s=min(one.frames_per_s for one in visit.measured),
        releases=visit.releases,
    )


def _render(
    request: Request,
    house: House,
    test: RecordedPendulumTest,
    *,
    visit: PassiveVisit | None = None,
    done: str = "",
) -> HTMLResponse:
    """Render a result, kept or not."""
    state, now = house.ledger.state(), house.now()
    zone = state.zone or house.zone
    shown, pair = show_test(state, test), pair_with_earlier(state, test, zone)
    sets = _to_sets(shown, pair, zone)
    label = _label(shown, pair)
    turned = test.source == "gyroscope"
    return house.render(
        request,
        "swing_result.html",
        test=test,
        shown=shown,
        pair=pair,
        visit=visit,
        words=swing_words,
        charts=[draw_swings(sets, size=size, label=label, turned=turned) for size in (WIDE, PHONE)],
        sets=sets,
        legs=draw_leg_swings(test),
        replay={"knee": "{:g} {:g}".format(*KNEE), "slower": SLOWER, "step_s": STEP_S},
        today=_draw_pair(pair),
        rows=_list_numbers(test),
        spread=_spread_words(test),
        notes=_list_notes(visit),
        refused=tuple(words for one in visit.measured for words in one.refused) if visit else (),
        more=visit is not None and visit.refusal is None,
        stopped=visit.refusal if visit is not None else None,
        toast=find_toast(state, done, now=now, zone=zone),
    )


def _to_sets(shown: ShownTest, pair: TestPair | None, zone: ZoneInfo) -> list[SwingSet]:
    """Return what the trace chart draws: today's earlier test dashed, this one solid."""
    earlier, later = (
        swing_words.pair_names(pair) if pair else ("", swing_words.clock_words(shown.test.at, zone))
    )
    sets = []
    if pair is not None and pair.before.test.source == shown.test.source:
        sets.append(
            SwingSet(
                kind="before",
                words=earlier,
                releases=pair.before.test.releases,
                in_window=pair.before.in_window,
            )
        )
    sets.append(SwingSet(kind="after", words=later, releases=shown.test.releases, in_window=shown.in_window))
    return sets


def _draw_pair(pair: TestPair | None) -> Markup | None:
    """Return the two tests of today with their errors."""
    if pair is None or isinstance(pair.compared, str):
        return None
    names = swing_words.pair_names(pair)
    swings = [
        DrawnSwing(words=words, first_swing=one.first_swing, gold=one.in_window)
        for words, one in zip(names, (pair.before, pair.after), strict=True)
    ]
    told = together((together((one.words, say_number(one.first_swing, "deg"))) for one in swings), ", ")
    return draw_today(swings, label=say("First swings today with their errors: {told}.", told=told))


def _label(shown: ShownTest, pair: TestPair | None) -> str:
    """Say the trace chart in a sentence."""
    first = say_number(shown.first_swing, "deg")
    if pair is None:
        return say(
            "Knee bend as the leg swings. First swing {first}. The table below has every number.", first=first
        )
    return say(
        "Knee bend as the leg swings. First swing {first}. Earlier today {before}. The table below has every "
        "number.",
        first=first,
        before=say_number(pair.before.first_swing, "deg"),
    )


def _list_notes(visit: PassiveVisit | None) -> tuple[str, ...]:
    """Return what has to be said about the recordings, once each, and not what the page says anyway."""
    notes = [note for one in (visit.measured if visit else ()) for note in one.notes]
    return tuple(dict.fromkeys(note.message for note in notes if note.code not in SAID_ANYWAY))


def _spread_words(test: RecordedPendulumTest) -> str:
    """Say how far the first swings lie apart, in whole degrees; nothing for one swing."""
    values = [one.value for one in test.first_swings if one.value is not None]
    return f"{max(values) - min(values):.0f}" if len(values) > 1 else ""


def _list_numbers(test: RecordedPendulumTest) -> tuple[NumberRow, ...]:
    """Return every number over the swings of a test."""
    return tuple(
        NumberRow(
            name=SWING_NAMES[name].words,
            each=tuple(say_number(one.numbers[name], SWING_NAMES[name].unit) for one in test.releases),
            formula=FORMULAS[name],
        )
        for name in (*MEASURES, *BESIDE)
        if all(name in one.numbers for one in test.releases)
    )
