"""A dose is kept as the tablet or the liquid of the plan of its hour, and two carers hear of each other."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest

from lull.actions.begin_record import begin_record
from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.plan_day import plan_day
from lull.actions.record_dose import record_dose
from lull.actions.recorded import Recorded
from lull.actions.today import Today
from lull.quantities import OralMg, ProductStrength
from lull.store.ledger import Ledger
from made_record import MARA, NOW, made_dose, made_plan, plan_event

SYRUP = ProductStrength(OralMg(5.0), "mL")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A record with tablets until two hours ago and a liquid since then."""
    with Ledger.open(tmp_path / "home" / "record.db") as opened:
        begin_record(opened, MARA, made_plan(), event_id="begin", now=NOW - timedelta(days=10))
        turned = NOW - timedelta(hours=2)
        liquid = replace(made_plan("liquid", valid_from=turned), strength=SYRUP)
        opened.append(plan_event(liquid, at=turned))
        yield opened


@pytest.mark.hazard("H01")
def test_a_dose_has_the_form_of_the_plan_in_force_when_it_was_taken(ledger: Ledger) -> None:
    """Written down afterwards, the morning's tablet stays a tablet; the afternoon's is a liquid."""
    record_dose(ledger, made_dose("morning", taken_at=NOW - timedelta(hours=8)))
    record_dose(ledger, made_dose("now", taken_at=NOW))

    assert [dose.form for dose in ledger.state().administrations] == ["tablet", "oral_solution"]
    day = plan_day(ledger.state(), now=NOW)
    assert isinstance(day, Today)
    assert day.forecast is not None
    given = [dose.form for dose in day.forecast.inputs.given]
    assert given == ["tablet", "oral_solution"]


def test_without_a_plan_a_dose_keeps_the_form_it_came_with(tmp_path: Path) -> None:
    """Nothing is invented."""
    with Ledger.open(tmp_path / "home" / "record.db") as ledger:
        begin_record(ledger, MARA, None, event_id="begin", now=NOW - timedelta(days=1))
        record_dose(ledger, replace(made_dose("a"), form="oral_solution"))
        assert ledger.state().administrations[0].form == "oral_solution"


def test_the_same_dose_sent_again_after_the_plan_changed_is_the_first_entry(ledger: Ledger) -> None:
    """The plan of its hour decides, whatever came since."""
    dose = made_dose("a", taken_at=NOW - timedelta(hours=8))
    first = record_dose(ledger, dose)
    later = replace(made_plan("later", valid_from=NOW), strength=ProductStrength(OralMg(1.0), "mL"))
    ledger.append(plan_event(later, at=NOW))
    again = record_dose(ledger, dose)

    assert isinstance(first, Recorded)
    assert isinstance(again, Recorded)
    assert again.event == first.event


@pytest.mark.hazard("H04")
def test_two_carers_at_the_same_moment_and_the_second_hears_who_and_when(ledger: Ledger) -> None:
    """Both tap at once in two threads: one entry, and one question that names the other and the time."""
    together = Barrier(2)

    def tap(who: str) -> Recorded | NeedsConfirmation:
        together.wait()
        return record_dose(ledger, made_dose(f"dose of {who}", taken_at=NOW, said_by=who))

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(tap, ("Dad", "Mum")))
    (kept,) = ledger.state().administrations
    (asked,) = [answer for answer in said if isinstance(answer, NeedsConfirmation)]

    assert sum(isinstance(answer, Recorded) for answer in said) == 1
    assert asked.message == (
        f"10 mg at 15:20 is already in the record (by {kept.said_by}). Is this another dose?"
    )
