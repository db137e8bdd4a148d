"""A dose as needed beside the prescriber's own order: asked about when too soon or too often, and taken."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lull.actions.begin_record import begin_record
from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.plan_day import plan_day
from lull.actions.record_dose import record_dose
from lull.actions.recorded import Recorded
from lull.actions.set_plan import set_weaning
from lull.actions.today import Today
from lull.store.ledger import Ledger
from made_facts import made_school_plan, made_weaning
from made_record import MARA, NOW, made_dose

NOON = NOW.replace(hour=11, minute=0)  # 12:00 in Berlin; the plan has 09:00 and 20:00 on this Sunday


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return a record whose plan allows 5 mg as needed: twice a day at most, four hours apart."""
    plan = made_school_plan(valid_from=NOW - timedelta(days=10))
    with Ledger.open(tmp_path / "record.db") as opened:
        begin_record(opened, MARA, plan, event_id="begin", now=NOW - timedelta(days=10))
        yield opened


def give(
    ledger: Ledger, name: str, at: datetime, mg: float = 5.0, *, needed: bool = True, confirmed: bool = False
) -> Recorded | NeedsConfirmation:
    """Record a dose by Mara herself."""
    dose = made_dose(name, mg=mg, taken_at=at, recorded_at=NOW + timedelta(hours=12))
    return record_dose(ledger, replace(dose, as_needed=needed), confirmed=confirmed)


@pytest.mark.hazard("H03")
def test_a_needed_dose_sooner_than_ordered_is_asked_about_once(ledger: Ledger) -> None:
    """Two hours after another one, where four were ordered; the order's own words are in the question."""
    assert isinstance(give(ledger, "first", NOON), Recorded)
    asked = give(ledger, "second", NOON + timedelta(hours=2))

    assert isinstance(asked, NeedsConfirmation)
    assert asked.why == "against_order"
    assert asked.message == (
        "Dr Okafor's plan for spasms says at least 4 hours apart. 5 mg is in the record 2 h 0 min away from"
        " this one. Was it given then?"
    )
    assert isinstance(give(ledger, "second", NOON + timedelta(hours=2), confirmed=True), Recorded)


@pytest.mark.hazard("H03")
def test_one_more_than_ordered_a_day_is_asked_about(ledger: Ledger) -> None:
    """The third of two."""
    for name, hours in (("first", 0), ("second", 4)):
        assert isinstance(give(ledger, name, NOON + timedelta(hours=hours)), Recorded)
    asked = give(ledger, "third", NOON + timedelta(hours=10))

    assert isinstance(asked, NeedsConfirmation)
    assert asked.why == "against_order"
    assert "at most 2 a day. The day already has 2." in asked.message


@pytest.mark.hazard("H05")
def test_a_needed_dose_hides_no_dose_that_is_missing(ledger: Ledger) -> None:
    """09:00 has no record; 5 mg as needed at 09:30 does not answer it, and 10 mg of the plan does."""
    assert isinstance(give(ledger, "needed", NOON.replace(hour=8, minute=31)), Recorded)
    nine = NOON.replace(hour=8)
    today = plan_day(ledger.state(), now=NOW)
    assert isinstance(today, Today)
    assert {line.slot.due_at: line.state for line in today.slots}[nine] == "no_record"
    assert [dose.id for dose in today.extra] == ["needed"]

    assert isinstance(give(ledger, "nine", nine, mg=10.0, needed=False), Recorded)
    today = plan_day(ledger.state(), now=NOW)
    assert isinstance(today, Today)
    assert {line.slot.due_at: line.state for line in today.slots}[nine] == "given"


@pytest.mark.hazard("H03")
def test_a_dose_while_the_plan_has_none_is_above_it(ledger: Ledger) -> None:
    """After the prescriber's end of the plan, a dose is asked about in words that fit."""
    stop = made_weaning(starts_at=NOON - timedelta(days=1), totals=())
    set_weaning(ledger, stop, now=NOON - timedelta(days=1), confirmed=True)
    asked = give(ledger, "dose", NOON)

    assert isinstance(asked, NeedsConfirmation)
    assert asked.message.startswith("The plan from Dr Okafor has no dose now, and 5 mg is recorded.")
    assert "against_order" in asked.also
