"""Which plan holds when: versions for a while, steps down, school days, and changes entered late."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from lull.quantities import OralMg
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.fact import Fact
from lull.record.fold import fold
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.timeline import Span
from made_facts import made_holiday, made_school_plan, made_weaning
from made_record import NOW, made_plan, void_event_of

A_DAY = timedelta(days=1)


def events_of(*facts: tuple[Fact, datetime]) -> list[Event]:
    """Return the events that say these facts, each recorded at its instant."""
    return [
        to_event_now(fact, event_id=fact.id, now=at)  # type: ignore[union-attr]
        for fact, at in facts
    ]


def names(state: RecordState, since: datetime = NOW - 30 * A_DAY) -> list[tuple[str, float, float | None]]:
    """Return each plan in force as its id, and its start and end in days from now."""
    return [
        (
            piece.version.id,
            (piece.starts_at - NOW) / A_DAY,
            None if piece.ends_at is None else (piece.ends_at - NOW) / A_DAY,
        )
        for piece in state.plans_in_force
        if piece.ends_at is None or piece.ends_at > since
    ]


@pytest.mark.hazard("H25")
def test_after_a_holiday_the_plan_before_it_holds_again() -> None:
    """Nobody has to remember to switch back."""
    holiday = made_holiday(valid_from=NOW + 3 * A_DAY, days=14)
    state = fold(events_of((made_plan(valid_from=NOW - 10 * A_DAY), NOW - 10 * A_DAY), (holiday, NOW)))

    assert names(state) == [("plan", -10, 3), ("holiday", 3, 17), ("plan", 17, None)]


@pytest.mark.hazard("H20")
def test_a_new_plan_inside_a_holiday_ends_it_for_good() -> None:
    """What the prescriber ordered last holds; the holiday does not come back the next day."""
    holiday = made_holiday(valid_from=NOW, days=14)
    new = made_plan("new", amount_mg=15.0, valid_from=NOW + 2 * A_DAY)
    start = NOW - 10 * A_DAY
    state = fold(events_of((made_plan(valid_from=start), start), (holiday, NOW), (new, NOW + 2 * A_DAY)))

    assert names(state) == [("plan", -10, 0), ("holiday", 0, 2), ("new", 2, None)]


def test_steps_of_a_weaning_go_on_behind_a_holiday() -> None:
    """The holiday lies over them; after it the step of that day holds."""
    start = NOW - 10 * A_DAY
    weaning = made_weaning(starts_at=NOW, days_apart=7, totals=(30.0, 20.0, 10.0))
    holiday = made_holiday(valid_from=NOW + 5 * A_DAY, days=10)
    state = fold(events_of((made_plan(valid_from=start), start), (weaning, start), (holiday, NOW)))

    assert names(state) == [
        ("plan", -10, 0),
        ("weaning/1", 0, 5),
        ("holiday", 5, 15),
        ("weaning/3", 15, 21),
        ("weaning/4", 21, None),
    ]
    last = state.plan_at(NOW + 30 * A_DAY)
    assert last is not None
    assert (last.purpose, last.daily_total_mg) == ("stopped", 0.0)


@pytest.mark.hazard("H08")
def test_an_old_step_never_comes_back_over_a_newer_plan() -> None:
    """The prescriber changed course in the middle: the later steps do not count any more."""
    start = NOW - 20 * A_DAY
    weaning = made_weaning(starts_at=NOW - 10 * A_DAY, days_apart=7)
    stay = made_plan("stay", amount_mg=5.0, valid_from=NOW)
    state = fold(events_of((made_plan(valid_from=start), start), (weaning, start), (stay, NOW)))

    assert names(state)[-1] == ("stay", 0, None)
    assert [name for name, _, _ in names(state)] == ["plan", "weaning/1", "weaning/2", "stay"]


def test_a_plan_that_begins_before_the_first_step_leaves_the_steps() -> None:
    """Another plan until then is no change of course."""
    start = NOW - 20 * A_DAY
    weaning = made_weaning(starts_at=NOW + 7 * A_DAY)
    until = made_plan("until then", amount_mg=5.0, valid_from=NOW)
    state = fold(events_of((made_plan(valid_from=start), start), (weaning, start), (until, NOW)))

    assert [name for name, _, _ in names(state)][:3] == ["plan", "until then", "weaning/1"]


def test_taking_a_weaning_back_takes_all_its_steps_back() -> None:
    """From then on the plan before it holds; what was due until then stays."""
    start = NOW - 20 * A_DAY
    weaning = made_weaning(starts_at=NOW - 10 * A_DAY)
    log = events_of((made_plan(valid_from=start), start), (weaning, start))
    state = fold([*log, void_event_of("weaning", "undo", NOW)])

    assert names(state)[-1] == ("plan", 0, None)
    assert state.plan_at(NOW - 5 * A_DAY) == fold(log).plan_at(NOW - 5 * A_DAY)


def test_school_days_differ_from_free_days() -> None:
    """Monday to Friday at 07:00, Saturday and Sunday at 09:00, and every evening, on the wall clock."""
    monday = datetime(2026, 11, 23, tzinfo=UTC)
    plan = made_school_plan(valid_from=monday - 7 * A_DAY)
    state = fold(events_of((plan, monday - 7 * A_DAY)))
    week = Span(monday - timedelta(hours=1), monday + 7 * A_DAY - timedelta(hours=1))
    local = [slot.due_at.astimezone(plan.zone) for slot in state.slots_in(week)]

    assert [f"{at:%a %H:%M}" for at in local if at.hour < 12] == [
        *("Mon 07:00", "Tue 07:00", "Wed 07:00", "Thu 07:00", "Fri 07:00"),
        *("Sat 09:00", "Sun 09:00"),
    ]
    assert sum(at.hour == 20 for at in local) == 7
    assert all(slot.form == "oral_solution" for slot in state.slots_in(week))
    assert (plan.daily_total_mg, plan.largest_on(1), plan.most_on(6)) == (15.0, 10.0, 25.0)
    assert plan.varies_by_day


@pytest.mark.parametrize("zone_day", ["2026-03-29", "2026-10-25"])
def test_a_sunday_dose_in_the_skipped_or_doubled_hour_is_due_once(zone_day: str) -> None:
    """02:30 on the day the clocks change belongs to that Sunday, and to no other day."""
    sunday = datetime.fromisoformat(zone_day).replace(tzinfo=UTC)
    plan = made_plan(clocks=("02:30",), valid_from=sunday - 30 * A_DAY)
    only = type(plan.doses[0])(plan.doses[0].clock, OralMg(10.0), (7,))
    state = fold(events_of((replace(plan, doses=(only,)), sunday - 30 * A_DAY)))
    around = Span(sunday - 2 * A_DAY, sunday + 2 * A_DAY)

    (slot,) = state.slots_in(around)
    assert slot.due_at.astimezone(plan.zone).date().isoformat() == zone_day


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"valid_to": None}, "a holiday or a pause has an end"),
        ({"valid_to": NOW - A_DAY}, "must end after it begins"),
        ({"doses": ()}, "a plan needs at least one dose"),
        ({"purpose": "stopped"}, "a plan that has ended has no doses"),
        ({"purpose": "rest"}, "a plan is for one of"),
        ({"valid_to": datetime(2026, 12, 1)}, "needs an offset"),  # noqa: DTZ001 - the point
    ],
)
def test_a_plan_for_a_while_has_to_make_sense(change: dict[str, object], sentence: str) -> None:
    """One sentence for each way it cannot be followed."""
    with pytest.raises(BadInput, match=sentence):
        replace(made_holiday(valid_from=NOW), **change)  # type: ignore[arg-type]


def test_a_pause_has_no_doses_and_an_end() -> None:
    """An illness pause asks for nothing, and the plan comes back by itself."""
    pause = made_holiday("pause", valid_from=NOW, days=2, purpose="illness_pause")
    state = fold(events_of((made_plan(), NOW - 10 * A_DAY), (pause, NOW)))

    assert state.slots_in(Span(NOW, NOW + 2 * A_DAY)) == ()
    assert names(state)[-1] == ("plan", 2, None)
    assert (pause.largest_on(1), pause.most_on(1)) == (0.0, 0.0)


@pytest.mark.hazard("H08")
def test_a_corrected_weaning_replaces_the_first_one_whole() -> None:
    """It begins two days earlier and has other steps: neither an old step nor the old end comes back."""
    start = NOW - 20 * A_DAY
    first = made_weaning("w1", starts_at=NOW + 2 * A_DAY, days_apart=3)
    second = made_weaning("w2", starts_at=NOW, days_apart=10, totals=(35.0, 30.0, 25.0), stops=False)
    state = fold(events_of((made_plan(valid_from=start), start), (first, NOW - A_DAY), (second, NOW)))

    assert names(state) == [
        ("plan", -20, 0),
        ("w2/1", 0, 10),
        ("w2/2", 10, 20),
        ("w2/3", 20, None),
    ]


@pytest.mark.hazard("H08")
def test_a_plan_written_for_a_day_inside_later_entered_steps_does_not_break_in() -> None:
    """40 mg from the seventh day on was the older order; the steps are the newer one."""
    start = NOW - 20 * A_DAY
    older = made_plan("older", valid_from=NOW + 7 * A_DAY)
    steps = made_weaning("w", starts_at=NOW, days_apart=7, stops=False)
    state = fold(events_of((made_plan(valid_from=start), start), (older, NOW - A_DAY), (steps, NOW)))

    assert [name for name, _, _ in names(state)] == ["plan", "w/1", "w/2", "w/3"]


def test_of_two_holidays_the_one_entered_later_holds() -> None:
    """A correction is a correction, also where it begins earlier and ends later."""
    start = NOW - 20 * A_DAY
    first = made_holiday("h1", valid_from=NOW + 5 * A_DAY, days=10)
    second = made_holiday("h2", valid_from=NOW + 3 * A_DAY, days=20)
    state = fold(events_of((made_plan(valid_from=start), start), (first, NOW - A_DAY), (second, NOW)))

    assert names(state) == [("plan", -20, 3), ("h2", 3, 23), ("plan", 23, None)]


@pytest.mark.hazard("H06")
def test_a_plan_from_a_clock_a_year_ahead_holds_nothing_back() -> None:
    """The plan entered after it, under the right clock, is in force at once; undoing the slip frees all."""
    start = NOW - 20 * A_DAY
    ahead = NOW + 365 * A_DAY
    log = events_of(
        (made_plan(valid_from=start), start),
        (made_plan("slip", amount_mg=15.0, valid_from=ahead), ahead),
        (made_plan("right", amount_mg=12.0, valid_from=NOW), NOW),
    )
    log = [replace(event, place=k + 1) for k, event in enumerate(log)]
    assert names(fold(log))[:2] == [("plan", -20, 0), ("right", 0, 365)]
    undone = [*log, replace(void_event_of("slip", "undo", NOW), place=4)]
    assert names(fold(undone)) == [("plan", -20, 0), ("right", 0, None)]
