"""A server killed in the middle of practice, as by a power cut: what was answered is in the record.

A real ``lull serve`` is killed with SIGKILL right after a frame or a press was sent, so that the answer to
the last one may never have come. Then it is started again on the same record and practice goes on.
"""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import cos, pi
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from lull.bench.landmark_replay import pack_arm
from lull.progress.practice_session import RecordedAttempt
from lull.store.ledger import Ledger
from made_house import GATE

FPS = 15
BENT, STRAIGHT = 62.0, 168.0
KILLED = -signal.SIGKILL
SLOWEST_S = 60.0
"""How long a machine under load may take to answer or to end; ours. It never decides a verdict."""
KILLED_AFTER = (200, 260, 301)
"""Frames sent before a kill; the first comes with the very answer that shows a new attempt."""


@dataclass
class Serving:
    """A running ``lull serve`` and a browser's way into it."""

    process: subprocess.Popen[str]
    client: httpx.Client
    base: str

    def begin(self, session_id: str) -> None:
        """Begin a session as the choose page does."""
        choice = {"id": session_id, "choice": "elbow-straighten/right", "goal": "20", **GATE}
        answer = self.client.post(f"{self.base}/practise", data=choice, headers={"origin": self.base})
        assert answer.status_code == 303, answer.text

    def socket(self, session_id: str) -> ClientConnection:
        """Knock as our own page does."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.client.cookies.items())
        return connect(
            f"{self.base.replace('http', 'ws')}/practise/{session_id}/socket",
            origin=Origin(self.base),
            additional_headers={"cookie": cookies},
            compression=None,
            open_timeout=SLOWEST_S,
        )

    def kill(self) -> None:
        """Kill it without a word."""
        self.process.kill()
        assert self.process.wait(SLOWEST_S) == KILLED


@contextmanager
def serve(home: Path) -> Iterator[Serving]:
    """Type ``lull serve`` and open the address it prints."""
    process = subprocess.Popen(
        [sys.executable, "-m", "lull.cli", "serve", "--no-browser", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "LULL_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    try:
        assert process.stdout is not None
        found = next(hit for line in process.stdout if (hit := re.search(r"http://\S+token=\S+", line)))
        base = found.group().partition("/?")[0]
        with httpx.Client(timeout=SLOWEST_S) as client:
            client.get(found.group())
            yield Serving(process, client, base)
    finally:
        process.kill()
        process.wait(SLOWEST_S)
        if process.stdout is not None:
            process.stdout.close()


def frames(from_s: float) -> Iterator[bytes]:
    """Yield an arm that gets ready, shows the movement three times and goes on; ``from_s`` is its time."""
    number = 0
    still = round(2.5 * FPS)
    period = round(2.6 * FPS)
    while True:
        number += 1
        step = (number - still) % (period + 4)
        is_moving = number > still and step < period
        out = (1 - cos(2 * pi * step / period)) / 2 if is_moving else 0.0
        yield pack_arm(number, from_s + number / FPS, angle_deg=BENT + (STRAIGHT - BENT) * out)


def practise_until_killed(
    serving: Serving, session_id: str, sent: int, *, from_s: float
) -> tuple[int, int, int]:
    """Send so many frames and a press now and then; kill with one unanswered; return what was answered."""
    attempts = repetitions = 0
    is_first = from_s == 0.0
    with serving.socket(session_id) as socket:
        socket.recv()
        first = json.loads(socket.recv())
        told = first["told"]
        for number, frame in zip(range(1, 2 * sent), frames(from_s), strict=False):
            socket.send(frame)
            if number >= sent and not is_first:
                serving.kill()
                break
            said = json.loads(socket.recv())
            is_news = said["attempts"] > attempts
            attempts, repetitions = said["attempts"], said["repetitions"]
            if is_first and is_news and number >= sent:
                serving.kill()
                break
            if number % 100 == 0:
                told += 1
                socket.send(json.dumps({"do": "told_repetition", "number": told}))
                assert json.loads(socket.recv())["told"] == told
    return attempts, repetitions, told


def read_record(home: Path, session_id: str) -> tuple[RecordedAttempt, ...]:
    """Return what the record on the disk holds of a session."""
    (path,) = (home / name for name in ("record.db", "record.sqlite3") if (home / name).exists())
    with Ledger.open(path) as ledger:
        return ledger.attempts(session_id)[session_id]


@pytest.mark.slow
@pytest.mark.hazard("H28")
def test_a_killed_server_keeps_every_repetition_it_has_answered(tmp_path: Path) -> None:
    """Three kills in one session: nothing answered is missing, nothing is there twice, and it counts on."""
    session_id, told, repetitions, last_s = uuid4().hex, 0, 0, 0.0
    measured: list[RecordedAttempt] = []
    for turn, sent in enumerate(KILLED_AFTER):
        with serve(tmp_path) as serving:
            if turn == 0:
                serving.begin(session_id)
            attempts, repetitions, told = practise_until_killed(serving, session_id, sent, from_s=last_s)
        kept = read_record(tmp_path, session_id)
        measured = [row for row in kept if row.source == "measured"]
        last_s += 2 * sent / FPS

        # One more may be kept than was answered: the answer itself was cut off.
        assert len(measured) - attempts in (0, 1)
        assert sum(row.accepted for row in measured) - repetitions in (0, 1)
        assert sum(row.source == "told" for row in kept) == told
        assert [row.number for row in measured] == list(range(1, len(measured) + 1))
    assert repetitions > len(KILLED_AFTER)
    assert told == sum(sent // 100 for sent in KILLED_AFTER)
    with serve(tmp_path) as serving, serving.socket(session_id) as socket:
        socket.recv()
        again = json.loads(socket.recv())
        socket.send(json.dumps({"do": "stop"}))
        while "farewell" not in json.loads(socket.recv()):
            pass
        page = serving.client.get(f"{serving.base}/practise/{session_id}")

    assert (again["repetitions"], again["told"]) == (sum(row.accepted for row in measured), told)
    assert "told" in page.text
