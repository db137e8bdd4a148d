"""Unlocking an exercise is an entry of the record: by whom, as what, and it can be taken back (H14)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from lull.actions.plan_day import plan_day
from lull.actions.practise import start_practice
from lull.actions.predict_span import find_gate
from lull.actions.today import Today
from lull.actions.unlock_exercise import unlock_exercise
from lull.progress.practice_session import PracticeSession
from lull.record.event_body import check_in_to_event, to_event_now
from lull.record.exercise_unlocked import ExerciseUnlocked
from lull.refusal import BadInput
from lull.store.ledger import Ledger
from lull.tone.check_in import CheckIn
from made_record import MARA, NOW, START, void_event_of

STANDING = replace(START, position="stand")
SQUAT = PracticeSession(id="s", exercise="mini-squat", side="both", started_at=NOW, start=STANDING)
TOLD = ExerciseUnlocked(exercise="mini-squat", by="Ms Lind", unlocker="therapist", at=NOW - timedelta(days=1))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return Mara's record."""
    with Ledger.open(tmp_path / "record.db") as opened:
        opened.append(to_event_now(MARA, event_id="mara", now=NOW - timedelta(days=10)))
        yield opened


@pytest.mark.hazard("H14")
def test_a_locked_exercise_is_not_begun_whatever_the_page_says(ledger: Ledger) -> None:
    """The action has the last word; unlocked it begins; taken back it is locked again."""
    with pytest.raises(BadInput, match="locked, because people can fall"):
        start_practice(ledger, SQUAT, hurts=False)
    assert ledger.state().sessions == ()
    for _ in range(2):  # sent twice, it is one entry (H04)
        unlock_exercise(ledger, TOLD, event_id="unlock")
    start_practice(ledger, SQUAT, hurts=False)
    ledger.append(void_event_of("unlock"))
    with pytest.raises(BadInput, match="locked"):
        start_practice(ledger, replace(SQUAT, id="later"), hurts=False)
    start_practice(
        ledger, replace(SQUAT, id="arm", exercise="elbow-straighten", side="left", start=START), hurts=False
    )
    assert [session.id for session in ledger.state().sessions] == ["s", "arm"]


@pytest.mark.hazard("H14")
def test_after_a_fall_today_nothing_is_done_standing(ledger: Ledger) -> None:
    """Sitting is still offered."""
    unlock_exercise(ledger, TOLD, event_id="unlock")
    told = CheckIn(id="c", at=NOW - timedelta(hours=1), recorded_at=NOW - timedelta(hours=1), fell=True)
    ledger.append(check_in_to_event(told))
    with pytest.raises(BadInput, match="Choose one that is done sitting or lying"):
        start_practice(ledger, SQUAT, hurts=False)
    start_practice(
        ledger, replace(SQUAT, id="arm", exercise="elbow-straighten", side="left", start=START), hurts=False
    )
    today = plan_day(ledger.state(), now=NOW)
    assert isinstance(today, Today)
    assert find_gate(ledger.state(), now=NOW) == today.gate


@pytest.mark.hazard("H14")
def test_a_fall_counts_also_where_no_curve_is_drawn(ledger: Ledger) -> None:
    """These kidneys are outside the model, so there is no forecast: what was told holds all the same."""
    kidneys = replace(MARA, egfr_ml_min_per_1_73m2=5.0)
    ledger.append(to_event_now(kidneys, event_id="kidneys", now=NOW - timedelta(days=2)))
    unlock_exercise(ledger, TOLD, event_id="unlock")
    today = plan_day(ledger.state(), now=NOW)
    assert isinstance(today, Today)
    assert today.no_forecast is not None
    told = CheckIn(id="c", at=NOW - timedelta(hours=1), recorded_at=NOW - timedelta(hours=1), fell=True)
    ledger.append(check_in_to_event(told))
    with pytest.raises(BadInput, match="Choose one that is done sitting or lying"):
        start_practice(ledger, SQUAT, hurts=False)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"by": " "}, "the name of who did it"),
        ({"by": "x" * 81}, "up to 80 characters"),
        ({"unlocker": "child"}, "by an adult or a therapist"),
        ({"at": NOW.replace(tzinfo=None)}, "a time with an offset"),
    ],
)
def test_nobody_unlocks_nothing(changes: dict[str, object], sentence: str) -> None:
    """Each with its own sentence."""
    with pytest.raises(BadInput, match=sentence):
        replace(TOLD, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("exercise", ["juggling", "knee-straighten"])
def test_only_a_locked_exercise_is_unlocked(ledger: Ledger, exercise: str) -> None:
    """Nobody knows the one; the other is not locked."""
    with pytest.raises(BadInput):
        unlock_exercise(ledger, replace(TOLD, exercise=exercise), event_id="unlock")
    assert ledger.state().unlocked == ()
