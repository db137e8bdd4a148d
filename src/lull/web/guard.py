"""The door of the app: nothing but this machine's own browser, opened by this very launch, gets in.

Every request and every socket passes here before any page sees it (hazard H34). In this order:

1. the ``Host`` must be one of ours, so that a foreign name that resolves to this machine is turned away;
2. ``Sec-Fetch-Site``, which browsers set and pages cannot, must not speak of another site;
3. ``Origin`` must be ours wherever it is sent, and must be sent with every POST and every socket;
4. the per-launch key must be there: once in the opened address, from then on in a cookie.

The cookie is named after the port, because browsers do not keep cookies of two ports apart.
Every answer carries the same strict headers, whoever wrote it.
"""

import re
from collections.abc import Iterable, Mapping
from secrets import compare_digest
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY_BYTES = 64 * 1024
"""Far above any form of ours."""

LARGEST_UPLOAD_BYTES = 12_000_000
"""A minute of landmarks at 60 a second is about 4 MB as a table."""

UPLOADS = re.compile(r"/measure/[a-z-]+/[0-9a-f]{32}/file")
"""The only addresses that take a file."""

METHODS = frozenset({"GET", "HEAD", "POST"})

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; "
    "style-src 'self'; img-src 'self'; font-src 'self'; manifest-src 'self'; media-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

ALWAYS: Mapping[str, str] = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    # With "no-referrer" browsers send "Origin: null" from our own forms. This sends nothing elsewhere.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), midi=()",
}


class Guard:
    """ASGI middleware around the whole app; see the module for what it checks.

    Args:
        app: what is guarded.
        token: the key of this launch.
        port: the port the app listens on.
        refusal_page: a whole page that holds the safety card and nothing about any person.
    """

    def __init__(self, app: ASGIApp, *, token: str, port: int, refusal_page: str) -> None:
        """Remember what is let in."""
        self._app = app
        self._token = token.encode()
        self._cookie = cookie_name(port)
        self._hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))
        self._origins = frozenset(f"http://{host}" for host in self._hosts)
        self._refusal_page = refusal_page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request in, give it its cookie, or turn it away."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        sealed = _seal(send)
        if not self._is_from_here(scope):
            await self._turn_away(403, scope, receive, sealed)
        elif self._brings_key(scope):
            await self._hand_cookie(scope, receive, sealed)
        elif not self._has_cookie(scope):
            await self._turn_away(403, scope, receive, sealed)
        elif scope["type"] == "http" and scope["method"] not in METHODS:
            await self._turn_away(405, scope, receive, sealed)
        elif _declared_length(scope) > _most_bytes(scope):
            await self._turn_away(413, scope, receive, sealed)
        else:
            limited = _limit(receive, _most_bytes(scope)) if scope["type"] == "http" else receive
            await self._app(scope, limited, sealed)

    def _is_from_here(self, scope: Scope) -> bool:
        """Tell whether Host, Sec-Fetch-Site and Origin all say that one of our own pages asks."""
        headers = Headers(scope=scope)
        if _only(headers, "host") not in self._hosts:
            return False
        if any(site not in ("same-origin", "none") for site in headers.getlist("sec-fetch-site")):
            return False
        origins = headers.getlist("origin")
        must_say = scope.get("method") not in ("GET", "HEAD")  # a socket has no method, and must say too
        return all(origin in self._origins for origin in origins) and (len(origins) == 1 or not must_say)

    def _brings_key(self, scope: Scope) -> bool:
        """Tell whether this is the opened address itself, with the right key."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            return False
        keys = parse_qs(scope["query_string"].decode("latin-1")).get("token", [])
        return len(keys) == 1 and compare_digest(keys[0].encode(), self._token)

    def _has_cookie(self, scope: Scope) -> bool:
        """Tell whether the cookie of this launch is there, whatever else shares the jar."""
        for header in Headers(scope=scope).getlist("cookie"):
            for crumb in header.split(";"):
                name, _, value = crumb.strip().partition("=")
                if name == self._cookie and compare_digest(value.encode(), self._token):
                    return True
        return False

    async def _hand_cookie(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Turn the key in the address into a cookie no script can read, and clear the address."""
        response = RedirectResponse("/", status_code=303, headers={"cache-control": "no-store"})
        response.set_cookie(
            self._cookie, self._token.decode(), httponly=True, samesite="strict", path="/", secure=False
        )
        await response(scope, receive, send)

    async def _turn_away(self, status: int, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the page that helps in an emergency and tells nothing; a socket gets a bare 403."""
        if scope["type"] == "websocket":
            # Closed before it is accepted: an answer with a page would leave the handshake half done.
            await send({"type": "websocket.close", "code": 1008, "reason": "not from this page"})
            return
        page: Response = HTMLResponse(self._refusal_page, status, headers={"cache-control": "no-store"})
        await page(scope, receive, send)


def cookie_name(port: int) -> str:
    """Return the name of the cookie for this port; two launches do not overwrite each other's."""
    return f"lull_key_{port}"


def _only(headers: Headers, name: str) -> str | None:
    """Return the header when it was sent exactly once."""
    values = headers.getlist(name)
    return values[0] if len(values) == 1 else None


def _declared_length(scope: Scope) -> int:
    """Return the announced length of the body; an announcement nobody can read counts as too much."""
    declared = Headers(scope=scope).get("content-length", "0")
    return int(declared) if declared.isascii() and declared.isdigit() else LARGEST_UPLOAD_BYTES + 1


def _most_bytes(scope: Scope) -> int:
    """Return how long a body may be: a form's, or at the few addresses that take one, a file's."""
    return LARGEST_UPLOAD_BYTES if UPLOADS.fullmatch(scope["path"]) else LARGEST_BODY_BYTES


def _limit(receive: Receive, most: int) -> Receive:
    """Wrap ``receive`` so that a body that never announced its length ends at the limit."""
    seen = 0

    async def limited() -> Message:
        nonlocal seen
        message = await receive()
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            if seen > most:
                return {"type": "http.disconnect"}
        return message

    return limited


def _seal(send: Send) -> Send:
    """Wrap ``send`` so that every answer carries our headers, and pages are not kept unless they say so."""

    async def sealed(message: Message) -> None:
        if message["type"] in ("http.response.start", "websocket.http.response.start"):
            message.setdefault("headers", [])
            headers = MutableHeaders(scope=message)
            _put(headers, ALWAYS.items())
            if "cache-control" not in headers:
                headers["cache-control"] = "no-store"
        await send(message)

    return sealed


def _put(headers: MutableHeaders, pairs: Iterable[tuple[str, str]]) -> None:
    """Set each header, whatever stood there before."""
    for name, value in pairs:
        headers[name] = value
