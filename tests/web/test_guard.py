"""The door: each thing that could be wrong about a request is tried alone, with everything else right."""

import asyncio
from collections.abc import Mapping
from http import HTTPStatus

import pytest
from starlette.websockets import WebSocketDisconnect

from lull.safety.card import SAFETY_CARD
from lull.web.guard import CONTENT_SECURITY_POLICY, LARGEST_BODY_BYTES, cookie_name
from made_house import BASE, PORT, TOKEN, Visit, begin_mara, visit

pytestmark = pytest.mark.hazard("H34")
KEY = {"cookie": f"{cookie_name(PORT)}={TOKEN}"}
POLICY_VIOLATION = 1008
RIGHT = {"host": f"127.0.0.1:{PORT}", "origin": BASE, "sec-fetch-site": "same-origin", **KEY}
PAGES = ("/", "/start", "/start/1", "/plan", "/plan/new", "/progress", "/safety", "/record/dose", "/practise")

WRONG: Mapping[str, Mapping[str, str | None]] = {
    "a foreign name that resolves here": {"host": f"evil.example:{PORT}"},
    "our name with a foreign end": {"host": f"127.0.0.1.evil.example:{PORT}"},
    "no port": {"host": "127.0.0.1"},
    "another port": {"host": "127.0.0.1:1"},
    "another loopback address": {"host": f"127.0.0.2:{PORT}"},
    "an empty host": {"host": ""},
    "a name in front": {"host": f"user@127.0.0.1:{PORT}"},
    "a foreign origin": {"origin": "https://evil.example"},
    "our origin by https": {"origin": f"https://127.0.0.1:{PORT}"},
    "our origin on another port": {"origin": "http://127.0.0.1:1"},
    "a hidden origin": {"origin": "null"},
    "an origin that begins like ours": {"origin": f"{BASE}.evil.example"},
    "another site": {"sec-fetch-site": "cross-site"},
    "another port of this machine": {"sec-fetch-site": "same-site"},
    "no key": {"cookie": None},
    "a wrong key": {"cookie": f"{cookie_name(PORT)}=wrong"},
    "an empty key": {"cookie": f"{cookie_name(PORT)}="},
    "the start of the key": {"cookie": f"{cookie_name(PORT)}={TOKEN[:-1]}"},
    "more than the key": {"cookie": f"{cookie_name(PORT)}={TOKEN}x"},
    "the key of another launch": {"cookie": f"{cookie_name(1)}={TOKEN}"},
}


def ask(
    mara: Visit,
    method: str,
    path: str,
    headers: Mapping[str, str | None],
    *,
    body: bytes = b"",
    query: bytes = b"",
) -> tuple[int, dict[str, str], str]:
    """Ask the bare app, so that nothing tidies path or headers on the way."""
    sent: list[Mapping[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Mapping[str, object]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "http",
        "server": ("127.0.0.1", PORT),
        "client": ("127.0.0.1", 50000),
        "root_path": "",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query,
        "headers": [(k.encode(), v.encode()) for k, v in headers.items() if v is not None],
    }
    asyncio.run(mara.client.app(scope, receive, send))  # type: ignore[arg-type]
    start, *rest = sent
    answered = {k.decode(): v.decode() for k, v in start["headers"]}  # type: ignore[attr-defined]
    return int(str(start["status"])), answered, b"".join(m.get("body", b"") for m in rest).decode()  # type: ignore[misc]


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD"])
def test_one_wrong_thing_is_enough_to_be_turned_away(
    mara: Visit, method: str, wrong: Mapping[str, str | None]
) -> None:
    """Everything else is right, and still nothing about Mara comes out and nothing is written."""
    path = "/record/check-in" if method == "POST" else "/plan"
    body = f"id={mara.form_id()}&stiffness=9".encode()
    form = {"content-type": "application/x-www-form-urlencoded"}
    status, headers, page = ask(mara, method, path, {**RIGHT, **form, **wrong}, body=body)

    assert status == HTTPStatus.FORBIDDEN
    assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert "Mara" not in page
    assert mara.house.ledger.state().check_ins == ()


def test_with_everything_right_the_same_requests_are_answered(mara: Visit) -> None:
    """The attacks above fail for the reason they name, not because nothing works."""
    assert ask(mara, "GET", "/plan", RIGHT)[0] == HTTPStatus.OK
    body = f"id={mara.form_id()}&stiffness=9".encode()
    form = {"content-type": "application/x-www-form-urlencoded"}

    assert ask(mara, "POST", "/record/check-in", RIGHT | form, body=body)[0] == HTTPStatus.SEE_OTHER
    assert mara.house.ledger.state().check_ins[0].stiffness == 9


@pytest.mark.parametrize("host", [f"localhost:{PORT}", f"[::1]:{PORT}"])
def test_this_machine_has_three_names(mara: Visit, host: str) -> None:
    """A person may open localhost; its pages send that origin."""
    headers = RIGHT | {"host": host, "origin": f"http://{host}"}

    assert ask(mara, "GET", "/plan", headers)[0] == HTTPStatus.OK


def test_a_form_must_say_where_it_comes_from(mara: Visit) -> None:
    """A GET may come without an Origin, a POST may not."""
    assert ask(mara, "GET", "/plan", RIGHT | {"origin": None})[0] == HTTPStatus.OK
    assert ask(mara, "POST", "/demo/leave", RIGHT | {"origin": None})[0] == HTTPStatus.FORBIDDEN


def test_a_foreign_site_that_hides_as_a_typed_address_still_has_no_key(mara: Visit) -> None:
    """``Sec-Fetch-Site: none`` is what a typed address sends; alone it opens nothing."""
    assert ask(mara, "GET", "/", RIGHT | {"sec-fetch-site": "none"})[0] == HTTPStatus.OK
    assert (
        ask(mara, "GET", "/", RIGHT | {"sec-fetch-site": "none", "cookie": None})[0] == HTTPStatus.FORBIDDEN
    )


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "GET\r\nX: y"])
def test_other_methods_are_refused_even_with_the_key(mara: Visit, method: str) -> None:
    """No preflight is ever answered, so no other origin gets past one."""
    status, headers, _ = ask(mara, method, "/plan", RIGHT)

    assert status == HTTPStatus.METHOD_NOT_ALLOWED
    assert not [name for name in headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/built/../../app.py",
        "/static/%2e%2e/app.py",
        "//etc/passwd",
        "/static//etc/passwd",
        "/static/..\\app.py",
        "/plan/",
        "/plan/../plan/..;/",
        "/\x00",
    ],
)
def test_paths_lead_to_pages_and_built_files_only(mara: Visit, path: str) -> None:
    """Nothing outside the built files can be named."""
    status, headers, page = ask(mara, "GET", path, RIGHT)

    assert status == HTTPStatus.NOT_FOUND
    assert "import" not in page
    assert "root:" not in page
    assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY


def test_the_key_in_the_address_becomes_a_cookie_and_leaves_the_address(mara: Visit) -> None:
    """No script can read it, and no other site's page can send it along."""
    no_key = RIGHT | {"cookie": None, "origin": None, "sec-fetch-site": "none"}
    status, headers, _ = ask(mara, "GET", "/", no_key, query=f"token={TOKEN}".encode())

    assert (status, headers["location"]) == (HTTPStatus.SEE_OTHER, "/")
    cookie = headers["set-cookie"].lower()
    assert f"{cookie_name(PORT)}={TOKEN}" in cookie
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize(
    ("method", "path", "query"),
    [
        ("GET", "/", "token=wrong"),
        ("GET", "/", "token="),
        ("GET", "/", f"token={TOKEN}&token={TOKEN}"),
        ("GET", "/", f"TOKEN={TOKEN}"),
        ("GET", "/plan", f"token={TOKEN}"),
        ("POST", "/", f"token={TOKEN}"),
        ("HEAD", "/", f"token={TOKEN}"),
    ],
)
def test_the_key_opens_one_address_in_one_way(mara: Visit, method: str, path: str, query: str) -> None:
    """A wrong, doubled or misplaced key gives no cookie."""
    status, headers, _ = ask(mara, method, path, RIGHT | {"cookie": None}, query=query.encode())

    assert status == HTTPStatus.FORBIDDEN
    assert "set-cookie" not in headers


def test_the_right_key_does_not_help_a_foreign_site(mara: Visit) -> None:
    """A link on another site with the key in it is still another site's link."""
    foreign = RIGHT | {"cookie": None, "sec-fetch-site": "cross-site"}

    assert ask(mara, "GET", "/", foreign, query=f"token={TOKEN}".encode())[0] == HTTPStatus.FORBIDDEN


def test_a_doubled_host_or_origin_is_refused(mara: Visit) -> None:
    """Two hosts are one too many, whichever comes first."""
    assert _ask_pairs(mara, [*RIGHT.items(), ("host", "evil.example")]) == HTTPStatus.FORBIDDEN
    assert _ask_pairs(mara, [*RIGHT.items(), ("origin", "https://evil.example")]) == HTTPStatus.FORBIDDEN
    assert _ask_pairs(mara, [*RIGHT.items(), ("sec-fetch-site", "cross-site")]) == HTTPStatus.FORBIDDEN


def _ask_pairs(mara: Visit, pairs: list[tuple[str, str]]) -> int:
    """Ask with headers that may stand twice."""
    return int(mara.client.get("/plan", headers=pairs, follow_redirects=False).status_code)


def test_a_body_too_long_is_refused_before_it_is_read(mara: Visit) -> None:
    """Announced or not, more than any form of ours is not taken."""
    long = "x" * (LARGEST_BODY_BYTES + 1)
    announced = mara.post_only("/record/check-in", id=mara.form_id(), stiffness=long)
    unannounced = mara.client.post(
        "/record/check-in",
        content=(part.encode() for part in ("stiffness=", long)),
        headers=mara.origin | {"content-type": "application/x-www-form-urlencoded"},
    )

    assert announced.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert unannounced.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert mara.house.ledger.state().check_ins == ()


@pytest.mark.parametrize("length", ["-1", "1e3", "", "٣", "99999999999999999999"])
def test_a_length_nobody_can_read_is_too_long(mara: Visit, length: str) -> None:
    """A body is never waited for on the word of a strange header."""
    headers = [(k.encode(), v.encode()) for k, v in (RIGHT | {"content-length": length}).items()]
    answer = mara.client.get("/plan", headers=headers)

    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_socket_is_turned_away_for_the_same_reasons(mara: Visit, wrong: Mapping[str, str | None]) -> None:
    """Sockets know no same-origin rule of their own, so the guard is all there is."""
    assert _knock(mara, {k: v for k, v in {**RIGHT, **wrong}.items() if v is not None}) == POLICY_VIOLATION


def test_a_socket_without_an_origin_is_turned_away(mara: Visit) -> None:
    """Browsers always send one with a socket."""
    assert _knock(mara, {k: v for k, v in RIGHT.items() if k != "origin"}) == POLICY_VIOLATION


def _knock(mara: Visit, headers: Mapping[str, str]) -> int:
    """Open a socket with these headers and return the code of the refusal; fail if it opens."""
    guest = visit(mara.house, mara.clock, with_key=False)
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        guest.client.websocket_connect("/practise/any/socket", headers=dict(headers)),
    ):
        pass
    return refused.value.code


@pytest.mark.parametrize("path", [*PAGES, "/nothing-here", "/static/mark.svg", "/service-worker.js"])
def test_every_answer_carries_the_headers_that_keep_others_out(mara: Visit, path: str) -> None:
    """No page can be framed, sniffed, or made to load anything from elsewhere."""
    headers = mara.get(path).headers

    assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert "frame-ancestors 'none'" in CONTENT_SECURITY_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=(self)" in headers["permissions-policy"]


@pytest.mark.parametrize("path", PAGES)
def test_pages_about_a_person_are_kept_nowhere(mara: Visit, path: str) -> None:
    """The next person at this computer does not find them in the browser's store."""
    assert mara.get(path).headers["cache-control"] == "no-store"


def test_an_error_page_is_guarded_too(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even when our own code fails, the answer has the headers and tells nothing of the inside."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("lull.web.plan_page.plan_day", fail)
    quiet = visit(mara.house, mara.clock)
    quiet.client._transport.raise_server_exceptions = False
    answer = quiet.get("/plan")

    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert answer.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert "secret detail" not in answer.text
    assert "/safety" in answer.text


def test_the_refusal_page_helps_in_an_emergency_and_tells_nothing(mara: Visit) -> None:
    """Whoever lands there sees every sign of the safety card, and no name, plan or number."""
    page = visit(mara.house, mara.clock, with_key=False).get("/plan")

    assert page.status_code == HTTPStatus.FORBIDDEN
    for sign in (*SAFETY_CARD.emergency, *SAFETY_CARD.clinic, SAFETY_CARD.never, SAFETY_CARD.draft):
        assert sign in page.text
    for secret in ("Mara", "Okafor", "10 mg", TOKEN):
        assert secret not in page.text


def test_keys_are_compared_in_constant_time(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways in ask the one comparison that takes as long for a near miss as for a far one."""
    asked: list[bytes] = []

    def watch(one: bytes, other: bytes) -> bool:
        asked.append(one)
        return one == other

    monkeypatch.setattr("lull.web.guard.compare_digest", watch)
    ask(mara, "GET", "/", RIGHT | {"cookie": f"{cookie_name(PORT)}=near"})
    ask(mara, "GET", "/", RIGHT | {"cookie": None}, query=b"token=far")

    assert asked == [b"near", b"far"]


def test_a_cookie_jar_shared_with_strangers_still_opens(mara: Visit) -> None:
    """Cookies of other ports come along; a malformed one among them must not lock the person out."""
    jar = f'strange={{"a":1}}; lull_key_1=other; =; {cookie_name(PORT)}={TOKEN}; x'

    assert ask(mara, "GET", "/plan", RIGHT | {"cookie": jar})[0] == HTTPStatus.OK


def test_two_launches_on_one_machine_do_not_share_a_cookie() -> None:
    """Browsers keep one jar for all ports of a host, so the port is in the name."""
    assert cookie_name(8747) != cookie_name(8748)


def test_the_guard_lets_a_begun_record_be_read(empty: Visit) -> None:
    """The same house, guarded the same way, before and after its record begins."""
    assert empty.get("/").url.path == "/start"
    begin_mara(empty.house)

    assert empty.get("/").url.path == "/"
