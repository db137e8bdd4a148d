"""The pendulum test on recordings made by other people, against what was read from them by hand.

Six legs, one recording each: healthy, a typical child, two of children with cerebral palsy, a spinal cord
injury. They say that the numbers are read as defined, and nothing about how well they follow a person's tone.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lull.assessment.angle_trace import AngleTrace
from lull.assessment.pendulum_test import PendulumTest, measure_pendulum
from lull.cli import main
from made_pendulum import read_definitions

pytestmark = pytest.mark.data

TABLE = {
    "fowler_control": (0.7, 136.6, -82.0, 8, 1.65, 1.05, 364.0),
    "fowler_CP_N": (-9.4, 94.1, -86.0, 6, 1.23, 0.95, 317.0),
    "fowler_CP_S": (-20.7, 41.1, -69.0, 2, 0.85, 0.49, 237.0),
    "ISB2025_TD_noPM": (-8.0, 132.7, -83.0, 4, 1.77, 1.13, 371.0),
    "SCIexample": (-45.0, 22.8, -75.0, 2, 0.75, 0.56, 110.0),
    "healthyNeurolab": (-21.0, 120.4, -93.0, 9, 1.67, 1.00, 380.0),
}
"""Start, excursion, rest, swings, index, period, peak velocity. Source: recovery notes, table 2c."""

SEVERITY = ("fowler_control", "fowler_CP_N", "fowler_CP_S")

Measure = Callable[[str], dict[str, Any]]


@pytest.fixture
def measure(lull_data: Path, capsys: pytest.CaptureFixture[str]) -> Measure:
    """Run the verb on one recording."""

    def run(name: str) -> dict[str, Any]:
        assert main(["measure", "pendulum", str(lull_data / "pendulum" / f"{name}.csv"), "--json"]) == 0
        answer: dict[str, Any] = json.loads(capsys.readouterr().out)
        return answer

    return run


def read(lull_data: Path, name: str) -> AngleTrace:
    """Read one recording without the product's own reader."""
    t_s, q_deg = np.loadtxt(lull_data / "pendulum" / f"{name}.csv", delimiter=",", skiprows=1, unpack=True)
    return AngleTrace(name=name, t_s=t_s, q_deg=q_deg)


@pytest.mark.parametrize("name", TABLE)
def test_the_numbers_are_those_read_by_hand(name: str, measure: Measure) -> None:
    """Excursion within 2 degrees (here 0.5), swings exact; the others within what two readers differ."""
    answer = measure(name)
    start, excursion, rest, swings, index, period, speed = TABLE[name]
    assert answer["first_swing_excursion_deg"]["value"] == pytest.approx(excursion, abs=0.5)
    assert answer["swings"]["value"] == swings
    assert answer["start_angle_deg"]["value"] == pytest.approx(start, abs=0.2)
    assert answer["resting_angle_deg"]["value"] == pytest.approx(rest, abs=1.5)
    assert answer["relaxation_index"]["value"] == pytest.approx(index, abs=0.04)
    assert answer["period_s"]["value"] == pytest.approx(period, abs=0.02)
    assert answer["peak_velocity_deg_s"]["value"] == pytest.approx(speed, rel=0.01)


def test_severity_keeps_its_order(measure: Measure) -> None:
    answers = [measure(name) for name in SEVERITY]
    for number in (
        "first_swing_excursion_deg",
        "swings",
        "relaxation_index",
        "swing_time_s",
        "peak_velocity_deg_s",
    ):
        values = [answer[number]["value"] for answer in answers]
        assert values == sorted(values, reverse=True), number


@pytest.mark.parametrize("name", TABLE)
def test_a_slow_second_reading_agrees(name: str, lull_data: Path) -> None:
    """The definitions applied point by point to the recording itself."""
    trace = read(lull_data, name)
    test = measure_pendulum(trace)
    assert isinstance(test, PendulumTest)
    truth = read_definitions(trace.t_s, trace.q_deg)
    numbers = test.releases[0].measures
    excursion = numbers.first_swing_excursion_deg.value
    assert excursion == pytest.approx(truth.first_swing_excursion_deg, abs=0.3)
    assert numbers.swings.value == truth.swings


@pytest.mark.parametrize("fps", [15.0, 30.0, 60.0])
@pytest.mark.parametrize("name", TABLE)
def test_fewer_frames_and_noise_stay_within_the_told_error(name: str, fps: float, lull_data: Path) -> None:
    """Five draws of 1.5 degrees of noise each: the truth is inside but once at most, and never far."""
    trace = read(lull_data, name)
    rng, inside = np.random.default_rng(7), []
    for _ in range(5):
        t_s = np.arange(trace.t_s[0], trace.t_s[-1], 1.0 / fps)
        q = np.interp(t_s, trace.t_s, trace.q_deg) + rng.normal(0.0, 1.5, len(t_s))
        test = measure_pendulum(AngleTrace(name=name, t_s=t_s, q_deg=q))
        assert isinstance(test, PendulumTest), test
        excursion = test.summary["first_swing_excursion_deg"]
        assert excursion.value is not None
        assert excursion.standard_error is not None
        off = abs(excursion.value - TABLE[name][1])
        assert off < max(4.0, 3.0 * excursion.standard_error)
        inside.append(off <= 1.96 * excursion.standard_error)
        swings = test.summary["swings"].value
        assert swings is not None
        assert abs(swings - TABLE[name][3]) <= 1
    assert sum(inside) >= 4
