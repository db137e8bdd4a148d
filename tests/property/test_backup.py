"""Laws of backups: whatever was recorded comes back as it was, and what it replaces is kept."""

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.record.event import Event
from lull.record.event_body import to_event
from lull.record.person_description import PersonDescription
from lull.store.ledger import Ledger
from lull.store.recovery_key import RecoveryKey
from made_backup import back_up_to, restore_from
from made_record import (
    BERLIN,
    MARA,
    NOW,
    check_in_event,
    dose_event,
    made_attempt,
    made_plan,
    plan_event,
    session_event,
    void_event_of,
)

letters = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=20)


@st.composite
def logs(draw: st.DrawFn) -> list[Event]:
    """Draw a log of any events by people of any name, voids of any of them among it."""
    log: list[Event] = []
    for number in range(draw(st.integers(0, 8))):
        event_id, at = f"event {number}", NOW + timedelta(minutes=draw(st.integers(-9000, 9000)))
        kind = draw(st.sampled_from(["dose", "check-in", "plan", "session", "person", "void"]))
        if kind == "void" and log:
            log.append(void_event_of(draw(st.sampled_from(log)).id, event_id, at))
        elif kind == "check-in":
            log.append(check_in_event(event_id, at=at, stiffness=draw(st.integers(0, 10))))
        elif kind == "plan":
            log.append(plan_event(made_plan(event_id, valid_from=at), at))
        elif kind == "session":
            log.append(session_event(event_id, at))
        elif kind == "person":
            person = PersonDescription(
                name=draw(letters.filter(str.strip)), born_on=MARA.born_on, weight_kg=62.0, zone=BERLIN
            )
            log.append(to_event(person, event_id=event_id, happened_at=at, recorded_at=at, said_by="self"))
        else:
            log.append(dose_event(event_id, mg=draw(st.floats(0.5, 100)), said_by=draw(letters)))
    return log


@pytest.mark.hazard("H28")
@settings(max_examples=30, deadline=None)
@given(logs(), logs())
def test_whatever_was_recorded_comes_back(log: list[Event], other: list[Event]) -> None:
    """Events and attempts, over a record of anything else, which is kept."""
    with tempfile.TemporaryDirectory() as folder:
        path, goal = Path(folder) / "home" / "record.db", Path(folder) / "b.lullbackup"
        with Ledger.open(path) as ledger:
            ledger.append(*log)
            sessions = [session.id for session in ledger.state().sessions]
            for session in sessions:
                ledger.append_attempt(session, made_attempt())
            events, attempts = ledger.events(), ledger.attempts(*sessions)
        made = back_up_to(path, goal)
        there = Path(folder) / "there" / "record.db"
        with Ledger.open(there) as ledger:
            ledger.append(*other)
            before = ledger.events()
        done = restore_from(there, goal, RecoveryKey.from_text(made.key.to_text().lower()))

        with Ledger.open(there) as ledger:
            assert (ledger.events(), ledger.attempts(*sessions)) == (events, attempts)
        assert done.kept is not None
        with Ledger.open(done.kept) as ledger:
            assert ledger.events() == before
        assert done.holds == made.holds
        assert done.holds.entries == len(log)
