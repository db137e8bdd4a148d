"""Notices: few, finite and never doubled; ninety days of five kinds of family are lived through."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import pytest

from lull.quantities import OralMg
from lull.safety.reminders import MORE_A_DAY, MUTES, Notice, plan_notices
from lull.safety.telling import Telling, Told, choose_telling, is_muted, say_asleep, say_notice, say_title
from lull.timeline import Span, local_day
from lull.treatment.adherence import match_doses
from lull.treatment.administration import Administration
from lull.treatment.regimen import OralRegimen, Slot, plan_slots
from made_record import BERLIN, made_dose

START = datetime(2026, 9, 1, 22, tzinfo=UTC)  # midnight in Berlin; 25 October lies inside
DAYS = 90
CLOCKS = (time(7, 30), time(11, 30), time(15, 30), time(20, 30))
REGIMEN = OralRegimen(amount=OralMg(10), times=CLOCKS, zone=BERLIN, valid_from=START)
SLOTS = plan_slots([REGIMEN], Span(START, START + timedelta(days=DAYS + 8)))
Family = Callable[[Slot], timedelta | None]
NEVER: timedelta | None = None


def notices_at(now: datetime, doses: Sequence[Administration]) -> tuple[Notice, ...]:
    """Return the notices planned at this instant, as the app looks: a week back and a day ahead."""
    span = Span(max(START, now - timedelta(days=7)), now + timedelta(days=1))
    known = [dose for dose in doses if dose.recorded_at <= now and dose.taken_at in span]
    slots = [slot for slot in SLOTS if slot.due_at in span]
    return plan_notices(
        match_doses(slots, known, now), zone=BERLIN, overdue_after=timedelta(minutes=30), missed_in_a_row=2
    )


def live(family: Family, *, muted: Callable[[datetime], datetime | None] = lambda _: None) -> list[Notice]:
    """Live through ninety days with a page that is always open, and return everything it told.

    The page asks a minute after anything could have come, and again four hours after each planned time.
    """
    doses = [
        made_dose(f"d{n}", taken_at=slot.due_at + late, recorded_at=slot.due_at + late)
        for n, slot in enumerate(SLOTS)
        if (late := family(slot)) is not None
    ]
    after = (timedelta(minutes=minutes) for minutes in (1, 31, 61, 241))
    visits = sorted({slot.due_at + wait for wait in after for slot in SLOTS})
    told, shown = Told(others=START, critical=START), []
    for now in visits:
        if now < START + timedelta(days=DAYS):
            telling = choose_telling(notices_at(now, doses), now=now, told=told, muted_until=muted(now))
            shown += [*telling.now, *telling.asleep]
            told = telling.told
    return shown


@cache
def heard_by(family: Family) -> tuple[Notice, ...]:
    """Return what a family hears in ninety days without a mute."""
    return tuple(live(family))


def count_by_day(shown: Sequence[Notice], *levels: str) -> Counter[date]:
    """Count the notices of each local day."""
    return Counter(local_day(n.at, BERLIN) for n in shown if not levels or n.level in levels)


def at_once(slot: Slot) -> timedelta | None:
    """A family that records at once."""
    del slot
    return timedelta(0)


def late(slot: Slot) -> timedelta | None:
    """A family that is always three quarters of an hour late."""
    del slot
    return timedelta(minutes=45)


def never(slot: Slot) -> timedelta | None:
    """A family that reads the curves and records nothing."""
    del slot
    return NEVER


def evenings_forgotten(slot: Slot) -> timedelta | None:
    """A family that never records the evening."""
    return NEVER if slot.due_at.astimezone(BERLIN).hour == 20 else timedelta(minutes=5)


def by_chance(slot: Slot) -> timedelta | None:
    """A family in which anything happens."""
    chance = random.Random(slot.due_at.isoformat())
    return NEVER if chance.random() < 0.3 else timedelta(minutes=chance.choice([2, 20, 40, 90, 150]))


FAMILIES = (at_once, late, never, evenings_forgotten, by_chance)


@pytest.mark.hazard("H24")
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_ninety_days_stay_within_the_daily_budget(family: Family) -> None:
    """One for each planned time, three more, and one critical at most; none twice, on any day."""
    shown = heard_by(family)
    names = [notice.id for notice in shown]

    assert len(names) == len(set(names))
    assert max(count_by_day(shown, "info").values(), default=0) <= len(CLOCKS)
    assert max(count_by_day(shown, "warn", "urgent").values(), default=0) <= MORE_A_DAY
    assert max(count_by_day(shown, "critical").values(), default=0) <= 1


@pytest.mark.slow
@pytest.mark.hazard("H24")
def test_how_many_notices_each_family_hears_in_ninety_days() -> None:
    """The rates themselves, so that a change in them is a change somebody must notice."""
    rates = {family.__name__: len(heard_by(family)) / DAYS for family in FAMILIES}

    assert rates["at_once"] == 0
    assert rates["late"] == pytest.approx(4 + 3, abs=0.1)
    assert rates["never"] == pytest.approx(4 + 1, abs=0.1)
    assert rates["evenings_forgotten"] == pytest.approx(4 + 2, abs=0.1)
    assert rates["by_chance"] < 7


@pytest.mark.hazard("H05")
def test_whoever_records_nothing_gets_one_critical_notice_every_day() -> None:
    """On the first day after two in a row, 12:00; from then on each day, also over the change of clocks."""
    critical = [notice for notice in heard_by(never) if notice.level == "critical"]

    assert len(critical) == DAYS
    assert critical[0].at.astimezone(BERLIN).time() == time(12)
    assert {notice.at.astimezone(BERLIN).time() for notice in critical[1:]} == {time(8)}


@pytest.mark.hazard("H05")
def test_an_open_time_is_told_three_times_at_most_and_louder() -> None:
    """07:30, then half an hour later, then an hour later, each one level up."""
    shown = [n for n in heard_by(evenings_forgotten) if n.due_at == SLOTS[3].due_at]

    assert [(n.step, n.level) for n in shown] == [
        ("due", "info"),
        ("overdue", "warn"),
        ("still_open", "urgent"),
    ]
    assert [n.at - n.due_at for n in shown] == [timedelta(minutes=m) for m in (0, 30, 60)]


@pytest.mark.hazard("H24")
def test_a_mute_holds_back_everything_but_the_critical_and_ends() -> None:
    """Four hours from seven on: what came is told once, at the end, in one go."""
    seven = START + timedelta(hours=7)
    ends = seven + timedelta(hours=4)

    def muted(now: datetime) -> datetime | None:
        return ends if now >= seven else None

    shown = live(at_chosen(SLOTS[1].due_at), muted=muted)
    first_day = [notice for notice in shown if notice.at < START + timedelta(hours=13)]

    assert sorted(notice.step for notice in first_day) == ["due", "still_open"]
    always = live(never, muted=lambda now: now + timedelta(hours=4))  # muted again and again
    assert {notice.level for notice in always} == {"critical"}


def at_chosen(answered: datetime) -> Family:
    """Return a family that records everything at once from this planned time on, and nothing before."""

    def family(slot: Slot) -> timedelta | None:
        return timedelta(minutes=10) if slot.due_at >= answered else NEVER

    return family


@pytest.mark.hazard("H24")
def test_no_mute_is_for_ever() -> None:
    """Half an hour to four hours. One that reaches further, because a clock was changed, is none."""
    now = START
    assert tuple(timedelta(minutes=minutes) for minutes in (30, 60, 120, 240)) == MUTES
    assert all(is_muted(now + mute, now=now) for mute in MUTES)
    assert not is_muted(now + timedelta(hours=4, minutes=1), now=now)
    assert not is_muted(now, now=now)
    assert not is_muted(None, now=now)


def telling_after(slept: timedelta) -> Telling:
    """Return what a page tells on waking, after nobody recorded anything; it last told at 07:00."""
    seven = START + timedelta(hours=7)
    now = seven + slept
    notices = [notice for notice in notices_at(now, []) if notice.level != "critical"]
    return choose_telling(notices, now=now, told=Told(others=seven, critical=seven), muted_until=None)


@pytest.mark.hazard("H05")
def test_a_page_that_slept_tells_once_what_came() -> None:
    """From 07:00 to 12:10: the morning's time and the noon's, each once."""
    telling = telling_after(timedelta(hours=5, minutes=10))
    now = START + timedelta(hours=12, minutes=10)

    assert telling.now == ()
    assert say_asleep(telling.asleep, now=now, zone=BERLIN) == (
        "While this page was not heard: 07:30, 11:30 came, and have no record."
    )
    assert telling.told.others == now


def test_a_week_of_sleep_is_one_short_sentence() -> None:
    """The last four by name, the others by number; days are named."""
    telling = telling_after(timedelta(days=6))
    said = say_asleep(telling.asleep, now=START + timedelta(days=6, hours=7), zone=BERLIN)

    assert said == (
        "While this page was not heard: 20 more and 7 September, 07:30, 7 September, 11:30,"
        " 7 September, 15:30, 7 September, 20:30 came, and have no record."
    )
    assert say_asleep((), now=START, zone=BERLIN) == ""


@pytest.mark.hazard("H24")
def test_a_critical_notice_stands_alone() -> None:
    """Where everything asks at once nothing is heard."""
    now = START + timedelta(hours=12, minutes=1)
    told = Told(others=START, critical=START)
    telling = choose_telling(notices_at(now, []), now=now, told=told, muted_until=None)

    assert [notice.step for notice in telling.now] == ["in_a_row"]
    assert telling.next_at == START + timedelta(hours=15, minutes=30)


def test_a_record_written_later_takes_back_what_was_planned() -> None:
    """The same instant with and without the record."""
    now = START + timedelta(hours=8, minutes=31)
    dose = made_dose(taken_at=SLOTS[0].due_at, recorded_at=now)
    told = Told(others=now - timedelta(minutes=15), critical=now)

    assert choose_telling(notices_at(now, []), now=now, told=told, muted_until=None).now != ()
    assert choose_telling(notices_at(now, [dose]), now=now, told=told, muted_until=None).now == ()


def test_two_products_at_one_time_are_one_notice_until_both_are_recorded() -> None:
    """One notice for the instant; half an answer is none."""
    at = SLOTS[0].due_at
    slots = [Slot(at, OralMg(5)), Slot(at, OralMg(10))]
    half = match_doses(slots, [made_dose(mg=10, taken_at=at, recorded_at=at)], at + timedelta(minutes=1))
    notices = plan_notices(half, zone=BERLIN, overdue_after=timedelta(minutes=30), missed_in_a_row=2)

    assert [notice.step for notice in notices] == ["due", "overdue", "still_open"]
    assert not any(notice.answered for notice in notices)


def test_with_no_grace_each_time_still_gives_one_notice() -> None:
    """A dose that is overdue at once is not told of twice at the same instant."""
    match = match_doses([SLOTS[0]], [], START)
    notices = plan_notices(match, zone=BERLIN, overdue_after=timedelta(0), missed_in_a_row=2)

    assert [notice.step for notice in notices] == ["due"]


@pytest.mark.hazard("H27")
def test_no_notice_says_what_it_is_about() -> None:
    """Somebody else may stand in front of the screen."""
    now = START + timedelta(hours=12, minutes=1)
    said = {say_title(n) for n in notices_at(now, [])}
    said |= {say_notice(n, now=now, zone=BERLIN) for n in notices_at(now, [])}

    assert "Lull: time" in said
    assert "07:30 has no record yet." in said
    assert "Open Lull now and read the card." in said
    for words in said:
        assert not any(word in words.lower() for word in ("baclofen", "dose", "medic", "mg", "tablet"))


@pytest.mark.hazard("H24")
def test_a_time_told_as_not_given_is_not_asked_about_again_and_still_counts() -> None:
    """Somebody has said so: no more notices for it; the run it belongs to is still critical."""
    match = match_doses([SLOTS[0], SLOTS[1]], [], SLOTS[1].due_at + timedelta(hours=1))
    notices = plan_notices(
        match,
        zone=BERLIN,
        overdue_after=timedelta(minutes=30),
        missed_in_a_row=2,
        told_not_given={SLOTS[0].due_at},
    )

    assert [(n.step, n.answered) for n in notices] == [
        ("due", True),
        ("overdue", True),
        ("still_open", True),
        ("due", False),
        ("in_a_row", False),
    ]


@pytest.mark.hazard("H05")
def test_doses_that_came_up_end_no_run() -> None:
    """Vomited twice: the page is critical, and so are the notices."""
    first = SLOTS[:2]
    came_up = [
        replace(
            made_dose(f"c{n}", taken_at=slot.due_at, recorded_at=slot.due_at),
            came_up_at=slot.due_at + timedelta(minutes=20),
        )
        for n, slot in enumerate(first)
    ]
    steps = [notice.step for notice in notices_at(first[1].due_at + timedelta(hours=1), came_up)]

    assert "in_a_row" in steps
