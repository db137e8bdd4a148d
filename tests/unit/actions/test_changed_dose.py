"""After a change of dose no window is shown for a while; ticked signs stay in sight for a day."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lull.actions.begin_record import begin_record
from lull.actions.plan_day import plan_day
from lull.actions.see_notice import see_notice
from lull.actions.set_plan import set_plan
from lull.actions.today import Today
from lull.record.event_body import to_event_now
from lull.safety.danger_signs import DangerSigns
from lull.store.ledger import Ledger
from made_pump import made_program, pump_event
from made_record import MARA, NOW, made_plan

A_DAY = timedelta(days=1)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return a record that began ten days ago."""
    with Ledger.open(tmp_path / "record.db") as opened:
        begin_record(opened, MARA, made_plan(), event_id="begin", now=NOW - 10 * A_DAY)
        yield opened


def today_at(ledger: Ledger, now: datetime) -> Today:
    """Return the day as it stands."""
    today = plan_day(ledger.state(), now=now)
    assert isinstance(today, Today)
    return today


@pytest.mark.hazard("H14")
def test_another_daily_total_closes_windows_for_a_day(ledger: Ledger) -> None:
    """From its start on; another time of day with the same total closes nothing."""
    set_plan(ledger, made_plan("more", amount_mg=15.0, valid_from=NOW), now=NOW)
    today = today_at(ledger, NOW + timedelta(minutes=5))
    assert today.gate is not None
    assert today.gate.code == "plan_changed"
    assert today.sentence.main == "your plan was changed"
    assert today_at(ledger, NOW + A_DAY + timedelta(minutes=5)).gate is None

    same = made_plan(
        "same", amount_mg=15.0, clocks=("08:00", "12:00", "16:00", "21:00"), valid_from=NOW + 3 * A_DAY
    )
    set_plan(ledger, same, now=NOW + 3 * A_DAY, confirmed=True)
    assert today_at(ledger, NOW + 3 * A_DAY + timedelta(minutes=5)).gate is None


@pytest.mark.hazard("H14")
def test_a_pump_that_was_just_written_down_offers_no_window(ledger: Ledger) -> None:
    """The first program too: how it works for this person nobody knows yet."""
    program = made_program(valid_from=NOW - timedelta(hours=2))
    ledger.append(pump_event(program, program.id, NOW))
    today = today_at(ledger, NOW + timedelta(minutes=5))

    assert today.next_window is None
    assert today.gate is not None
    assert today.gate.code == "pump_changed"


@pytest.mark.hazard("H10")
def test_ticked_signs_stay_in_sight_for_a_day(ledger: Ledger) -> None:
    """Dad opens Today an hour after Mum ticked: he reads what she saw, and to call."""
    told = DangerSigns(signs=("very_stiff", "fever"), at=NOW, recorded_at=NOW)
    ledger.append(to_event_now(told, event_id="signs", now=NOW))
    (found,) = (f for f in today_at(ledger, NOW + timedelta(hours=1)).findings if f.code == "signs_ticked")

    assert found.message == (
        "At 15:20 somebody ticked: very stiff; a high fever. If nobody has called yet, call now."
    )
    assert (found.level, found.card) == ("urgent", "withdrawal")
    later = today_at(ledger, NOW + A_DAY + timedelta(minutes=1))
    assert "signs_ticked" not in {f.code for f in later.findings}
    see_notice(ledger, found.id, event_id="seen", now=NOW, said_by="Dad")
    assert "signs_ticked" not in {f.code for f in today_at(ledger, NOW + timedelta(hours=1)).findings}
