"""Checking the stock against plan and record: the earlier day, in time, and again when it moves."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from lull.actions.begin_record import begin_record
from lull.actions.change_settings import change_settings
from lull.actions.change_stock import change_stock
from lull.actions.check_stock import check_stock, summarise_stock
from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.record_dose import record_dose
from lull.actions.recorded import Recorded
from lull.actions.see_notice import see_notice
from lull.actions.set_plan import set_plan
from lull.actions.tell_dose import tell_not_given
from lull.quantities import OralMg, ProductStrength
from lull.record.settings import Settings
from lull.refusal import BadInput
from lull.store.ledger import Ledger
from lull.timeline import wall_clock_at
from lull.treatment.dose_told import DoseNotGiven
from lull.treatment.stock import StockChange, StockChangeKind
from made_record import BERLIN, MARA, NOW, made_dose, made_plan

TABLET = ProductStrength(OralMg(10.0), "tablet")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A record with a plan of 10 mg at 07:30, 11:30, 15:30 and 20:30; it is 15:20."""
    with Ledger.open(tmp_path / "home" / "record.db") as opened:
        begin_record(opened, MARA, made_plan(), event_id="begin", now=NOW - timedelta(days=10))
        yield opened


def stock(
    quantity: float,
    kind: StockChangeKind = "counted",
    *,
    at: datetime = NOW,
    strength: ProductStrength = TABLET,
) -> StockChange:
    """Return a change of the stock."""
    return StockChange(
        id=f"{kind} {quantity} {at}", kind=kind, quantity=quantity, strength=strength, at=at, recorded_at=NOW
    )


@pytest.mark.hazard("H05")
def test_doses_without_a_record_count_for_the_earlier_day(ledger: Ledger) -> None:
    """Ten tablets yesterday at 12:20; 15:30 and 20:30 recorded, three others not: 5 to 8 are left."""
    noon = NOW - timedelta(days=1, hours=3)
    change_stock(ledger, stock(10, at=noon))
    for k, hours in enumerate((0, 5)):
        taken_at = NOW - timedelta(days=1) + timedelta(hours=hours, minutes=10)
        record_dose(ledger, made_dose(str(k), taken_at=taken_at))
    found = summarise_stock(ledger.state(), NOW)

    assert found is not None
    assert (found.left.least, found.left.most) == (5.0, 8.0)
    # 15:30 and 20:30 today, three tomorrow: the dose of 20:30 tomorrow is no longer there.
    assert found.runs_out_at == wall_clock_at(date(2026, 11, 23), time(20, 30), BERLIN)


@pytest.mark.hazard("H05")
def test_the_stock_is_spoken_of_in_time_and_weighs_more_at_the_end(ledger: Ledger) -> None:
    """More than a week: nothing. Within it: told. Within two days: with the card, and never put away."""
    assert check_stock(ledger.state(), NOW) == ()
    change_stock(ledger, stock(100))
    assert check_stock(ledger.state(), NOW) == ()
    change_stock(ledger, stock(20, at=NOW + timedelta(minutes=1)))
    (told,) = check_stock(ledger.state(), NOW + timedelta(minutes=2))
    assert (told.code, told.level, told.card) == ("stock_low", "warn", None)
    assert told.message.startswith("The stock may run out on Friday 27 November.")

    change_stock(ledger, stock(3, at=NOW + timedelta(minutes=3)))
    (near,) = check_stock(ledger.state(), NOW + timedelta(minutes=4))
    assert (near.level, near.card, near.id) == ("urgent", "withdrawal", "")


@pytest.mark.hazard("H25")
def test_a_notice_that_was_seen_comes_back_when_its_day_moves(ledger: Ledger) -> None:
    """Seen is about this very day; a tablet that was dropped is told anew."""
    change_stock(ledger, stock(20))
    (told,) = check_stock(ledger.state(), NOW)
    see_notice(ledger, told.id, event_id="seen", now=NOW)
    assert check_stock(ledger.state(), NOW) == ()
    change_stock(ledger, stock(15, at=NOW + timedelta(minutes=1)))

    (again,) = check_stock(ledger.state(), NOW + timedelta(minutes=1))
    assert again.id != told.id


@pytest.mark.hazard("H24")
def test_the_threshold_is_a_setting(ledger: Ledger) -> None:
    """Three days instead of seven."""
    change_stock(ledger, stock(20))
    change_settings(ledger, Settings(stock_days=3), event_id="settings", now=NOW)

    assert check_stock(ledger.state(), NOW) == ()


def test_a_count_that_cannot_be_right_is_said(ledger: Ledger) -> None:
    """Two given since one was counted."""
    change_stock(ledger, stock(1, at=NOW - timedelta(hours=9)))
    for k, hours in enumerate((7.8, 3.8)):
        record_dose(ledger, made_dose(str(k), taken_at=NOW - timedelta(hours=hours)))
    (found,) = check_stock(ledger.state(), NOW)

    assert found.code == "stock_short"
    assert "The stock may have run out." in found.message


@pytest.mark.hazard("H01")
def test_another_strength_than_the_plans_is_asked_about_once(ledger: Ledger) -> None:
    """A bottle instead of tablets; the answer is written, and the same entry again is the same."""
    syrup = stock(100, "fetched", strength=ProductStrength(OralMg(1.0), "mL"))
    asked = change_stock(ledger, syrup)
    assert isinstance(asked, NeedsConfirmation)
    assert asked.message == (
        "The plan says 10 mg per tablet. This stock is 1 mg per mL. Does the label in your hand say so?"
    )
    assert isinstance(change_stock(ledger, syrup, confirmed=True), Recorded)
    assert isinstance(change_stock(ledger, syrup), Recorded)
    assert len(list(ledger.state().said(StockChange))) == 1


def test_a_stock_of_before_the_birth_is_a_slip(ledger: Ledger) -> None:
    """The year was typed wrongly."""
    with pytest.raises(BadInput, match=r"the stock at .* lies before the date of birth"):
        change_stock(ledger, stock(5, at=datetime(1990, 1, 1, tzinfo=BERLIN)))


@pytest.mark.hazard("H06")
@pytest.mark.parametrize("day", [date(2026, 3, 28), date(2026, 10, 24)])
def test_the_day_is_the_one_on_the_wall_when_the_clocks_change(tmp_path: Path, day: date) -> None:
    """Counted on the evening before: four doses are the whole of the next day, be it 23 or 25 hours."""
    now = wall_clock_at(day, time(21), BERLIN)
    with Ledger.open(tmp_path / "dst" / "record.db") as ledger:
        plan = made_plan(valid_from=now - timedelta(days=1))
        begin_record(ledger, MARA, plan, event_id="begin", now=now - timedelta(days=1))
        ledger_change = StockChange(
            id="s", kind="counted", quantity=4, strength=TABLET, at=now, recorded_at=now
        )
        change_stock(ledger, ledger_change)
        found = summarise_stock(ledger.state(), now)

    assert found is not None
    assert found.runs_out_at == wall_clock_at(day + timedelta(days=2), time(7, 30), BERLIN)


@pytest.mark.hazard("H05")
def test_a_dose_told_as_not_given_is_still_on_the_shelf(ledger: Ledger) -> None:
    """Nobody knows of 11:30, then Dad says that it was missed: the range closes."""
    change_stock(ledger, stock(10, at=NOW - timedelta(hours=5)))
    before = summarise_stock(ledger.state(), NOW)
    due_at = wall_clock_at(date(2026, 11, 22), time(11, 30), BERLIN)
    tell_not_given(ledger, DoseNotGiven(id="t", due_at=due_at, recorded_at=NOW, why="missed"))
    after = summarise_stock(ledger.state(), NOW)

    assert before is not None
    assert after is not None
    # 07:30 was due shortly before the count and may have been given after it.
    assert (before.left.least, before.left.most) == (8.0, 10.0)
    assert (after.left.least, after.left.most) == (9.0, 10.0)


@pytest.mark.hazard("H05")
def test_more_given_than_counted_weighs_as_much_as_running_out(ledger: Ledger) -> None:
    """Being wrong about the count must not make it quieter."""
    change_stock(ledger, stock(1, at=NOW - timedelta(days=3)))
    for k in (1, 2):
        record_dose(ledger, made_dose(str(k), taken_at=NOW - timedelta(days=k)))
    (found,) = check_stock(ledger.state(), NOW)

    assert (found.code, found.level, found.card, found.id) == ("stock_short", "urgent", "withdrawal", "")


@pytest.mark.hazard("H01")
def test_a_stock_of_another_product_names_no_day(ledger: Ledger) -> None:
    """200 tablets say nothing about a liquid."""
    change_stock(ledger, stock(200, at=NOW - timedelta(days=3)))
    plan = made_plan("liquid", valid_from=NOW)
    syrup = replace(plan, strength=ProductStrength(OralMg(1.0), "mL"))
    set_plan(ledger, syrup, now=NOW, confirmed=True)
    (found,) = check_stock(ledger.state(), NOW)

    assert found.code == "stock_other_product"
    assert found.message == (
        "The stock that was counted is 10 mg per tablet. The plan says 1 mg per mL. Count the product of"
        " the plan."
    )
    summary = summarise_stock(ledger.state(), NOW)
    assert summary is not None
    assert summary.runs_out_at is None
