"""The made-up family: believable, the same every time, whole or not at all, and never in a real record."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from lull.actions.made_up_day import DAYS
from lull.actions.made_up_family import make_demo
from lull.actions.plan_day import plan_day
from lull.actions.summarise_progress import Progress, summarise_progress
from lull.actions.today import Today
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.store.ledger import Ledger
from lull.timeline import Span, local_day
from lull.treatment.adherence import match_doses
from made_record import BERLIN, NOW, dose_event


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty record."""
    with Ledger.open(tmp_path / "demo" / "record.db") as opened:
        yield opened


@pytest.fixture
def family(ledger: Ledger) -> RecordState:
    """The family at twenty past three in the afternoon."""
    make_demo(ledger, now=NOW, zone=BERLIN)
    return ledger.state()


def test_three_months_are_made_in_under_two_seconds(ledger: Ledger) -> None:
    """A stranger does not wait to look around; counted as work done, whatever else the machine is doing."""
    start = time.process_time()
    make_demo(ledger, now=NOW, zone=BERLIN)

    assert time.process_time() - start < 2.0


def test_the_same_now_makes_the_same_family(ledger: Ledger, tmp_path: Path) -> None:
    """Every id, time and answer is reproducible."""
    make_demo(ledger, now=NOW, zone=BERLIN)
    with Ledger.open(tmp_path / "again" / "record.db") as again:
        make_demo(again, now=NOW, zone=BERLIN)

        assert again.events() == ledger.events()


def test_the_past_is_the_same_at_another_hour_of_the_day(ledger: Ledger, tmp_path: Path) -> None:
    """Coming back in the evening finds the same morning and more of the day."""
    make_demo(ledger, now=NOW, zone=BERLIN)
    with Ledger.open(tmp_path / "later" / "record.db") as later:
        make_demo(later, now=NOW + timedelta(hours=6), zone=BERLIN)

        assert set(map(repr, ledger.events())) < set(map(repr, later.events()))


def test_it_never_enters_a_record_that_is_not_empty(ledger: Ledger) -> None:
    """A real record stays a real record."""
    ledger.append(dose_event())
    with pytest.raises(BadInput, match="is not empty: the made-up family needs one of its own"):
        make_demo(ledger, now=NOW, zone=BERLIN)

    assert len(ledger.events()) == 1


@pytest.mark.parametrize("hour", [0, 7, 13, 22])
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Pacific/Auckland"])
def test_nothing_lies_ahead_of_now_at_any_hour_anywhere(ledger: Ledger, hour: int, zone: str) -> None:
    """Whenever and wherever it is opened, it has a day to show and no entry from the future."""
    now = datetime(2026, 10, 25, hour, 20, tzinfo=UTC)
    make_demo(ledger, now=now, zone=ZoneInfo(zone))
    day = plan_day(ledger.state(), now=now)

    assert all(event.recorded_at <= now and event.happened_at <= now for event in ledger.events())
    assert isinstance(day, Today)
    assert day.forecast is not None
    assert day.gate is None
    assert all(finding.card is None for finding in day.findings)


def test_the_afternoon_shows_what_the_picture_shows(family: RecordState) -> None:
    """A given morning, a gap at 11:30, doses still due, a fresh check-in, and a window this afternoon."""
    day = plan_day(family, now=NOW)

    assert isinstance(day, Today)
    assert [line.state for line in day.slots] == ["given", "no_record", "due", "due"]
    assert day.freshness.state == "fresh"
    assert day.next_window is not None
    assert day.next_window.span.start.astimezone(BERLIN).hour in range(15, 18)
    assert [finding.code for finding in day.findings] == ["overdue"]


def test_most_doses_are_given_and_some_have_no_record(family: RecordState) -> None:
    """Between one in a hundred and one in ten has no record, never more than a few in a row."""
    span = Span(NOW - timedelta(days=DAYS), NOW)
    match = match_doses(family.slots_in(span), family.administrations, NOW)

    assert 0.01 < len(match.no_record) / (len(match.given) + len(match.no_record)) < 0.1
    assert match.extra == ()


def test_check_ins_follow_the_curve(family: RecordState) -> None:
    """Told stiffness is lower an hour or two after a dose than before the first one of the day."""
    clock = {c.id: c.at.astimezone(BERLIN) for c in family.check_ins}
    recent = [c for c in family.check_ins if c.at > NOW - timedelta(days=40) and c.stiffness is not None]
    before = [c.stiffness for c in recent if clock[c.id].hour < 8 and c.stiffness is not None]
    after = [c.stiffness for c in recent if clock[c.id].hour == 17 and c.stiffness is not None]

    assert sum(before) / len(before) > sum(after) / len(after) + 0.8


def test_practice_is_four_or_five_days_a_week_and_grows(family: RecordState, ledger: Ledger) -> None:
    """Both exercises, resting days, and a range that grows by less than the camera's error a month."""
    progress = summarise_progress(ledger, now=NOW, weeks=13)
    assert isinstance(progress, Progress)
    days = {day.on for day in progress.days}
    knee = [d.median_range.deg for d in progress.days if d.exercise == "knee-straighten" and d.median_range]

    assert 4 * 13 <= len(days) <= 5 * 13
    assert {day.exercise for day in progress.days} == {"knee-straighten", "elbow-straighten"}
    assert sum(knee[-8:]) / 8 > sum(knee[:8]) / 8 + 5.0
    assert any(day.told_repetitions for day in progress.days)
    assert local_day(NOW, BERLIN) in days
    assert len(progress.plans) == 3
    assert family.sessions[-1].own_range_deg is not None
