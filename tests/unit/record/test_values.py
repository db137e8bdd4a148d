"""What the record refuses to hold, each in one sentence, and what its values say."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from lull.quantities import OralMg
from lull.record.checkpoint import from_checkpoint
from lull.record.event import Event, EventKind
from lull.record.event_body import to_entry
from lull.record.fold import fold
from lull.record.freshness import judge_freshness
from lull.record.person_description import PersonDescription
from lull.record.plan_version import ScheduledDose
from lull.record.settings import Settings
from lull.record.state import EMPTY
from lull.refusal import BadInput
from lull.timeline import Span, day_span
from lull.treatment.regimen import plan_slots
from made_record import BERLIN, MARA, NOW, dose_event, made_plan, void_event_of

EIGHT = ScheduledDose(time(8), OralMg(5))
AHEAD = "The last check-in lies ahead of now"
NAIVE = datetime(2026, 11, 22, 8, 0)  # noqa: DTZ001 - the very thing that is refused


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"id": ""}, "needs an id"),
        ({"happened_at": NAIVE}, "needs times with an offset"),
        ({"recorded_at": NAIVE}, "needs times with an offset"),
        ({"voids": "other"}, "only that kind does"),
        ({"kind": EventKind.VOIDED}, "names the entry it voids"),
    ],
)
def test_an_event_that_could_not_be_placed_is_refused(changes: dict[str, object], sentence: str) -> None:
    """No id, no offset, or a void of nothing."""
    with pytest.raises(BadInput, match=sentence):
        replace(dose_event(), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"doses": ()}, "needs at least one dose"),
        (
            {"doses": (ScheduledDose(time(8), OralMg(5)), ScheduledDose(time(8), OralMg(10)))},
            "same time twice",
        ),
        ({"doses": (ScheduledDose(time(8, tzinfo=UTC), OralMg(5)),)}, "without an offset"),
        ({"prescriber": "  "}, "needs the prescriber's name"),
        ({"valid_from": NAIVE}, "start needs an offset"),
    ],
)
def test_a_plan_that_could_not_be_followed_is_refused(changes: dict[str, object], sentence: str) -> None:
    """A plan needs doses, each at its own clock time, a prescriber, and a start."""
    with pytest.raises(BadInput, match=sentence):
        replace(made_plan(), **changes)  # type: ignore[arg-type]


@pytest.mark.hazard("H01")
def test_there_is_no_plan_without_a_strength() -> None:
    """The strength of the product is part of every plan, in the type and in the record."""
    with pytest.raises(TypeError):
        replace(made_plan()).__class__(id="p")  # type: ignore[call-arg]
    body = {"doses": [], "zone": "UTC", "valid_from": NOW.isoformat(), "prescriber": "x", "reason": ""}
    event = Event(id="p", kind=EventKind.PLAN_SET, happened_at=NOW, recorded_at=NOW, said_by="x", body=body)
    with pytest.raises(BadInput, match="cannot be read: 'strength_mg'"):
        to_entry(event)


def test_a_plan_asks_for_its_doses_and_no_others() -> None:
    """Different amounts at different times, one day, worked by hand."""
    plan = replace(
        made_plan(),
        doses=(
            ScheduledDose(time(20, 30), OralMg(15)),
            ScheduledDose(time(7, 30), OralMg(10)),
            ScheduledDose(time(15, 30), OralMg(10)),
        ),
    )
    slots = plan_slots(plan.to_regimens(), day_span(date(2026, 11, 22), BERLIN))

    assert [(f"{slot.due_at.astimezone(BERLIN):%H:%M}", slot.amount.mg) for slot in slots] == [
        ("07:30", 10),
        ("15:30", 10),
        ("20:30", 15),
    ]
    assert plan.largest_on(3) == 15.0
    assert plan.daily_total_mg == 35.0


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": " "}, "the name is empty"),
        ({"emergency_number": ""}, "the emergency number is empty"),
    ],
)
def test_a_description_that_leaves_the_card_empty_is_refused(changes: dict[str, str], sentence: str) -> None:
    """A safety card without a number to call is worse than none."""
    with pytest.raises(BadInput, match=sentence):
        replace(MARA, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"born_on": date(2026, 11, 22)}, "must lie before 2026-11-22"),
        ({"born_on": date(1890, 1, 1)}, "age_y must be above 0 and at most 120"),
        ({"weight_kg": 0.0}, "weight_kg must be above 0"),
        ({"weight_kg": float("nan")}, "weight_kg must be a number"),
        ({"egfr_ml_min_per_1_73m2": 900.0}, "egfr_ml_min_per_1_73m2 must be above 0"),
    ],
)
def test_a_person_nobody_can_be_is_refused(changes: dict[str, float], sentence: str) -> None:
    """Age, weight and kidney function of a living person, judged on a day."""
    with pytest.raises(BadInput, match=sentence):
        replace(MARA, **changes).to_person(date(2026, 11, 22))  # type: ignore[arg-type]


def test_age_is_counted_from_the_date_of_birth() -> None:
    """34 years and about 8 months."""
    person = PersonDescription(name="M", born_on=date(1992, 3, 14), weight_kg=62, zone=BERLIN)

    assert person.to_person(date(2026, 11, 22)).age_y == pytest.approx(34.69, abs=0.01)


@pytest.mark.parametrize(
    "changes",
    [
        {"low_tone": 0.0},
        {"low_tone": 1.0},
        {"low_tone": float("nan")},
        {"region": "hands"},
        {"missed_in_a_row": 0},
        {"overdue_after": timedelta(minutes=-1)},
        {"wakes_at": time(23)},
        {"fresh_for": timedelta(0)},
        {"fresh_for": timedelta(hours=9)},
    ],
)
def test_settings_that_mean_nothing_are_refused(changes: dict[str, object]) -> None:
    """Each in a sentence of its own."""
    with pytest.raises(BadInput):
        Settings(**changes)  # type: ignore[arg-type]


@pytest.mark.hazard("H21")
@pytest.mark.parametrize(
    ("age", "state", "text"),
    [
        (timedelta(0), "fresh", "Checked in just now: fresh"),
        (timedelta(hours=3), "fresh", "Checked in 3 hours ago: fresh"),
        (timedelta(hours=3, minutes=1), "ageing", "Checked in 3 hours ago: ageing"),
        (timedelta(hours=8), "ageing", "Checked in 8 hours ago: ageing"),
        (timedelta(hours=8, minutes=1), "old", "Checked in 8 hours ago: old"),
        (timedelta(days=3), "old", "Checked in 3 days ago: old"),
        (timedelta(minutes=-4), "fresh", "Checked in just now: fresh"),
        (
            timedelta(minutes=-6),
            "clock_wrong",
            "The last check-in lies ahead of now: check this computer's clock",
        ),
        (timedelta(minutes=79), "fresh", "Checked in 1 hour 19 minutes ago: fresh"),
        (timedelta(minutes=1), "fresh", "Checked in 1 minute ago: fresh"),
    ],
)
def test_a_check_in_says_how_old_it_is(age: timedelta, state: str, text: str) -> None:
    """Fresh up to three hours, ageing up to eight, old after that; ahead of now is a wrong clock."""
    found = judge_freshness(NOW - age, now=NOW, settings=Settings())

    assert (found.state, found.text) == (state, text)


def test_without_a_check_in_nothing_is_fresh() -> None:
    """No check-in is not an old one."""
    assert judge_freshness(None, now=NOW, settings=Settings()).state == "none"


@pytest.mark.parametrize("rows", [[["too", "short"]], [[1, 2, 3, 4, 5, 6, 7]], [None]])
def test_a_checkpoint_in_another_shape_is_not_taken_for_one(rows: list[list[object]]) -> None:
    """It has to be made again, and says so."""
    with pytest.raises(BadInput, match="has to be made again"):
        from_checkpoint(rows)


def test_a_body_that_lost_something_is_named() -> None:
    """Which entry, and what is missing."""
    with pytest.raises(BadInput, match="dose_given entry dose cannot be read: 'amount_mg'"):
        to_entry(replace(dose_event(), body={}))


def test_an_empty_record_says_nothing() -> None:
    """No person, no plan, no dose, and default settings."""
    assert EMPTY.is_empty
    assert EMPTY.described is None
    assert EMPTY.zone is None
    assert EMPTY.plan_at(NOW) is None
    assert EMPTY.slots_in(Span(NOW, NOW + timedelta(days=1))) == ()
    assert EMPTY.settings == Settings()
    assert EMPTY.last_event_id is None


def test_a_void_reaches_its_entry_in_whatever_order_they_are_read() -> None:
    """Whoever took something back had seen it: no clock and no order of files can bring it back."""
    state = fold([void_event_of("dose"), dose_event("dose")])

    assert not state.stands("dose")
    assert not state.stands("nothing")
    assert fold([void_event_of("somebody else's"), dose_event("dose")]).stands("dose")


def test_a_circle_of_voids_made_by_hand_settles_nothing() -> None:
    """It cannot be written by the program; read, it neither hangs nor hides a dose."""
    first, second = void_event_of("second", "first"), void_event_of("first", "second")
    state = fold([first, second, dose_event("dose")])

    assert state.voided_ids == frozenset()
    assert state.stands("dose")
