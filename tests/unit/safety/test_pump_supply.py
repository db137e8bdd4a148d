"""What is left in the reservoir, worked by hand, and that the sum errs early."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lull.record.pump_history import find_pump_history
from lull.safety.pump_supply import PumpSupply
from made_pump import PUMP, made_program, made_refill, made_turn, pump_event, pump_record
from made_record import NOW

DAY = timedelta(days=1)
FILLED = NOW - 20 * DAY


def supply_of(*more: object, **changes: object) -> PumpSupply:
    """Return the supply of a record: 20 mL of 500 mcg/mL, 240 mcg a day, filled twenty days ago."""
    state = pump_record(made_program(), made_refill(), *more, **changes)  # type: ignore[arg-type]
    supply = find_pump_history(state).to_supply(NOW)
    assert supply is not None
    return supply


def test_what_is_left_is_worked_by_hand() -> None:
    """20 days of 240 mcg are 4800 mcg or 9.6 mL; 10.4 of 20 mL are left, give or take a tenth of those."""
    left = supply_of().estimate_left(NOW)

    assert left is not None
    assert left.ml == pytest.approx(10.4)
    assert left.least_ml == pytest.approx(20 - 10.56)
    assert left.most_ml == pytest.approx(20 - 8.64)


def test_low_and_dry_are_worked_by_hand() -> None:
    """18 mL hold 9000 mcg, 37.5 days; 20 mL hold 10000 mcg, 41 days and 16 hours."""
    supply = supply_of()

    assert supply.find_low_at() == FILLED + timedelta(days=37.5)
    assert supply.find_dry_at() == FILLED + timedelta(days=41, hours=16)


def test_without_the_clinics_low_volume_a_stated_share_counts() -> None:
    """A tenth of the filling, which is ours."""
    known = supply_of(pump=replace(PUMP, low_reservoir_ml=4.0))
    unknown = supply_of(pump=replace(PUMP, low_reservoir_ml=None))

    assert known.counted_low_ml == 4.0
    assert unknown.counted_low_ml == pytest.approx(2.0)


@pytest.mark.hazard("H12")
def test_a_faster_program_written_down_late_counts_from_its_start() -> None:
    """A rate change nobody entered at once is what makes a date too late."""
    faster = made_program("faster", mcg_a_day=480.0, valid_from=NOW - 10 * DAY)
    supply = supply_of(pump_event(faster, "faster", NOW))

    assert supply.find_low_at() == FILLED + timedelta(days=10 + (9000 - 2400) / 480)


@pytest.mark.hazard("H12")
def test_a_slower_program_for_later_does_not_move_the_date_back() -> None:
    """It may never come: until it has, the faster one counts."""
    slower = made_program("slower", mcg_a_day=60.0, valid_from=NOW + 2 * DAY)

    assert supply_of(pump_event(slower, "slower", NOW)).find_low_at() == supply_of().find_low_at()


@pytest.mark.hazard("H12")
def test_a_pump_that_stood_still_does_not_stretch_the_sum() -> None:
    """What was stopped may have run."""
    stopped = pump_event(made_turn("stopped", NOW - 10 * DAY), "stopped", NOW)

    assert supply_of(stopped).find_low_at() == supply_of().find_low_at()


@pytest.mark.hazard("H12")
def test_a_program_written_down_after_the_refill_counts_from_the_refill_on() -> None:
    """Nobody fills a pump that is to give nothing."""
    state = pump_record(made_program(valid_from=NOW - DAY), made_refill())
    supply = find_pump_history(state).to_supply(NOW)

    assert supply is not None
    assert supply.find_low_at() == FILLED + timedelta(days=37.5)


def test_a_filling_counts_for_a_year_at_most() -> None:
    """Our sum looks no further; then nothing is taken to be left."""
    state = pump_record(made_program(mcg_a_day=1.0), made_refill())
    supply = find_pump_history(state).to_supply(NOW)

    assert supply is not None
    assert supply.find_low_at() is None
    assert supply.find_dry_at() == FILLED + 366 * DAY


def test_without_a_program_there_is_no_sum() -> None:
    """And nothing is guessed."""
    supply = find_pump_history(pump_record(None, made_refill())).to_supply(NOW)

    assert supply is not None
    assert supply.estimate_left(NOW) is None
    assert supply.find_low_at() is None
    assert supply.find_dry_at() is None
