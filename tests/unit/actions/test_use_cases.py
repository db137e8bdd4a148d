"""Beginning, planning, checking in, practising, taking back, and finding the place of it all."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from lull.actions import places
from lull.actions.begin_record import begin_record, describe_person
from lull.actions.change_settings import change_settings
from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.practise import find_own_range, finish_practice, record_attempt, start_practice
from lull.actions.record_check_in import record_check_in
from lull.actions.recorded import Recorded
from lull.actions.set_plan import set_plan
from lull.actions.summarise_progress import Progress, summarise_progress
from lull.actions.void_event import void_event
from lull.progress.practice_session import PracticeSession
from lull.record.settings import Settings
from lull.refusal import BadInput, Refusal
from lull.store.ledger import Ledger
from lull.timeline import Span
from lull.tone.check_in import CheckIn
from made_record import MARA, NOW, START, made_attempt, made_plan

SESSION = PracticeSession(id="s", exercise="knee-straighten", side="left", started_at=NOW, start=START)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Ledger]:
    """An empty record."""
    with Ledger.open(tmp_path / "home" / "record.db") as opened:
        yield opened


@pytest.fixture
def ledger(empty: Ledger) -> Ledger:
    """A record with a plan since ten days ago."""
    begin_record(empty, MARA, made_plan(), event_id="begin", now=NOW - timedelta(days=10))
    return empty


def test_a_record_begins_once(ledger: Ledger) -> None:
    """The same request again is the same beginning; another one is not."""
    begin_record(ledger, MARA, made_plan(), event_id="begin", now=NOW)
    with pytest.raises(BadInput, match="this record has already begun"):
        begin_record(ledger, MARA, None, event_id="other", now=NOW)

    assert len(ledger.events()) == 2


def test_a_person_nobody_can_be_begins_nothing(empty: Ledger) -> None:
    """Checked before anything is written."""
    with pytest.raises(BadInput, match="weight_kg must be above 0"):
        begin_record(empty, replace(MARA, weight_kg=-1.0), made_plan(), event_id="begin", now=NOW)

    assert empty.events() == ()


def test_the_latest_description_and_settings_hold_and_can_be_taken_back(ledger: Ledger) -> None:
    """A new weight, a new threshold; undo brings the old ones back."""
    describe_person(ledger, replace(MARA, weight_kg=64.0), event_id="heavier", now=NOW)
    change_settings(ledger, Settings(low_tone=0.7), event_id="lower", now=NOW)
    assert ledger.state().described == replace(MARA, weight_kg=64.0)
    assert ledger.state().settings.low_tone == 0.7

    void_event(ledger, "heavier", event_id="v1", now=NOW)
    void_event(ledger, "lower", event_id="v2", now=NOW)
    assert ledger.state().described == MARA
    assert ledger.state().settings == Settings()


@pytest.mark.hazard("H20")
def test_a_plan_entered_late_is_asked_about_and_decides_from_now_on(ledger: Ledger) -> None:
    """It is kept as prescribed since then; what was due in between stays what it was."""
    since = NOW - timedelta(days=2)
    before = ledger.state()
    asked = set_plan(ledger, made_plan("new", amount_mg=15.0, valid_from=since), now=NOW)
    assert isinstance(asked, NeedsConfirmation)
    assert asked.why == "back_dated"
    assert asked.message == (
        "It began on 20 November 2026, before now. The days since then stay as they were shown;"
        " what is due changes from now on. Is the day right?"
    )

    said = set_plan(ledger, made_plan("new", amount_mg=15.0, valid_from=since), now=NOW, confirmed=True)
    state = ledger.state()
    assert isinstance(said, Recorded)
    past = Span(NOW - timedelta(days=9), NOW)
    assert state.slots_in(past) == before.slots_in(past)
    assert state.plan_at(since) == made_plan()
    assert state.prescribed_at(since) == made_plan("new", amount_mg=15.0, valid_from=since)
    assert state.plan_at(NOW) == state.prescribed_at(NOW)


@pytest.mark.hazard("H20")
def test_a_later_plan_takes_over_from_its_start(ledger: Ledger) -> None:
    """The day before is due under the old plan, the day after under the new one."""
    starts = NOW + timedelta(days=1)
    said = set_plan(ledger, made_plan("new", amount_mg=15.0, valid_from=starts), now=NOW)
    state = ledger.state()

    assert isinstance(said, Recorded)
    assert [plan.version.id for plan in state.plans_in_force] == ["plan", "new"]
    assert state.plans_in_force[0].ends_at == starts
    assert state.plan_at(starts - timedelta(seconds=1)) == made_plan()


@pytest.mark.hazard("H20")
def test_a_plan_taken_back_held_until_then(ledger: Ledger) -> None:
    """Undo after a day does not pretend that the plan was never there."""
    set_plan(ledger, made_plan("new", amount_mg=15.0, valid_from=NOW), now=NOW)
    void_event(ledger, "new", event_id="undo", now=NOW + timedelta(days=1))
    in_force = ledger.state().plans_in_force

    assert [plan.version.id for plan in in_force] == ["plan", "new", "plan"]
    assert in_force[1].ends_at == NOW + timedelta(days=1)


@pytest.mark.hazard("H01")
def test_another_product_strength_is_asked_about_once(ledger: Ledger) -> None:
    """10 mg tablets became 25 mg tablets: does the label say so?"""
    plan = made_plan("new", strength_mg=25.0, valid_from=NOW)
    asked = set_plan(ledger, plan, now=NOW)

    assert isinstance(asked, NeedsConfirmation)
    assert asked.why == "new_strength"
    assert asked.message == (
        "The product was 10 mg per tablet and is now 25 mg per tablet. Does the label say so?"
    )
    assert len(ledger.events()) == 2
    assert isinstance(set_plan(ledger, plan, now=NOW, confirmed=True), Recorded)
    assert isinstance(set_plan(ledger, plan, now=NOW), Recorded)


@pytest.mark.hazard("H03")
@pytest.mark.parametrize(
    ("mg", "is_asked"), [(20.0, False), (20.5, True), (5.0, False), (4.9, True), (100.0, True)]
)
def test_a_slip_of_a_digit_in_a_plan_is_asked_about(ledger: Ledger, mg: float, is_asked: bool) -> None:  # noqa: FBT001
    """More than twice or less than half of the day before is asked about; a step within that is not."""
    said = set_plan(ledger, made_plan("new", amount_mg=mg, valid_from=NOW), now=NOW)

    assert isinstance(said, NeedsConfirmation) == is_asked
    assert not isinstance(said, NeedsConfirmation) or said.why == "large_step"


@pytest.mark.hazard("H08")
def test_less_medicine_comes_with_the_one_sentence(ledger: Ledger) -> None:
    """A plan that lowers the day says never to stop suddenly; one that raises it has nothing to say."""
    lower = set_plan(ledger, made_plan("lower", amount_mg=7.5, valid_from=NOW), now=NOW)
    higher = set_plan(ledger, made_plan("higher", valid_from=NOW), now=NOW)

    assert isinstance(lower, Recorded)
    assert isinstance(higher, Recorded)
    assert [finding.message for finding in lower.findings] == ["Never stop baclofen suddenly."]
    assert higher.findings == ()


def test_the_first_plan_is_compared_with_nothing(empty: Ledger) -> None:
    """It may have been followed for months, and no amount in it is asked about."""
    begin_record(empty, MARA, None, event_id="begin", now=NOW)
    said = set_plan(empty, made_plan("first", amount_mg=25, valid_from=NOW - timedelta(days=90)), now=NOW)

    assert isinstance(said, Recorded)
    assert said.findings == ()
    assert empty.state().plan_at(NOW - timedelta(days=89)) is not None


def test_two_slips_are_asked_about_together(ledger: Ledger) -> None:
    """One question, both things in it."""
    asked = set_plan(ledger, made_plan("new", amount_mg=50, strength_mg=25, valid_from=NOW), now=NOW)

    assert isinstance(asked, NeedsConfirmation)
    assert (asked.why, asked.also) == ("new_strength", ("large_step",))


def test_a_plan_of_next_year_is_a_slip(ledger: Ledger) -> None:
    """More than a year ahead."""
    with pytest.raises(BadInput, match="more than a year ahead: check the date"):
        set_plan(ledger, made_plan("new", valid_from=NOW + timedelta(days=400)), now=NOW)


def test_a_check_in_is_recorded_and_needs_an_answer(ledger: Ledger) -> None:
    """Don't know to everything is no check-in; one from the future is none either."""
    record_check_in(ledger, CheckIn(id="c", at=NOW, recorded_at=NOW, stiffness=4))
    with pytest.raises(BadInput, match="at least one answer"):
        record_check_in(ledger, CheckIn(id="d", at=NOW, recorded_at=NOW))
    with pytest.raises(BadInput, match="more than five minutes ahead of now"):
        record_check_in(ledger, CheckIn(id="e", at=NOW + timedelta(hours=1), recorded_at=NOW, ill=True))

    assert [check_in.stiffness for check_in in ledger.state().check_ins] == [4]


def test_taking_back_needs_something_that_stands(ledger: Ledger) -> None:
    """Unknown, already taken back, or the only word on who this is; a repeated request is none of these."""
    with pytest.raises(BadInput, match="there is no entry nothing to take back"):
        void_event(ledger, "nothing", event_id="v", now=NOW)
    with pytest.raises(BadInput, match="who the record is about"):
        void_event(ledger, "begin", event_id="v", now=NOW)
    first = void_event(ledger, "plan", event_id="v", now=NOW)
    assert void_event(ledger, "plan", event_id="v", now=NOW) == first
    with pytest.raises(BadInput, match="already taken back"):
        void_event(ledger, "plan", event_id="w", now=NOW)


def test_a_session_keeps_its_attempts_whether_or_not_it_ends(ledger: Ledger) -> None:
    """Closing the tab mid-way keeps every repetition so far."""
    start_practice(ledger, SESSION, hurts=False)
    record_attempt(ledger, "s", made_attempt(1))
    record_attempt(ledger, "s", made_attempt(1, source="told", range_deg=None, range_error_deg=None))
    progress = summarise_progress(ledger, now=NOW)

    assert isinstance(progress, Progress)
    assert [(day.measured_repetitions, day.told_repetitions) for day in progress.days] == [(1, 1)]
    assert ledger.state().sessions[0].finished_at is None


def test_a_finished_session_has_its_end_and_its_own_range(ledger: Ledger) -> None:
    """Finishing twice is finishing once, and the range is offered to the next session of its kind."""
    start_practice(ledger, SESSION, hurts=False)
    first, session = (
        finish_practice(
            ledger,
            "s",
            event_id="s-end",
            now=NOW + timedelta(minutes=minutes),
            own_range_deg=52.0,
            timings={"poses_per_s": 17.0},
        )
        for minutes in (6, 7)
    )
    assert first == session
    assert session.finished_at == NOW + timedelta(minutes=6)
    assert session.timings == {"poses_per_s": 17.0}
    assert find_own_range(ledger.state(), "knee-straighten", "left") == 52.0
    assert find_own_range(ledger.state(), "knee-straighten", "right") is None
    assert find_own_range(ledger.state(), "elbow-straighten", "left") is None


def test_a_session_that_cannot_be_is_refused(ledger: Ledger) -> None:
    """An unknown exercise, an unknown session, and numbers that are none."""
    with pytest.raises(BadInput, match="there is no exercise 'juggling': the exercises are elbow-straighten"):
        start_practice(ledger, replace(SESSION, exercise="juggling"), hurts=False)
    with pytest.raises(BadInput, match="no practice session nowhere"):
        finish_practice(ledger, "nowhere", event_id="e", now=NOW)
    start_practice(ledger, SESSION, hurts=False)
    with pytest.raises(BadInput, match="must be numbers"):
        finish_practice(ledger, "s", event_id="e", now=NOW, timings={"poses_per_s": float("nan")})


def test_a_session_taken_back_is_not_progress(ledger: Ledger) -> None:
    """Its attempts stay on disk and no longer count."""
    start_practice(ledger, SESSION, hurts=False)
    record_attempt(ledger, "s", made_attempt(1))
    void_event(ledger, "s", event_id="v", now=NOW)
    progress = summarise_progress(ledger, now=NOW)

    assert isinstance(progress, Progress)
    assert progress.days == ()
    assert len(ledger.attempts("s")["s"]) == 1


def test_progress_covers_whole_weeks_and_marks_plans(ledger: Ledger) -> None:
    """Four weeks are 28 local days up to today; the plan in force in them is there."""
    progress = summarise_progress(ledger, now=NOW, weeks=4)

    assert isinstance(progress, Progress)
    assert (progress.last_on - progress.first_on).days == 27
    assert [plan.version.id for plan in progress.plans] == ["plan"]


def test_progress_of_an_empty_record_says_how_to_begin(empty: Ledger) -> None:
    """A refusal by name."""
    said = summarise_progress(empty, now=NOW)

    assert isinstance(said, Refusal)
    assert said.code == "no_record"


def test_places_follow_lull_home_and_keep_the_demo_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The demo never shares a file with a real record; without LULL_HOME it is the user's data folder."""
    monkeypatch.setenv("LULL_HOME", str(tmp_path))
    assert places.record_path() == tmp_path / "record.db"
    assert places.demo_path().parent == tmp_path / "demo"

    monkeypatch.delenv("LULL_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert places.record_path().name == "record.db"
    assert places.record_folder().name == "lull"
    monkeypatch.setenv("LULL_HOME", "somewhere")
    with pytest.raises(BadInput, match="set it to a full path"):
        places.record_path()
