"""What the plan itself calls for: changes that come by themselves, pauses, questions for the prescriber."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lull.actions.begin_record import begin_record
from lull.actions.check_plan import check_plan, find_turns, list_questions
from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.recorded import Recorded
from lull.actions.see_notice import see_notice
from lull.actions.set_plan import set_plan, set_weaning
from lull.actions.track_weaning import track_weaning
from lull.actions.void_event import void_event
from lull.record.event_body import check_in_to_event, dose_to_event
from lull.refusal import BadInput
from lull.store.ledger import Ledger
from lull.tone.check_in import CheckIn
from made_facts import made_holiday, made_weaning
from made_record import BERLIN, MARA, NOW, made_dose, made_plan

A_DAY = timedelta(days=1)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return a record that began ten days ago with 40 mg a day."""
    with Ledger.open(tmp_path / "record.db") as opened:
        begin_record(opened, MARA, made_plan(), event_id="begin", now=NOW - 10 * A_DAY)
        yield opened


def codes(ledger: Ledger, at: datetime) -> list[str]:
    """Return what the plan calls for at an instant."""
    return [finding.code for finding in check_plan(ledger.state(), at)]


@pytest.mark.hazard("H25")
def test_a_change_that_comes_by_itself_is_told_before_and_after(ledger: Ledger) -> None:
    """Two days before, and for a week after, until somebody says that it was seen; who that was stays."""
    holiday = made_holiday(valid_from=NOW + 3 * A_DAY, days=10)
    set_plan(ledger, holiday, now=NOW, confirmed=True)

    assert codes(ledger, NOW) == []
    assert codes(ledger, NOW + 1.5 * A_DAY) == ["plan_will_turn"]
    (told,) = check_plan(ledger.state(), NOW + 4 * A_DAY)
    assert told.code == "plan_turned"
    assert told.message == (
        "The plan changed by itself on Wednesday 25 November at 15:20, as written:"
        " 40 mg a day, then 7.5 mg a day (holiday)."
    )
    see_notice(ledger, told.id, event_id="seen", now=NOW + 4 * A_DAY, said_by="Dad")
    assert codes(ledger, NOW + 4 * A_DAY) == []
    assert codes(ledger, NOW + 14 * A_DAY) == ["plan_turned"]  # the way back is another change
    void_event(ledger, "seen", event_id="unseen", now=NOW + 4 * A_DAY)
    assert codes(ledger, NOW + 4 * A_DAY) == ["plan_turned"]


def test_a_change_somebody_just_made_is_no_news(ledger: Ledger) -> None:
    """Only what nobody did at that moment is told."""
    set_plan(ledger, made_plan("new", amount_mg=12.0, valid_from=NOW), now=NOW)

    assert find_turns(ledger.state()) == []
    assert codes(ledger, NOW) == []


@pytest.mark.hazard("H08")
def test_a_pause_keeps_the_withdrawal_card_up_for_as_long_as_it_lasts(ledger: Ledger) -> None:
    """Also when it was ordered: what can happen is the same."""
    pause = made_holiday("pause", valid_from=NOW, days=2, purpose="illness_pause")
    asked = set_plan(ledger, pause, now=NOW)
    assert isinstance(asked, NeedsConfirmation)
    assert "no_dose_due" in (asked.why, *asked.also)
    set_plan(ledger, pause, now=NOW, confirmed=True)

    found = check_plan(ledger.state(), NOW + A_DAY)
    assert [(f.code, f.card) for f in found if f.code == "plan_paused"] == [("plan_paused", "withdrawal")]
    assert "plan_paused" not in codes(ledger, NOW + 3 * A_DAY)


@pytest.mark.hazard("H08")
def test_an_end_without_steps_is_a_question_with_its_source(ledger: Ledger) -> None:
    """It is written down as ordered, asked about once, and then stands as a question for the prescriber."""
    stop = made_weaning(starts_at=NOW + 2 * A_DAY, totals=(), stops=True)
    asked = set_weaning(ledger, stop, now=NOW)
    assert isinstance(asked, NeedsConfirmation)
    assert asked.why == "no_dose_due"
    assert "Never stop baclofen suddenly." in asked.message
    said = set_weaning(ledger, stop, now=NOW, confirmed=True)
    assert isinstance(said, Recorded)
    assert [finding.card for finding in said.findings] == ["withdrawal"]

    (question,) = list_questions(ledger.state(), NOW)
    assert question.code == "ends_without_steps"
    assert "Swiss professional label" in question.source
    (finding,) = (f for f in check_plan(ledger.state(), NOW) if f.code == "ends_without_steps")
    assert (finding.level, finding.card) == ("urgent", "withdrawal")


@pytest.mark.hazard("H08")
def test_steps_slower_than_every_label_ask_nothing(ledger: Ledger) -> None:
    """30, 20, 10 and an end, a week apart."""
    set_weaning(ledger, made_weaning(starts_at=NOW + A_DAY), now=NOW, confirmed=True)

    assert list_questions(ledger.state(), NOW) == ()


@pytest.mark.parametrize(
    ("starts_in", "code"), [(9, "replaces_steps"), (4, "replaces_steps"), (1, "later_waits")]
)
def test_what_another_plan_does_to_written_steps_is_asked(ledger: Ledger, starts_in: int, code: str) -> None:
    """Inside the steps they no longer count; before them they wait: both are said."""
    set_weaning(ledger, made_weaning(starts_at=NOW + 3 * A_DAY), now=NOW, confirmed=True)
    asked = set_plan(ledger, made_plan("new", valid_from=NOW + starts_in * A_DAY), now=NOW)

    assert isinstance(asked, NeedsConfirmation)
    assert code in (asked.why, *asked.also)


def test_a_new_plan_inside_a_holiday_says_that_it_ends(ledger: Ledger) -> None:
    """Or somebody would wait for a way back that does not come."""
    set_plan(ledger, made_holiday(valid_from=NOW, days=10), now=NOW, confirmed=True)
    asked = set_plan(ledger, made_plan("new", valid_from=NOW + A_DAY), now=NOW)

    assert isinstance(asked, NeedsConfirmation)
    assert "ends_early" in (asked.why, *asked.also)


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        (made_plan("new", valid_from=NOW - 400 * A_DAY), "more than a year ago"),
        (made_plan("new", valid_from=NOW + 400 * A_DAY), "more than a year ahead"),
        (made_holiday(valid_from=NOW - 20 * A_DAY, days=10), "already over"),
    ],
)
def test_a_slip_of_the_year_is_refused(ledger: Ledger, plan: object, sentence: str) -> None:
    """Nothing is written."""
    with pytest.raises(BadInput, match=sentence):
        set_plan(ledger, plan, now=NOW)  # type: ignore[arg-type]
    assert len(ledger.events()) == 2


def test_a_weaning_is_tracked_against_given_and_felt(ledger: Ledger) -> None:
    """Prescribed, given and told stand side by side; a day with an unknown dose counts in no mean."""
    weaning = made_weaning(starts_at=NOW - 2 * A_DAY, totals=(30.0, 20.0), days_apart=7, stops=False)
    set_weaning(ledger, weaning, now=NOW - 2 * A_DAY, confirmed=True)
    tomorrow_8 = made_dose("one", mg=30.0, taken_at=NOW - 1.3 * A_DAY, recorded_at=NOW)
    ledger.append(dose_to_event(tomorrow_8))
    for k, stiffness in enumerate((4, 6)):
        at = NOW - A_DAY + timedelta(minutes=k)
        ledger.append(check_in_to_event(CheckIn(id=f"c{k}", at=at, recorded_at=at, stiffness=stiffness)))

    track = track_weaning(ledger.state(), NOW)
    assert track is not None
    assert [stage.version.daily_total_mg for stage in track.stages] == [40.0, 30.0, 20.0]
    before, now, later = track.stages
    assert (before.is_now, now.is_now, later.is_now) == (False, True, False)
    assert [day.on.day for day in now.days] == [20, 21, 22]
    assert (now.given_mg, now.known_days) == (30.0, 1)
    assert (now.stiffness, now.told_days) == (5.0, 1)
    assert (later.days, later.given_mg, later.stiffness) == ((), None, None)
    assert track.ends_at is None
    assert track.stages[0].version.zone == BERLIN


def test_without_a_weaning_and_long_after_one_there_is_nothing_to_track(ledger: Ledger) -> None:
    """History has the list of versions."""
    assert track_weaning(ledger.state(), NOW) is None
    set_weaning(ledger, made_weaning(starts_at=NOW + A_DAY), now=NOW, confirmed=True)
    track = track_weaning(ledger.state(), NOW)
    assert track is not None
    assert track.ends_at == NOW + 22 * A_DAY
    assert track_weaning(ledger.state(), NOW + 90 * A_DAY) is None


def test_taking_a_plan_back_is_not_a_change_that_came_by_itself(ledger: Ledger) -> None:
    """Somebody did it, at that moment."""
    set_plan(ledger, made_plan("new", amount_mg=12.0, valid_from=NOW), now=NOW)
    void_event(ledger, "new", event_id="undo", now=NOW + A_DAY)

    assert codes(ledger, NOW + 2 * A_DAY) == []


@pytest.mark.hazard("H03")
def test_a_step_that_goes_up_among_steps_down_is_asked_about(ledger: Ledger) -> None:
    """30, then 250, then 20: a slip of ten in the middle of a row."""
    slip = made_weaning(starts_at=NOW + A_DAY, totals=(30.0, 250.0, 20.0))
    asked = set_weaning(ledger, slip, now=NOW)

    assert isinstance(asked, NeedsConfirmation)
    assert "large_step" in (asked.why, *asked.also)
    assert "A day was 30 mg and is now 250 mg." in asked.message


@pytest.mark.hazard("H04")
def test_a_time_moved_on_the_day_of_the_change_is_asked_about(ledger: Ledger) -> None:
    """15:30 was due before the change and 16:00 comes after it: five doses on a day of four."""
    moved = made_plan(
        "new", clocks=("07:30", "11:30", "16:00", "20:30"), valid_from=NOW + timedelta(minutes=20)
    )
    asked = set_plan(ledger, moved, now=NOW)

    assert isinstance(asked, NeedsConfirmation)
    assert asked.why == "odd_day"
    assert asked.message.startswith(
        "On the day of the change the times due would be 07:30, 11:30, 15:30, 16:00, 20:30: 5,"
    )
    at_midnight = made_plan(
        "new", clocks=("07:30", "16:00"), amount_mg=20.0, valid_from=NOW + timedelta(hours=8.67)
    )
    assert isinstance(set_plan(ledger, at_midnight, now=NOW), Recorded)


def test_a_corrected_weaning_says_what_no_longer_counts(ledger: Ledger) -> None:
    """The first one is replaced whole, and that is asked."""
    set_weaning(ledger, made_weaning("w1", starts_at=NOW + 3 * A_DAY), now=NOW, confirmed=True)
    asked = set_weaning(ledger, made_weaning("w2", starts_at=NOW + A_DAY, days_apart=9), now=NOW)

    assert isinstance(asked, NeedsConfirmation)
    assert "replaces_steps" in (asked.why, *asked.also)
