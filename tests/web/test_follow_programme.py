"""Going on: the programme of the day from step to step, ten good minutes, or what was done last.

All of it with no person described, no medicine and no window.
"""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest

from lull.actions.record_check_in import record_check_in
from lull.tone.check_in import CheckIn
from made_house import GATE, Visit

DAYS = {f"day_{row}_{day}": "yes" for row in (1, 2) for day in range(1, 8)}
PROGRAMME = {
    "choice_1": "knee-straighten/left", "sets_1": "2", "repetitions_1": "9",
    "choice_2": "side-lift/both", "sets_2": "1", "repetitions_2": "6", **DAYS,
    "setter": "family", "set_by": "Dad", "valid_from": "2026-11-22",
}  # fmt: skip
STEPS = (
    "Warm up: Straighten the knee, left, 5",
    "Straighten the knee, left, 9 (set 1 of 2)",
    "Straighten the knee, left, 9 (set 2 of 2)",
    "Lift the arm sideways, both together, 6",
)


def go_on(page: str) -> str | None:
    """Return where the one button leads."""
    found = re.search(r'<a class="btn[^"]*big go-on" href="([^"]*)"', page)
    return None if found is None else unescape(found[1])


def practise(visit: Visit, address: str, *, told: int = 1) -> str:
    """Go through the start gate at an address, tell some, stop, and return the result page."""
    assert visit.get(address).status_code == 200
    fields = dict(parse_qsl(urlsplit(address).query))
    stage = visit.post("/practise", **({"id": visit.form_id()} | fields | GATE)).url.path
    for _ in range(told):
        visit.post(f"{stage}/told")
    visit.clock.move(minutes=2)
    return visit.post(f"{stage}/stop").text


def states(page: str) -> list[str]:
    """Return the state of each step of the day on a page."""
    return re.findall(r'<li class="(done|next|open|out)"', page)


def test_one_button_leads_through_the_programme_to_its_end(empty: Visit) -> None:
    """Each result offers the next session with the focus on it; what was stopped with nothing comes again."""
    empty.post("/practise/programme/new", id=empty.form_id(), **PROGRAMME)
    page = empty.get("/practise").text
    assert all(step in page for step in STEPS)
    done = 0
    for told in (1, 0, 3, 1, 1):
        address = go_on(page)
        assert address is not None
        assert "way=programme" in address
        assert states(page) == ["done"] * done + ["next"] + ["open"] * (3 - done)
        page = practise(empty, address, told=told)
        done += told > 0
        if done < 4:
            assert f"Go on with <b>{STEPS[done]}</b>" in page
            assert re.search(r"go-on[^>]* autofocus>", page)
    assert states(page) == ["done"] * 4
    assert "That is all that is set for today." in page
    assert "autofocus" not in page
    goals = [one.goal for one in empty.house.ledger.state().sessions]
    assert goals == [5, 9, 9, 9, 6]
    empty.clock.move(days=1)
    assert states(empty.get("/practise").text) == ["next", "open", "open", "open"], "another day"


def test_today_goes_on_with_one_press(mara: Visit) -> None:
    """With a programme its next session; without one what was done last, as it was done; else the choice."""
    assert go_on(mara.get("/").text) is None
    assert 'href="/practise">' in mara.get("/").text
    address = "/practise/start?choice=elbow-straighten/right&goal=15&game=garden"
    practise(mara, address)
    last = go_on(mara.get("/").text)
    assert last is not None
    assert dict(parse_qsl(urlsplit(last).query)) == {
        "choice": "elbow-straighten/right", "goal": "15", "game": "garden", "way": "free",
    }  # fmt: skip
    mara.post("/practise/programme/new", id=mara.form_id(), **PROGRAMME)
    assert "choice=knee-straighten%2Fleft&goal=5&game=garden&way=programme" in (
        go_on(mara.get("/").text) or ""
    )
    assert go_on(mara.get("/practise").text) == go_on(mara.get("/").text)


def test_ten_good_minutes_lead_to_their_own_end(empty: Visit) -> None:
    """From the programme, least practised lately first; the choice stays as it is while it is done."""
    assert "Ten good minutes" not in empty.get("/practise").text, "there is nothing to choose from"
    empty.post("/practise/programme/new", id=empty.form_id(), **PROGRAMME)
    practise(empty, go_on(empty.get("/practise").text) or "")
    empty.clock.move(days=1)
    page = empty.get("/practise").text
    found = re.search(r'href="([^"]*way=ten_minutes)"', page)
    assert found is not None
    assert "choice=side-lift%2Fboth&amp;goal=6" in found[1], "the knee was done yesterday"
    page = practise(empty, unescape(found[1]))
    assert "choice=knee-straighten%2Fleft&goal=9" in (go_on(page) or "")
    assert "way=ten_minutes" in (go_on(page) or "")
    page = practise(empty, go_on(page) or "")
    assert "Those were ten good minutes." in page
    assert [one.way for one in empty.house.ledger.state().sessions] == ["programme", *["ten_minutes"] * 2]


def test_ten_good_minutes_without_a_programme_are_of_what_was_practised(empty: Visit) -> None:
    """In the four weeks before today; what was done longer ago is not offered."""
    practise(empty, "/practise/start?choice=elbow-straighten/right&goal=15")
    empty.clock.move(days=1)
    assert "choice=elbow-straighten%2Fright&amp;goal=15" in empty.get("/practise").text
    empty.clock.move(days=29)
    assert "Ten good minutes" not in empty.get("/practise").text


@pytest.mark.hazard("H31")
def test_what_was_practised_stands_plainly_beside_what_is_set(empty: Visit) -> None:
    """Measured and told apart, with active minutes; what is not set too; and no word of what is missing."""
    empty.post("/practise/programme/new", id=empty.form_id(), **PROGRAMME)
    practise(empty, "/practise/start?choice=clap/both&goal=5", told=2)
    page = practise(empty, go_on(empty.get("/practise").text) or "", told=4)
    knee, arms = (
        ["Straighten the knee, left", "23", "0", "4", "0.0"],
        ["Lift the arm sideways, both together", "6", "0", "0", "0.0"],
    )
    clap = ["Two-hand clap, both together", "not set", "0", "2", "0.0"]
    assert rows(page, "Set and practised today") == [knee, arms, clap]
    page = empty.get("/practise/programme").text
    assert rows(page, "Set and practised today") == [knee, arms, clap]
    week = "Set and practised in the last seven days, today included"
    assert rows(page, week) == [knee, arms, clap], "the days before the programme set nothing"
    empty.clock.move(days=1)
    page = empty.get("/practise/programme").text
    assert rows(page, week)[0] == ["Straighten the knee, left", "46", "0", "4", "0.0"]
    for word in ("streak", "missed", "behind", "only", "failed", "should", "in a row", "%"):
        assert word not in page.partition("<table")[2].partition("</main>")[0].lower().replace(
            "only says", ""
        )


def rows(page: str, caption: str) -> list[list[str]]:
    """Return the cells of the table with this caption."""
    table = page.partition(f">{caption}</caption>")[2].partition("</table>")[0]
    return [
        [re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", table.partition("<tbody>")[2], re.DOTALL)
    ]


@pytest.mark.hazard("H16")
def test_where_it_hurts_is_left_out_and_the_rest_goes_on(mara: Visit) -> None:
    """Said plainly and without blame; when all that is left hurts, it can end there."""
    mara.post("/practise/programme/new", id=mara.form_id(), **PROGRAMME)
    knee = {"choice": "knee-straighten/left", "goal": "5", "way": "programme"}
    mara.post("/practise", id=mara.form_id(), pain="yes", **knee)
    page = mara.get("/practise").text
    assert states(page) == ["out", "out", "out", "next"]
    assert "choice=side-lift%2Fboth" in (go_on(page) or "")
    page = practise(mara, go_on(page) or "")
    assert states(page) == ["out", "out", "out", "done"]
    assert "What is left of it is not begun now. You can stop here." in page


@pytest.mark.hazard("H14")
def test_on_a_bad_day_what_is_done_standing_is_left_out(mara: Visit) -> None:
    """Unlocked and set, but after a fall it is passed over; the day goes on with the rest."""
    mara.post("/practise/unlock/mini-squat", id=mara.form_id(), unlocker="therapist", by="Ms Lind")
    squat = PROGRAMME | {"choice_1": "mini-squat/both", "sets_1": "1"}
    mara.post("/practise/programme/new", id=mara.form_id(), **squat)
    assert states(mara.get("/practise").text) == ["next", "open", "open"]
    now = mara.clock.now - timedelta(minutes=1)
    record_check_in(mara.house.ledger, CheckIn(id=mara.form_id(), at=now, recorded_at=now, fell=True))
    page = mara.get("/practise").text
    assert states(page) == ["out", "out", "next"]
    assert "choice=side-lift%2Fboth" in (go_on(page) or "")
