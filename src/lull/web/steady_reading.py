"""Sockets that go on reading while a message or two wait to be answered.

The server stops reading a socket at every message and starts again when it is taken: two calls to the system
for each of 30 frames a second. Here a socket is told to stop only once several pieces have come and none of
them was taken, so that whoever sends faster than is answered still has to wait.
"""

import asyncio
from typing import Any, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

MOST_PIECES = 4
"""So many pieces may wait, each of at most 256 KiB, which is what asyncio reads at once (ours; 2 to 16)."""


class SteadyTransport:
    """A transport that stops reading late: only when :data:`MOST_PIECES` came after it was asked to.

    ``is_stopped`` says that it has stopped.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        """Stand in for a transport; what is not about reading goes straight to it."""
        self._transport = transport
        self._is_asked = self.is_stopped = False
        self._waiting = 0
        self.write = transport.write

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the transport has
        """Return what the transport itself has."""
        return getattr(self._transport, name)

    def pause_reading(self) -> None:
        """Take that something waits to be answered."""
        self._is_asked = True

    def resume_reading(self) -> None:
        """Take that nothing waits any more."""
        self._is_asked, self._waiting = False, 0
        if self.is_stopped:
            self.is_stopped = False
            self._transport.resume_reading()

    def note_piece(self) -> None:
        """Take that a piece has come; too many that nobody took stop the reading."""
        if self._is_asked and not self.is_stopped:
            self._waiting += 1
            if self._waiting >= MOST_PIECES and not self._transport.is_closing():
                self.is_stopped = True
                self._transport.pause_reading()


class SteadySocket(WebSocketsSansIOProtocol):
    """The server's own protocol for sockets, over a :class:`SteadyTransport`."""

    _steady: SteadyTransport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin, reading steadily."""
        self._steady = SteadyTransport(cast("asyncio.Transport", transport))
        super().connection_made(cast("asyncio.Transport", self._steady))

    def data_received(self, data: bytes) -> None:
        """Take a piece, and see whether too many wait."""
        super().data_received(data)
        self._steady.note_piece()
