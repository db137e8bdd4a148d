"""What a toast says about doses told, the stock, notices, settings and the person."""

from datetime import datetime
from zoneinfo import ZoneInfo

from lull.record.notice_seen import NoticeSeen
from lull.record.person_description import PersonDescription
from lull.record.settings import Settings
from lull.record.state import RecordState
from lull.saying import say
from lull.treatment.administration import Administration
from lull.treatment.dose_told import DoseCameUp, DoseNotGiven
from lull.treatment.stock import StockChange
from lull.web.dose_words import OURSELVES
from lull.web.wording import moment_words

Kept = DoseNotGiven | DoseCameUp | StockChange | NoticeSeen | Settings | PersonDescription
"""What is kept beside doses, plans, pumps and feelings."""


def kept_words(says: Kept, state: RecordState, *, now: datetime, zone: ZoneInfo) -> str:
    """Say what was written down."""
    match says:
        case DoseNotGiven():
            return f"the dose of {moment_words(says.due_at, now=now, zone=zone)} was {says.why}"
        case DoseCameUp():
            return f"came up again, {moment_words(says.at, now=now, zone=zone)}"
        case StockChange():
            return f"{stock_words(says)} {says.kind}"
        case NoticeSeen():
            return say("seen") if says.said_by == OURSELVES else say("seen by {by}", by=says.said_by)
        case Settings():
            return say("the settings")
        case PersonDescription():
            return _say_person(says, state)


def _say_person(person: PersonDescription, state: RecordState) -> str:
    """Say that the person was described anew, and what a new zone did, where one was chosen."""
    if not has_moved(person, state):
        return say("what is known about {name}", name=person.name)
    shown = f"Times are shown for {say_place(person.zone)} now; a plan's times stay in the plan's own zone"
    return f"what is known about {person.name}. {shown}"


def stock_words(change: StockChange) -> str:
    """Say how much there was, with its strength: ``20 tablets (10 mg per tablet)``."""
    return f"{quantity_words(change.quantity, change.strength.per)} ({change.strength})"


def quantity_words(quantity: float, per: str) -> str:
    """Say a number of tablets or mL."""
    unit = "mL" if per == "mL" else "tablet" if quantity == 1 else "tablets"
    return f"{round(quantity, 1):g} {unit}"


def dose_toast_words(dose: Administration, state: RecordState, *, now: datetime, zone: ZoneInfo) -> str:
    """Say a dose with its strength beside the amount (H01)."""
    plan = state.plan_at(dose.taken_at)
    strength = f" ({plan.strength})" if plan is not None else ""
    return f"{dose.amount}{strength}, {moment_words(dose.taken_at, now=now, zone=zone)}"


def has_moved(person: PersonDescription, state: RecordState) -> bool:
    """Tell whether a new zone was chosen; its sentence speaks of the plan, so it is said in English (H36)."""
    before = [entry.says for entry in state.entries if isinstance(entry.says, PersonDescription)]
    earlier = before[: before.index(person)] if person in before else []
    return bool(earlier) and earlier[-1].zone != person.zone


def say_place(zone: ZoneInfo) -> str:
    """Say a zone as a place: ``Europe/Berlin``, ``America/New York``."""
    return str(zone).replace("_", " ")
