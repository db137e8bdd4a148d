"""What was measured at a visit: the pendulum test."""

from typing import Any

from lull.assessment.measured import Measured
from lull.record.event import Event, EventKind
from lull.record.recorded_pendulum_test import RecordedPendulumTest, RecordedRelease
from lull.record.shapes.shape import Body, Shape


def _number_body(told: Measured) -> dict[str, Any]:
    """Write a number with its error, or why there is none."""
    if told.value is None:
        return {"why": told.why}
    return {"value": told.value, "standard_error": told.standard_error}


def _read_number(body: dict[str, Any]) -> Measured:
    """Read a number with its error, or why there is none."""
    return Measured(value=body.get("value"), standard_error=body.get("standard_error"), why=body.get("why"))


def _release_body(release: RecordedRelease) -> dict[str, Any]:
    """Write one release."""
    return {
        "numbers": {name: _number_body(told) for name, told in release.numbers.items()},
        "curve": [list(point) for point in release.curve],
        "turn": None if release.turn is None else list(release.turn),
    }


def _read_release(body: dict[str, Any]) -> RecordedRelease:
    """Read one release."""
    turn = body["turn"]
    return RecordedRelease(
        numbers={name: _read_number(told) for name, told in body["numbers"].items()},
        curve=tuple((float(t), float(q)) for t, q in body["curve"]),
        turn=None if turn is None else (float(turn[0]), float(turn[1])),
    )


def _test_body(test: RecordedPendulumTest) -> Body:
    """Write a pendulum test."""
    return {
        "side": test.side,
        "helper": test.helper,
        "source": test.source,
        "frames_per_s": test.frames_per_s,
        "releases": [_release_body(release) for release in test.releases],
    }


def _read_test(event: Event, body: Body) -> RecordedPendulumTest:
    """Read a pendulum test."""
    return RecordedPendulumTest(
        id=event.id,
        side=body["side"],
        at=event.happened_at,
        recorded_at=event.recorded_at,
        helper=body["helper"],
        source=body["source"],
        frames_per_s=float(body["frames_per_s"]),
        releases=tuple(_read_release(release) for release in body["releases"]),
        said_by=event.said_by,
    )


SHAPES = (
    Shape(
        kind=EventKind.PENDULUM_TEST_MEASURED,
        says=RecordedPendulumTest,
        write=_test_body,
        read=_read_test,
        happened_at=lambda test: test.at,
    ),
)
