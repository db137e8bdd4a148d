"""How promptly practice answers: over the socket alone, and in a real browser before a drawn person."""

import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from lull.bench.landmark_replay import replay_landmarks
from lull.bench.measurement import Measurement, percentile
from lull.bench.starting import running_demo
from lull.refusal import BadInput

CHECKOUT = Path(__file__).resolve().parents[3]
REPLAY_S, BROWSER_S = 20.0, 30.0


def measure_socket() -> Measurement:
    """Replay landmarks at 30 a second through guard, socket, engine and record, with no browser running."""
    with tempfile.TemporaryDirectory() as home, running_demo(home) as address:
        taken = replay_landmarks(address, seconds=REPLAY_S)
    return Measurement(
        name="socket round trip, p99",
        value=percentile(taken, 99) * 1000,
        unit="ms",
        goal=10.0,
        note=f"p50 {percentile(taken, 50) * 1000:.1f}, p95 {percentile(taken, 95) * 1000:.1f} ms"
        f" over {len(taken)} frames",
    )


def measure_practice() -> list[Measurement]:
    """Practise both exercises in a real Chromium whose camera shows a drawn person.

    Raises:
        BadInput: outside a checkout, or where there is no Chromium.
    """
    rig, chromium = _load_rig()
    found = []
    for exercise in ("elbow-straighten", "knee-straighten"):
        seen = rig.measure_practice(chromium, exercise=exercise, seconds=BROWSER_S)
        found += [
            Measurement(
                name=f"{exercise}: poses",
                value=seen["poses_per_s"],
                unit="/s",
                goal=8.0,
                at_least=True,
                note=f"inference p50 {seen['inference_ms_p50']:.0f} ms",
            ),
            Measurement(
                name=f"{exercise}: capture to reply, p95",
                value=seen["capture_to_reply_ms_p95"],
                unit="ms",
                goal=150.0,
                note=f"p50 {seen['capture_to_reply_ms_p50']:.0f} ms;"
                f" {seen['outside_requests']:.0f} outside requests",
            ),
            Measurement(
                name=f"{exercise}: scene frame interval, p95",
                value=seen["scene_interval_ms_p95"],
                unit="ms",
                goal=20.0,
                note=f"angle off by {seen['angle_error_deg']:.1f} deg on average",
            ),
        ]
    return found


def _load_rig() -> tuple[Any, str]:
    """Return the test rig of this checkout and the path of a Chromium."""
    tests, packaging = CHECKOUT / "tests", CHECKOUT / "packaging"
    if not (tests / "browser" / "practice" / "rig.py").is_file():
        raise BadInput("lull bench --browser works in a checkout of Lull, where the drawn person is")
    sys.path[:0] = [str(tests), str(packaging)]
    chromium = import_module("chromium").find_chromium()
    if chromium is None:
        raise BadInput("lull bench --browser needs a Chromium: run make test once, or set LULL_CHROMIUM")
    return import_module("browser.practice.rig"), chromium
