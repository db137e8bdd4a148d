"""Writing down how it feels: check-ins with "don't know", side effects and their course, danger signs."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lull.actions.begin_record import begin_record
from lull.actions.follow_side_effect import follow_side_effect
from lull.actions.plan_day import plan_day
from lull.actions.record_check_in import record_check_in
from lull.actions.record_danger_signs import record_danger_signs
from lull.actions.record_side_effect import record_side_effect
from lull.actions.void_event import void_event
from lull.record.side_effect import SideEffect, SideEffectCourse
from lull.refusal import BadInput, Refusal
from lull.safety.danger_signs import DangerSigns
from lull.store.ledger import Ledger
from lull.tone.check_in import CheckIn
from made_record import MARA, NOW, made_plan


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A record with Mara and her plan."""
    with Ledger.open(tmp_path / "record.db") as opened:
        begun = NOW - timedelta(days=10)
        begin_record(opened, MARA, made_plan(), event_id="person", now=begun)
        yield opened


def effect(effect_id: str = "e", *, began_at: datetime = NOW - timedelta(days=1)) -> SideEffect:
    """Return a side effect."""
    return SideEffect(id=effect_id, effect="dizziness", began_at=began_at, recorded_at=NOW, strength=2)


def course(began_id: str = "e", *, at: datetime = NOW) -> SideEffectCourse:
    """Return how it is."""
    return SideEffectCourse(began_id=began_id, at=at, recorded_at=NOW, strength=1)


def check_in(**answers: object) -> CheckIn:
    """Return a check-in."""
    return CheckIn(id="c", at=NOW, recorded_at=NOW, **answers)  # type: ignore[arg-type]


def test_dont_know_alone_is_a_check_in(ledger: Ledger) -> None:
    """It is kept, and read back as it was said."""
    record_check_in(ledger, check_in(not_known=("pain", "spasms"), observed=True, said_by="Dad"))
    (kept,) = ledger.state().check_ins

    assert (kept.not_known, kept.observed, kept.said_by) == (("pain", "spasms"), True, "Dad")
    assert not kept.is_answered


@pytest.mark.parametrize("name", ["spasms", "pain"])
def test_a_new_question_alone_is_a_check_in(ledger: Ledger, name: str) -> None:
    """Spasms and pain count as answers."""
    record_check_in(ledger, check_in(**{name: 0}))

    assert getattr(ledger.state().check_ins[0], name) == 0


def test_a_check_in_that_says_nothing_is_refused(ledger: Ledger) -> None:
    """Nothing was answered, not even "don't know"."""
    with pytest.raises(BadInput, match="at least one answer"):
        record_check_in(ledger, check_in())


@pytest.mark.hazard("H21")
def test_dont_know_does_not_make_an_old_answer_fresh(ledger: Ledger) -> None:
    """What was felt yesterday is as old as it was."""
    yesterday = NOW - timedelta(days=1)
    told = CheckIn(id="felt", at=yesterday, recorded_at=yesterday, stiffness=6)
    record_check_in(ledger, told)
    record_check_in(ledger, check_in(not_known=("stiffness",)))
    today = plan_day(ledger.state(), now=NOW)

    assert not isinstance(today, Refusal)
    assert today.freshness.state == "old"
    assert today.last_check_in == told


def test_what_an_observer_saw_closes_the_window_in_the_observers_name(ledger: Ledger) -> None:
    """What the person said and what somebody else saw are never one sentence."""
    record_check_in(ledger, check_in(weak=3, observed=True, said_by="Dad"))
    record_check_in(ledger, CheckIn(id="own", at=NOW, recorded_at=NOW, sleepy=2))
    today = plan_day(ledger.state(), now=NOW + timedelta(minutes=1))

    assert not isinstance(today, Refusal)
    assert today.gate is not None
    assert today.sentence.main == "you said: sleepy, 2 of 4; Dad saw: weak, 3 of 4"
    messages = " ".join(gate.message for gate in (today.forecast.gates if today.forecast else ()))
    assert "At 15:20 you told us: sleepy." in messages
    assert "At 15:20 Dad saw: weak or wobbly." in messages


@pytest.mark.hazard("H04")
def test_the_same_side_effect_sent_twice_is_one(ledger: Ledger) -> None:
    """A double click, for the beginning and for the course."""
    first = record_side_effect(ledger, effect())
    assert record_side_effect(ledger, effect()).event == first.event
    followed = follow_side_effect(ledger, course(), event_id="f")
    void_event(ledger, "e", event_id="v", now=NOW)

    assert follow_side_effect(ledger, course(), event_id="f").event == followed.event


def test_a_side_effect_cannot_begin_before_birth(ledger: Ledger) -> None:
    """A slip in the year."""
    with pytest.raises(BadInput, match="before the date of birth"):
        record_side_effect(ledger, effect(began_at=datetime.fromisoformat("1990-01-01T00:00+00:00")))


@pytest.mark.parametrize("began_id", ["nothing", "", "person"])
def test_only_what_is_there_can_be_followed(ledger: Ledger, began_id: str) -> None:
    """Not a word that was never written, and not an entry of another kind."""
    with pytest.raises(BadInput, match="there is no side effect"):
        follow_side_effect(ledger, course(began_id), event_id="f")


def test_what_was_taken_back_cannot_be_followed_until_it_is_put_back(ledger: Ledger) -> None:
    """And its course waits with it."""
    record_side_effect(ledger, effect())
    void_event(ledger, "e", event_id="v", now=NOW)
    with pytest.raises(BadInput, match="was taken back"):
        follow_side_effect(ledger, course(), event_id="f")
    void_event(ledger, "v", event_id="w", now=NOW)
    follow_side_effect(ledger, course(), event_id="f")

    assert [told.strength for told in ledger.state().said(SideEffectCourse)] == [1]


def test_it_cannot_be_followed_before_it_began(ledger: Ledger) -> None:
    """The onset is the first word on it."""
    record_side_effect(ledger, effect())
    with pytest.raises(BadInput, match="lies before the side effect began"):
        follow_side_effect(ledger, course(at=NOW - timedelta(days=2)), event_id="f")


def test_danger_signs_are_kept_as_they_were_ticked(ledger: Ledger) -> None:
    """Twice sent is once kept."""
    seen = DangerSigns(signs=("itchy", "cold"), at=NOW, recorded_at=NOW)
    for _ in range(2):
        record_danger_signs(ledger, seen, event_id="s")

    assert list(ledger.state().said(DangerSigns)) == [seen]
