"""How Lull is used: kept by the browser, beside every record, and never believed without a look."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import HTTPConnection
from starlette.responses import Response

from lull.practice.challenge.limits import SLOW_MODE_FACTOR
from lull.web.how_used import (
    DWELLS_S,
    HOW_USED_COOKIE,
    SCANS_S,
    USUAL,
    HowUsed,
    fill_how_used,
    how_used_of,
    keep_how_used,
    read_how_used,
)
from made_house import Visit

WAYS = ("usual", "one-switch", "two-switches", "dwell", "gaze")
CHOICES = st.builds(
    HowUsed,
    way=st.sampled_from(WAYS),
    scan_s=st.sampled_from(SCANS_S),
    dwell_s=st.sampled_from(DWELLS_S),
    hand=st.sampled_from(["either", "left", "right"]),
    contrast=st.sampled_from(["system", "high"]),
    size=st.sampled_from(["usual", "television"]),
    one_press=st.booleans(),
)


def connect(cookie: str) -> HTTPConnection:
    """Return a connection of a browser with a cookie."""
    return HTTPConnection({"type": "websocket", "headers": [(b"cookie", cookie.encode("latin-1"))]})


@given(how=CHOICES)
def test_what_is_kept_comes_back_to_pages_and_sockets(how: HowUsed) -> None:
    response = Response()
    keep_how_used(response, how)
    cookie = response.headers["set-cookie"].split(";")[0]

    assert how_used_of(connect(cookie)) == how
    assert read_how_used(fill_how_used(how)) == how


@given(told=st.dictionaries(st.sampled_from(sorted(fill_how_used(USUAL))), st.text(max_size=12)))
def test_whatever_a_cookie_says_each_value_is_one_that_is_offered(told: dict[str, str]) -> None:
    how = read_how_used(told)

    assert how.way in WAYS
    assert how.scan_s in SCANS_S
    assert how.dwell_s in DWELLS_S


@pytest.mark.parametrize("way", WAYS)
def test_times_are_doubled_but_for_keyboard_mouse_and_touch(way: str) -> None:
    """Children with dyskinesia needed about twice the time of others in games by eye (Bekteshi 2022)."""
    assert read_how_used({"way": way}).time_factor == (1.0 if way == "usual" else SLOW_MODE_FACTOR)


def test_the_times_have_their_range() -> None:
    """Dwell 0.4 to 3 s; the longest scan is ten times the shortest and more (WCAG 2.2.1)."""
    assert (min(DWELLS_S), max(DWELLS_S)) == (0.4, 3.0)
    assert max(SCANS_S) >= 10 * min(SCANS_S)


@pytest.mark.hazard("H29")
def test_the_ring_never_moves_three_times_a_second() -> None:
    """A ring that appears here and there is a change of light: it stays under three a second (WCAG 2.3.1)."""
    assert 1.0 / min(SCANS_S) < 3.0


def test_what_a_page_fetches_by_itself_renews_nothing(mara: Visit) -> None:
    """Today renews itself, and the safety card is kept: a late answer must not bring an old choice back."""
    mara.client.cookies.set(HOW_USED_COOKIE, "way=dwell", domain="127.0.0.1")
    for path in ("/", "/safety", "/danger"):
        fetched = mara.get(path, headers={"sec-fetch-mode": "cors"})
        assert 'data-way="dwell"' in fetched.text
        assert HOW_USED_COOKIE not in fetched.headers.get("set-cookie", "")
        went = mara.get(path, headers={"sec-fetch-mode": "navigate"})
        assert HOW_USED_COOKIE in went.headers["set-cookie"]


def test_the_choice_holds_on_every_page_and_is_renewed_by_each(mara: Visit) -> None:
    """It stands in the page itself, and who comes in by a switch is not locked out by an old cookie."""
    before = len(mara.house.ledger.events())
    answer = mara.post_only("/how-you-use-it", way="one-switch", scan_s="3", hand="left")
    page = mara.get("/plan")

    assert answer.status_code == 303
    assert 'data-way="one-switch" data-scan-s="3.0"' in page.text
    assert 'data-hand="left"' in page.text
    assert "Max-Age=31536000" in page.headers["set-cookie"]
    assert "HttpOnly" in page.headers["set-cookie"]
    assert len(mara.house.ledger.events()) == before


def test_before_a_record_begins_it_can_be_chosen_too(empty: Visit) -> None:
    page = empty.get("/how-you-use-it")

    assert page.status_code == 200
    assert HOW_USED_COOKIE not in page.headers.get("set-cookie", "")
    assert 'href="/how-you-use-it"' in empty.get("/start").text


def test_a_way_in_that_needs_script_says_so_where_there_is_none(mara: Visit) -> None:
    needs = "Switches, a resting pointer and eye-gaze need JavaScript in this browser."
    assert needs not in mara.get("/").text
    mara.post_only("/how-you-use-it", way="two-switches")
    without = mara.get("/").text.partition("<noscript>")[2].partition("</noscript>")[0]
    assert needs in without
