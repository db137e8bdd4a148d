"""How a session felt: asked once, left out without a word, and nothing is made of it (H31)."""

import re
from datetime import timedelta

import pytest

from made_house import Visit
from made_practice import record_practice
from made_record import NOW, made_attempt

pytestmark = pytest.mark.hazard("H31")
SESSION = "a" * 32


@pytest.fixture
def practised(mara: Visit) -> Visit:
    """A browser on a record with one finished session."""
    rows = (made_attempt(number) for number in range(1, 9))
    record_practice(mara.house.ledger, SESSION, rows, at=NOW - timedelta(minutes=9))
    return mara


def test_both_questions_are_two_groups_of_five_with_words(practised: Visit) -> None:
    """A face alone says nothing to a screen reader."""
    page = practised.get(f"/practise/{SESSION}").text

    assert page.count('type="radio" name="fun"') == page.count('type="radio" name="effort"') == 5
    assert "<legend>How much fun was it?</legend>" in page
    assert (
        page.count('<svg class="face"')
        == page.count('class="face" viewBox="0 0 64 64" aria-hidden="true"')
        == 10
    )
    assert "You can leave it out" in page


def test_what_was_chosen_is_kept_said_and_can_be_changed(practised: Visit) -> None:
    """The toast says it with an Undo; the page shows it; the progress counts it."""
    kept = practised.post(f"/practise/{SESSION}/felt", id=practised.form_id(), fun="4", effort="3").text
    assert "Saved: a lot of fun, hard work." in kept
    assert "Undo" in kept
    assert 'name="fun" value="4" checked' in kept
    practised.post(f"/practise/{SESSION}/felt", id=practised.form_id(), fun="2")
    told = practised.house.ledger.state().felt[SESSION]
    progress = practised.get("/progress/exercise/knee-straighten/left").text

    assert (told.fun, told.effort) == (2, None)
    assert "<span>Some fun</span><b>1</b>" in progress
    assert "How much work was it?" not in progress


@pytest.mark.parametrize("typed", [{}, {"fun": "9"}, {"effort": "hard"}])
def test_leaving_it_out_writes_nothing(practised: Visit, typed: dict[str, str]) -> None:
    """And says nothing."""
    before = len(practised.house.ledger.events())
    answer = practised.post(f"/practise/{SESSION}/felt", id=practised.form_id(), **typed)

    assert answer.status_code == 200
    assert len(practised.house.ledger.events()) == before
    assert "data-toast" not in answer.text


def test_no_answer_changes_praise_shore_or_what_is_offered(practised: Visit) -> None:
    """The very same pages, whatever was felt."""

    def pages() -> list[str]:
        shown = [re.sub(r"[0-9a-f]{32}", "", practised.get(path).text) for path in ("/progress/shore", "/")]
        result = practised.get(f"/practise/{SESSION}").text
        return [*shown, result.partition('class="praise"')[2].partition("</ul>")[0]]

    before = pages()
    practised.post(f"/practise/{SESSION}/felt", id=practised.form_id(), fun="0", effort="4")

    assert pages() == before


def test_without_a_session_nothing_is_asked(practised: Visit) -> None:
    """Nor where nothing moved."""
    assert practised.post(f"/practise/{'f' * 32}/felt", id=practised.form_id(), fun="1").status_code >= 400
    record_practice(practised.house.ledger, "b" * 32, (), at=NOW)
    assert "How was it?" not in practised.get(f"/practise/{'b' * 32}").text
