"""A running app for the practice tests, on a record of its own."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import uvicorn

from lull.store.ledger import Ledger
from lull.web.app import create_app
from lull.web.house import House
from lull.web.practice_socket import live_room

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastapi import FastAPI
    from playwright.sync_api import BrowserContext

SLOWEST_S = 120.0
"""How long anything may take that only a machine under load makes slow; ours. It never decides a verdict."""


@dataclass(slots=True)
class Served:
    """A running app with a record of its own, and the profiles in which it was opened."""

    house: House
    app: FastAPI
    profiles: list[BrowserContext] = field(default_factory=list)

    @property
    def origin(self) -> str:
        """The app's address without path."""
        return f"http://127.0.0.1:{self.house.port}"

    @property
    def address(self) -> str:
        """The address that opens it, with this launch's key."""
        return f"{self.origin}/?token={self.house.token}"

    def close_profiles(self) -> None:
        """Close what is still open: a page that is left goes on watching, beside the next test."""
        for profile in self.profiles:
            if profile.browser is not None and profile.browser.is_connected():
                profile.close()


@contextmanager
def serve(home: Path, *, grace_s: float = 30.0) -> Iterator[Served]:
    """Run the app on a free port of this machine, on an empty record in ``home``."""
    listening = socket.create_server(("127.0.0.1", 0))
    house = House(
        own=Ledger.open(home / "record.sqlite3"),
        now=lambda: datetime.now(UTC),
        zone=ZoneInfo("Europe/Berlin"),
        token="a-key-for-one-test",
        port=listening.getsockname()[1],
        open_demo_ledger=lambda: Ledger.open(home / "demo.sqlite3"),
    )
    app = create_app(house)
    live_room(app).grace_s = grace_s
    server = uvicorn.Server(
        uvicorn.Config(app, log_level="warning", ws_max_size=64 * 1024, ws_per_message_deflate=False)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    served = Served(house, app)
    try:
        yield served
    finally:
        served.close_profiles()
        server.should_exit = True
        thread.join(SLOWEST_S)
        house.close()
