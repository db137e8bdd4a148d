"""The action has the last word on every start: answers, pain, standing (H14, H16, H30)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from lull.actions.practise import start_practice
from lull.actions.refuse_session import recall_start
from lull.actions.tell_pain import tell_pain
from lull.actions.unlock_exercise import unlock_exercise
from lull.practice.catalogue import EXERCISES
from lull.practice.sore_part import PainTold
from lull.progress.practice_session import PracticeSession
from lull.record.event_body import check_in_to_event, to_event_now
from lull.record.exercise_unlocked import ExerciseUnlocked
from lull.refusal import BadInput
from lull.store.ledger import Ledger
from lull.tone.check_in import CheckIn
from made_record import MARA, NOW, START, void_event_of

ELBOW = PracticeSession(id="s", exercise="elbow-straighten", side="left", started_at=NOW, start=START)
PAIN = PainTold(exercise="elbow-straighten", side="left", hurts=True, at=NOW)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return an empty record: no person, no plan, no window."""
    with Ledger.open(tmp_path / "record.db") as opened:
        yield opened


@pytest.mark.hazard("H30")
def test_without_answers_nothing_begins(ledger: Ledger) -> None:
    """Neither without any, nor without the support; a position that is none of its own is refused too."""
    for start in (None, replace(START, support=False), replace(START, position="lie")):
        with pytest.raises(BadInput):
            start_practice(ledger, replace(ELBOW, start=start), hurts=False)
    assert ledger.state().sessions == ()
    start_practice(ledger, ELBOW, hurts=False)
    assert ledger.state().sessions == (ELBOW,)
    assert recall_start(ledger.state(), EXERCISES["elbow-straighten"]) == START


@pytest.mark.hazard("H16")
def test_with_pain_nothing_begins_there_until_it_is_over(ledger: Ledger) -> None:
    """Also for another exercise of that arm; the other arm may; it can be told over, or taken back."""
    with pytest.raises(BadInput, match="It hurts there"):
        start_practice(ledger, ELBOW, hurts=True)
    for _ in range(2):  # sent twice, it is one entry (H04)
        tell_pain(ledger, PAIN, event_id="pain")
    assert sum(1 for _ in ledger.state().said(PainTold)) == 1
    for exercise in ("elbow-straighten", "side-lift"):
        with pytest.raises(BadInput, match="it hurts: the left arm"):
            start_practice(ledger, replace(ELBOW, exercise=exercise), hurts=False)
    start_practice(ledger, replace(ELBOW, id="right", side="right"), hurts=False)
    tell_pain(ledger, replace(PAIN, hurts=False, at=NOW + timedelta(minutes=5)), event_id="over")
    start_practice(ledger, ELBOW, hurts=False)
    ledger.append(void_event_of("over"))
    with pytest.raises(BadInput, match="it hurts"):
        start_practice(ledger, replace(ELBOW, id="later"), hurts=False)
    start_practice(ledger, ELBOW, hurts=False)  # the session already begun is still that session
    for wrong in (replace(PAIN, side="both"), replace(PAIN, exercise="juggling")):
        with pytest.raises(BadInput):
            tell_pain(ledger, wrong, event_id="wrong")


@pytest.mark.hazard("H14")
def test_standing_at_a_seated_exercise_needs_unlocking_and_a_good_day(ledger: Ledger) -> None:
    """Sitting stays possible after a fall."""
    standing = replace(ELBOW, start=replace(START, position="stand"))
    with pytest.raises(BadInput, match="Standing is locked"):
        start_practice(ledger, standing, hurts=False)
    told = ExerciseUnlocked(exercise="elbow-straighten", by="Mum", unlocker="adult", at=NOW)
    unlock_exercise(ledger, told, event_id="unlock")
    start_practice(ledger, standing, hurts=False)
    ledger.append(to_event_now(MARA, event_id="mara", now=NOW - timedelta(days=1)))
    fell = CheckIn(id="c", at=NOW - timedelta(hours=1), recorded_at=NOW - timedelta(hours=1), fell=True)
    ledger.append(check_in_to_event(fell))
    with pytest.raises(BadInput, match="Choose one that is done sitting or lying"):
        start_practice(ledger, replace(standing, id="later"), hurts=False)
    start_practice(ledger, replace(ELBOW, id="sitting"), hurts=False)
