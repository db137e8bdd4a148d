"""What a session begins from: the challenge kept last, the days since, and a measured range of the joint."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.actions.find_earlier import find_active_range, find_earlier
from lull.actions.practise import find_own_range, finish_practice, start_practice
from lull.actions.tell_pain import tell_pain
from lull.assessment.measured import Measured, unknown
from lull.movement.landmarks import Side
from lull.practice.catalogue import EXERCISES, find_exercise
from lull.practice.challenge.controller import ChallengeController
from lull.practice.challenge.side_challenge import SideChallenge
from lull.practice.measured_joint import find_range_joint
from lull.practice.sore_part import PainTold
from lull.progress.painful_session import SHARE_AFTER_PAIN
from lull.progress.practice_session import PracticeSession
from lull.record.checkpoint import from_checkpoint, to_checkpoint
from lull.record.event import JSON, Event, EventKind
from lull.record.event_body import to_entry, to_event, to_event_now
from lull.record.fact import SessionEnd
from lull.record.fold import fold
from lull.record.recorded_measurement import RecordedMeasurement
from lull.record.settings import Settings
from lull.record.state import EMPTY
from lull.store.ledger import Ledger
from made_backup import KEY, back_up_to, restore_from
from made_challenge import LIMITS, feed_all
from made_record import MARA, NOW, START, void_event_of

NEW_YORK = ZoneInfo("America/New_York")
SESSION = PracticeSession(start=START, id="first", exercise="knee-straighten", side="right", started_at=NOW)


def made_left(side: Side = "right", *, met: int = 16) -> SideChallenge:
    """Return what a session of twenty attempts leaves."""
    controller = ChallengeController(LIMITS)
    feed_all(controller, [number < met for number in range(20)])
    kept = controller.finish()
    assert kept is not None
    return SideChallenge(side=side, asked=20, met=met, first_goal=41.0, last_goal=50.0, kept=kept.to_plain())


def made_range(
    measurement_id: str, *, deg: float | None, side: Side = "right", joint: str = "knee", days: int = 1
) -> Event:
    """Return the entry of an active range, kept some days ago."""
    at = NOW - timedelta(days=days)
    numbers = {
        "range_deg": unknown("not seen") if deg is None else Measured(value=deg, standard_error=4.0),
        "greatest_deg": Measured(value=170.0, standard_error=4.0),
    }
    told = RecordedMeasurement(
        id=measurement_id, test="range", kind="active", joint=joint, side=side, at=at, recorded_at=at,
        numbers=numbers,
    )  # fmt: skip
    return to_event_now(told, event_id=measurement_id, now=at)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return Mara's record."""
    with Ledger.open(tmp_path / "record.db") as opened:
        opened.append(to_event_now(MARA, event_id="mara", now=NOW - timedelta(days=10)))
        yield opened


def practise(
    ledger: Ledger,
    session: PracticeSession,
    left: SideChallenge | None,
    *,
    ends_at: datetime | None = None,
    shown: float | None = None,
) -> None:
    """Write a session; without anything left it is one whose end was never written."""
    start_practice(ledger, session, hurts=False)
    if left is not None:
        finish_practice(
            ledger,
            session.id,
            event_id=f"{session.id}-end",
            now=ends_at or session.started_at + timedelta(minutes=10),
            own_range_deg=shown,
            challenges=(left,),
        )


def test_of_a_first_session_nothing_is_known(ledger: Ledger) -> None:
    (earlier,) = find_earlier(ledger.state(), SESSION).values()
    assert (earlier.kept, earlier.gap_days, earlier.most_range) == (None, 0.0, None)


def test_the_last_finished_session_of_the_same_exercise_and_side_is_begun_from(ledger: Ledger) -> None:
    """Not of the other side, not one that was cut off, and not one that was taken back."""
    left = made_left()
    practise(ledger, SESSION, left)
    practise(
        ledger,
        replace(SESSION, id="other", side="left", started_at=NOW + timedelta(days=1)),
        made_left("left", met=5),
    )
    practise(ledger, replace(SESSION, id="killed", started_at=NOW + timedelta(days=2)), None)
    later = replace(SESSION, id="later", started_at=NOW + timedelta(days=3))
    assert find_earlier(ledger.state(), later)["right"].kept == left.read_kept()
    worse = made_left(met=3)
    practise(ledger, later, worse)
    latest = replace(SESSION, id="latest", started_at=NOW + timedelta(days=4))
    assert find_earlier(ledger.state(), latest)["right"].kept == worse.read_kept()
    ledger.append(void_event_of("later-end"))
    assert find_earlier(ledger.state(), latest)["right"].kept == left.read_kept()


def test_in_turns_each_side_begins_from_its_own(ledger: Ledger) -> None:
    march = replace(SESSION, exercise="seated-march", side="both")
    start_practice(ledger, march, hurts=False)
    lefts = (made_left("left", met=4), made_left("right"))
    finish_practice(ledger, "first", event_id="end", now=NOW + timedelta(minutes=9), challenges=lefts)
    again = replace(march, id="again", started_at=NOW + timedelta(days=1))
    found = find_earlier(ledger.state(), again)
    assert {side: one.kept for side, one in found.items()} == {one.side: one.read_kept() for one in lefts}


@pytest.mark.parametrize(
    ("ended", "begins", "days"),
    [
        ("2026-03-07T18:00-05:00", "2026-03-08T19:00-04:00", 1.0),  # the night the clocks go forward
        ("2026-10-31T18:00-04:00", "2026-11-01T17:00-05:00", 1.0),  # and back
        ("2026-06-01T23:55-04:00", "2026-06-02T00:07-04:00", 12 / 1440),  # across midnight, minutes later
        ("2026-06-01T12:00-04:00", "2026-06-01T11:00-04:00", 0.0),  # a clock set back in between
    ],
)
def test_the_gap_is_elapsed_time(ledger: Ledger, ended: str, begins: str, days: float) -> None:
    """No clock change makes a day longer, and no midnight a minute a day."""
    ends_at = datetime.fromisoformat(ended).astimezone(NEW_YORK)
    practise(ledger, replace(SESSION, started_at=ends_at - timedelta(hours=2)), made_left(), ends_at=ends_at)
    begins_at = datetime.fromisoformat(begins).astimezone(NEW_YORK)
    earlier = find_earlier(ledger.state(), replace(SESSION, id="next", started_at=begins_at))["right"]
    assert earlier.gap_days == pytest.approx(days)


@given(minutes=st.integers(0, 400 * 1440), start=st.integers(0, 365 * 1440))
def test_no_wall_clock_is_in_the_gap(minutes: int, start: int) -> None:
    """Whenever in the year, in a zone with two clock changes: so many minutes are so many days."""
    ends_at = datetime.fromisoformat("2026-01-01T00:00:00+00:00") + timedelta(minutes=start)
    began = replace(SESSION, started_at=(ends_at - timedelta(minutes=9)).astimezone(NEW_YORK))
    end = SessionEnd(session_id="first", finished_at=ends_at.astimezone(NEW_YORK), challenges=(made_left(),))
    state = fold(
        [
            to_event_now(began, event_id="first", now=began.started_at),
            to_event_now(end, event_id="end", now=ends_at),
        ]
    )
    begins_at = (ends_at + timedelta(minutes=minutes)).astimezone(NEW_YORK)
    earlier = find_earlier(state, replace(SESSION, id="next", started_at=begins_at))["right"]
    assert earlier.gap_days * 1440 == pytest.approx(minutes)


@pytest.mark.hazard("H16")
def test_the_active_range_measured_last_holds_goals_back(ledger: Ledger) -> None:
    """Of this joint and side; a later one counts, one without a number does not, a passive one never."""
    knee = find_exercise("knee-straighten")
    ledger.append(made_range("one", deg=70.0, days=9), made_range("two", deg=55.0, days=5))
    ledger.append(made_range("three", deg=None, days=2), made_range("left", deg=20.0, side="left"))
    ledger.append(made_range("hip", deg=15.0, joint="hip"))
    assert find_active_range(ledger.state(), knee, "right") == 55.0
    assert find_earlier(ledger.state(), SESSION)["right"].most_range == 55.0
    assert find_active_range(ledger.state(), find_exercise("forward-reach"), "right") is None


@pytest.mark.hazard("H16")
def test_a_session_that_hurt_is_not_gone_on_with_and_holds_goals_back(ledger: Ledger) -> None:
    """Neither its challenge nor its range is begun from; what a joint measured may be lower still."""
    practise(ledger, SESSION, made_left(), shown=60.0)
    tomorrow = replace(SESSION, id="next", started_at=NOW + timedelta(days=1))
    assert find_earlier(ledger.state(), tomorrow)["right"].kept is not None
    pain = PainTold(exercise="knee-straighten", side="right", hurts=True, at=NOW + timedelta(minutes=9))
    tell_pain(ledger, pain, event_id="pain")
    held = find_earlier(ledger.state(), tomorrow)["right"]
    assert held.kept is None
    assert held.most_range == pytest.approx(SHARE_AFTER_PAIN * 60.0)
    assert find_own_range(ledger.state(), "knee-straighten", "right") is None
    ledger.append(made_range("one", deg=20.0))
    assert find_earlier(ledger.state(), tomorrow)["right"].most_range == 20.0
    ledger.append(void_event_of("pain", at=NOW + timedelta(hours=1)))
    assert find_own_range(ledger.state(), "knee-straighten", "right") == 60.0


def test_for_both_as_one_the_smaller_of_both_measured_ranges_counts(ledger: Ledger) -> None:
    ankles = find_exercise("ankle-up")
    ledger.append(made_range("right", deg=40.0, joint="ankle"))
    assert find_active_range(ledger.state(), ankles, "both") is None
    ledger.append(made_range("left", deg=30.0, joint="ankle", side="left"))
    assert find_active_range(ledger.state(), ankles, "both") == 30.0


def test_only_exercises_that_are_the_angle_of_one_joint_have_a_measured_one() -> None:
    found = {one.id: find_range_joint(one) for one in EXERCISES.values() if find_range_joint(one)}
    assert found == {
        "elbow-straighten": "elbow", "knee-straighten": "knee", "heel-slide": "knee", "ankle-up": "ankle",
        "seated-march": "hip", "bridge": "hip", "step-tap": "hip",
    }  # fmt: skip


def test_what_is_left_comes_back_from_json_and_from_a_checkpoint() -> None:
    end = SessionEnd(session_id="first", finished_at=NOW, challenges=(made_left(),))
    event = to_event_now(end, event_id="end", now=NOW)
    again = replace(event, body=json.loads(json.dumps(event.body)))
    assert to_entry(again).says == end
    began = to_event_now(SESSION, event_id="first", now=NOW)
    state = fold([began, event])
    assert from_checkpoint(json.loads(json.dumps(to_checkpoint(state)))) == state
    assert state.sessions[0].challenges == end.challenges


def test_ends_and_settings_of_an_older_lull_say_that_nothing_was_asked() -> None:
    """Their bodies have no such names."""
    old: dict[str, JSON] = {"session_id": "first", "own_range_deg": 50.0, "timings": None}
    event = Event(
        id="end", kind=EventKind.SESSION_FINISHED, happened_at=NOW, recorded_at=NOW, said_by="self", body=old
    )
    says = to_entry(event).says
    assert isinstance(says, SessionEnd)
    assert says.challenges == ()
    settings = to_event(Settings(), event_id="s", happened_at=NOW, recorded_at=NOW, said_by="self")
    body = {name: value for name, value in settings.body.items() if name != "keeps_goal"}
    assert to_entry(replace(settings, body=body)).says == Settings()
    assert EMPTY.settings.keeps_goal is False


@pytest.mark.hazard("H28")
def test_what_is_kept_is_restored_with_the_rest(tmp_path: Path) -> None:
    """On another computer the next session begins from it."""
    here, there, file = tmp_path / "here.db", tmp_path / "there" / "record.db", tmp_path / "b.lullbackup"
    with Ledger.open(here) as ledger:
        ledger.append(to_event_now(MARA, event_id="mara", now=NOW - timedelta(days=1)))
        practise(ledger, SESSION, made_left())
    made = back_up_to(here, file)
    restore_from(there, file, made.key)
    assert made.key != KEY
    with Ledger.open(there) as ledger:
        later = replace(SESSION, id="later", started_at=NOW + timedelta(days=1))
        assert find_earlier(ledger.state(), later)["right"].kept == made_left().read_kept()
