"""A simulated player on a socket: it sends at its own times and never waits for an answer before the next.

What it costs itself is small, for it shares the machine with the server that is measured: its frames are
written ready for the wire before the clock starts, and answers are read only after it has stopped.
"""

import json
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

from websockets.client import ClientProtocol
from websockets.frames import Frame, Opcode
from websockets.uri import parse_uri

from lull.bench.landmark_replay import Door

PATIENCE_S = 10.0
"""A socket that says nothing for so long will not answer any more (ours; 5 to 30)."""

MOST_BYTES = 65536


def wire(frame: bytes) -> bytes:
    """Return a message of ours as a browser puts it on the wire."""
    return Frame(Opcode.BINARY, frame).serialize(mask=True)


class PacedPlayer:
    """One person's socket. ``heard`` has every word of the server and when it came, by ``clock``."""

    def __init__(self, door: Door, clock: Callable[[], float]) -> None:
        """Knock as our own page does, and hear the first words: hello, and where the session stands."""
        place = urlsplit(door.address)
        self._clock = clock
        self._protocol = ClientProtocol(parse_uri(door.address), origin=door.origin)
        self.line = socket.create_connection((str(place.hostname), place.port or 80), timeout=PATIENCE_S)
        self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.heard: list[tuple[float, bytes]] = []
        self.is_over = False
        request = self._protocol.connect()
        request.headers["Cookie"] = door.cookies
        self._protocol.send_request(request)
        self._send_what_is_due()
        self.await_words(2)
        self.heard.clear()

    def send(self, wired: bytes) -> None:
        """Send a message made by :func:`wire`."""
        self.line.sendall(wired)

    def hear(self) -> int:
        """Take what has come, after the line is readable; return how many words that were."""
        data = self.line.recv(MOST_BYTES)
        now = self._clock()
        if not data:
            self.is_over = True
            return 0
        self._protocol.receive_data(data)
        before = len(self.heard)
        for event in self._protocol.events_received():
            if isinstance(event, Frame) and event.opcode is Opcode.TEXT:
                self.heard.append((now, bytes(event.data)))
            elif isinstance(event, Frame) and event.opcode is Opcode.CLOSE:
                self.is_over = True
        self._send_what_is_due()
        return len(self.heard) - before

    def await_words(self, count: int) -> None:
        """Wait until so many more words have come.

        Raises:
            TimeoutError: if nothing came for :data:`PATIENCE_S`.
            ConnectionError: if the server has closed instead.
        """
        wanted = len(self.heard) + count
        while len(self.heard) < wanted:
            self.hear()
            if self.is_over:
                raise ConnectionError("the server closed the socket")

    def stop(self) -> None:
        """End the session as a person would, hear the farewell, and go."""
        if not self.is_over:
            self._protocol.send_text(json.dumps({"do": "stop"}).encode())
            self._send_what_is_due()
            while not self.is_over:
                self.hear()
        self.line.close()

    def _send_what_is_due(self) -> None:
        """Send what the protocol itself wants to say, as the answer to a ping."""
        for data in self._protocol.data_to_send():
            if data:
                self.line.sendall(data)
