"""One exercise by weeks: each number with its error, and a change only beyond noise."""

from datetime import timedelta

import pytest

from lull.actions.practise import record_attempt, start_practice
from lull.progress.practice_session import PracticeSession
from lull.store.ledger import Ledger
from made_house import Visit
from made_record import NOW, START, made_attempt

PATH = "/progress/exercise/{}/left"


def practise(
    ledger: Ledger, *, days_ago: float, reps: int = 6, deg: float = 50.0, exercise: str = "knee-straighten"
) -> str:
    """Record a session with so many counted movements, one that was not, and one told."""
    at = NOW - timedelta(days=days_ago)
    session = PracticeSession(
        start=START, id=f"{exercise} {days_ago}", exercise=exercise, side="left", started_at=at
    )
    start_practice(ledger, session, hurts=False)
    for number in range(1, reps + 2):
        done = number <= reps
        record_attempt(
            ledger,
            session.id,
            made_attempt(
                number, range_deg=deg, range_error_deg=2.0, accepted=done, hold_s=1.0, sparc=-2.0 + number % 2
            ),
        )
    told = made_attempt(1, source="told", range_deg=None, range_error_deg=None)
    record_attempt(ledger, session.id, told)
    return session.id


def test_every_number_stands_with_its_error_or_says_that_it_is_not_known(mara: Visit) -> None:
    """One week alone has no scatter; four sessions of it have."""
    practise(mara.house.ledger, days_ago=1)
    alone = mara.get(PATH.format("knee-straighten")).text
    for day in (2, 3, 4):
        practise(mara.house.ledger, days_ago=day, deg=50.0 + day)
    more = mara.get(PATH.format("knee-straighten")).text

    assert "50°, error not known yet" in alone
    assert "52° ±5°" in more
    assert "It takes six weeks with this number to look for a change." in more


def test_a_large_change_is_called_one_and_a_small_one_is_not(mara: Visit) -> None:
    """Thirty degrees are more than noise; the success is the same."""
    for week in range(8):
        practise(mara.house.ledger, days_ago=7 * week + 1, deg=80.0 if week < 4 else 50.0)
    page = mara.get(PATH.format("knee-straighten")).text

    assert "First 4 weeks 50°, last 4 weeks 80°. Noise alone shows up to 6°." in page
    assert page.count("More than noise") == 1
    assert page.count("Inside noise") == 3
    assert "never says why" in page


def test_percent_signals_say_percent(mara: Visit) -> None:
    """A length of the body is no angle."""
    practise(mara.house.ledger, days_ago=1, exercise="knee-straighten")
    practise(mara.house.ledger, days_ago=1, exercise="thumb-index")
    degrees = mara.get(PATH.format("knee-straighten")).text
    percent = mara.get(PATH.format("thumb-index")).text

    assert "50°" in degrees
    assert "50%" in percent
    assert "°" not in percent.partition("<main")[2]


def test_the_progress_page_leads_to_each_exercise_and_side(mara: Visit) -> None:
    """The latest first."""
    practise(mara.house.ledger, days_ago=9)
    practise(mara.house.ledger, days_ago=1, exercise="elbow-straighten")
    page = mara.get("/progress").text

    assert page.index("exercise/elbow-straighten/left") < page.index("exercise/knee-straighten/left")


@pytest.mark.parametrize("path", ["juggling/left", "knee-straighten/up"])
def test_what_nobody_practises_is_not_there(mara: Visit, path: str) -> None:
    """Neither a page nor a trouble."""
    assert mara.get(f"/progress/exercise/{path}").status_code == 404


def test_without_practice_it_invites(mara: Visit) -> None:
    """No empty chart."""
    page = mara.get(f"{PATH.format('knee-straighten')}?weeks=99").text

    assert "Practise it, and its weeks appear here." in page
    assert "chart" not in page.partition("<main")[2]


def test_without_a_record_it_begins_one(empty: Visit) -> None:
    """As every page does."""
    assert empty.get(PATH.format("knee-straighten")).url.path == "/start"


@pytest.mark.hazard("H31")
def test_bests_stand_against_oneself_and_only_beyond_the_error(mara: Visit) -> None:
    """A first session is a beginning; ten degrees more are a best; one degree more is nothing to be said."""
    for days_ago, deg in ((9, 50.0), (8, 60.0), (7, 61.0)):
        practise(mara.house.ledger, days_ago=days_ago, deg=deg)
    practise(mara.house.ledger, days_ago=1, deg=99.0, exercise="elbow-straighten")
    page = mara.get(PATH.format("knee-straighten")).text

    assert "Farthest: 60° ±4°</b>, on 14 November 2026" in page
    assert "Before that it was 50°." in page
    assert "Longest held: 1.0 s ±0.5 s</b>, on 13 November 2026" in page
    assert page.count("This is where you began.") == 2
    assert "99°" not in page.partition("<main")[2]
