"""The pages around practice work without script: choose, count by button, stop, and see what came of it."""

import re
from datetime import timedelta

import pytest

from lull.actions.plan_day import plan_day
from lull.actions.practise import find_session, finish_practice, record_attempt, start_practice
from lull.actions.record_check_in import record_check_in
from lull.actions.tell_pain import tell_pain
from lull.actions.today import Today
from lull.practice.catalogue import EXERCISES
from lull.practice.exercise import Exercise
from lull.practice.practised_name import name_practised
from lull.practice.side_choice import list_side_choices
from lull.practice.sore_part import PainTold
from lull.practice.start_gate import NEED_SENTENCES, find_need, is_locked_at_first
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.tone.check_in import CheckIn
from made_house import GATE, Visit, begin_mara
from made_record import NOW, START, dose_event


def begin(
    visit: Visit, choice: str = "knee-straighten/left", *, goal: str = "10", form_id: str = "", **more: str
) -> str:
    """Begin a session by the form and return its id."""
    session_id = form_id or visit.form_id()
    visit.post("/practise", id=session_id, goal=goal, choice=choice, **(GATE | more))
    return session_id


def measured(number: int, *, accepted: bool = True, range_deg: float = 71.4) -> RecordedAttempt:
    """Return an attempt as the camera's engine leaves it."""
    return RecordedAttempt(
        number=number,
        side="left",
        started_s=60.0 * number,
        peak_s=60.0 * number + 1,
        ended_s=60.0 * number + 2,
        range_deg=range_deg,
        range_error_deg=6.6,
        accepted=accepted,
        reason=None if accepted else "smaller_than_own_range",
    )


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=list(EXERCISES))
def test_each_of_the_forty_leads_to_its_stage_on_every_side(mara: Visit, exercise: Exercise) -> None:
    """Those in which people can fall after somebody unlocked them; the page says what each needs."""
    if is_locked_at_first(exercise):
        assert f'value="{exercise.id}/' not in mara.get(f"/practise?group={exercise.group}").text
        told = {"unlocker": "therapist", "by": "Ms Lind"}
        mara.post(f"/practise/unlock/{exercise.id}", id=mara.form_id(), **told)
    page = mara.get(f"/practise?group={exercise.group}").text
    assert NEED_SENTENCES[find_need(exercise)] in page
    for side in list_side_choices(exercise):
        assert f'value="{exercise.id}/{side}"' in page
        stage = mara.get(f"/practise/{begin(mara, f'{exercise.id}/{side}')}").text
        assert f'data-exercise="{exercise.id}"' in stage
        assert f'data-side="{side}"' in stage
        name = re.search(r"<h1>(.*?)</h1>", stage)
        assert name is not None
        assert name[1] == name_practised(exercise.id, side)


def test_what_a_camera_does_not_see_is_counted_by_key_and_says_so(mara: Visit) -> None:
    """The page and the stage tell it; the camera is not offered there, and told ones are kept as told."""
    assert "Not by camera: count by key, or let a helper tap" in mara.get("/practise?group=arm").text
    assert "Camera: sees it well" in mara.get("/practise?group=arm").text
    assert "Camera: may miss some" in mara.get("/practise?group=hand").text
    session_id = begin(mara, "palm-turn/left")
    stage = mara.get(f"/practise/{session_id}").text
    assert re.search(r'id="open-camera"[^>]* hidden', stage)
    assert "A camera does not see this one well enough" in stage
    mara.post(f"/practise/{session_id}/told")
    (told,) = mara.house.ledger.attempts(session_id)[session_id]
    assert told.source == "told"
    seen = mara.get(f"/practise/{begin(mara, 'clap/both')}").text
    assert not re.search(r'id="open-camera"[^>]* hidden', seen)
    assert "Pictures stay on this computer" in seen


def test_a_choice_of_a_group_is_remembered_by_what_was_practised(mara: Visit) -> None:
    """At first the arms; then what was practised last; an odd group is none."""
    assert 'href="/practise?group=arm" aria-current="page"' in mara.get("/practise").text
    begin(mara, "knee-straighten/left")
    assert 'href="/practise?group=leg" aria-current="page"' in mara.get("/practise").text
    assert 'href="/practise?group=leg" aria-current="page"' in mara.get("/practise?group=foot").text


@pytest.mark.hazard("H14")
def test_a_locked_exercise_is_unlocked_by_name_and_that_can_be_taken_back(mara: Visit) -> None:
    """A wrong form is a sentence; the same form twice is one entry (H04); nothing else is unlocked."""
    path = "/practise/unlock/mini-squat"
    wrong = mara.post(path, id=mara.form_id())
    assert wrong.status_code == 422
    assert "Say who unlocks it." in wrong.text
    assert "Nothing was unlocked." in wrong.text
    form_id = mara.form_id()
    mara.post(path, id=form_id, unlocker="adult", by="Mum")
    page = mara.post(path, id=form_id, unlocker="adult", by="Mum").text
    assert "Saved: Small squat was unlocked by Mum." in page
    assert 'value="mini-squat/both"' in page
    assert 'value="step-tap/both"' not in page
    assert len(mara.house.ledger.state().unlocked) == 1
    mara.post("/record/void", id=mara.form_id(), event_id=form_id, back="/practise")
    refused = mara.post("/practise", id=mara.form_id(), goal="10", choice="mini-squat/both", **GATE)
    assert "locked, because people can fall" in refused.text
    assert mara.get("/practise/unlock/knee-straighten").url.path == "/practise"
    assert mara.post("/practise/unlock/juggling", id=mara.form_id()).url.path == "/practise"


@pytest.mark.parametrize(
    "choice",
    ["elbow-straighten/left", "elbow-straighten/right", "knee-straighten/left", "knee-straighten/right"],
)
def test_the_stage_says_which_model_watches_and_how_to_sit(mara: Visit, choice: str) -> None:
    exercise, side = choice.split("/")
    stage = mara.get(f"/practise/{begin(mara, choice)}").text
    assert f'data-exercise="{exercise}"' in stage
    assert f'data-side="{side}"' in stage
    assert f'data-weight="{"full" if exercise.startswith("knee") else "lite"}"' in stage
    # How to sit when the view is refused waits there, unseen: from where this very exercise is watched.
    turn = re.search(
        r'<div class="turn" id="turn" hidden>\s*<svg .*?aria-label="([^"]*)">(.*?)</svg>', stage, re.DOTALL
    )
    assert turn
    seen = f"you with your {side} side to it" if exercise.startswith("knee") else "you from the front"
    assert turn[1].startswith(f"What the camera should see: {seen}")
    assert ("scale(-1 1)" in turn[2]) == (side == "left")


def test_the_stage_works_before_anything_is_in_the_record(empty: Visit) -> None:
    """Practice is possible at any time, with no plan and no person described."""
    assert empty.get("/practise").status_code == 200
    session_id = begin(empty)
    assert empty.get(f"/practise/{session_id}").status_code == 200


def test_sending_the_form_twice_begins_one_session(mara: Visit) -> None:
    session_id = begin(mara)
    begin(mara, form_id=session_id)
    assert [one.id for one in mara.house.ledger.state().sessions] == [session_id]


@pytest.mark.parametrize(
    "choice", ["", "knee-straighten", "knee-straighten/middle", "juggling/left", "/left"]
)
def test_a_choice_nobody_offers_is_turned_away_in_words(mara: Visit, choice: str) -> None:
    answer = mara.post("/practise", id=mara.form_id(), goal="10", choice=choice, **GATE)
    assert answer.status_code == 422
    assert "Nothing was written" in answer.text
    assert mara.house.ledger.state().sessions == ()


@pytest.mark.parametrize(("goal", "kept"), [("5", "5"), ("20", "20"), ("", "10"), ("7", "10"), ("1e9", "10")])
def test_the_goal_is_one_of_those_offered(mara: Visit, goal: str, kept: str) -> None:
    session_id = begin(mara, goal=goal)
    assert f'data-goal="{kept}"' in mara.get(f"/practise/{session_id}").text


def test_an_odd_id_gets_one_of_ours(mara: Visit) -> None:
    begin(mara, form_id="../../x")
    (session,) = mara.house.ledger.state().sessions
    assert re.fullmatch("[0-9a-f]{32}", session.id)


def test_an_unknown_session_is_not_there(mara: Visit) -> None:
    assert mara.get(f"/practise/{mara.form_id()}").status_code == 404


def test_counting_by_button_and_stopping_need_no_script(mara: Visit) -> None:
    """The whole session by plain forms: two told, then the end and its page."""
    session_id = begin(mara)
    mara.post(f"/practise/{session_id}/told")
    assert "(1 told)" in mara.get(f"/practise/{session_id}").text
    mara.post(f"/practise/{session_id}/told")
    result = mara.post(f"/practise/{session_id}/stop").text
    assert re.search(r"<b>2</b>\s*<div><p class=\"what\">told by key", result)
    assert "counted by the camera" not in result, "no camera was on"
    assert find_session(mara.house.ledger, session_id).finished_at is not None


@pytest.mark.hazard("H16")
def test_it_hurts_ends_the_session_and_nothing_is_begun_there(mara: Visit) -> None:
    """By a plain form; sent twice it is one entry; it can be taken back like any other."""
    session_id = begin(mara)
    assert 'id="hurts"' in mara.get(f"/practise/{session_id}").text
    mara.post(f"/practise/{session_id}/told")
    page = mara.post(f"/practise/{session_id}/hurts").text
    assert "You told us that it hurts: the left leg. Nothing is begun there for now." in page
    assert "Saved: it hurts: the left leg." in page
    assert "The next goals" not in page, "no range was shown that could have hurt"
    assert "Practise again" not in page
    assert find_session(mara.house.ledger, session_id).finished_at is not None
    mara.post(f"/practise/{session_id}/hurts")
    state = mara.house.ledger.state()
    (told,) = state.said(PainTold)
    assert (told.exercise, told.side, told.hurts) == ("knee-straighten", "left", True)
    again = mara.get("/practise/start?choice=knee-straighten/left").text
    assert "You told us that it hurts: the left leg." in again
    assert 'name="pain" value="no"' not in again


@pytest.mark.hazard("H16")
def test_after_pain_the_page_says_what_becomes_of_the_range_that_was_shown(mara: Visit) -> None:
    ledger, now = mara.house.ledger, mara.clock.now
    session = PracticeSession(
        id="b" * 32, exercise="knee-straighten", side="left", started_at=now, start=START, goal=10
    )
    start_practice(ledger, session, hurts=False)
    pain = PainTold(exercise="knee-straighten", side="left", hurts=True, at=now)
    tell_pain(ledger, pain, event_id="pain")
    finish_practice(ledger, session.id, event_id="end", now=now, own_range_deg=60.0)
    assert "The next goals will stay well below what hurt." in mara.get(f"/practise/{session.id}").text


def test_after_nothing_the_page_says_nothing_was_counted(mara: Visit) -> None:
    result = mara.post(f"/practise/{begin(mara)}/stop").text
    assert "Nothing was counted." in result
    assert "You made a start" not in result
    assert "counted by the camera" not in result


def test_stopping_twice_is_stopping_once(mara: Visit) -> None:
    session_id = begin(mara)
    first = mara.post(f"/practise/{session_id}/stop")
    ended = find_session(mara.house.ledger, session_id)
    mara.clock.move(minutes=3)
    assert mara.post(f"/practise/{session_id}/stop").text == first.text
    assert find_session(mara.house.ledger, session_id) == ended


def test_the_result_shows_each_attempt_with_its_error_and_a_kind_reason(mara: Visit) -> None:
    session_id = begin(mara)
    for attempt in (measured(1), measured(2, accepted=False, range_deg=28.0), measured(3, range_deg=73.6)):
        record_attempt(mara.house.ledger, session_id, attempt)
    result = mara.post(f"/practise/{session_id}/stop").text
    assert "of 3 attempts" in result
    assert "74° ± 7°" in result
    assert "A smaller one. That is fine." in result
    assert re.search(r"<b>74°</b>.*give or take 7°", result, re.DOTALL)


def test_a_session_cut_off_yesterday_shows_what_it_has(mara: Visit) -> None:
    """A server that died left no end; the page shows the attempts and opens no stage."""
    session = PracticeSession(
        id=mara.form_id(), exercise="knee-straighten", side="left", started_at=mara.clock.now, start=START
    )
    start_practice(mara.house.ledger, session, hurts=False)
    record_attempt(mara.house.ledger, session.id, measured(1))
    mara.clock.move(hours=20)
    assert "of 1 attempt<" in mara.get(f"/practise/{session.id}").text


def test_a_gate_is_said_and_practice_stays_possible(mara: Visit) -> None:
    now = mara.clock.now
    record_check_in(mara.house.ledger, CheckIn(id=mara.form_id(), at=now, recorded_at=now, weak=3))
    for group in ("arm", "trunk", "hand"):
        page = mara.get(f"/practise?group={group}").text
        assert "weak" in page.lower()
        assert "standing" not in page.lower()
    page = mara.get("/practise?group=leg").text
    assert 'value="knee-straighten/left"' in page
    mara.post("/practise/unlock/mini-squat", id=mara.form_id(), unlocker="adult", by="Mum")
    page = mara.get("/practise?group=leg").text
    assert "Choose one that is done sitting or lying." in page
    assert 'value="mini-squat/both"' not in page
    assert "standing" not in mara.get(f"/practise/{begin(mara, 'elbow-straighten/left')}").text.lower()


def test_the_pages_say_where_the_pictures_stay(mara: Visit) -> None:
    """Rule 15: before the camera is asked for, a person reads that nothing is kept and nothing leaves."""
    assert "No picture is kept and none leaves it" in mara.get("/practise").text
    stage = mara.get(f"/practise/{begin(mara)}").text
    assert "Camera on. Nothing is saved." in stage
    assert 'href="/safety"' in stage


def test_inside_a_quiet_window_both_pages_say_how_long_it_lasts(empty: Visit) -> None:
    """The very moment the app is for: choosing and practising while the window is open."""
    begin_mara(empty.house, amount_mg=30.0)
    for days_ago in (2, 1, 0):
        for hour in (7, 11, 15):
            taken_at = NOW.replace(hour=hour, minute=0) - timedelta(days=days_ago)
            if taken_at < NOW:
                empty.house.ledger.append(
                    dose_event(
                        f"dose {taken_at.isoformat()}", mg=30.0, taken_at=taken_at, recorded_at=taken_at
                    )
                )
    today = plan_day(empty.house.ledger.state(), now=empty.clock.now)
    assert isinstance(today, Today)
    assert today.forecast is not None
    window = next(w for w in today.forecast.windows if w.region == "legs" and w.span.end > NOW)
    empty.clock.now = max(NOW, window.span.start) + timedelta(minutes=1)
    for path in ("/practise", f"/practise/{begin(empty)}"):
        page = empty.get(path)
        assert page.status_code == 200
        assert re.search(r"Quiet window: \d+ (minutes?|hours?)( \d+ minutes?)? left", page.text)
    (session,) = empty.house.ledger.state().sessions
    assert (session.window, session.window_until) == (window.label, window.span.end)


def test_what_was_predicted_of_the_moment_is_kept_with_the_session(mara: Visit) -> None:
    """No window with so little in the record is said too; a session from before this is not known."""
    session_id = begin(mara)
    (session,) = mara.house.ledger.state().sessions

    assert (session.id, session.window, session.window_until) == (session_id, "none", None)
