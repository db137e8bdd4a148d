"""Laws of the printed page: whatever was written, it is one page, and every due dose is on it."""

from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from lull.actions.make_report import make_report
from lull.actions.report_asked import LONGEST_QUESTION, MOST_QUESTIONS, ask_for_weeks
from lull.actions.report_extras import ReportExtras
from lull.exchange import clinic_report
from lull.exchange.clinic_report import draw_clinic_report
from lull.exchange.report_pen import Pen
from lull.progress.clinic_report import (
    ClinicReport,
    GradeLine,
    MeasuredLine,
    PumpLine,
    SideEffectLine,
    WeaningLine,
)
from lull.record.event import Event
from lull.record.event_body import check_in_to_event, to_event
from lull.record.person_description import PersonDescription
from lull.store.ledger import Ledger
from lull.tone.check_in import CheckIn
from made_record import NOW, dose_event, made_attempt, made_plan, plan_event, session_event
from made_report import made_fonts

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=LONGEST_QUESTION).filter(
    str.strip
)
NO_SHRINK = (Phase.explicit, Phase.reuse, Phase.generate)
"""A drawing takes a while; a record that fails is told as it is."""

ZONES = ["Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Asia/Kolkata"]


@st.composite
def records(draw: st.DrawFn) -> list[Event]:
    """Draw a person, plans of any times, doses, check-ins and practice over four months."""
    began = NOW - timedelta(days=120)
    person = PersonDescription(
        name=draw(WORDS),
        born_on=date(2010, 2, 28),
        weight_kg=30.0,
        zone=ZoneInfo(draw(st.sampled_from(ZONES))),
    )
    events = [to_event(person, event_id="p", happened_at=began, recorded_at=began, said_by="x")]
    minutes = st.integers(0, 120 * 24 * 60)
    for k in range(draw(st.integers(0, 8))):
        at = began + timedelta(minutes=draw(minutes))
        clocks = draw(st.lists(st.times(), min_size=1, max_size=24, unique_by=lambda t: (t.hour, t.minute)))
        plan = made_plan(f"plan {k}", clocks=tuple(f"{t:%H:%M}" for t in clocks), valid_from=at)
        object.__setattr__(plan, "prescriber", draw(WORDS))
        events.append(plan_event(plan, at))
    for k in range(draw(st.integers(0, 30))):
        at = began + timedelta(minutes=draw(minutes))
        events.append(draw(st.sampled_from([_dose, _told, _session]))(k, at))
    return sorted(events, key=lambda event: event.recorded_at)


def _dose(k: int, at: datetime) -> Event:
    """Return a dose."""
    return dose_event(f"d{k}", mg=2.5 * (k % 5 + 1), taken_at=at, recorded_at=at)


def _told(k: int, at: datetime) -> Event:
    """Return a check-in with every answer."""
    check_in = CheckIn(
        id=f"c{k}",
        at=at,
        recorded_at=at,
        stiffness=k % 11,
        sleepy=k % 5,
        weak=k % 4,
        fell=k % 2 == 0,
        ill=True,
    )
    return check_in_to_event(check_in)


def _session(k: int, at: datetime) -> Event:
    """Return a practice session."""
    return session_event(f"s{k}", at)


@pytest.mark.slow
@settings(max_examples=20, deadline=None, phases=NO_SHRINK, suppress_health_check=[HealthCheck.too_slow])
@given(
    events=records(),
    weeks=st.integers(1, 12),
    questions=st.lists(WORDS, max_size=MOST_QUESTIONS),
)
def test_any_record_is_one_page_with_a_mark_for_every_due_dose(
    events: list[Event], weeks: int, questions: list[str]
) -> None:
    """Nothing crashes, nothing runs onto a second page, and no due dose is lost."""
    sessions = [event.id for event in events if event.id.startswith("s")]
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "record.db") as ledger:
        ledger.append(*events, attempts={name: [made_attempt(1), made_attempt(2)] for name in sessions})
        state = ledger.state()
        assert state.zone is not None
        asked = ask_for_weeks(weeks, now=NOW, zone=state.zone, questions=questions)
        report = make_report(ledger, asked, now=NOW)
        assert isinstance(report, ClinicReport)
        slots = state.slots_in(report.period.span)
    page, spare = draw_and_measure(report)

    assert len(report.doses.marks) == len(slots)
    assert len(PdfReader(BytesIO(page)).pages) == 1
    assert spare >= 0


def draw_and_measure(report: ClinicReport) -> tuple[bytes, float]:
    """Draw the page and tell how much paper it leaves: less than none means that something runs over."""
    left: list[float] = []
    real = clinic_report._draw

    def keep(drawn: ClinicReport, page: clinic_report._Page, pen: Pen) -> None:
        left.append(page.spare)
        real(drawn, page, pen)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clinic_report, "_draw", keep)
        page = draw_clinic_report(report, made_fonts())
    return page, left[0]


@pytest.mark.hazard("H01")
def test_the_fullest_page_we_can_think_of_still_fits() -> None:
    """Every list long, every word long: the tightest detail holds it, and says what it leaves out."""
    long = "Wide words and more of them again. " * 6
    began = NOW - timedelta(days=120)
    person = PersonDescription(name=long, born_on=date(2010, 2, 28), weight_kg=30.0, zone=ZoneInfo(ZONES[0]))
    clocks = tuple(f"{hour:02}:{minute}" for hour in range(24) for minute in ("00", "30"))
    events = [to_event(person, event_id="p", happened_at=began, recorded_at=began, said_by="x")]
    for k in range(30):
        at = began + timedelta(days=4 * k, hours=5)
        plan = made_plan(f"plan {k}", clocks=clocks, valid_from=at)
        object.__setattr__(plan, "prescriber", long)
        events.append(plan_event(plan, at))
        events += [_told(50 * k + n, at + timedelta(hours=n)) for n in range(8)]
        events += [_session(k, at)]
    extras = ReportExtras(
        side_effects=tuple(SideEffectLine(name=long, days=(NOW.date(),) * 30, said=long) for _ in range(20)),
        pump=PumpLine(program=long, concentration=long, refill=long),
        weaning=tuple(WeaningLine(from_on=NOW.date(), amounts=long, prescriber=long) for _ in range(20)),
        measured=(MeasuredLine(name=long, latest=long, latest_on=NOW.date()),) * 20,
        grades=(GradeLine(name=long, told=long, on=NOW.date(), examiner=long),) * 20,
    )
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "record.db") as ledger:
        ledger.append(*events, attempts={f"s{k}": [made_attempt(1)] for k in range(30)})
        questions = ["Why? " * 32] * MOST_QUESTIONS
        asked = ask_for_weeks(12, now=NOW, zone=person.zone, questions=questions, made_by="x" * 80)
        report = make_report(ledger, asked, now=NOW, extras=extras)
    assert isinstance(report, ClinicReport)
    page, spare = draw_and_measure(report)

    assert spare >= 0
    text = " ".join(PdfReader(BytesIO(page)).pages[0].extract_text().split())
    assert "more, see the app" in text
    assert "480 mg a day" in text
    assert "10 mg per tablet" in text
