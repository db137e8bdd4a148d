"""What was just done, in a few words, with the way back: every entry can be taken back, and that too."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from lull.assessment.pendulum_test import summarise_number
from lull.practice.catalogue import find_exercise
from lull.practice.sore_part import PainTold, name_part
from lull.record.exercise_unlocked import ExerciseUnlocked
from lull.record.fact import Fact, Voiding
from lull.record.notice_seen import NoticeSeen
from lull.record.person_description import PersonDescription
from lull.record.plan_version import PlanVersion
from lull.record.programme_version import ProgrammeVersion
from lull.record.pump_facts import PumpBeep, PumpDescription, PumpProgramSet, PumpRefill, PumpTurned
from lull.record.recorded_grade import RecordedGrade
from lull.record.recorded_measurement import RecordedMeasurement
from lull.record.recorded_pendulum_test import RecordedPendulumTest
from lull.record.session_felt import SessionFelt
from lull.record.settings import Settings
from lull.record.side_effect import SideEffect, SideEffectCourse
from lull.record.state import RecordState
from lull.record.weaning import Weaning
from lull.safety.side_effects import say_effect
from lull.saying import as_sentence, say, together
from lull.tone.check_in import CheckIn
from lull.treatment.administration import Administration
from lull.treatment.dose_told import DoseCameUp, DoseNotGiven
from lull.treatment.stock import StockChange
from lull.web.felt_words import felt_words
from lull.web.kept_words import dose_toast_words, has_moved, kept_words
from lull.web.measured_words import grade_words, name_subject, say_main
from lull.web.pump_card import pump_words
from lull.web.swing_words import test_words
from lull.web.wording import lower_first, observed_words, strength_words

OF_MEDICINE = (
    Administration, DoseCameUp, DoseNotGiven, PlanVersion, PumpBeep, PumpDescription, PumpProgramSet,
    PumpRefill, PumpTurned, SideEffect, SideEffectCourse, StockChange, Weaning,
)  # fmt: skip
"""Entries whose words are about medicine."""


@dataclass(frozen=True, slots=True)
class Toast:
    """Words, and the entry that Undo takes back; ``form_id`` makes a second tap harmless.

    Words ``of_medicine`` are said in English (H36).
    """

    words: str
    undo_id: str = ""
    undo_words: str = ""
    form_id: str = ""
    of_medicine: bool = False


def find_toast(state: RecordState, done: str, *, now: datetime, zone: ZoneInfo) -> Toast | None:
    """Return what to say about the entry named in the address; nothing for one that is not there."""
    if not done or not state.stands(done):
        return None
    says = state_says(state, done)
    if isinstance(says, Voiding):
        put_back = isinstance(state_says(state, says.event_id), Voiding)
        words = say("Put back.") if put_back else say("Taken back.")
        return Toast(words, done, say("Take back") if put_back else say("Put back"), uuid4().hex)
    if isinstance(says, NoticeSeen):
        seen = as_sentence(kept_words(says, state, now=now, zone=zone))
        return Toast(seen, done, say("Put back"), uuid4().hex)
    saved = _say_saved(says, state, now=now, zone=zone)
    if not saved:
        return None
    words = say("Saved: {saved}.", saved=saved)
    return Toast(words, done, say("Undo"), uuid4().hex, of_medicine=_is_of_medicine(says, state))


def _is_of_medicine(says: Fact | None, state: RecordState) -> bool:
    """Tell whether the words about an entry are about medicine."""
    return isinstance(says, OF_MEDICINE) or (isinstance(says, PersonDescription) and has_moved(says, state))


def _say_saved(says: Fact | None, state: RecordState, *, now: datetime, zone: ZoneInfo) -> str:
    """Say what was written down; empty for what its own page says."""
    match says:
        case Administration():
            words = dose_toast_words(says, state, now=now, zone=zone)
        case CheckIn():
            words = observed_words(says)
        case SideEffect():
            words = f"{say_effect(says.effect)}, {strength_words(says.strength)}"
        case SideEffectCourse():
            words = f"{_name_effect(state, says)}, {strength_words(says.strength)}"
        case PlanVersion() | Weaning():
            words = f"the {'plan' if isinstance(says, PlanVersion) else 'steps'} from {says.prescriber}"
        case PumpDescription() | PumpProgramSet() | PumpRefill() | PumpBeep() | PumpTurned():
            words = pump_words(says, now=now, zone=zone)
        case DoseNotGiven() | DoseCameUp() | StockChange() | Settings() | PersonDescription():
            words = kept_words(says, state, now=now, zone=zone)
        case RecordedPendulumTest() | RecordedMeasurement() | RecordedGrade():
            words = _say_measured(says)
        case _:
            words = _say_practised(says)
    return words


def _say_measured(says: RecordedPendulumTest | RecordedMeasurement | RecordedGrade) -> str:
    """Say what was measured, or told by a clinician."""
    match says:
        case RecordedPendulumTest():
            return test_words(says, summarise_number(says.first_swings))
        case RecordedMeasurement():
            return together((lower_first(name_subject(says)), say_main(says)), ", ")
        case RecordedGrade():
            return grade_words(says)


def _say_practised(says: Fact | None) -> str:
    """Say what was unlocked or set for practice, or how it felt; empty for anything else."""
    match says:
        case SessionFelt():
            return felt_words(says)
        case ExerciseUnlocked():
            return say(
                "{exercise} was unlocked by {by}", exercise=find_exercise(says.exercise).name, by=says.by
            )
        case ProgrammeVersion():
            return (
                say("the programme ends, by {by}", by=says.set_by)
                if says.has_ended
                else say("the programme is set, by {by}", by=says.set_by)
            )
        case PainTold():
            part = name_part(find_exercise(says.exercise), says.side)
            return (
                say("it hurts: {part}", part=part)
                if says.hurts
                else say("it does not hurt any more: {part}", part=part)
            )
        case _:
            return ""


def state_says(state: RecordState, event_id: str) -> Fact | None:
    """Return what the entry with this id says."""
    return next((entry.says for entry in state.entries if entry.id == event_id), None)


def _name_effect(state: RecordState, course: SideEffectCourse) -> str:
    """Name the side effect that was followed."""
    began = state_says(state, course.began_id)
    return say_effect(began.effect) if isinstance(began, SideEffect) else "a side effect"
