"""The lock: every page and every socket is closed by it, except the way to help."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.websockets import WebSocketDisconnect

from lull.safety.card import SAFETY_CARD
from lull.store.lock_file import LOCK_FILE, new_lock, write_lock
from lull.web.app import create_app
from lull.web.lock_gate import HELP, OPEN
from lull.web.screen_lock import ScreenLock
from made_house import BASE, GATE, Clock, Visit, begin_mara, open_house, visit
from made_record import dose_event

pytestmark = [pytest.mark.hazard("H26"), pytest.mark.hazard("H34")]

SECRET = "open sesame"
BACKGROUND = {"sec-fetch-dest": "empty", "sec-fetch-mode": "cors"}


@pytest.fixture
def locked(tmp_path: Path, clock: Clock) -> Iterator[Visit]:
    """A browser on Mara's house, just started, with a lock."""
    house = open_house(tmp_path, clock=clock)
    begin_mara(house)
    house.ledger.append(dose_event("dose-of-mara"))
    write_lock(tmp_path, new_lock(SECRET, idle_minutes=10))
    yield visit(house, clock)
    house.close()


def walk(routes: Sequence[BaseRoute]) -> Iterator[BaseRoute]:
    """Yield every route, those of included routers too."""
    for route in routes:
        inner = getattr(route, "original_router", None)
        yield from walk(inner.routes) if inner is not None else (route,)


def all_routes(visitor: Visit) -> list[tuple[str, str]]:
    """Return every method and address of the app, parameters filled in."""
    found = []
    for route in walk(create_app(visitor.house).routes):
        if isinstance(route, Route):
            path = re.sub(r"\{[^}]*\}", "1", route.path)
            found += [(method, path) for method in sorted(route.methods or ())]
    return found


def is_shut(visitor: Visit, method: str, path: str) -> bool:
    """Ask as a browser would and tell whether only the door was shown."""
    answer = visitor.client.request(method, path, headers=visitor.origin, follow_redirects=False)
    return (
        answer.status_code == 303
        and answer.headers["location"].startswith("/lock")
        and "Mara" not in answer.text
    )


def test_every_route_there_is_leads_to_the_lock_except_the_way_to_help(locked: Visit) -> None:
    """Walked, not listed: a page made tomorrow is locked without anybody thinking of it."""
    routes = all_routes(locked)
    before = len(locked.house.ledger.events())
    open_ones = {path for method, path in routes if not is_shut(locked, method, path)}

    assert len(routes) > 40
    assert open_ones <= OPEN
    assert open_ones >= {"/safety", "/danger", "/lock", "/lock/open", "/service-worker.js"}
    assert len(locked.house.ledger.events()) == before


def test_every_address_that_stays_open_is_a_page_there_is(locked: Visit) -> None:
    """A forgotten address on the list would be a hole, and a renamed page a shut door in an emergency."""
    paths = {path for _, path in all_routes(locked)}

    assert paths >= OPEN


def test_sockets_are_closed_before_they_are_accepted(locked: Visit) -> None:
    """All of them."""
    sockets = [r for r in walk(create_app(locked.house).routes) if isinstance(r, WebSocketRoute)]
    assert sockets
    for socket in sockets:
        path = re.sub(r"\{[^}]*\}", "1", socket.path)
        with (
            pytest.raises(WebSocketDisconnect) as closed,
            locked.client.websocket_connect(f"{BASE.replace('http', 'ws')}{path}", headers={"origin": BASE}),
        ):
            pass
        assert (closed.value.code, closed.value.reason) == (1008, "locked")


def test_what_is_mounted_holds_nothing_about_a_person(locked: Visit) -> None:
    """Built files only; a way out of their folder finds nothing."""
    mounts = {r.path for r in walk(create_app(locked.house).routes) if isinstance(r, Mount)}

    assert mounts <= {"/static", "/static/built"}
    assert locked.get("/static/mark.svg").status_code == 200
    for path in (
        "/static/../plan",
        "/static/%2e%2e/plan",
        "/static//plan",
        "/safety/",
        "/SAFETY",
        "/safety/../plan",
    ):
        answer = locked.client.get(path, follow_redirects=False)
        assert "Mara" not in answer.text
        assert "Dr Okafor" not in answer.text


def test_a_fault_behind_the_lock_shows_the_fixed_card_and_nobody(
    locked: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The signs still stand there; a name does not."""
    monkeypatch.setattr(type(locked.house), "render", lambda *_, **__: 1 / 0)
    locked.client._transport.raise_server_exceptions = False
    answer = locked.client.get("/safety")

    assert answer.status_code == 500
    assert SAFETY_CARD.emergency[0] in answer.text
    assert "Mara" not in answer.text


@pytest.mark.hazard("H37")
def test_help_opens_without_the_secret(locked: Visit) -> None:
    """The whole card with its numbers; the signs; the beep. Nothing there counts as use."""
    page = locked.get("/safety").text
    assert SAFETY_CARD.emergency[0] in page
    assert 'href="tel:112"' in page
    for path in HELP:
        assert locked.get(path).status_code == 200
    for path in HELP - {"/safety", "/danger"}:  # these two carry the card for the hospital
        assert "Okafor" not in locked.get(path).text
        assert "10 mg" not in locked.get(path).text

    assert is_shut(locked, "GET", "/")


def test_the_door_shows_nothing_about_anybody_and_the_way_to_help(locked: Visit) -> None:
    """Neither a name nor a plan."""
    page = locked.get("/").text

    assert "Lull is locked" in page
    assert "Mara" not in page
    assert "Okafor" not in page
    for path in ("/safety", "/danger", "/pump/beep"):
        assert f'href="{path}"' in page


def test_the_right_secret_opens_and_leads_on(locked: Visit) -> None:
    """To the page that was asked for; never to another machine."""
    assert 'name="back" value="/plan"' in locked.get("/plan").text
    answer = locked.post_only("/lock/open", secret=SECRET, back="/plan")
    assert (answer.status_code, answer.headers["location"]) == (303, "/plan")
    assert "Dr Okafor" in locked.get("/plan").text
    for back in ("https://evil.example", "//evil.example", "/\\evil.example"):
        assert locked.post_only("/lock/open", secret=SECRET, back=back).headers["location"] == "/"


def test_wrong_tries_slow_down_and_a_right_one_must_wait_too(locked: Visit) -> None:
    """Two free tries, then five seconds, ten, twenty, up to five minutes."""
    for _ in range(2):
        assert "That did not open it. Try again." in locked.post("/lock/open", secret="wrong").text
    waits = []
    for _ in range(9):
        page = locked.post("/lock/open", secret="wrong").text
        (seconds,) = re.findall(r"Wait (\d+) seconds", page)
        waits.append(int(seconds))
        assert "Wait" in locked.post("/lock/open", secret=SECRET).text
        locked.clock.move(seconds=int(seconds))

    assert waits == [5, 10, 20, 40, 80, 160, 300, 300, 300]
    assert locked.post_only("/lock/open", secret=SECRET).status_code == 303
    assert not is_shut(locked, "GET", "/")


def test_a_clock_that_is_set_back_makes_no_wait_longer_than_five_minutes(locked: Visit) -> None:
    """And none shorter either."""
    for _ in range(3):
        locked.post("/lock/open", secret="wrong")
    locked.clock.move(days=-30)

    assert "Wait 300 seconds" in locked.post("/lock/open", secret=SECRET).text


def test_it_closes_after_the_minutes_without_use(locked: Visit) -> None:
    """Use keeps it open; a page that asks by itself does not."""
    locked.post("/lock/open", secret=SECRET)
    for _ in range(3):
        locked.clock.move(minutes=9)
        assert not is_shut(locked, "GET", "/plan")
    locked.clock.move(minutes=9)
    locked.client.get("/", headers=BACKGROUND)
    locked.client.get("/reminders/next", headers=BACKGROUND)
    locked.client.get("/reminders/next")
    locked.client.get("/static/mark.svg")
    locked.clock.move(minutes=1)

    assert is_shut(locked, "GET", "/plan")


def test_a_clock_that_is_set_back_closes_it(locked: Visit) -> None:
    """Otherwise it would stay open until the clock has caught up."""
    locked.post("/lock/open", secret=SECRET)
    locked.clock.move(hours=-3)

    assert is_shut(locked, "GET", "/plan")


def test_each_start_asks_again(locked: Visit) -> None:
    """Another window, or the same computer tomorrow."""
    locked.post("/lock/open", secret=SECRET)

    assert is_shut(visit(locked.house, locked.clock), "GET", "/")


def test_it_can_be_closed_at_once(locked: Visit) -> None:
    """By a press of a button."""
    locked.post("/lock/open", secret=SECRET)
    assert "Lull is locked" in locked.post("/lock/now").text
    assert is_shut(locked, "GET", "/")


def test_a_lock_that_closes_ends_a_practice_that_goes_on(mara: Visit, tmp_path: Path) -> None:
    """The next frame finds the door shut; until then practising counts as use."""
    write_lock(tmp_path, new_lock(SECRET, idle_minutes=1))
    mara.post("/lock/open", secret=SECRET)
    session_id = mara.form_id()
    mara.post("/practise", id=session_id, goal="10", choice="knee-straighten/left", **GATE)
    address = f"{BASE.replace('http', 'ws')}/practise/{session_id}/socket"
    with mara.client.websocket_connect(address, headers={"origin": BASE}) as socket:
        socket.receive_json()
        mara.post_only("/lock/now")
        socket.send_text("{}")
        closed = socket.receive()
        while closed["type"] == "websocket.send":
            closed = socket.receive()

    assert closed["type"] == "websocket.close"
    assert closed["code"] == 1008


def test_setting_changing_and_taking_away(mara: Visit, tmp_path: Path) -> None:
    """The old secret is asked for; the new one holds at the next start."""
    assert "There is no lock yet" in mara.get("/lock").text
    mara.post("/lock/set", new_secret="first-one", new_again="first-one", idle_minutes="5")
    assert (tmp_path / LOCK_FILE).is_file()
    assert not is_shut(mara, "GET", "/")

    changed = {"new_secret": "second-one", "new_again": "second-one", "idle_minutes": "30"}
    assert "That did not open it" in mara.post("/lock/set", old_secret="wrong", **changed).text
    mara.post("/lock/set", old_secret="first-one", **changed)
    mara.post("/lock/now")
    assert mara.post_only("/lock/open", secret="first-one").status_code == 422
    assert mara.post_only("/lock/open", secret="second-one").status_code == 303

    assert "That did not open it" in mara.post("/lock/remove", old_secret="wrong").text
    assert (tmp_path / LOCK_FILE).is_file()
    mara.post("/lock/remove", old_secret="second-one")
    assert not (tmp_path / LOCK_FILE).exists()
    assert not is_shut(visit(mara.house, mara.clock), "GET", "/")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"new_secret": "123", "new_again": "123"}, "Use 4 to 100"),
        ({"new_secret": "1234", "new_again": "1235"}, "The two are not the same"),
        ({"new_secret": "1234", "new_again": "1234", "idle_minutes": "0"}, "Choose after how many minutes"),
    ],
)
def test_a_lock_that_cannot_be_is_not_set(
    mara: Visit, tmp_path: Path, fields: dict[str, str], words: str
) -> None:
    """One sentence beside the field; nothing is written, and no secret comes back."""
    answer = mara.post("/lock/set", **{"idle_minutes": "10", **fields})

    assert answer.status_code == 422
    assert words in answer.text
    assert fields["new_secret"] not in re.sub(r"<[^>]*min[^>]*>", "", answer.text).replace("12345", "")
    assert not (tmp_path / LOCK_FILE).exists()


def test_forgotten_is_a_file_that_can_be_removed(locked: Visit, tmp_path: Path) -> None:
    """The page says which and what that means; without it the app is open at once."""
    assert LOCK_FILE in locked.get("/lock").text
    locked.post("/lock/open", secret=SECRET)
    page = locked.get("/lock").text
    assert str(tmp_path / LOCK_FILE) in page
    assert "So whoever can remove that file can remove the lock." in page
    locked.post("/lock/now")
    (tmp_path / LOCK_FILE).unlink()

    assert not is_shut(locked, "GET", "/")


def test_a_damaged_lock_stays_shut_and_says_what_to_do(locked: Visit, tmp_path: Path) -> None:
    """Help still opens."""
    (tmp_path / LOCK_FILE).write_text("{")
    page = locked.get("/").text

    assert "cannot be read" in page
    assert locked.post_only("/lock/open", secret=SECRET).status_code == 422
    assert locked.post_only("/lock/open", secret="").status_code == 422
    assert SAFETY_CARD.emergency[0] in locked.get("/safety").text


def test_the_made_up_family_alone_has_no_lock(clock: Clock) -> None:
    """`lull demo` never looks at a real record's folder."""
    lock = ScreenLock(None, clock)

    assert lock.file is None
    assert not lock.is_locked()


def test_showing_the_made_up_family_does_not_open_a_locked_record(locked: Visit) -> None:
    """The door stands before both."""
    assert is_shut(locked, "POST", "/demo/open")
    locked.house.open_demo()

    assert is_shut(locked, "GET", "/")
    assert is_shut(locked, "POST", "/demo/leave")


def test_two_windows_share_a_lock_that_one_of_them_set(mara: Visit, tmp_path: Path, clock: Clock) -> None:
    """A second running Lull notices the file by itself."""
    other = ScreenLock(tmp_path, clock)
    other.touch()
    assert not other.is_locked()
    mara.post("/lock/set", new_secret="first-one", new_again="first-one", idle_minutes="5")
    clock.now += timedelta(minutes=6)

    assert other.is_locked()
