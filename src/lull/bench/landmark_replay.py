"""A practice without camera and browser: landmarks of a drawn arm sent over the real socket, and timed.

What is timed is what a frame waits for: socket, guard, engine, record and answer, on this machine.
"""

import http.cookiejar
import json
import struct
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from math import cos, pi, radians, sin
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

FRAMES_PER_S = 30
READY_S, PERIOD_S = 2.5, 2.6
BENT_DEG, STRAIGHT_DEG = 62.0, 168.0
SHOULDER, ELBOW, WRIST = 12, 14, 16
LANDMARKS = 33
GATE = {"pain": "no", "support": "yes", "helper": "yes", "shoes": "yes"}
"""The start gate's answers with which practice may begin."""


def replay_landmarks(address: str, *, seconds: float = 20.0) -> list[float]:
    """Practise the right elbow at 30 frames a second and return each frame's round trip in seconds.

    Args:
        address: what a person would open: the app's address with its key.
        seconds: how long to practise.
    """
    with open_practice(address) as socket:
        taken = []
        start = time.perf_counter()
        for sequence, frame in zip(range(round(seconds * FRAMES_PER_S)), moving_arm(), strict=False):
            time.sleep(max(0.0, start + sequence / FRAMES_PER_S - time.perf_counter()))
            sent = time.perf_counter()
            socket.send(frame)
            answer = json.loads(socket.recv(timeout=10))
            taken.append(time.perf_counter() - sent)
            assert answer["seq"] == sequence, "each frame has its own answer"
        socket.send(json.dumps({"do": "stop"}))
    return taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where the socket of a session is, and what our own page would say of itself there."""

    address: str
    origin: Origin
    cookies: str


def open_practice(address: str) -> ClientConnection:
    """Begin a session as a person would, and return its socket after the first words."""
    (door,) = begin_sessions(address, 1)
    socket: ClientConnection = connect(
        door.address,
        origin=door.origin,
        additional_headers={"Cookie": door.cookies},
        compression=None,
        proxy=None,
    )
    for _ in ("hello", "state"):
        socket.recv(timeout=10)
    return socket


def begin_sessions(address: str, count: int) -> list[Door]:
    """Begin so many sessions of the right elbow, each through the start gate, in one browser."""
    parts = urlsplit(address)
    origin = f"{parts.scheme}://{parts.netloc}"
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    browser.open(address).close()
    doors = []
    for _ in range(count):
        fields = urlencode({"id": uuid4().hex, "choice": "elbow-straighten/right", "goal": "10", **GATE})
        asked = urllib.request.Request(f"{origin}/practise", fields.encode(), {"Origin": origin})  # noqa: S310 - our own address
        with browser.open(asked) as page:
            stage = urlsplit(page.url).path
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
        doors.append(
            Door(address=f"ws://{parts.netloc}{stage}/socket", origin=Origin(origin), cookies=cookies)
        )
    return doors


def moving_arm() -> Iterator[bytes]:
    """Yield frames without end: an arm held bent, then straightened and bent again and again."""
    for sequence in count():
        at_s = (sequence + 1) / FRAMES_PER_S
        swing = (1 - cos(2 * pi * max(0.0, at_s - READY_S) / PERIOD_S)) / 2
        yield pack_arm(sequence, at_s, angle_deg=BENT_DEG + (STRAIGHT_DEG - BENT_DEG) * swing)


def pack_arm(sequence: int, at_s: float, *, angle_deg: float, visibility: float = 0.9) -> bytes:
    """Return one frame, 640 x 480 pixels, in which the right elbow shows ``angle_deg``."""
    points = [(0.5, 0.5, 0.0, visibility)] * LANDMARKS
    points[SHOULDER] = (0.6, 0.3, 0.0, visibility)
    points[ELBOW] = (0.6, 0.5, 0.0, visibility)
    # From the elbow the shoulder lies straight up; the picture is 640 wide and 480 high.
    turned = radians(angle_deg)
    points[WRIST] = (0.6 + 90 * sin(turned) / 640, 0.5 - 90 * cos(turned) / 480, 0.0, visibility)
    values = [value for point in points for value in point]
    return struct.pack(f"<IdHH{4 * LANDMARKS}f", sequence, at_s, 640, 480, *values)
