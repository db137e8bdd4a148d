"""The result page says what happened, and the next one says something else."""

from datetime import timedelta

import pytest

from lull.actions.praise_session import praise_session
from made_house import Visit
from made_practice import record_practice
from made_record import NOW, made_attempt

pytestmark = pytest.mark.hazard("H31")


def practise(mara: Visit, name: str, *, days_ago: int, tries: int) -> str:
    """Record and finish a session; return its result page."""
    rows = (made_attempt(number) for number in range(1, tries + 1))
    record_practice(mara.house.ledger, name, rows, at=NOW - timedelta(days=days_ago))
    return mara.get(f"/practise/{name}").text


def test_each_session_says_what_happened_in_it(mara: Visit) -> None:
    """The first is called that; a return after eight days is said; an old page says the same as then."""
    first = practise(mara, "a" * 32, days_ago=9, tries=4)
    back = practise(mara, "b" * 32, days_ago=1, tries=4)

    assert "This was your first session." in first
    assert "8 days away, and here you are again." in back
    assert 'aria-label="What happened on that day"' in back
    assert mara.get(f"/practise/{'a' * 32}").text.count("This was your first session.") == 1


def test_nothing_is_said_where_nothing_moved(mara: Visit) -> None:
    """No praise for an open page, and none for a session that is not there."""
    page = practise(mara, "c" * 32, days_ago=0, tries=0)

    assert 'class="praise"' not in page
    assert praise_session(mara.house.ledger, "nobody") == ()
