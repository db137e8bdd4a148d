"""Progress, shore, week and praise ask a catalogue for every word; plan and doses stay English (H36)."""

import re
from datetime import timedelta

import pytest

from lull.practice.camera_grade import GRADE_WORDS
from lull.practice.practised_name import name_practised
from lull.progress.praise import RULES
from lull.progress.weekly_story import Highlight
from lull.web.how_used import HOW_USED_COOKIE
from lull.web.translation import find_language, speak, speaking
from lull.web.week_words import say_highlight
from made_house import Visit
from made_other_language import OTHER, list_unspoken, speak_other
from made_practice import record_practice
from made_record import NOW, dose_event, made_attempt, made_plan, plan_event, session_event

SESSION = "a" * 32
TYPED = ("Mara",)
OF_OTHER_ROOMS = (
    *(str(name_practised(exercise, "left")) for exercise in ("knee-straighten", "elbow-straighten")),
    *map(str, GRADE_WORDS.values()),
)
"""What the practice rooms say, and their own tests look after: exercises, sides and grades of the camera."""

FOLLOW = "/progress/exercise/knee-straighten/left"
GAP = re.compile(r"\{(\w+)\}")


def practise(mara: Visit, name: str, *, days_ago: float, deg: float = 50.0, told: int = 0) -> None:
    """Record eight counted movements, one that was not, and some that were told."""
    rows = [
        made_attempt(
            number, range_deg=deg, range_error_deg=2.0, accepted=number < 9, hold_s=1.0, sparc=-2 + number % 2
        )
        for number in range(1, 10)
    ]
    rows += [made_attempt(n, source="told", range_deg=None, range_error_deg=None) for n in range(1, told + 1)]
    record_practice(mara.house.ledger, name, rows, at=NOW - timedelta(days=days_ago))


@pytest.fixture
def practised(mara: Visit) -> Visit:
    """A browser on eight weeks of practice, a change of plan, doses, and how it felt."""
    for week in reversed(range(8)):
        practise(mara, f"w{week}", days_ago=7 * week + 2, deg=80.0 if week < 4 else 50.0)
    practise(mara, SESSION, days_ago=1, deg=80.0, told=3)
    at = NOW - timedelta(days=3)
    mara.house.ledger.append(plan_event(made_plan("second", amount_mg=15.0, valid_from=at), at))
    given = NOW - timedelta(days=1)
    mara.house.ledger.append(dose_event("x", mg=10.0, taken_at=given, recorded_at=given))
    mara.post(f"/practise/{SESSION}/felt", id=mara.form_id(), fun="4", effort="3")
    return mara


def find_left(page: str) -> list[str]:
    """Return what a page says without asking a catalogue."""
    return list_unspoken(page, TYPED + OF_OTHER_ROOMS)


@pytest.mark.parametrize(
    "address",
    [
        "/progress", "/progress?weeks=4", FOLLOW, f"{FOLLOW}?weeks=26", "/progress/shore",
        "/progress/exercise/elbow-straighten/left", "/progress/week", "/progress/week/2026-11-11",
        "/progress/week/2026-09-01",
    ],
)  # fmt: skip
def test_every_page_asks_for_every_word(
    practised: Visit, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    page = speak_other(practised, monkeypatch).get(address)
    assert page.status_code == 200
    assert find_left(page.text) == []


@pytest.mark.parametrize("address", ["/progress", FOLLOW, "/progress/shore", "/progress/week"])
def test_a_page_with_nothing_on_it_does_too(
    mara: Visit, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    assert find_left(speak_other(mara, monkeypatch).get(address).text) == []


def test_a_first_week_and_many_shores_do_too(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [made_attempt(number, sparc=None) for number in range(1, 3501)]
    mara.house.ledger.append(session_event("long", at=NOW), attempts={"long": rows})
    speak_other(mara, monkeypatch)
    for address in ("/progress", FOLLOW, "/progress/week", "/progress/shore", "/progress/shore?every=true"):
        assert find_left(mara.get(address).text) == [], address


def test_what_came_of_a_session_asks_for_every_word(
    practised: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Praise and the faces; what stands between them is said by the practice rooms."""
    page = speak_other(practised, monkeypatch).get(f"/practise/{SESSION}").text
    praise = page.partition('class="praise"')[2].partition(">")[2].partition("</ul>")[0]
    felt = page.partition('class="card stack felt"')[2].partition(">")[2].partition("</form>")[0]
    assert "<li>" in praise
    assert "<legend>" in felt
    assert find_left(praise + felt) == []


@pytest.mark.hazard("H36")
def test_what_speaks_of_the_plan_and_of_doses_is_english(practised: Visit) -> None:
    practised.client.cookies.set(HOW_USED_COOKIE, "language=de")
    page = practised.get("/progress").text
    assert page.count(">60 mg a day</text></g>") == 4
    assert page.count('<g lang="en"><text class="dose-change-words"') == page.count('"dose-change-words"')
    assert ">mg recorded as given</text></g>" in page
    assert '<td class="number" lang="en">10 mg</td>' in page
    assert '<th scope="col" class="number" lang="en">Recorded as given</th>' in page
    assert ' lang="en">A change beside a plan change does not show what caused it.' in page


@pytest.mark.parametrize(
    "highlight",
    [
        Highlight(kind="came_back", days_away=9),
        Highlight(kind="new_exercise", name="7"),
        Highlight(kind="most", name="7", times=3),
        Highlight(kind="quiet"),
    ],
    ids=lambda highlight: highlight.kind,
)
def test_everything_that_stands_out_asks_for_every_word(highlight: Highlight) -> None:
    with speaking(OTHER):
        assert list_unspoken(f"<p>{speak(say_highlight(highlight))}</p>") == []


@pytest.mark.parametrize("wording", [words for rule in RULES for words in rule.say])
def test_all_praise_is_said_in_german_with_every_number_and_of_nothing_else(wording: str) -> None:
    """The gaps are the same; no word of health, of others, of what must be, as in English (H31)."""
    said = find_language("de").words[wording]
    assert isinstance(said, str)
    assert said
    assert sorted(set(GAP.findall(said))) == sorted(set(GAP.findall(wording)))
    assert len(said.split()) <= 20
    forbidden = (
        r"gesund|sicher|normal|muskel|steif|schmerz|heil|besser|beste|ander\w* als|serie|muss|soll|punkte"
    )
    assert not re.search(forbidden, said.lower())


@pytest.mark.parametrize(
    ("address", "german"),
    [
        (
            "/progress",
            "<b>72</b> von der Kamera gezählt, <b>3</b> von dir gezählt. Tage mit Übung: <b>9</b>",
        ),
        (FOLLOW, "Erste 4 Wochen: 50°. Letzte 4 Wochen: 80°. Schwankung allein: bis zu 6°."),
        (FOLLOW, "<span>Viel Spaß</span><b>1</b>"),
        ("/progress/week", "Du hast an 2 Tagen geübt: 16 von der Kamera gezählt, 3 von dir gezählt."),
        ("/progress/week", "Du hast gefunden: 1 Muschel, 1 Kieselstein und 1 Vogel."),
        ("/progress/week", ">du: 3</text>"),
        ("/progress/week", ">So</text>"),
        ("/progress/shore", "Du hast gefunden: 3 Muscheln, 3 Kieselsteine, 1 Uferpflanze und 7 Vögel"),
        (f"/practise/{SESSION}", "<legend>Wie viel Spaß hat es gemacht?</legend>"),
    ],
)
def test_a_german_reader_sees_the_same_numbers(practised: Visit, address: str, german: str) -> None:
    practised.client.cookies.set(HOW_USED_COOKIE, "language=de")
    assert german in practised.get(address).text
