"""The language of a request: the one its browser chose, or English where a page speaks of medicine (H36)."""

from typing import Final

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from lull.web.how_used import how_used_of
from lull.web.translation import ENGLISH, find_language, speaking

OF_MEDICINE: Final = (
    "/baclofen", "/danger", "/injections", "/not-taken", "/plan", "/pump", "/record", "/report", "/safety",
    "/side-effects", "/stock", "/ways",
)  # fmt: skip
"""Pages about medicine and danger. They are English, whole, until a named clinician has signed a translation:
an amount or a warning half in one language and half in another is read wrongly."""
STEPS_OF_MEDICINE: Final = ("/start/2", "/start/3", "/start/4", "/start/5")
"""The steps of a first run that ask for the medicine, its amounts, who prescribed it and whom to call."""


class Spoken:
    """ASGI middleware: pages and sockets answer in the language kept in the browser's cookie."""

    def __init__(self, app: ASGIApp) -> None:
        """Remember what is behind."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer in the language of this browser."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        chosen = how_used_of(HTTPConnection(scope)).language
        with speaking(find_language(ENGLISH if is_of_medicine(scope["path"]) else chosen)):
            await self._app(scope, receive, send)


def is_of_medicine(path: str) -> bool:
    """Tell whether a page speaks of medicine or danger.

    >>> is_of_medicine("/plan/new"), is_of_medicine("/planets"), is_of_medicine("/practise")
    (True, False, False)
    """
    return any(path == one or path.startswith(f"{one}/") for one in (*OF_MEDICINE, *STEPS_OF_MEDICINE))
