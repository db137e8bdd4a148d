"""Reminders on the page: honest words, a calendar to take away, what to tell now, finite mutes."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from lull.safety.telling import Told
from lull.web.reminder_marks import to_instant, to_mark
from made_calendar import entries_of, uids_of
from made_house import PORT, Clock, Visit, begin_mara, open_house, visit
from made_record import BERLIN, NOW, dose_event, made_plan, plan_event

AUTUMN = datetime(2026, 10, 25, 1, tzinfo=UTC)


def ask(mara: Visit, zone: str = "Europe/Berlin") -> dict[str, object]:
    """Ask as an open page does."""
    document: dict[str, object] = mara.get(f"/reminders/next?zone={zone}").json()
    return document


def tell(mara: Visit, document: dict[str, object]) -> None:
    """Say back what was told, as an open page does."""
    told = document["told"]
    assert isinstance(told, dict)
    assert mara.post_only("/reminders/told", **told).status_code == 204


def bodies(document: dict[str, object]) -> list[str]:
    """Return the sentences of the notices."""
    notes = document["notes"]
    assert isinstance(notes, list)
    return [note["body"] for note in notes]


@pytest.mark.hazard("H05")
def test_the_page_says_plainly_that_lull_is_not_an_alarm(mara: Visit) -> None:
    """In the first line, with what to use instead."""
    page = mara.get("/reminders").text

    assert "Lull is not an alarm." in page
    assert page.index("Lull is not an alarm.") < page.index("A calendar with alarms")
    assert "Your plan has 4 times." in page
    assert "No entry claims to be critical." in page


def test_without_a_record_both_lead_to_the_beginning(empty: Visit) -> None:
    """Nothing to remind of, and nothing that fails; an open page is told nothing."""
    assert "/start" in str(empty.get("/reminders").url)
    assert "/start" in str(empty.get("/reminders/calendar.ics").url)
    assert ask(empty)["notes"] == []


@pytest.mark.hazard("H27")
@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("", "Lull: time"),
        ("?titles=time", "Lull: time"),
        ("?titles=practice", "Lull: practice"),
        ("?titles=named", "Lull: baclofen 10 mg"),
        ("?titles=<script>", "Lull: time"),
    ],
)
def test_the_calendar_is_a_file_with_the_titles_that_were_chosen(mara: Visit, asked: str, title: str) -> None:
    """Neutral unless the person chose otherwise; the file's name says nothing either."""
    answer = mara.get(f"/reminders/calendar.ics{asked}")

    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="lull.ics"'
    assert answer.headers["cache-control"] == "no-store"
    assert {entry.title for entry in entries_of(answer.content)} == {title}


@pytest.mark.hazard("H04")
def test_downloading_again_after_a_change_keeps_the_names(mara: Visit) -> None:
    """What a calendar already holds is found again."""
    before = mara.get("/reminders/calendar.ics").content
    later = mara.clock.now + timedelta(days=2)
    mara.house.ledger.append(plan_event(made_plan("second", clocks=("09:00",), valid_from=later), NOW))
    after = mara.get("/reminders/calendar.ics").content

    assert uids_of(before) < uids_of(after)
    assert {entry.sequence for entry in entries_of(after)} == {2}


@pytest.mark.hazard("H26")
def test_a_made_up_person_s_calendar_says_so(tmp_path: Path, clock: Clock) -> None:
    """Nobody takes the demo's times for their own."""
    house = open_house(tmp_path, clock=clock)
    house.open_demo()
    begin_mara(house)
    answer = visit(house, clock).get("/reminders/calendar.ics")

    assert {entry.title for entry in entries_of(answer.content)} == {"Lull demo: time"}
    assert "lull-demo.ics" in answer.headers["content-disposition"]
    house.close()


@pytest.mark.hazard("H05")
def test_a_planned_time_is_told_when_it_comes_and_never_twice(mara: Visit) -> None:
    """15:20, then 15:30, then again, then a reload: once."""
    begin = ask(mara)
    assert bodies(begin) == []
    assert begin["next_ms"] == 600_000

    for n, hours in enumerate((4, 8)):
        taken_at = NOW - timedelta(hours=hours)
        mara.house.ledger.append(dose_event(f"d{n}", taken_at=taken_at, recorded_at=taken_at))
    mara.clock.move(minutes=10)
    told = ask(mara)
    assert bodies(told) == ["15:30. Open Lull."]
    assert bodies(ask(mara)) == bodies(told)  # nobody said that it was shown
    tell(mara, told)
    assert bodies(ask(mara)) == []

    mara.clock.move(minutes=30)
    assert bodies(ask(mara)) == ["15:30 has no record yet."]


@pytest.mark.hazard("H05")
def test_after_a_sleep_everything_that_came_is_one_sentence(mara: Visit) -> None:
    """A lid closed from 15:20 to 21:00."""
    for n, hours in enumerate((4, 8, 19, 23, 27, 31)):
        mara.house.ledger.append(dose_event(f"d{n}", taken_at=NOW - timedelta(hours=hours)))
    ask(mara)
    mara.clock.move(hours=5, minutes=38)
    document = ask(mara)

    assert document["asleep"] == "While this page was not heard: 15:30, 20:30 came, and have no record."
    tell(mara, document)
    assert ask(mara)["asleep"] == ""


@pytest.mark.hazard("H24")
def test_a_mute_is_finite_and_says_until_when(mara: Visit) -> None:
    """Two hours; then what came is said. Ended early, it is over at once."""
    mara.house.ledger.append(dose_event("noon", taken_at=NOW - timedelta(hours=4)))
    ask(mara)
    page = mara.post("/reminders/mute", minutes="120").text
    assert "Muted until 17:20." in page
    mara.clock.move(minutes=11)
    assert bodies(ask(mara)) == []
    mara.clock.move(hours=2)

    assert ask(mara)["asleep"] == "While this page was not heard: 15:30 came, and has no record."
    assert "Muted until" not in mara.get("/reminders").text
    mara.post("/reminders/mute", minutes="30")
    assert "Muted until" not in mara.post("/reminders/mute", minutes="0").text


@pytest.mark.hazard("H24")
def test_a_critical_notice_does_not_heed_a_mute(mara: Visit) -> None:
    """Nothing was ever recorded; the evening's run is critical, muted or not."""
    ask(mara)
    mara.post("/reminders/mute", minutes="240")
    mara.clock.move(hours=2)
    mara.house.ledger.append(dose_event("late", taken_at=mara.clock.now, recorded_at=mara.clock.now))
    mara.clock.move(hours=15)  # 20:30 and 07:30 without a record
    mara.post("/reminders/mute", minutes="240")
    document = ask(mara)

    assert bodies(document) == ["Open Lull now and read the card."]
    notes = document["notes"]
    assert isinstance(notes, list)
    assert notes[0]["level"] == "critical"
    tell(mara, document)
    assert bodies(ask(mara)) == []


@pytest.mark.hazard("H24")
@pytest.mark.parametrize("minutes", ["", "5", "241", "-30", "99999999", "for ever", "²"])
def test_no_other_mute_is_taken(mara: Visit, minutes: str) -> None:
    """Four lengths and an end; a mute that was written by hand into the cookie is none."""
    assert mara.post("/reminders/mute", minutes=minutes).status_code == 422
    mara.client.cookies.set(f"lull_mute_{PORT}", to_mark(NOW + timedelta(days=900)))
    assert "Muted until" not in mara.get("/reminders").text


@pytest.mark.parametrize("mark", ["", "x", "1.", ".1", "1.2.3", "-5.-5", "9" * 40 + ".1", "²."])
def test_a_mark_nobody_wrote_begins_anew(mara: Visit, mark: str) -> None:
    """Nothing fails; nothing old is told."""
    mara.client.cookies.set(f"lull_told_{PORT}", mark.encode("ascii", "ignore").decode())

    assert bodies(ask(mara)) == []


def test_marks_are_whole_seconds() -> None:
    """Written and read back."""
    assert to_instant(to_mark(NOW)) == NOW
    assert to_instant("-1") is None
    assert to_instant("253000000001") is None
    assert Told(others=NOW, critical=NOW).others == NOW


@pytest.mark.hazard("H05")
def test_a_mark_ahead_of_now_is_not_taken(mara: Visit) -> None:
    """Otherwise one wrong clock would silence every notice until it is right again."""
    ahead = to_mark(NOW + timedelta(days=3))
    ask(mara)
    assert mara.post_only("/reminders/told", others=ahead, critical=ahead).status_code == 204
    mara.clock.move(minutes=11)

    assert ask(mara)["notes"] != []


@pytest.mark.hazard("H06")
def test_clock_changes_ahead_are_listed_and_the_near_one_is_on_today(mara: Visit) -> None:
    """A year of them on the page; twelve hours before and three after, Today says it too."""
    page = mara.get("/reminders").text
    assert "On Sunday 28 March at 02:00 the clocks go forward to 03:00." in page
    assert "On Sunday 31 October at 03:00 the clocks go back to 02:00." in page
    assert "clocks go" not in mara.get("/").text

    mara.clock.now = AUTUMN - timedelta(hours=6)
    assert "On Sunday 25 October at 03:00 the clocks go back to 02:00." in mara.get("/").text
    mara.clock.now = AUTUMN + timedelta(hours=1)
    assert "Until 05:00, read each time twice." in mara.get("/").text


@pytest.mark.hazard("H06")
def test_a_computer_on_a_journey_is_told_which_clock_it_reads(tmp_path: Path, clock: Clock) -> None:
    """By the browser's own zone on every page, and by the computer's on the page of reminders."""
    house = open_house(tmp_path, clock=clock, zone=ZoneInfo("America/New_York"))
    begin_mara(house)
    mara = visit(house, clock)
    travel = "This computer shows 09:20, the plan&#39;s clock 15:20 (Europe, Berlin)."

    assert travel in mara.get("/reminders").text
    assert str(ask(mara, "America/New_York")["travel"]).startswith('["This computer shows 09:20')
    for zone in ("Europe/Berlin", "Europe/Paris", "", "Nowhere/At_all", "../../etc/passwd", "a" * 300):
        assert ask(mara, zone)["travel"] == []
    house.close()


@pytest.mark.hazard("H05")
def test_today_carries_the_words_for_notifications_that_are_off(mara: Visit) -> None:
    """The script shows the one that is true; a browser without scripts shows its own."""
    page = mara.get("/").text

    assert len(re.findall("Notifications are off in this browser", page)) == 4
    assert page.index("Notifications are off") < page.index("Your day")


def test_the_way_to_reminders_and_to_the_lock_is_at_the_foot_of_every_page(mara: Visit) -> None:
    """One step from anywhere."""
    for path in ("/", "/plan", "/safety", "/reminders", "/lock"):
        page = mara.get(path).text
        assert 'href="/reminders"' in page
        assert 'href="/lock"' in page


def test_the_zone_of_the_house_is_berlin_in_these_tests(mara: Visit) -> None:
    """So that no journey is found where none is."""
    assert mara.house.zone == BERLIN
    assert "This computer shows" not in mara.get("/reminders").text
