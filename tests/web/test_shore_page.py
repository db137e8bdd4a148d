"""The shore on its page: every thing is drawn and said, and older shores stay (H31)."""

import re
from datetime import timedelta

import pytest

from lull.actions.collect_shore import collect_shore
from lull.progress.collection import THING_KINDS, Found
from lull.web.charts.shore import A_SHORE, draw_shores, say_things
from made_house import Visit
from made_practice import record_practice
from made_record import NOW, made_attempt, session_event, void_event_of

pytestmark = pytest.mark.hazard("H31")


def practise(mara: Visit, name: str, *, days_ago: float, tries: int) -> None:
    """Record a session of which every second try counted."""
    rows = (made_attempt(number, accepted=number % 2 == 0) for number in range(1, tries + 1))
    record_practice(mara.house.ledger, name, rows, at=NOW - timedelta(days=days_ago))


def test_it_shows_and_says_what_was_found_and_the_result_what_is_new(mara: Visit) -> None:
    """Fifty tries, of which half counted; and somebody who came back."""
    practise(mara, "a" * 32, days_ago=9, tries=25)
    practise(mara, "b" * 32, days_ago=1, tries=25)
    page = mara.get("/progress/shore").text

    assert "You have found 1 shell, 2 pebbles, 1 shore plant and 1 bird" in page
    assert 'aria-label="Shore 1 with 1 shell, 2 pebbles, 1 shore plant and 1 bird."' in page
    assert "New on your shore: 1 shell, 1 pebble and 1 bird." in mara.get(f"/practise/{'b' * 32}").text
    mara.house.ledger.append(void_event_of("a" * 32))
    assert "You have found 1 shell, 2 pebbles, 1 shore plant and 1 bird" in mara.get("/progress/shore").text


def test_an_empty_shore_is_a_shore(mara: Visit) -> None:
    """Kindly, and no count of nothing."""
    page = mara.get("/progress/shore").text

    assert "room for everything" in page
    assert 'aria-label="Shore 1 with nothing yet."' in page
    assert collect_shore(mara.house.ledger).found == ()


def test_a_full_shore_stays_as_it_is_when_the_next_begins() -> None:
    """Nothing drawn once moves or goes."""
    found = [
        Found(kind=THING_KINDS[k % 5], number=k // 5 + 1, session_id="s") for k in range(2 * A_SHORE + 3)
    ]
    for count in (1, A_SHORE, A_SHORE + 1, len(found)):
        shores = draw_shores(found[:count])
        assert len(shores) == -(-count // A_SHORE)
        assert shores[: count // A_SHORE] == draw_shores(found)[: count // A_SHORE]
    marks = re.findall(r'class="shore-thing tint-(\d)"', draw_shores(found[:20])[0])
    assert set(marks) == {"0", "1", "2", "3"}


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ((), "nothing yet"),
        (("starfish",), "1 starfish"),
        (("bird", "shell", "shell"), "2 shells and 1 bird"),
        (("plant", "bird", "pebble"), "1 pebble, 1 shore plant and 1 bird"),
    ],
)
def test_things_are_said_in_words(kinds: tuple[str, ...], said: str) -> None:
    """One and several."""
    assert say_things([Found(kind=kind, number=1, session_id="s") for kind in kinds]) == said  # type: ignore[arg-type]


def test_years_of_shores_are_all_there_and_the_latest_are_shown_first(mara: Visit) -> None:
    """Eight full shores and one being filled: six at once, and every one when asked for."""
    rows = [made_attempt(number) for number in range(1, 3501)]
    mara.house.ledger.append(session_event("long"), attempts={"long": rows})
    full = (len(collect_shore(mara.house.ledger).found) - 1) // A_SHORE
    some, every = (mara.get(f"/progress/shore{more}").text for more in ("", "?every=true"))

    assert full == 8
    assert some.count('class="chart shore"') == 7
    assert "Show 2 more, from before" in some
    assert every.count('class="chart shore"') == 9
    assert "more, from before" not in every
