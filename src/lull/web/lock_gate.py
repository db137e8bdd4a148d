"""The inner door: while the app is locked it lets through the way to help, the lock itself, and nothing else.

It stands right behind the guard and in front of every page and socket, so no page has to remember it
(hazards H26 and H34). What stays open in an emergency is a short list of exact addresses.
"""

from urllib.parse import urlencode

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lull.web.screen_lock import ScreenLock

HELP = frozenset({"/safety", "/danger", "/pump/beep", "/pump/call", "/pump/card"})
"""Pages that must open whoever stands in front of the screen."""

OPEN = HELP | {"/lock", "/lock/open", "/service-worker.js"}
STATIC = "/static/"

BY_ITSELF = frozenset({"/reminders/next", "/reminders/told"})
"""What an open page asks with nobody near it."""

POLICY_VIOLATION = 1008


class LockGate:
    """ASGI middleware that turns everything into the lock page while the app is locked."""

    def __init__(self, app: ASGIApp, lock: ScreenLock) -> None:
        """Remember what is behind the door."""
        self._app = app
        self._lock = lock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, or show the lock."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        is_locked = self._lock.is_locked()
        if is_locked and not is_open(scope):
            await self._turn_away(scope, receive, send)
            return
        if not is_locked and is_use(scope):
            self._lock.touch()
        watched = self._watch(receive, send) if scope["type"] == "websocket" else receive
        await self._app(scope, watched, send)

    async def _turn_away(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lead to the lock page; a socket is closed before it is accepted."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": "locked"})
            return
        back = urlencode({"back": scope["path"]}) if scope["method"] == "GET" else ""
        page = RedirectResponse(f"/lock?{back}" if back else "/lock", 303, {"cache-control": "no-store"})
        await page(scope, receive, send)

    def _watch(self, receive: Receive, send: Send) -> Receive:
        """Wrap a socket: practising is use, and a lock closed meanwhile ends it."""

        async def watched() -> Message:
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            if self._lock.is_locked():
                await send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": "locked"})
                return {"type": "websocket.disconnect", "code": POLICY_VIOLATION}
            self._lock.touch()
            return message

        return watched


def is_open(scope: Scope) -> bool:
    """Tell whether an address stays open while the app is locked."""
    path = scope["path"]
    return scope["type"] == "http" and (path in OPEN or path.startswith(STATIC))


def is_use(scope: Scope) -> bool:
    """Tell whether a person is behind a request: a page that asks by itself keeps nothing open.

    A browser says what a request is for; one that does not say is believed, but for what pages ask alone.
    """
    if scope["type"] != "http" or scope["path"] in BY_ITSELF or scope["path"].startswith(STATIC):
        return False
    return Headers(scope=scope).get("sec-fetch-dest", "document") == "document"
