"""Progress: measured and told are never one number, and every chart has its table."""

import re
from datetime import timedelta

import pytest

from lull.actions.practise import finish_practice, record_attempt, start_practice
from lull.movement.landmarks import Side
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from made_house import Visit
from made_record import NOW, START, dose_event, made_attempt, made_plan, plan_event


def practise(
    mara: Visit, session_id: str, *, days_ago: int, measured: int, told: int = 0, side: Side = "left"
) -> None:
    """Record a session with this many repetitions of each kind."""
    at = NOW - timedelta(days=days_ago)
    session = PracticeSession(
        id=session_id, exercise="knee-straighten", side=side, started_at=at, start=START
    )
    start_practice(mara.house.ledger, session, hurts=False)
    for number in range(1, measured + 1):
        record_attempt(
            mara.house.ledger, session_id, made_attempt(number, side=side, range_deg=50.0 + number)
        )
    for number in range(1, told + 1):
        attempt: RecordedAttempt = made_attempt(
            number, side=side, source="told", range_deg=None, range_error_deg=None
        )
        record_attempt(mara.house.ledger, session_id, attempt)
    finish_practice(
        mara.house.ledger, session_id, event_id=f"{session_id}-end", now=at + timedelta(minutes=9)
    )


def rows(page: str, caption: str) -> list[list[str]]:
    """Return the cells of the table with this caption, row by row."""
    table = (
        page.partition(f"<caption>{caption}</caption>")[2].partition("</table>")[0].partition("<tbody>")[2]
    )
    return [
        [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in table.split("</tr>")[:-1]
    ]


def test_measured_and_told_stand_in_two_columns(mara: Visit) -> None:
    """Eleven counted and three told are never fourteen."""
    practise(mara, "a", days_ago=1, measured=11, told=3)
    page = mara.get("/progress").text

    assert rows(page, "Repetitions on each day with practice") == [
        ["21 November 2026", "11", "11", "3", "no record"]
    ]
    assert "<b>11</b> counted by the camera, <b>3</b> told by you" in page
    assert ">14<" not in page


def test_a_range_is_shown_with_its_error(mara: Visit) -> None:
    """No measured number without it."""
    practise(mara, "a", days_ago=1, measured=5)
    page = mara.get("/progress").text
    (row,) = rows(page, "Straighten the knee, left: range on each day")

    assert row[:3] == ["21 November 2026", "53° ± 5°", "55° ± 5°"]
    assert page.count('class="measured"') >= 2


def test_each_side_has_its_own_chart(mara: Visit) -> None:
    """Left and right are two joints."""
    practise(mara, "a", days_ago=1, measured=5, side="left")
    practise(mara, "b", days_ago=1, measured=5, side="right")
    page = mara.get("/progress").text

    assert "Straighten the knee, left" in page
    assert "Straighten the knee, right" in page
    assert page.count('class="chart by-day wide"') == 3


def test_a_change_of_plan_stands_in_every_chart(mara: Visit) -> None:
    """Plum dashes with what a day then adds up to, as prescribed."""
    at = NOW - timedelta(days=3)
    mara.house.ledger.append(plan_event(made_plan("second", amount_mg=15.0, valid_from=at), at))
    practise(mara, "a", days_ago=1, measured=5)
    page = mara.get("/progress").text

    assert page.count(">60 mg a day<") == 4
    assert "does not show what caused it" in page


@pytest.mark.parametrize(("weeks", "shown"), [("4", 4), ("12", 12), ("7", 12), ("-1", 12)])
def test_four_or_twelve_weeks(mara: Visit, weeks: str, shown: int) -> None:
    """Anything else is twelve."""
    practise(mara, "recent", days_ago=1, measured=5)
    practise(mara, "before", days_ago=40, measured=7)
    page = mara.get(f"/progress?weeks={weeks}").text

    assert f'weeks={shown}" aria-current="true"' in page
    assert len(rows(page, "Repetitions on each day with practice")) == (1 if shown == 4 else 2)


def test_before_the_first_practice_the_page_invites(mara: Visit) -> None:
    """An empty chart says less than a sentence."""
    page = mara.get("/progress").text

    assert "Practise once, and your repetitions appear here." in page
    assert "chart" not in page.partition("<main")[2]


def test_an_unfinished_session_counts(mara: Visit) -> None:
    """Closing the tab loses nothing."""
    start_practice(
        mara.house.ledger,
        PracticeSession(
            id="cut",
            exercise="knee-straighten",
            side="left",
            started_at=NOW - timedelta(hours=1),
            start=START,
        ),
        hurts=False,
    )
    record_attempt(mara.house.ledger, "cut", made_attempt(1))

    assert rows(mara.get("/progress").text, "Repetitions on each day with practice") == [
        ["22 November 2026", "1", "1", "0", "no record"]
    ]


def test_what_was_given_stands_beside_what_was_practised(mara: Visit) -> None:
    """Two doses on the day of practice add up; a day without a record is called that, not zero."""
    practise(mara, "a", days_ago=1, measured=5)
    practise(mara, "b", days_ago=2, measured=5)
    for name, hours in (("x", 26), ("y", 30)):
        at = NOW - timedelta(hours=hours)
        mara.house.ledger.append(dose_event(name, mg=10.0, taken_at=at, recorded_at=at))
    page = mara.get("/progress").text

    assert [row[-1] for row in rows(page, "Repetitions on each day with practice")] == ["20 mg", "no record"]
    assert page.count('class="given-bar"') == 2 + 1
