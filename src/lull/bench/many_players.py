"""A hundred people practising at once on one server: how long each frame waits, and whether anything is lost.

Each has a socket and a session of their own and sends the landmarks of a moving arm 30 times a second. All do
the same, one after the other, so all have to be counted the same.

The players are a process of their own and keep their times whatever the server does: a frame is sent when it
is due, answered or not, and its wait begins when it was due. So a server that stalls makes every frame
wait that came meanwhile, and a player that is itself late counts against the figure too.
"""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from selectors import EVENT_READ, DefaultSelector
from time import perf_counter

from lull.bench.landmark_replay import FRAMES_PER_S, PERIOD_S, READY_S, begin_sessions, moving_arm
from lull.bench.measurement import Measurement, percentile
from lull.bench.paced_player import PATIENCE_S, PacedPlayer, wire
from lull.bench.starting import running_demo

PLAYERS, SECONDS = 100, 30.0
TRIED, TRIED_S = (25, 50, 75, 100, 125, 150), 20.0
SHOWN = 3
MOST_WAIT_MS = 10.0
GET_READY_S = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What many players met: each answered frame's wait, how late each was sent, both in seconds.

    ``unanswered`` frames and ``wrong`` counts are what was lost, of so many repetitions ``done``.
    """

    waits: list[float]
    late: list[float]
    unanswered: int
    wrong: int
    done: int

    @property
    def p99_ms(self) -> float:
        """What all but one in a hundred frames waited at most, in milliseconds."""
        return percentile(self.waits, 99) * 1000


def measure_players(players: int = PLAYERS, seconds: float = SECONDS) -> list[Measurement]:
    """Let so many people practise for so long; return the socket's p99 and what was lost."""
    played = let_play(players, seconds)
    return [
        Measurement(
            name=f"socket round trip, {players} players, p99",
            value=played.p99_ms,
            unit="ms",
            goal=MOST_WAIT_MS,
            note=_say_waits(played),
        ),
        Measurement(
            name=f"lost of {players} players",
            value=played.unanswered + played.wrong,
            unit="",
            goal=0.0,
            note=f"{played.unanswered} frames unanswered; of {played.done} repetitions {played.wrong} wrong",
        ),
    ]


def _say_waits(played: Played) -> str:
    """Say how the waits are spread, and how much of that may be the players' own doing."""
    p50, p95, worst = (percentile(played.waits, share) * 1000 for share in (50, 95, 100))
    return (
        f"p50 {p50:.1f}, p95 {p95:.1f}, worst {worst:.0f} ms over {len(played.waits)} frames, from when each"
        f" was due (p99 sent {percentile(played.late, 99) * 1000:.1f} ms late);"
        " players and server share this machine"
    )


def measure_most_players() -> Measurement:
    """Let more and more people practise until a frame in a hundred waits too long, or something is lost."""
    held, found = 0, []
    for players in TRIED:
        played = let_play(players, TRIED_S)
        found.append(f"{players}: {played.p99_ms:.1f}")
        if played.p99_ms > MOST_WAIT_MS or played.unanswered or played.wrong:
            break
        held = players
    return Measurement(
        name=f"players held at p99 under {MOST_WAIT_MS:g} ms",
        value=held,
        unit="",
        goal=None,
        note=f"p99 in ms: {', '.join(found)}",
    )


def let_play(players: int, seconds: float) -> Played:
    """Let everybody into one new server, play, and look at what came back."""
    with tempfile.TemporaryDirectory() as home, running_demo(home) as address:
        everybody = [PacedPlayer(door, perf_counter) for door in begin_sessions(address, players)]
        frames = [wire(frame) for frame in islice(moving_arm(), round(seconds * FRAMES_PER_S))]
        dues = _plan_dues(players, len(frames))
        late = play(everybody, frames, dues)
        answers = [[(at, json.loads(text)) for at, text in player.heard] for player in everybody]
        for player in everybody:
            player.stop()
    waits = [at - dues[number][answer["seq"]] for number, heard in enumerate(answers) for at, answer in heard]
    distinct = sum(len({answer["seq"] for _, answer in heard}) for heard in answers)
    assert distinct == len(waits), "each frame has its own answer"
    done = max(0, int((seconds - READY_S) / PERIOD_S) - SHOWN)
    counted = [max((answer["repetitions"] for _, answer in heard), default=0) for heard in answers]
    return Played(
        waits=waits,
        late=late,
        unanswered=players * len(frames) - distinct,
        wrong=sum(abs(one - done) for one in counted),
        done=players * done,
    )


def _plan_dues(players: int, frames: int) -> list[list[float]]:
    """Return when each frame of each player is due; each begins a little after the last.

    People do not move in step: in step, a hundred attempts would be written at once every few seconds.
    """
    start = perf_counter() + GET_READY_S
    apart_s = PERIOD_S / players
    return [
        [start + number * apart_s + sequence / FRAMES_PER_S for sequence in range(frames)]
        for number in range(players)
    ]


def play(everybody: list[PacedPlayer], frames: list[bytes], dues: list[list[float]]) -> list[float]:
    """Send every frame at its time and hear every answer; return how late each was sent, in seconds."""
    late: list[float] = []
    missing = len(everybody) * len(frames)
    with DefaultSelector() as readable:
        for player in everybody:
            readable.register(player.line, EVENT_READ, player)
        for due, number, sequence in _in_order(dues):
            while (now := perf_counter()) < due:
                missing -= _hear(readable, due - now)
            everybody[number].send(frames[sequence])
            late.append(perf_counter() - due)
        last = perf_counter()
        while missing > 0 and perf_counter() < last + PATIENCE_S:
            missing -= _hear(readable, PATIENCE_S)
    return late


def _in_order(dues: list[list[float]]) -> Iterator[tuple[float, int, int]]:
    """Yield every frame's due time, its player and its number, in order of time."""
    return merge(*([(due, number, k) for k, due in enumerate(own)] for number, own in enumerate(dues)))


def _hear(readable: DefaultSelector, longest_s: float) -> int:
    """Wait so long at most and take what has come; return how many words that were."""
    return sum(key.data.hear() for key, _ in readable.select(longest_s))
