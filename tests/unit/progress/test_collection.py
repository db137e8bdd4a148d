"""The shore only grows, whatever is added or taken back, and effort earns (H31)."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.actions.collect_shore import collect_shore
from lull.progress.collection import (
    ATTEMPTS_A_PEBBLE,
    AWAY_DAYS,
    REPETITIONS_A_SHELL,
    THING_KINDS,
    collect,
    count_things,
)
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.record.event_body import to_event_now
from lull.store.ledger import Ledger
from made_record import MARA, NOW, made_attempt, session_event, void_event_of

pytestmark = pytest.mark.hazard("H31")


def session(number: int, *, hours: float = 0.0, exercise: str = "knee-straighten") -> PracticeSession:
    """Return a session begun so many hours after the first."""
    at = NOW + timedelta(hours=hours)
    return PracticeSession(id=f"s{number}", exercise=exercise, side="left", started_at=at)


def tries(count: int, *, accepted: bool = True) -> list[RecordedAttempt]:
    """Return so many attempts."""
    return [made_attempt(k, accepted=accepted) for k in range(1, count + 1)]


def test_twenty_repetitions_are_a_shell_over_several_sessions() -> None:
    """Twelve and eight; the shell came with the second."""
    sessions = [session(1), session(2, hours=1)]
    found = collect(sessions, {"s1": tries(12), "s2": tries(8)})

    assert [(one.kind, one.session_id) for one in found] == [("plant", "s1"), ("shell", "s2")]
    assert REPETITIONS_A_SHELL == 20


def test_trying_earns_also_where_nothing_was_accepted() -> None:
    """Twenty-five attempts of which none counted: a pebble and a plant."""
    found = collect([session(1)], {"s1": tries(ATTEMPTS_A_PEBBLE, accepted=False)})

    assert count_things(found) == {"pebble": 1, "plant": 1}


def test_ten_active_minutes_are_a_starfish() -> None:
    """A hundred and fifty attempts of two seconds with two between them are 9 min 58 s; two more make it."""
    kinds = [one.kind for count in (150, 151) for one in collect([session(1)], {"s1": tries(count)})]

    assert kinds.count("starfish") == 1


def test_coming_back_after_days_away_brings_a_bird() -> None:
    """Three days to the minute; a clock that was set back brings none."""
    hours = 24 * AWAY_DAYS
    come = [session(1), session(2, hours=hours), session(3, hours=2 * hours - 0.1), session(4, hours=hours)]
    come.append(
        session(5, hours=2 * hours + 1.0)
    )  # an hour after the third, whatever the fourth's clock said

    assert [(one.kind, one.session_id) for one in collect(come, {})] == [("bird", "s2")]


def test_each_exercise_is_new_once() -> None:
    """And not before it was moved."""
    come = [session(1), session(2), session(3, exercise="clap"), session(4)]
    found = collect(come, {"s2": tries(1), "s3": tries(1), "s4": tries(1)})

    assert [(one.kind, one.session_id) for one in found] == [("plant", "s2"), ("plant", "s3")]


drawn = st.lists(
    st.tuples(
        st.floats(-200, 400),
        st.sampled_from(["clap", "chin-up"]),
        st.integers(0, 60),
        st.integers(0, 9),
        st.booleans(),
    ),
    max_size=12,
)


@given(drawn, st.integers(0, 11), st.floats(0, 300))
def test_whatever_is_added_nothing_is_lost(
    come: list[tuple[float, str, int, int, bool]], place: int, at_s: float
) -> None:
    """Neither another session nor another attempt in any of them takes a thing away."""
    sessions, hours = [], 0.0
    rows: dict[str, list[RecordedAttempt]] = {}
    for k, (later, exercise, measured, told, counts) in enumerate(come):
        hours += later
        sessions.append(session(k, hours=hours, exercise=exercise))
        rows[f"s{k}"] = tries(measured, accepted=counts) + [
            made_attempt(
                n,
                source="told",
                range_deg=None,
                range_error_deg=None,
                started_s=n * 7.0,
                peak_s=n * 7.0,
                ended_s=n * 7.0,
            )
            for n in range(1, told + 1)
        ]
    for k in range(len(sessions)):
        before, after = collect(sessions[:k], rows), collect(sessions[: k + 1], rows)
        assert after[: len(before)] == before
    if sessions:
        name = sessions[place % len(sessions)].id
        told_now = made_attempt(
            99, source="told", range_deg=None, range_error_deg=None, started_s=at_s, peak_s=at_s, ended_s=at_s
        )
        more = rows | {name: [*rows[name], told_now]}
        was, now = (count_things(collect(sessions, found)) for found in (rows, more))
        assert all(now.get(kind, 0) >= was.get(kind, 0) for kind in THING_KINDS)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return Mara's record with a session of twenty repetitions."""
    with Ledger.open(tmp_path / "record.db") as opened:
        opened.append(to_event_now(MARA, event_id="mara", now=NOW))
        opened.append(session_event("s"))
        for attempt in tries(20):
            opened.append_attempt("s", attempt)
        yield opened


def test_a_session_taken_back_keeps_what_it_brought(ledger: Ledger) -> None:
    """The record says it does not stand; the shell stays. Putting it back brings no second one."""
    was = collect_shore(ledger)
    ledger.append(void_event_of("s"))
    assert ledger.state().sessions == ()
    assert collect_shore(ledger) == was
    ledger.append(void_event_of("void", "again"))
    assert collect_shore(ledger) == was
    assert count_things(was.brought_by("s")) == {"shell": 1, "plant": 1}
