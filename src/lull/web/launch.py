"""Starting the app: a port on this machine only, a key for this launch, one printed address, a browser."""

import gc
import secrets
import socket
import webbrowser
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from threading import Thread

import uvicorn

from lull.actions.made_up_family import make_demo
from lull.actions.places import demo_path
from lull.refusal import BadInput
from lull.store.ledger import Ledger
from lull.timeline import local_day
from lull.web.app import create_app
from lull.web.house import House
from lull.web.local_zone import find_local_zone
from lull.web.steady_reading import SteadySocket

DEFAULT_PORT = 8747
LARGEST_PORT = 65535
LARGEST_SOCKET_MESSAGE = 64 * 1024

YOUNG_OBJECTS = 10_000
"""So many new objects are worth a look for rings of them that nobody needs (ours; 2,000 to 50,000)."""

Say = Callable[[str], None]


def launch(own: Ledger | None, *, port: int | None, open_browser: bool, say: Say) -> None:
    """Serve the app until it is stopped. ``port`` None means the usual one, or a free one if that is taken.

    Raises:
        BadInput: if the port asked for cannot be used, or the browser's part was never built.
    """
    with closing(take_port(port, say=say)) as listening:
        taken = int(listening.getsockname()[1])
        house = House(
            own=own,
            now=lambda: datetime.now(UTC),
            zone=find_local_zone(),
            token=secrets.token_urlsafe(32),
            port=taken,
            open_demo_ledger=open_demo_ledger,
        )
        if not house.assets.is_built:
            raise BadInput("the browser's part of Lull is not built here: install it again with `make run`")
        address = f"http://127.0.0.1:{taken}/?token={house.token}"
        say(f"Lull is open at {address}")
        say("It answers this computer only. Stop it with Ctrl+C.")
        if open_browser:
            Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        try:
            _serve(house, listening)
        finally:
            house.close()


def take_port(port: int | None, *, say: Say) -> socket.socket:
    """Return a socket that listens on this machine only.

    Raises:
        BadInput: if the port asked for is no port, is taken, or may not be used.
    """
    if port is not None and not 0 <= port <= LARGEST_PORT:
        raise BadInput(f"a port is a number from 0 to {LARGEST_PORT}, not {port}")
    try:
        return _listen(DEFAULT_PORT if port is None else port)
    except OSError as problem:
        if port is not None:
            raise BadInput(
                f"port {port} cannot be used on this computer ({problem.strerror}):"
                " close what uses it, or leave --port away"
            ) from None
    listening = _listen(0)
    say(f"Port {DEFAULT_PORT} is in use, so this time Lull took {listening.getsockname()[1]}.")
    return listening


def open_demo_ledger() -> Ledger:
    """Open the made-up family's record of today; one of an earlier day is made anew and the old one goes.

    Each day has a file of its own, so that nothing is ever written over a record another window has open.
    """
    now, zone = datetime.now(UTC), find_local_zone()
    usual = demo_path()
    path = usual.with_name(f"{usual.stem}-{local_day(now, zone).isoformat()}{usual.suffix}")
    ledger = Ledger.open(path)
    if ledger.state().described is None:
        make_demo(ledger, now=now, zone=zone)
    for old in usual.parent.glob(f"{usual.stem}-*"):
        if not old.name.startswith(path.name):
            old.unlink(missing_ok=True)
    return ledger


def _listen(port: int) -> socket.socket:
    """Return a socket listening on the loopback address; whoever connects from now on is answered.

    It names its protocol: only then does asyncio send each answer at once (``TCP_NODELAY``) instead of
    keeping it until the one before was acknowledged, which takes up to 40 ms.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen(128)
    except OSError:
        listening.close()
        raise
    return listening


def _serve(house: House, listening: socket.socket) -> None:
    """Answer until stopped, quietly: no access log, no banner, no header that names the server."""
    config = uvicorn.Config(
        create_app(house),
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        ws=SteadySocket,
        ws_max_size=LARGEST_SOCKET_MESSAGE,
        timeout_graceful_shutdown=2,
    )
    _spare_the_collector()
    uvicorn.Server(config).run(sockets=[listening])


def _spare_the_collector() -> None:
    """Let Python look for rings of unneeded objects less often, and never among what stays to the end.

    Everybody who practises waits while it looks, and most of what it would look at is the program itself.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS)
