"""The pages around practice ask a catalogue for every word, in every state in which they are seen."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from lull.actions.practise import finish_practice, record_attempt, start_practice
from lull.movement.landmarks import SIDES
from lull.practice.catalogue import EXERCISES
from lull.practice.challenge.side_challenge import SideChallenge
from lull.practice.demonstration.demonstration import demonstrate
from lull.practice.exercise import Exercise
from lull.practice.games.all_games import GAMES
from lull.practice.side_choice import find_doing, list_side_choices
from lull.practice.start_answers import may_need_unlocking
from lull.progress.practice_session import PracticeSession, RecordedAttempt, Way
from lull.record.state import RecordState
from lull.saying import say
from lull.timeline import Span
from lull.tone.gates import Gate
from lull.web.exercise_words import GROUPS
from lull.web.how_used import HOW_USED_COOKIE
from lull.web.translation import speak, speaking
from made_house import GATE, Visit
from made_other_language import OTHER, list_unspoken, speak_other
from made_record import NOW, START, made_attempt
from read_page import field_error

PATH = "/practise/programme"
ROWS = {
    "choice_1": "knee-straighten/left", "sets_1": "2", "repetitions_1": "9",
    "day_1_1": "yes", "day_1_7": "yes",
    "choice_2": "clap/both", "sets_2": "1", "repetitions_2": "5",
} | {f"day_2_{day}": "yes" for day in range(1, 8)}  # fmt: skip
REST = {"goal": "Eis essen", "setter": "therapist", "set_by": "Ms Lind", "valid_from": "2026-11-22"}
TYPED = (
    "Mara",
    "Ms Lind",
    "Eis essen",
    *(words for one in GAMES.values() for words in (one.name, one.invites)),
)
"""What somebody typed. The games have a test of their own."""


@pytest.fixture
def spoken(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """A browser whose language is the one nobody speaks."""
    return speak_other(mara, monkeypatch)


def hear(page: str) -> list[str]:
    """Return what a page of this room says in English."""
    return list_unspoken(page, TYPED)


def set_programme(visit: Visit, **fields: str) -> str:
    """Send the form of a new version; return the page without the toast, which belongs to another room."""
    visit.post_only(f"{PATH}/new", **({"id": visit.form_id(), **ROWS, **REST} | fields))
    return visit.get(PATH).text


def record_session(visit: Visit, name: str, *, way: Way = "free", told: bool = False) -> str:
    """Record a session of both arms with measured and told attempts and a goal; return its result page."""
    session = PracticeSession(
        id=name, exercise="side-lift", side="both", started_at=NOW, start=START, goal=5, way=way
    )
    start_practice(visit.house.ledger, session, hurts=False)
    rows = [made_attempt(number) for number in (1, 2)]
    if told:
        rows.append(
            RecordedAttempt(
                number=1, side="both", started_s=30.0, peak_s=30.0, ended_s=30.0, range_deg=None,
                range_error_deg=None, accepted=True, source="told",
            )
        )  # fmt: skip
    for row in rows:
        record_attempt(visit.house.ledger, name, row)
    asked = tuple(
        SideChallenge(side=side, asked=4, met=3, first_goal=40.0, last_goal=last, kept={})
        for side, last in zip(SIDES, (40.0, 44.0), strict=True)
    )
    finish_practice(
        visit.house.ledger, name, event_id=f"{name}-end", now=NOW + timedelta(minutes=5), challenges=asked
    )
    return visit.get(f"/practise/{name}").text


def leave_to_others(page: str) -> str:
    """Return a result page without what other rooms say on it: praise, how it felt, the shore, reasons."""
    for begin, end in (
        ('<ul class="praise"', "</ul>"),
        ('<form class="card stack felt"', "</form>"),
        ('<p class="brought"', "</p>"),
        ('<div class="floated"', ">"),
    ):
        before, found, rest = page.partition(begin)
        page = before + rest.partition(end)[2] if found else page
    return page


@pytest.mark.parametrize("group", GROUPS)
def test_what_is_offered_is_spoken(spoken: Visit, group: str) -> None:
    page = spoken.get(f"/practise?group={group}")
    assert page.status_code == 200
    assert hear(page.text) == []


def test_how_long_the_quiet_window_lasts_is_spoken(spoken: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lull.web.practise._today_of", lambda _: (timedelta(minutes=40), None))
    page = spoken.get("/practise").text
    assert 'class="chip sun"' in page
    assert list_unspoken(page, (*TYPED, "40 minutes")) == []


def test_without_a_record_all_is_spoken(empty: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = speak_other(empty, monkeypatch)
    for address in ("/practise", PATH, f"{PATH}/new", f"{PATH}/end"):
        assert hear(visit.get(address).text) == []


def test_a_programme_is_spoken_from_its_form_to_its_end(spoken: Visit) -> None:
    assert hear(spoken.get(f"{PATH}/new").text) == []
    page = set_programme(spoken)
    assert "Eis essen" in page
    assert hear(page) == []
    assert hear(set_programme(spoken, valid_from="2026-11-25", day_1_7="")) == []
    assert hear(spoken.get(f"{PATH}/new").text) == []
    assert hear(spoken.get("/practise").text) == []
    spoken.post_only(f"{PATH}/end", **({"id": spoken.form_id()} | REST))
    assert hear(spoken.get(PATH).text) == []


def test_the_slips_of_a_programme_are_spoken(spoken: Visit) -> None:
    slips = {"sets_1": "9", "repetitions_1": "x", "day_2_1": "", "setter": "", "set_by": "", "valid_from": ""}
    no_days = {f"day_2_{day}": "" for day in range(1, 8)}
    for wrong in (
        slips | no_days,
        {"choice_1": "mini-squat/both", "choice_2": "juggling/left"},
        {"choice_1": "clap/both"},
        {"choice_1": "", "choice_2": ""},
        {"valid_from": "2026-11-01", "set_by": ""},
    ):
        page = spoken.post(f"{PATH}/new", **({"id": spoken.form_id(), **ROWS, **REST} | wrong))
        assert page.status_code == 422
        assert 'class="error"' in page.text
        assert hear(page.text) == []
    page = spoken.post(f"{PATH}/end", id=spoken.form_id())
    assert field_error(page.text, "set_by")
    assert hear(page.text) == []


@pytest.mark.parametrize("exercise", [one for one in EXERCISES.values() if may_need_unlocking(one)][::6])
def test_the_lock_is_spoken(spoken: Visit, exercise: Exercise) -> None:
    address = f"/practise/unlock/{exercise.id}"
    assert hear(spoken.get(address).text) == []
    assert hear(spoken.post(address, id=spoken.form_id()).text) == []


@pytest.mark.parametrize(
    ("exercise", "position"),
    [
        ("elbow-straighten/left", "sit"),
        ("elbow-straighten/right", "wheelchair"),
        ("elbow-straighten/left", "stand"),
        ("side-lift/both", "sit"),
        ("look-round/both", "sit"),
        ("knee-straighten/right", "sit"),
        ("bridge/both", "lie"),
        ("mini-squat/both", "stand"),
        ("wrist-up/left", "sit"),
    ],
)
def test_the_start_gate_is_spoken(spoken: Visit, exercise: str, position: str) -> None:
    asked = {"choice": exercise, "goal": "5", "game": "garden"}
    page = spoken.get("/practise/start", params=asked | {"position": position})
    assert page.status_code == 200
    assert hear(page.text) == []
    for told in ({"support": ""}, {"helper": ""}, {"shoes": ""}):
        answer = spoken.post("/practise", **({"id": spoken.form_id(), **asked, **GATE} | told))
        if answer.status_code == 422:
            assert hear(answer.text) == []


@pytest.mark.hazard("H16")
def test_pain_is_asked_and_answered_in_the_language(spoken: Visit) -> None:
    asked = {"choice": "elbow-straighten/left", "goal": "5", "game": "garden"}
    spoken.post_only("/practise", id=spoken.form_id(), pain="yes", **asked)
    page = spoken.get("/practise/start", params=asked).text
    assert 'class="shut' in page
    assert hear(page) == []
    assert '<span lang="en">If it is new or strong, ask your clinic.' in page


@pytest.mark.hazard("H14")
@pytest.mark.hazard("H36")
def test_what_speaks_against_it_today_is_never_half_english(
    spoken: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence about medicine stays English with its whole refusal, and is marked."""
    spoken.post_only("/practise/unlock/mini-squat", id=spoken.form_id(), unlocker="adult", by="Ms Lind")
    span = Span(NOW, NOW + timedelta(hours=1))
    for message in (say("Somebody fell."), "A dose above the plan is in the record."):
        gate = Gate(span=span, code="fell", message=message)
        for module in ("practise", "start_gate_page"):
            monkeypatch.setattr(f"lull.web.{module}.find_gate", _always(gate))
        for page in (
            spoken.get("/practise?group=leg").text,
            spoken.get("/practise/start", params={"choice": "mini-squat/both"}).text,
        ):
            assert hear(page) == []
            marked = f'<span lang="en">{message}'
            assert (marked in page) == (not hasattr(message, "pattern"))
            assert "Somebody fell" not in page


def _always(gate: Gate) -> Callable[..., Gate]:
    """Return a finder of gates that finds this one."""

    def find(state: RecordState, *, now: object) -> Gate:
        del state, now
        return gate

    return find


@pytest.mark.parametrize("way", ["free", "programme", "ten_minutes"])
def test_what_came_of_a_session_is_spoken(spoken: Visit, way: Way) -> None:
    set_programme(spoken)
    page = record_session(spoken, "a" * 32, way=way, told=True)
    assert 'class="card sum by-key"' in page
    assert hear(leave_to_others(page)) == []
    assert hear(spoken.get("/practise").text) == []
    assert hear(spoken.get(PATH).text) == []


def test_every_demonstration_and_name_is_spoken() -> None:
    """In every position and way of sharing, whichever side it is."""
    with speaking(OTHER):
        for exercise in EXERCISES.values():
            assert list_unspoken(speak(exercise.name)) == []
            for side in list_side_choices(exercise):
                for position in exercise.positions:
                    own = "right" if side == "both" else side
                    shown = demonstrate(exercise, position, find_doing(exercise, side), own)
                    assert list_unspoken(speak(shown.says)) == []


def test_a_german_reader_sees_german(mara: Visit) -> None:
    """Numbers, sides and days stand where German wants them."""
    mara.client.cookies.set(HOW_USED_COOKIE, "language=de")
    page = set_programme(mara)
    for words in (
        "Das Knie strecken, links",
        "2 Durchgänge mit je 9, Mo, So",
        "1 Durchgang mit je 5, jeden Tag",
        "Mit beiden Händen klatschen",
        "(Mo, So)",
    ):
        assert words in page
    gate = mara.get("/practise/start", params={"choice": "elbow-straighten/left"}).text
    assert "Tut es weh: der linke Arm?" in gate
    result = record_session(mara, "b" * 32)
    assert "von 2 Versuchen" in result
    assert "Das Ziel war zuerst 40° und zuletzt 44°." in result
