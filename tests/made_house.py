"""A house for tests: a real ledger in a folder of its own, a fixed clock, and a browser that has the key."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

from httpx import Response

from lull.actions.begin_record import begin_record
from lull.record.person_description import PersonDescription
from lull.store.ledger import Ledger
from lull.web.app import create_app
from lull.web.guard import cookie_name
from lull.web.house import House
from made_record import BERLIN, MARA, NOW, made_plan

with warnings.catch_warnings():
    # Starlette asks for a successor of httpx that is not on the index we lock against.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

GATE = {"pain": "no", "support": "yes", "helper": "yes", "shoes": "yes"}
"""The start gate with everything confirmed and nothing that hurts, as its form sends it."""
TOKEN = "the-key-of-this-launch"
PORT = 8747
BASE = f"http://127.0.0.1:{PORT}"


@dataclass
class Clock:
    """A clock that stands until it is told to move."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        """Say the time."""
        return self.now

    def move(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


@dataclass
class Visit:
    """A browser on one house."""

    house: House
    client: TestClient
    clock: Clock
    origin: dict[str, str] = field(default_factory=lambda: {"origin": BASE, "sec-fetch-site": "same-origin"})

    def get(self, path: str, **more: object) -> Response:
        """Open a page and follow where it leads."""
        answer: Response = self.client.get(path, **more)
        return answer

    def post(self, path: str, **fields: str) -> Response:
        """Send a form as our own page would, and follow where it leads."""
        return self._send(path, fields, follow=True)

    def post_only(self, path: str, **fields: str) -> Response:
        """Send a form and look at the first answer."""
        return self._send(path, fields, follow=False)

    def _send(self, path: str, fields: dict[str, str], *, follow: bool) -> Response:
        """Send a form with the headers a browser adds."""
        answer: Response = self.client.post(path, data=fields, headers=self.origin, follow_redirects=follow)
        return answer

    def form_id(self) -> str:
        """Return an id such as a page gives its form."""
        return uuid4().hex


def open_house(
    folder: Path,
    *,
    clock: Callable[[], datetime],
    own: Ledger | None = None,
    zone: ZoneInfo = BERLIN,
    demo: Callable[[], Ledger] | None = None,
) -> House:
    """Return a house on a record in ``folder``."""

    def no_demo() -> Ledger:
        return Ledger.open(folder / "demo.db")

    return House(
        own=own or Ledger.open(folder / "record.db"),
        now=clock,
        zone=zone,
        token=TOKEN,
        port=PORT,
        open_demo_ledger=demo or no_demo,
    )


def visit(house: House, clock: Clock, *, with_key: bool = True) -> Visit:
    """Return a browser on the house."""
    client = TestClient(create_app(house), base_url=BASE, raise_server_exceptions=True)
    if with_key:
        client.cookies.set(cookie_name(PORT), TOKEN)
    return Visit(house=house, client=client, clock=clock)


def begin_mara(
    house: House, *, described: PersonDescription = MARA, now: datetime = NOW, **plan: object
) -> None:
    """Begin a record with Mara and her plan."""
    began = now - timedelta(days=10)
    begin_record(
        house.ledger,
        described,
        made_plan(valid_from=began, **plan),  # type: ignore[arg-type]
        event_id="person",
        now=began,
    )
