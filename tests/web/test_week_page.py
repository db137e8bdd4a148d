"""The story of a week on its page: three pictures with words, any week back, kindly after rest."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from made_house import Visit
from made_practice import record_practice
from made_record import NOW, made_attempt

STYLES = Path(__file__).resolve().parents[2] / "frontend" / "src" / "styles"


def practise(mara: Visit, *, days_ago: float, deg: float = 50.0, told: int = 0) -> None:
    """Record a session of eight counted movements and some told ones."""
    rows = [made_attempt(number, range_deg=deg) for number in range(1, 9)]
    rows += [
        made_attempt(number, source="told", range_deg=None, range_error_deg=None)
        for number in range(1, told + 1)
    ]
    record_practice(mara.house.ledger, f"s{days_ago}", rows, at=NOW - timedelta(days=days_ago))


def test_three_pictures_each_with_words(mara: Visit) -> None:
    """Counted and told stay apart, in the picture and in its words."""
    practise(mara, days_ago=9)
    practise(mara, days_ago=2, deg=80.0)
    practise(mara, days_ago=1, deg=80.0, told=3)
    page = mara.get("/progress/week").text

    assert page.count('role="img"') == page.count('class="story-words"') == 3
    assert "You practised on 2 days: 16 counted by the camera, 3 told by you." in page
    assert "Saturday 21 November: 8 counted, 3 told" in page
    assert ">3 told</text>" in page
    assert "Farthest so far: 80° ±10°. Straighten the knee, left." in page
    assert "You found 1 shell, 1 pebble and 1 bird." in page
    assert "/progress/week" in mara.get("/progress").text


@pytest.mark.hazard("H31")
def test_a_week_of_rest_is_told_kindly(mara: Visit) -> None:
    """With its own three pictures, and without a word of blame or a number to catch up with."""
    practise(mara, days_ago=1)
    practise(mara, days_ago=22)
    page = mara.get("/progress/week/2026-11-11").text
    main = page.partition("<main")[2].partition("</main>")[0]

    assert "That happens, and nothing is lost by it." in main
    assert "A week of rest." in main
    assert main.count('role="img"') == 3
    for word in ("missed", "only", "less", "streak", "should", "try to", "fail", "gap", "skipped", "goal"):
        assert word not in re.sub(r"<[^>]+>", " ", main).lower(), word


def test_one_can_go_back_to_the_first_week_and_no_further_than_this_one(mara: Visit) -> None:
    """A day of any week shows its week; a day to come shows this one; no such day is no page."""
    practise(mara, days_ago=15)
    practise(mara, days_ago=1)
    this = mara.get("/progress/week/2027-05-01").text
    first = mara.get("/progress/week/2026-11-07").text

    assert "The story of this week" in this
    assert "The week after" not in this
    assert 'href="/progress/week/2026-11-09"' in this
    assert "The week from 2 November 2026" in first
    assert "The week before" not in first
    assert "The week from 1 January 1900" in mara.get("/progress/week/0001-01-01").text
    for nothing in ("2026-02-30", "yesterday", "9999999-01-01"):
        assert mara.get(f"/progress/week/{nothing}").status_code == 404


def test_without_a_record_it_begins_one(empty: Visit) -> None:
    """As every page does."""
    assert empty.get("/progress/week").url.path == "/start"


@pytest.mark.hazard("H29")
def test_nothing_in_these_pictures_moves(mara: Visit) -> None:
    """No animation in any drawing, and none in their styles."""
    practise(mara, days_ago=1)
    pages = ("/progress/week", "/progress/shore", "/progress/exercise/knee-straighten/left", "/practise/s1")
    drawn = "".join(mara.get(path).text.partition("<main")[2].partition("</main>")[0] for path in pages)
    styles = "".join(
        (STYLES / name).read_text(encoding="utf-8") for name in ("encouragement.css", "chart.css")
    )

    assert "<svg" in drawn
    assert "<animate" not in drawn
    assert "<script" not in drawn
    assert not re.search(r"animation|transition|@keyframes", styles)
