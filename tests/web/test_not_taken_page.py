"""If a dose is not taken: two curves, the fixed sentences, and nothing that sounds like advice."""

import re
from datetime import timedelta

import pytest

from made_house import Visit
from made_record import NOW

ADVICE = re.compile(r"\b(should|safe to|skip|instead|double|no problem|better|normal)\b", re.IGNORECASE)


def due_address(mara: Visit) -> str:
    """Return the address the plan page gives for its first dose still due."""
    found = re.search(r'href="(/not-taken\?due=[^"]+)"', mara.get("/plan").text)
    assert found, "the plan offers the curve for a dose that is due"
    return found.group(1)


def test_the_plan_leads_to_two_curves_and_their_table(mara: Visit) -> None:
    """As planned and not taken: drawn in two sizes, and at three-hour steps as numbers."""
    page = mara.get(due_address(mara)).text
    assert page.count("curve not-taken") == 3  # two drawings and the key
    rows = re.findall(r'<td class="number">(\d+) %</td><td class="number">(\d+) %', page)
    assert len(rows) == 6
    assert rows[0][0] == rows[0][1]
    assert any(int(without) > int(planned) for planned, without in rows)
    assert all(int(without) >= int(planned) for planned, without in rows)


@pytest.mark.hazard("H08", "H09")
def test_it_says_never_to_stop_and_advises_nothing(mara: Visit) -> None:
    """The fixed sentence stands above the curve; what the curve does not show is said below it."""
    page = mara.get(due_address(mara)).text
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    words = re.sub(r"<[^>]+>", " ", main)
    assert words.index("Never stop baclofen suddenly") < words.index("What the model draws")
    assert "It does not show the danger of missing doses." in words
    assert "no advice" in words
    assert not ADVICE.search(words)


@pytest.mark.parametrize("due", ["", "tonight", "2026-11-22T20:30", (NOW + timedelta(hours=1)).isoformat()])
def test_what_is_no_dose_is_one_sentence(mara: Visit, due: str) -> None:
    """No time, no offset, or no planned dose then."""
    answer = mara.get("/not-taken", params={"due": due})
    assert answer.status_code == 422
    assert "Nothing was written" in answer.text


def test_without_a_record_it_leads_to_the_start(empty: Visit) -> None:
    """Nobody is described yet."""
    assert "/start" in str(empty.get("/not-taken").url)


def test_nothing_is_written_by_looking(mara: Visit) -> None:
    """The record is the same before and after."""
    before = mara.house.ledger.state().entries
    mara.get(due_address(mara))
    assert mara.house.ledger.state().entries == before
