"""What a simulated player tells of a server: a stall makes every frame wait that was due meanwhile."""

import json
import threading
import time
from collections.abc import Iterator
from itertools import islice
from struct import unpack_from
from time import perf_counter

import pytest
from websockets.sync.server import ServerConnection, serve
from websockets.typing import Origin

from lull.bench.landmark_replay import FRAMES_PER_S, Door, moving_arm
from lull.bench.many_players import play
from lull.bench.paced_player import PacedPlayer, wire

FRAMES, STALLED_AT, STALL_S = 30, 10, 0.3


def answer_and_stall(socket: ServerConnection) -> None:
    """Say hello, answer every frame, and sleep once before the answer; a ping has to be answered."""
    socket.send('{"hello":{}}')
    socket.send('{"seq":-1}')
    for message in socket:
        if isinstance(message, str):
            socket.send('{"farewell":true}')
            return
        (number,) = unpack_from("<I", message)
        if number == STALLED_AT:
            assert socket.ping().wait(60)
            time.sleep(STALL_S)
        socket.send(json.dumps({"seq": number}))


@pytest.fixture
def door() -> Iterator[Door]:
    """Open a server that stalls once."""
    with serve(answer_and_stall, "127.0.0.1", 0, compression=None) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        port = server.socket.getsockname()[1]
        yield Door(address=f"ws://127.0.0.1:{port}/", origin=Origin("http://x"), cookies="a=b")
        server.shutdown()


def test_a_stall_is_not_hidden_by_a_player_who_waits_for_it(door: Door) -> None:
    """A player that waited for its answer would find one slow frame; here all that were due are slow."""
    player = PacedPlayer(door, perf_counter)
    frames = [wire(frame) for frame in islice(moving_arm(), FRAMES)]
    start = perf_counter() + 0.05
    dues = [[start + number / FRAMES_PER_S for number in range(FRAMES)]]

    late = play([player], frames, dues)

    answers = [(at, json.loads(text)["seq"]) for at, text in player.heard]
    player.stop()
    assert [number for _, number in answers] == list(range(FRAMES))
    waits = [at - dues[0][number] for at, number in answers]
    assert len(late) == FRAMES
    assert min(late) >= 0.0
    assert max(waits) >= STALL_S
    assert sum(wait > 0.05 for wait in waits) >= int((STALL_S - 0.05) * FRAMES_PER_S)
