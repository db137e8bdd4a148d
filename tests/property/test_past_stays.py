"""What was shown stays: no later plan and no wrong clock moves a past curve or a dose (hazards H06, H20)."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lull.actions.plan_day import plan_day
from lull.actions.predict_span import predict_span
from lull.actions.set_plan import set_plan, set_weaning
from lull.actions.today import Today
from lull.actions.void_event import void_event
from lull.record.event import Event
from lull.record.event_body import to_event, to_event_now
from lull.record.fold import fold
from lull.record.plan_version import PlanVersion
from lull.record.state import RecordState
from lull.record.weaning import Weaning
from lull.store.ledger import Ledger
from lull.timeline import Span
from lull.tone.forecast import Forecast
from made_facts import made_holiday, made_school_plan, made_weaning
from made_record import MARA, NOW, dose_event, made_plan, void_event_of

A_DAY = timedelta(days=1)
BEGAN = NOW - 20 * A_DAY
PAST = Span(NOW - 2 * A_DAY, NOW)


def written(fact: PlanVersion | Weaning, at: datetime, place: int) -> Event:
    """Return the event that writes a plan down."""
    return replace(to_event_now(fact, event_id=fact.id, now=at), place=place)


def begun() -> list[Event]:
    """Return a record of twenty days: a plan, a holiday in it, a weaning that runs, and doses with gaps."""
    described = to_event(MARA, event_id="begin", happened_at=BEGAN, recorded_at=BEGAN, said_by="self")
    log = [
        replace(described, place=1),
        written(made_plan("plan", valid_from=BEGAN), BEGAN, 2),
        written(made_holiday("holiday", valid_from=NOW - 12 * A_DAY, days=5), NOW - 15 * A_DAY, 3),
        written(made_weaning("weaning", starts_at=NOW - 6 * A_DAY, days_apart=4), NOW - 7 * A_DAY, 4),
    ]
    for k in range(30):
        at = NOW - timedelta(hours=9 * (k + 1))
        if k % 4:
            log.append(replace(dose_event(f"dose-{k}", taken_at=at, recorded_at=at), place=100 - k))
    return log


def curve(state: RecordState) -> tuple[np.ndarray, tuple[object, ...]]:
    """Return the past curve with its bands, and the stretches it calls unknown."""
    forecast = predict_span(state, MARA, PAST, now=NOW)
    assert isinstance(forecast, Forecast)
    bands = forecast.tone["legs"]
    rows = [bands.p05, bands.p25, bands.p50, bands.p75, bands.p95]
    return np.array(rows), forecast.unknown


CHANGES: dict[str, PlanVersion | Weaning] = {
    "edit": made_plan("new", amount_mg=25.0, valid_from=NOW),
    "back-date": made_plan("new", amount_mg=25.0, valid_from=NOW - 9 * A_DAY),
    "back-date a holiday": made_holiday("new", valid_from=NOW - 3 * A_DAY, days=9),
    "back-date school days": made_school_plan("new", valid_from=NOW - 4 * A_DAY),
    "back-date steps": made_weaning("new", starts_at=NOW - 9 * A_DAY, days_apart=3),
    "pause": made_holiday("new", valid_from=NOW, days=2, purpose="illness_pause"),
}


@pytest.mark.hazard("H20")
@pytest.mark.parametrize("change", CHANGES)
def test_no_plan_entered_now_changes_a_past_curve(change: str) -> None:
    """Edited, paused, laid over or dated back: bands and unknown stretches before now are what they were."""
    log = begun()
    rows, unknown = curve(fold(log))
    after, unknown_after = curve(fold([*log, written(CHANGES[change], NOW, 200)]))

    assert np.array_equal(rows, after)
    assert unknown == unknown_after


@pytest.mark.hazard("H20")
@pytest.mark.parametrize("cancelled", ["plan", "holiday", "weaning"])
def test_no_plan_cancelled_now_changes_a_past_curve(cancelled: str) -> None:
    """Cancelled while it runs, or long after it ran."""
    log = begun()
    rows, unknown = curve(fold(log))
    after, unknown_after = curve(fold([*log, replace(void_event_of(cancelled, "void", NOW), place=200)]))

    assert np.array_equal(rows, after)
    assert unknown == unknown_after


@pytest.mark.hazard("H20")
@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from([*CHANGES, "void"]), max_size=4), st.integers(0, 48))
def test_no_sequence_of_changes_touches_the_past(names: list[str], hours: int) -> None:
    """Whatever is entered one after another, also taken back again."""
    log = begun()
    rows, unknown = curve(fold(log))
    for number, name in enumerate(names):
        at, place = NOW + timedelta(hours=hours * number), 200 + number
        if name == "void":
            target = f"change-{number - 1}" if number else "weaning"
            log.append(replace(void_event_of(target, f"change-{number}", at), place=place))
        else:
            fact = replace(CHANGES[name], id=f"change-{number}")
            log.append(written(fact, at, place))
    after, unknown_after = curve(fold(log))

    assert np.array_equal(rows, after)
    assert unknown == unknown_after


def rows_of(state: RecordState, now: datetime) -> dict[datetime, tuple[str, float]]:
    """Return the day's doses as a page lists them: when due, what became of it, and how much."""
    today = plan_day(state, now=now, day=NOW.date())
    assert isinstance(today, Today)
    return {
        line.slot.due_at: (line.dose.id if line.dose else "", line.slot.amount.mg) for line in today.slots
    }


@pytest.mark.hazard("H06")
@settings(deadline=None, max_examples=20)
@given(st.integers(-14 * 60, 14 * 60))
def test_a_clock_that_is_wrong_by_fourteen_hours_never_shifts_a_dose(minutes: int) -> None:
    """The day's slots, their amounts and the doses that answer them are the same instants under any clock."""
    log = begun()
    state = fold(log)

    wrong = rows_of(state, NOW + timedelta(minutes=minutes))
    assert wrong == rows_of(state, NOW)
    assert [dose.taken_at for dose in state.administrations] == sorted(
        event.happened_at for event in log if event.kind == "dose_given"
    )


@pytest.mark.hazard("H06")
@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(-14 * 60, 14 * 60), st.sampled_from(["Europe/Berlin", "Pacific/Apia"]))
def test_what_a_wrong_clock_wrote_is_put_right_by_what_is_written_after(
    tmp_path_factory: pytest.TempPathFactory, minutes: int, zone: str
) -> None:
    """A plan from a wrong clock never outlives the one entered after it, whatever their times say."""
    folder: Path = tmp_path_factory.mktemp("clock")
    wrong = NOW + timedelta(minutes=minutes)
    zoned = replace(MARA, zone=ZoneInfo(zone))
    with Ledger.open(folder / "record.db") as ledger:
        ledger.append(to_event_now(zoned, event_id="begin", now=BEGAN))
        set_plan(ledger, made_plan("first", valid_from=BEGAN), now=BEGAN)
        set_plan(ledger, made_plan("slip", amount_mg=15.0, valid_from=wrong), now=wrong, confirmed=True)
        right = made_plan("right", amount_mg=12.0, valid_from=max(NOW, wrong))
        set_plan(ledger, right, now=NOW, confirmed=True)
        state = ledger.state()

    assert state.plan_at(max(NOW, wrong) + timedelta(minutes=1)) == right
    assert state.plan_at(NOW + 30 * A_DAY) == right
    assert [entry.id for entry in state.entries] == ["begin", "first", "slip", "right"]


def test_a_weaning_taken_back_and_put_back_is_the_same_again(tmp_path: Path) -> None:
    """Undo and redo of all its steps at once."""
    with Ledger.open(tmp_path / "record.db") as ledger:
        ledger.append(*begun()[:2])
        set_weaning(ledger, made_weaning("w", starts_at=NOW + A_DAY), now=NOW, confirmed=True)
        before = ledger.state().plans_as_prescribed
        void_event(ledger, "w", event_id="undo", now=NOW)
        assert len(ledger.state().plans) == 1
        void_event(ledger, "undo", event_id="redo", now=NOW)
        assert ledger.state().plans_as_prescribed == before
