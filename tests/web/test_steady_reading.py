"""Reading steadily: a message or two may wait, a flood has to, and nothing is lost or comes out of order."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
import uvicorn
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Receive, Scope, Send
from websockets.sync.client import connect

from lull.web.launch import take_port
from lull.web.steady_reading import MOST_PIECES, SteadySocket, SteadyTransport

MOST_SENT = 20_000
SLOWEST_S = 60.0
"""How long a machine under load may take for what takes no time; ours. It never decides a verdict."""
PADDING = bytes(1020)
"""With it, what is sent at most is many times what the system holds: it cannot all come as a piece or two."""


class Pipe:
    """Stands in for asyncio's transport: it may not be asked twice to stop, nor to go on while it goes on."""

    def __init__(self) -> None:
        """Begin by reading."""
        self.reads = True
        self.stops = 0

    def write(self, data: bytes) -> None:
        """Take what nobody looks at."""

    def is_closing(self) -> bool:
        """Say that it stays open."""
        return False

    def pause_reading(self) -> None:
        """Stop."""
        assert self.reads
        self.reads, self.stops = False, self.stops + 1

    def resume_reading(self) -> None:
        """Go on."""
        assert not self.reads
        self.reads = True


@given(st.lists(st.sampled_from(["piece", "taken"]), max_size=60))
def test_it_reads_until_too_many_wait_and_always_again(moves: list[str]) -> None:
    """A slow reference: how many pieces came since the last was taken."""
    pipe = Pipe()
    steady = SteadyTransport(pipe)  # type: ignore[arg-type]
    waiting = 0
    for move in moves:
        if move == "piece" and pipe.reads:
            steady.pause_reading()
            steady.note_piece()
            waiting += 1
        elif move == "taken":
            steady.resume_reading()
            waiting = 0
        assert pipe.reads is (waiting < MOST_PIECES)


class Echo:
    """A server's app that answers every message with its number, once its reading has been stopped.

    ``has_stopped`` stays true: whoever sends may not be looking in the few milliseconds of the stop.
    """

    def __init__(self) -> None:
        """Begin with nobody there."""
        self.transports: list[SteadyTransport] = []
        self.has_stopped = False

    @property
    def is_stopped(self) -> bool:
        """Whether the one caller's messages have to wait."""
        return any(steady.is_stopped for steady in self.transports)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take nothing until too much has come."""
        assert scope["type"] == "websocket"
        await receive()
        await send({"type": "websocket.accept"})
        while not self.is_stopped:  # noqa: ASYNC110 - whoever stops it tells nobody
            await asyncio.sleep(0.002)
        self.has_stopped = True
        while (message := await receive())["type"] == "websocket.receive":
            await send({"type": "websocket.send", "bytes": message["bytes"][:4]})


@pytest.fixture
def echo(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Echo]]:
    """Serve an :class:`Echo`."""
    app = Echo()
    begin = SteadyTransport.__init__

    def note(steady: SteadyTransport, transport: asyncio.Transport) -> None:
        begin(steady, transport)
        app.transports.append(steady)

    monkeypatch.setattr(SteadyTransport, "__init__", note)
    with closing(take_port(0, say=print)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, ws=SteadySocket, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"ws://127.0.0.1:{listening.getsockname()[1]}/", app
        server.should_exit = True
        thread.join(timeout=SLOWEST_S)


def test_a_flood_waits_and_every_message_is_answered_in_order(echo: tuple[str, Echo]) -> None:
    """Sent until reading stops, and a few more: all come back, and reading goes on."""
    address, app = echo
    with connect(address, compression=None, proxy=None, open_timeout=SLOWEST_S) as socket:
        flood = 0
        while not app.has_stopped and flood < MOST_SENT:
            socket.send(flood.to_bytes(4, "big") + PADDING)
            flood += 1
        assert app.transports, "the socket is not a steady one"
        for number in range(flood, flood + 20):
            socket.send(number.to_bytes(4, "big") + PADDING)
        answers = [socket.recv(timeout=SLOWEST_S) for _ in range(flood + 20)]
    assert [int.from_bytes(answer) for answer in answers if isinstance(answer, bytes)] == list(
        range(flood + 20)
    )
    assert flood < MOST_SENT, "nobody ever had to wait"
    assert not app.is_stopped
