"""What was just done, in a few words, with the way back: every entry can be taken back, and that too."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from lull.record.fact import Fact, Voiding
from lull.record.plan_version import PlanVersion
from lull.record.state import RecordState
from lull.tone.check_in import CheckIn
from lull.treatment.administration import Administration
from lull.web.wording import check_in_words, moment_words

NOT_KNOWN = "not-known"
"""Stands in the address after "Don't know": nothing was saved, and that is said too."""


@dataclass(frozen=True, slots=True)
class Toast:
    """Words, and the entry that Undo takes back; ``form_id`` makes a second tap harmless."""

    words: str
    undo_id: str = ""
    undo_words: str = ""
    form_id: str = ""


def find_toast(state: RecordState, done: str, *, now: datetime, zone: ZoneInfo) -> Toast | None:
    """Return what to say about the entry named in the address; nothing for one that is not there."""
    if done == NOT_KNOWN:
        return Toast("That is fine. Nothing was saved.")
    if not done or not state.stands(done):
        return None
    says = state_says(state, done)
    match says:
        case Voiding():
            put_back = isinstance(state_says(state, says.event_id), Voiding)
            words = "Put back." if put_back else "Taken back."
            return Toast(words, done, "Take back" if put_back else "Put back", uuid4().hex)
        case Administration():
            words = f"Saved: {says.amount}, {moment_words(says.taken_at, now=now, zone=zone)}."
        case CheckIn():
            words = f"Saved: {check_in_words(says)}."
        case PlanVersion():
            words = f"Saved: the plan from {says.prescriber}."
        case _:
            return None
    return Toast(words, done, "Undo", uuid4().hex)


def state_says(state: RecordState, event_id: str) -> Fact | None:
    """Return what the entry with this id says."""
    return next((entry.says for entry in state.entries if entry.id == event_id), None)
