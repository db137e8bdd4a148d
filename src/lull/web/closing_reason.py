"""Why a socket was closed: a code and a sentence, in the language of its page."""

from starlette.websockets import WebSocket

from lull.web.translation import speak

BROKEN_RULE, OVER = 1008, 4004
"""Why any of our sockets was closed: its page sent what it never sends, or what it was opened for is over.

Codes from 4000 are ours; after these two a page does not try again.
"""

LONGEST_REASON = 123
"""So many bytes of a reason a closing socket takes along (RFC 6455, 5.5)."""


async def close_with_reason(socket: WebSocket, code: int, why: str) -> None:
    """Close a socket and say why, in the language of its page; in English where that is too long.

    ``why`` is a saying, and in English at most :data:`LONGEST_REASON` bytes.
    """
    said = str(speak(why))
    await socket.close(code, said if len(said.encode()) <= LONGEST_REASON else str(why))
