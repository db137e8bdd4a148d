"""Facts of every kind for tests of the record: drawn, and told at an instant."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from lull.assessment.gross_motor_measure import GmfmScore
from lull.assessment.measured import Measured, unknown
from lull.assessment.number_names import MAIN_NUMBER, NUMBER_NAMES, Test
from lull.assessment.scales import AshworthGrade
from lull.movement.landmarks import Side
from lull.practice.programme import Block
from lull.practice.sore_part import PainTold
from lull.practice.start_answers import StartAnswers
from lull.progress.practice_session import PracticeSession
from lull.quantities import McgPerHour, OralMg, ProductStrength
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.exercise_unlocked import ExerciseUnlocked
from lull.record.notice_seen import NoticeSeen
from lull.record.plan_version import AsNeeded, PlanVersion, ScheduledDose
from lull.record.programme_version import ProgrammeVersion
from lull.record.pump_facts import PumpBeep, PumpDescription, PumpProgramSet, PumpRefill, PumpTurned
from lull.record.recorded_grade import RecordedGrade
from lull.record.recorded_measurement import RecordedMeasurement
from lull.record.recorded_pendulum_test import FIRST_SWING, RecordedPendulumTest, RecordedRelease
from lull.record.session_felt import SessionFelt
from lull.record.side_effect import SideEffect, SideEffectCourse
from lull.record.weaning import Weaning, WeaningStep
from lull.safety.danger_signs import DangerSigns
from lull.treatment.administration import Administration
from lull.treatment.dose_told import DoseCameUp, DoseNotGiven
from lull.treatment.pump_event import PumpEvent
from lull.treatment.pump_program import PumpFill, PumpStep
from lull.treatment.stock import StockChange
from made_record import BERLIN

if TYPE_CHECKING:
    from lull.record.fact import Fact

SYRUP = ProductStrength(OralMg(1.0), "mL")
SCHOOL_DAYS, FREE_DAYS = (1, 2, 3, 4, 5), (6, 7)


def made_weaning(
    weaning_id: str = "weaning",
    *,
    starts_at: datetime,
    totals: tuple[float, ...] = (30.0, 20.0, 10.0),
    days_apart: int = 7,
    stops: bool = True,
) -> Weaning:
    """Return steps of one dose a day each, so many days apart, with or without an end."""
    steps = tuple(
        WeaningStep(
            starts_at=starts_at + timedelta(days=days_apart * k),
            doses=(ScheduledDose(time(8), OralMg(mg)),),
        )
        for k, mg in enumerate(totals)
    )
    return Weaning(
        id=weaning_id,
        strength=ProductStrength(OralMg(10.0), "tablet"),
        steps=steps,
        zone=BERLIN,
        prescriber="Dr Okafor",
        reason="made up",
        stops_at=starts_at + timedelta(days=days_apart * len(totals)) if stops else None,
    )


def made_holiday(
    plan_id: str = "holiday", *, valid_from: datetime, days: float = 14, purpose: str = "holiday"
) -> PlanVersion:
    """Return a plan for a while."""
    return PlanVersion(
        id=plan_id,
        strength=SYRUP,
        doses=() if purpose == "illness_pause" else (ScheduledDose(time(10), OralMg(7.5)),),
        zone=BERLIN,
        valid_from=valid_from,
        valid_to=valid_from + timedelta(days=days),
        prescriber="Dr Okafor",
        purpose=purpose,  # type: ignore[arg-type]
    )


def made_school_plan(plan_id: str = "school", *, valid_from: datetime) -> PlanVersion:
    """Return a plan in which school days differ from free days, with a dose as needed."""
    return PlanVersion(
        id=plan_id,
        strength=SYRUP,
        doses=(
            ScheduledDose(time(7), OralMg(10.0), SCHOOL_DAYS),
            ScheduledDose(time(9), OralMg(10.0), FREE_DAYS),
            ScheduledDose(time(20), OralMg(5.0)),
        ),
        zone=BERLIN,
        valid_from=valid_from,
        prescriber="Dr Okafor",
        missed_rule="Ask us first.",
        as_needed=(AsNeeded(amount=OralMg(5.0), what_for="spasms", most_a_day=2, least_hours_apart=4.0),),
    )


def made_programme(
    programme_id: str = "programme",
    *,
    valid_from: date,
    recorded_at: datetime,
    blocks: tuple[Block, ...] = (
        Block(exercise="knee-straighten", side="left", sets=2, repetitions=9),
        Block(exercise="side-lift", side="both", sets=1, repetitions=6, weekdays=SCHOOL_DAYS),
    ),
    goal: str = "Put my own coat on.",
) -> ProgrammeVersion:
    """Return a programme that a therapist set."""
    return ProgrammeVersion(
        id=programme_id,
        blocks=blocks,
        valid_from=valid_from,
        set_by="Ms Lind",
        setter="therapist",
        recorded_at=recorded_at,
        goal=goal,
        said_by="Dad",
    )


def made_swing_test(
    test_id: str = "swing",
    *,
    at: datetime,
    recorded_at: datetime | None = None,
    swings_deg: tuple[float, ...] = (62.0, 60.0, 65.0),
    error_deg: float = 3.0,
    side: Side = "left",
) -> RecordedPendulumTest:
    """Return a pendulum test with so many releases."""
    releases = tuple(
        RecordedRelease(
            numbers={
                FIRST_SWING: Measured(value=deg, standard_error=error_deg),
                "resting_angle_deg": unknown("a gyroscope does not know"),
            },
            curve=((0.0, -8.0), (0.5, -8.0 - deg), (1.0, -70.0)),
            turn=(0.5, -8.0 - deg),
        )
        for deg in swings_deg
    )
    return RecordedPendulumTest(
        id=test_id,
        side=side,
        at=at,
        recorded_at=recorded_at or at,
        helper="Dad",
        source="gyroscope",
        frames_per_s=100.0,
        releases=releases,
        said_by="Dad",
    )


def made_measurement(
    measurement_id: str = "measured",
    *,
    at: datetime,
    recorded_at: datetime | None = None,
    value: float = 17.0,
    error: float = 4.0,
    test: Test = "stretch",
) -> RecordedMeasurement:
    """Return a stretch test or an active range of the left knee, or a walk, with one known main number."""
    numbers = {MAIN_NUMBER[test]: Measured(value=value, standard_error=error)}
    if test == "stretch":
        numbers["r1_deg"] = unknown("made up without one")
    return RecordedMeasurement(
        id=measurement_id,
        test=test,
        joint="" if test == "walk" else "knee",
        side=None if test == "walk" else "left",
        kind="active" if test == "range" else None,
        at=at,
        recorded_at=recorded_at or at,
        helper="Dad" if test == "stretch" else "",
        numbers=numbers,
        notes=("made up",),
        said_by="Dad",
    )


def made_grade(grade_id: str = "grade", *, on: date, recorded_at: datetime) -> RecordedGrade:
    """Return a modified Ashworth grade of the left calf."""
    return RecordedGrade(
        id=grade_id,
        scale="Modified Ashworth",
        value=AshworthGrade.ONE_PLUS,
        subject="left calf",
        examiner="Ms Lind",
        on=on,
        recorded_at=recorded_at,
        said_by="Dad",
    )


def made_score(grade_id: str = "score", *, on: date, recorded_at: datetime) -> RecordedGrade:
    """Return a GMFM-66 score with its error."""
    return RecordedGrade(
        id=grade_id,
        scale="GMFM-66",
        value=GmfmScore(version="GMFM-66", score=54.2, standard_error=1.3),
        examiner="Ms Lind",
        on=on,
        recorded_at=recorded_at,
        said_by="Dad",
    )


def draw_told(draw: st.DrawFn, event_id: str, at: datetime, log: list[Event]) -> Event:
    """Draw an event of one of the newer kinds, recorded at this instant."""
    before = at - timedelta(minutes=draw(st.integers(0, 5000)))
    other = log[-1].id if log else "nobody"
    facts: list[Fact] = [
        made_holiday(event_id, valid_from=before, days=draw(st.integers(1, 20))),
        made_holiday(event_id, valid_from=at, purpose="illness_pause", days=2),
        made_school_plan(event_id, valid_from=at + timedelta(minutes=draw(st.integers(-9000, 9000)))),
        made_weaning(event_id, starts_at=at + timedelta(days=draw(st.integers(-9, 9)))),
        made_weaning(event_id, starts_at=at, days_apart=2, stops=False),
        Administration(
            id=event_id,
            amount=OralMg(5.0),
            taken_at=before,
            recorded_at=at,
            said_by="Dad",
            form="oral_solution",
            as_needed=True,
        ),
        DoseNotGiven(id=event_id, due_at=before, recorded_at=at, why="skipped", said_by="Dad", note="slept"),
        DoseCameUp(id=event_id, dose_id=other, at=before, recorded_at=at, said_by="Dad"),
        StockChange(
            id=event_id, kind="counted", quantity=30, strength=SYRUP, at=before, recorded_at=at, said_by="Dad"
        ),
        SideEffect(id=event_id, effect="nausea", began_at=before, recorded_at=at, strength=2, said_by="Dad"),
        SideEffectCourse(began_id=other, at=before, recorded_at=at, strength=0, said_by="Dad"),
        DangerSigns(signs=("itchy", "stiff"), at=before, recorded_at=at, said_by="Dad"),
        PumpDescription(model="made up II", reservoir_ml=20.0, replace_by=date(2030, 1, 1)),
        PumpProgramSet(
            id=event_id,
            steps=(PumpStep(at=time(0), rate=McgPerHour(10.0)), PumpStep(at=time(22), rate=McgPerHour(5.0))),
            zone=BERLIN,
            valid_from=before,
            prescriber="Dr Okafor",
        ),
        PumpRefill(
            id=event_id,
            fill=PumpFill(mcg_per_ml=2000.0, reservoir_ml=20.0, filled_at=before),
            alarm_on=before.date() + timedelta(days=90),
            said_by="Dad",
        ),
        PumpBeep(tone="not_sure", at=before, said_by="Dad"),
        PumpTurned(event=PumpEvent(kind="stopped", at=before), said_by="Dad"),
        NoticeSeen(notice_id=other, said_by="Dad"),
        made_swing_test(event_id, at=before, recorded_at=at),
        *(made_measurement(event_id, at=before, recorded_at=at, test=test) for test in NUMBER_NAMES),
        ExerciseUnlocked(exercise="mini-squat", by="Ms Lind", unlocker="therapist", at=before, said_by="Dad"),
        SessionFelt(session_id=other, fun=draw(st.integers(0, 4)), effort=None, at=before, said_by="Mara"),
        SessionFelt(session_id=other, fun=None, effort=draw(st.integers(0, 4)), at=at),
        PracticeSession(
            id=event_id,
            exercise="knee-straighten",
            side="left",
            started_at=before,
            window="likely",
            window_until=at,
        ),
        made_programme(event_id, valid_from=before.date(), recorded_at=at),
        made_programme(event_id, valid_from=at.date(), recorded_at=at, blocks=(), goal=""),
        PainTold(exercise="clap", side="both", hurts=draw(st.booleans()), at=before, said_by="Dad"),
        PracticeSession(
            id=event_id,
            exercise="clap",
            side="both",
            started_at=at,
            said_by="Dad",
            way="programme",
            start=StartAnswers(position="wheelchair", support=True, helper=draw(st.booleans())),
        ),
        made_grade(event_id, on=before.date(), recorded_at=at),
        made_score(event_id, on=before.date(), recorded_at=at),
    ]
    return to_event_now(draw(st.sampled_from(facts)), event_id=event_id, now=at, said_by="Dad")
