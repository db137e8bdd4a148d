"""A server to visit and a page that remembers what it did, for tests in a real browser."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Literal

import uvicorn
from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from lull.store.ledger import Ledger
from lull.web.app import create_app
from lull.web.house import House
from made_house import Clock
from made_record import BERLIN

ROOT = Path(__file__).resolve().parent.parent
TOKEN = "browser-test-key"
CHROMIUM_FLAGS = ("--no-sandbox", "--disable-gpu-compositing", "--disable-dev-shm-usage")

SLOWEST_S = 60.0
"""How long anything may take that only a machine under load makes slow; ours. It never decides a verdict."""

QUIET_LOOKS = 3
"""So often nothing may be on its way, one look after the other, before a page counts as settled; ours."""


@dataclass
class Server:
    """A running app. ``base`` is where it answers; ``address`` is what opens it."""

    house: House
    port: int
    clock: Clock
    _uvicorn: uvicorn.Server
    _thread: Thread

    @property
    def base(self) -> str:
        """Where it answers, without a slash."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        """The address with the key."""
        return f"{self.base}/?token={self.house.token}"

    def stop(self) -> None:
        """Stop answering, as when the computer's Lull is closed."""
        self._uvicorn.should_exit = True
        self._thread.join(SLOWEST_S)
        self.house.close()


@dataclass
class Watched:
    """A page and what it did behind the person's back."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    answered: int = 0

    def press(self, role: Literal["button", "link"], name: str) -> None:
        """Press what leads to another page, and wait for it: a post may come back to the same address."""
        with self.page.expect_navigation():
            self.page.get_by_role(role, name=name, exact=True).click()

    def settle(self) -> None:
        """Wait until every request has its answer, and nothing that came of it is on its way either."""
        until, quiet = time.monotonic() + SLOWEST_S, 0
        self.page.wait_for_load_state("load")  # before that its script has asked for nothing yet
        while quiet < QUIET_LOOKS:
            assert time.monotonic() < until, f"still asking: {self.requests[-3:]}"
            self.page.wait_for_timeout(20)
            try:
                self.page.evaluate("0")
            except PlaywrightError:  # the page is on its way to another
                quiet = 0
                continue
            quiet = quiet + 1 if len(self.requests) == self.answered else 0

    def wait_until(self, script: str) -> None:
        """Wait until a script says yes, also where our security policy or a held clock forbids it inside."""
        until = time.monotonic() + SLOWEST_S
        while not self.page.evaluate(script):
            assert time.monotonic() < until, f"never: {script}"
            self.page.wait_for_timeout(50)

    def note_answer(self) -> None:
        """Note that a request has its answer, or will never have one."""
        self.answered += 1

    def outside(self, base: str) -> list[str]:
        """Return what was asked of anybody but the app."""
        ours = (f"{base}/", "blob:", "about:", base.replace("http", "ws", 1))
        return [address for address in self.requests if not address.startswith(ours)]


@contextmanager
def serve_house(folder: Path, *, clock: Clock | None = None, is_demo: bool = False) -> Iterator[Server]:
    """Serve a house on a free port, from a thread of this process; ``is_demo`` shows the made-up record."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    port = listening.getsockname()[1]
    standing = clock or Clock()
    house = House(
        own=None if is_demo else Ledger.open(folder / "record.db"),
        now=standing,
        zone=BERLIN,
        token=TOKEN,
        port=port,
        open_demo_ledger=lambda: Ledger.open(folder / "demo.db"),
    )
    config = uvicorn.Config(
        create_app(house), log_level="warning", access_log=False, timeout_graceful_shutdown=1
    )
    inside = uvicorn.Server(config)
    thread = Thread(target=lambda: inside.run(sockets=[listening]), daemon=True)
    thread.start()
    server = Server(house, port, standing, inside, thread)
    try:
        yield server
    finally:
        server.stop()
        listening.close()


def watch_page(context: BrowserContext) -> Watched:
    """Open a page and remember what it asks for and what it complains about."""
    context.set_default_timeout(1000 * SLOWEST_S)
    watched = Watched(page=context.new_page())
    context.on("request", lambda request: watched.requests.append(request.url))
    context.on("requestfinished", lambda _: watched.note_answer())
    context.on("requestfailed", lambda _: watched.note_answer())
    context.on("weberror", lambda problem: watched.complaints.append(str(problem.error)))
    context.on(
        "console",
        lambda said: watched.complaints.append(said.text) if said.type in {"error", "warning"} else None,
    )
    return watched


@dataclass
class Launched:
    """The command as a person types it, and the address it printed."""

    address: str
    process: subprocess.Popen[str]

    @property
    def base(self) -> str:
        """Where it answers, without a slash."""
        return self.address.partition("/?")[0]
