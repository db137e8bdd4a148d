"""A hundred people practising at once on one server: how long each frame waits, and whether anything is lost.

Each has a socket and a session of their own and sends the landmarks of a moving arm 30 times a second. All do
the same, one after the other, so all have to be counted the same.
"""

import asyncio
import json
import tempfile
from itertools import islice
from time import perf_counter

from websockets.asyncio.client import ClientConnection, connect

from lull.bench.landmark_replay import FRAMES_PER_S, PERIOD_S, READY_S, Door, begin_sessions, moving_arm
from lull.bench.measurement import Measurement, percentile
from lull.bench.starting import running_demo

PLAYERS, SECONDS = 100, 30.0
SHOWN = 3


def measure_players(players: int = PLAYERS, seconds: float = SECONDS) -> list[Measurement]:
    """Let so many people practise for so long; return the socket's p99 and what was lost."""
    with tempfile.TemporaryDirectory() as home, running_demo(home) as address:
        doors = begin_sessions(address, players)
        played = asyncio.run(_play_all(doors, seconds))
    taken = [one for times, _ in played for one in times]
    done = int((seconds - READY_S) / PERIOD_S) - SHOWN
    lost_frames = players * round(seconds * FRAMES_PER_S) - len(taken)
    lost_counts = sum(abs(counted - done) for _, counted in played)
    return [
        Measurement(
            name=f"socket round trip, {players} players, p99",
            value=percentile(taken, 99) * 1000,
            unit="ms",
            goal=10.0,
            note=f"p50 {percentile(taken, 50) * 1000:.1f}, p95 {percentile(taken, 95) * 1000:.1f} ms"
            f" over {len(taken)} frames; players and server share this machine",
        ),
        Measurement(
            name=f"lost of {players} players",
            value=lost_frames + lost_counts,
            unit="",
            goal=0.0,
            note=f"{lost_frames} frames unanswered; of {players * done} repetitions {lost_counts} wrong",
        ),
    ]


async def _play_all(doors: list[Door], seconds: float) -> list[tuple[list[float], int]]:
    """Let everybody in, then begin, each a little after the last: people do not move in step.

    In step, a hundred attempts would be written at once every few seconds.
    """
    sockets = [await _enter(door) for door in doors]
    start = perf_counter() + 0.5
    frames = list(islice(moving_arm(), round(seconds * FRAMES_PER_S)))
    apart_s = PERIOD_S / len(doors)
    return await asyncio.gather(
        *(_play(socket, frames, start + number * apart_s) for number, socket in enumerate(sockets))
    )


async def _enter(door: Door) -> ClientConnection:
    """Knock as our own page does, and hear the first words."""
    socket = await connect(
        door.address,
        origin=door.origin,
        additional_headers={"Cookie": door.cookies},
        compression=None,
        proxy=None,
    )
    for _ in ("hello", "state"):
        await socket.recv()
    return socket


async def _play(socket: ClientConnection, frames: list[bytes], start: float) -> tuple[list[float], int]:
    """Send every frame at its time; return each round trip in seconds and the repetitions counted."""
    taken: list[float] = []
    repetitions = 0
    for sequence, frame in enumerate(frames):
        await asyncio.sleep(max(0.0, start + sequence / FRAMES_PER_S - perf_counter()))
        sent = perf_counter()
        await socket.send(frame)
        answer = json.loads(await socket.recv())
        taken.append(perf_counter() - sent)
        assert answer["seq"] == sequence, "each frame has its own answer"
        repetitions = answer["repetitions"]
    await socket.send(json.dumps({"do": "stop"}))
    while "farewell" not in json.loads(await socket.recv()):
        pass
    await socket.close()
    return taken, repetitions
