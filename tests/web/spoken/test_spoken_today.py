"""Today and the pages around it ask a catalogue for every word that is not about medicine (H36)."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lull.actions.follow_programme import find_next
from lull.actions.made_up_family import make_demo
from lull.actions.plan_day import plan_day
from lull.refusal import Refusal
from lull.saying import Saying
from lull.store.lock_file import LOCK_FILE, new_lock, write_lock
from lull.tone.reason import OF_THE_GUESS
from lull.web.house import House
from lull.web.how_used import HOW_USED_COOKIE
from lull.web.local_zone import find_local_zone
from lull.web.next_words import name_next
from lull.web.start_page import known_zones
from made_house import Clock, Visit, begin_mara, open_house, visit
from made_other_language import accent, list_unspoken, speak_other
from made_record import BERLIN, NOW, check_in_event, dose_event

TYPED = ("Mara", "Dad", "Europe/Berlin")
SECRET = "open sesame"
COMMANDS = ("lull restore FILE", 'lull erase --name "NAME"', "lull export ics lull.ics")
"""What is typed on a command line, in every language."""


@pytest.fixture
def family(mara: Visit, tmp_path: Path) -> Iterator[Visit]:
    """A browser on the made-up family's afternoon."""
    house = open_house(tmp_path / "family", clock=mara.clock)
    make_demo(house.ledger, now=NOW, zone=BERLIN)
    yield visit(house, mara.clock)
    house.close()


@pytest.fixture
def locked(tmp_path: Path, clock: Clock) -> Iterator[Visit]:
    """A browser on Mara's house, just started, with a lock."""
    house = open_house(tmp_path, clock=clock)
    begin_mara(house)
    write_lock(tmp_path, new_lock(SECRET, idle_minutes=10))
    yield visit(house, clock)
    house.close()


def name_of(house: House) -> str:
    """Return the name of the person whose record this is."""
    described = house.ledger.state().described
    assert described is not None
    return described.name


def name_next_of(house: House) -> str:
    """Return what the practice pages call the next exercise; its words are theirs."""
    found = find_next(house.ledger, now=house.now(), zone=BERLIN)
    return str(name_next(found)) if found else "Mara"


def test_today_asks_for_every_word(family: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a window, a day later, and long after the last check-in."""
    other = speak_other(family, monkeypatch)
    typed = (*TYPED, name_of(family.house), name_next_of(family.house))
    for hours in (0, 5, 30, 100):
        family.clock.now = NOW
        family.clock.move(hours=hours)
        assert list_unspoken(other.get("/").text, typed) == [], hours
    family.clock.now = NOW
    page = other.get("/").text
    assert accent("Quiet window now") in page or accent("Next quiet window") in page
    assert accent("This is a guess from other people. It has not learned from you.") in page


@pytest.mark.parametrize(
    "answers",
    [
        {"stiffness": "6"},
        {"stiffness": "6", "teller": "observed", "seen_by": "Dad"},
        {"pain": "not-known"},
        {"weak": "3"},
        {"fell": "yes", "teller": "observed"},
    ],
)
def test_an_answer_asks_for_every_word(
    mara: Visit, monkeypatch: pytest.MonkeyPatch, answers: dict[str, str]
) -> None:
    """The toast, the last answer, and the gate it closes."""
    other = speak_other(mara, monkeypatch)
    mara.house.ledger.append(dose_event("dose"))
    page = other.post("/record/check-in", id=mara.form_id(), **answers)
    assert page.status_code == 200
    assert list_unspoken(page.text, TYPED) == []
    done = re.search(r'name="event_id" value="([^"]+)"', page.text.partition("data-toast")[2])
    assert done is not None
    back = other.post("/record/void", event_id=done.group(1), id=mara.form_id(), back="/")
    assert accent("Taken back.") in back.text
    assert list_unspoken(back.text, TYPED) == []


@pytest.mark.hazard("H36")
def test_what_today_says_of_doses_and_danger_is_english(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    other = speak_other(mara, monkeypatch)
    mara.house.ledger.append(dose_event("dose"))
    page = other.post("/record/check-in", id=mara.form_id(), weak="4").text
    for words in (
        "Doses today",
        "What you can do",
        "Quiet windows are off",
        "Call your emergency number now",
    ):
        assert words in page
    assert '<div class="say" lang="en">' in page
    toast = other.get("/?done=dose").text
    assert re.search(r'<span data-words lang="en">Saved: [^<]* mg', toast)
    assert f'<button class="btn">{accent("Undo")}' in re.sub(r"<svg.*?</svg>", "", toast, flags=re.DOTALL)


def test_a_day_without_a_window_asks_for_every_word(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """No dose was recorded for days; then no plan's hours are ahead and the picture has gaps."""
    other = speak_other(mara, monkeypatch)
    for hours in (0, 12, 60):
        mara.clock.move(hours=hours)
        page = other.get("/")
        assert list_unspoken(page.text, TYPED) == []


def test_the_check_in_asks_for_every_word(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    other = speak_other(mara, monkeypatch)
    assert list_unspoken(other.get("/check-in").text, TYPED) == []
    for wrong in ({}, {"teller": "observed", "seen_by": "x" * 90, "pain": "1"}):
        answer = other.post("/record/check-ins", id=mara.form_id(), **wrong)
        assert answer.status_code == 422


def test_trouble_asks_for_every_word(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    other = speak_other(mara, monkeypatch)
    missing = other.get("/nothing-here")
    assert list_unspoken(missing.text, TYPED) == []
    assert accent("This page is not here.") in missing.text
    muted = other.post("/reminders/mute", minutes="7")
    assert list_unspoken(muted.text, TYPED) == []
    assert accent("choose one of them") in muted.text
    elsewhere = other.post("/theme", record="another")
    assert list_unspoken(elsewhere.text, TYPED) == []


def test_the_first_run_asks_for_every_word(empty: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """The welcome and the first step, with what can be wrong in it."""
    other = speak_other(empty, monkeypatch)
    zones = (*known_zones(), str(find_local_zone()))
    assert list_unspoken(other.get("/start").text) == []
    assert list_unspoken(other.get("/start/1").text, zones) == []
    for wrong in (
        {},
        {"name": "\u200d", "born_on": "soon", "weight_kg": "1,000", "zone": "Mars"},
        {"name": "x" * 90, "born_on": "1700-01-01", "weight_kg": "heavy", "egfr": "0"},
    ):
        page = other.post("/start/1", go="next", **wrong)
        assert page.status_code == 422
        assert list_unspoken(page.text, (*zones, "x" * 90, "soon", "heavy", "Mars")) == []


@pytest.mark.hazard("H36")
def test_the_steps_about_medicine_are_english_whole(empty: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    other = speak_other(empty, monkeypatch)
    person = {"name": "Ana", "born_on": "2010-03-14", "weight_kg": "41.5", "zone": "Europe/Berlin"}
    page = other.post("/start/1", go="next", **person)
    assert page.url.path == "/start/2"
    assert '<html lang="en"' in page.text
    assert "What is on the label?" in page.text
    assert accent("Name") not in page.text


def test_settings_ask_for_every_word(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    other = speak_other(mara, monkeypatch)
    typed = (*known_zones(), *TYPED)
    assert list_unspoken(other.get("/settings").text, typed) == []
    wrong = {"wakes_at": "x", "sleeps_at": "", "low_tone": "5", "region": "head", "missed_in_a_row": "99"}
    page = other.post("/settings/speaking-up", id=mara.form_id(), **wrong)
    assert page.status_code == 422
    assert list_unspoken(page.text, typed) == []
    assert "Enter a whole number from 1 to 6." in page.text
    assert accent("Enter a whole number from") in page.text
    page = other.post("/settings/person", id=mara.form_id(), weight_kg="", egfr="none", zone="Europe/Berlin")
    assert page.status_code == 422
    assert list_unspoken(page.text, (*typed, "none")) == []
    for zone in ("Europe/Berlin", "Asia/Tokyo"):
        saved = {"weight_kg": "30", "egfr": "", "zone": zone, "emergency_number": "112", "clinic_phone": ""}
        page = other.post("/settings/person", id=mara.form_id(), **saved)
        assert page.status_code == 200
        assert "data-toast" in page.text
        assert list_unspoken(page.text, typed) == []


def test_the_lock_asks_for_every_word(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    other = speak_other(mara, monkeypatch)
    place = (str(mara.house.ledger.path.parent / LOCK_FILE), *TYPED)
    assert list_unspoken(other.get("/lock").text, place) == []
    page = other.post("/lock/set", new_secret="1", new_again="2", idle_minutes="7")
    assert page.status_code == 422
    assert list_unspoken(page.text, place) == []
    page = other.post("/lock/set", new_secret=SECRET, new_again="2", idle_minutes="5")
    assert list_unspoken(page.text, place) == []
    page = other.post("/lock/set", new_secret=SECRET, new_again=SECRET, idle_minutes="5")
    assert list_unspoken(page.text, place) == []
    assert accent("Take it away") in page.text


def test_the_closed_door_asks_for_every_word(locked: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    other = speak_other(locked, monkeypatch)
    assert list_unspoken(other.get("/").text, (LOCK_FILE,)) == []
    doors = [other.post("/lock/open", secret="wrong") for _ in range(4)]
    for page in doors:
        assert page.status_code == 422
        assert list_unspoken(page.text, (LOCK_FILE,)) == []
    assert accent("seconds, then try again.") in doors[-1].text
    assert "What do you see?" in doors[-1].text
    (locked.house.ledger.path.parent / LOCK_FILE).write_text("torn", encoding="utf-8")
    assert list_unspoken(other.get("/lock").text, (LOCK_FILE,)) == []


def test_backups_ask_for_every_word(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    other = speak_other(mara, monkeypatch)
    folder = mara.house.ledger.path.parent
    assert list_unspoken(other.get("/backup").text, (*TYPED, *COMMANDS)) == []
    page = other.post("/backup").text
    (backup,) = folder.glob("*/*.lullbackup")
    key = re.search(r'class="key-words">([^<]+)<', page)
    assert key is not None
    typed = (*TYPED, *COMMANDS, backup.name, str(backup.parent), key.group(1), "kB")
    assert list_unspoken(page, typed) == []
    assert list_unspoken(other.get("/backup").text, typed) == []


def test_reminders_ask_for_every_word(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    other = speak_other(mara, monkeypatch)
    typed = (*TYPED, *COMMANDS, "Berlin")
    assert list_unspoken(other.get("/reminders").text, typed) == []
    assert list_unspoken(other.post("/reminders/mute", minutes="30").text, typed) == []
    assert "At most two more while it has no record" in other.get("/reminders").text


@pytest.mark.hazard("H36")
def test_what_a_notification_tells_is_english(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words come from safety; the script marks them as English."""
    other = speak_other(mara, monkeypatch)
    other.get("/reminders/next")
    mara.clock.move(hours=8)
    told = other.get("/reminders/next").json()
    assert told["notes"] or told["asleep"]
    assert accent("a") not in str(told)


def test_a_german_reader_sees_numbers_as_everywhere(mara: Visit) -> None:
    """Whole sentences, and a point before decimals."""
    mara.client.cookies.set(HOW_USED_COOKIE, "language=de")
    mara.house.ledger.append(check_in_event(stiffness=6))
    mara.clock.move(hours=3)
    page = mara.get("/").text
    assert '<html lang="de"' in page
    plain = re.sub(r"<[^>]+>", "", page)
    assert "Befinden eingetragen vor 3 Stunden: " in plain
    assert "Letztes Mal: 6 (15:20)." in plain
    assert "Sonntag, 22. November" in plain
    mara.clock.move(days=2)
    assert "vor 2 Tagen: alt" in re.sub(r"<[^>]+>", "", mara.get("/").text)
    errors = mara.post("/settings/person", id=mara.form_id(), weight_kg="1,000", zone="Europe/Berlin").text
    assert "1,000 kann man auf zwei Arten lesen." in errors
    assert "mL/min pro 1.73 m²" in errors


def test_reasons_about_the_guess_are_sayings_and_those_about_medicine_are_not(family: Visit) -> None:
    """A reason cannot be marked as English and be translated, or the other way round."""
    today = plan_day(family.house.ledger.state(), now=NOW)
    assert not isinstance(today, Refusal)
    for reason in today.reasons:
        assert (
            isinstance(reason.message, Saying) is (reason.code in OF_THE_GUESS) is not reason.is_of_medicine
        )
