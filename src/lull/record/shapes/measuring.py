"""What was measured: the pendulum test, the other tests, and grades that a clinician gave."""

from datetime import date
from typing import Any, Literal, cast

from lull.assessment.gross_motor_measure import GmfmScore
from lull.assessment.scales import to_grade
from lull.record.event import Event, EventKind
from lull.record.recorded_grade import GMFM_VERSIONS, RecordedGrade, find_scale
from lull.record.recorded_measurement import RecordedMeasurement
from lull.record.recorded_number import number_body, read_number
from lull.record.recorded_pendulum_test import RecordedPendulumTest, RecordedRelease
from lull.record.shapes.shape import Body, Shape


def _release_body(release: RecordedRelease) -> dict[str, Any]:
    """Write one release."""
    return {
        "numbers": {name: number_body(told) for name, told in release.numbers.items()},
        "curve": [list(point) for point in release.curve],
        "turn": None if release.turn is None else list(release.turn),
    }


def _read_release(body: dict[str, Any]) -> RecordedRelease:
    """Read one release."""
    turn = body["turn"]
    return RecordedRelease(
        numbers={name: read_number(told) for name, told in body["numbers"].items()},
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


def _measurement_body(told: RecordedMeasurement) -> Body:
    """Write a measurement; what it does not have is left away."""
    said: Body = {
        "test": told.test,
        "joint": told.joint,
        "side": told.side,
        "kind": told.kind,
        "helper": told.helper,
        "notes": list(told.notes),
        "numbers": {name: number_body(number) for name, number in told.numbers.items()},
    }
    return {name: value for name, value in said.items() if value not in ("", None, [])}


def _read_measurement(event: Event, body: Body) -> RecordedMeasurement:
    """Read a measurement."""
    return RecordedMeasurement(
        id=event.id,
        test=body["test"],
        at=event.happened_at,
        recorded_at=event.recorded_at,
        numbers={name: read_number(told) for name, told in body["numbers"].items()},
        joint=body.get("joint", ""),
        side=body.get("side"),
        kind=body.get("kind"),
        helper=body.get("helper", ""),
        notes=tuple(body.get("notes", ())),
        said_by=event.said_by,
    )


def _grade_body(told: RecordedGrade) -> Body:
    """Write a grade as it is written on its scale, or a score with its error."""
    said: Body = {"scale": told.scale, "on": told.on.isoformat(), "examiner": told.examiner}
    if told.subject:
        said["subject"] = told.subject
    if isinstance(told.value, GmfmScore):
        said["score"] = told.value.score
        if told.value.standard_error is not None:
            said["standard_error"] = told.value.standard_error
    else:
        said["grade"] = told.value.value
    return said


def _read_grade(event: Event, body: Body) -> RecordedGrade:
    """Read a grade or a score."""
    scale = body["scale"]
    return RecordedGrade(
        id=event.id,
        scale=scale,
        value=GmfmScore(
            version=cast("Literal['GMFM-66', 'GMFM-88']", scale),
            score=float(body["score"]),
            standard_error=body.get("standard_error"),
        )
        if scale in GMFM_VERSIONS
        else to_grade(find_scale(scale), body["grade"]),
        on=date.fromisoformat(body["on"]),
        examiner=body["examiner"],
        recorded_at=event.recorded_at,
        subject=body.get("subject", ""),
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
    Shape(
        kind=EventKind.BODY_MEASURED,
        says=RecordedMeasurement,
        write=_measurement_body,
        read=_read_measurement,
        happened_at=lambda told: told.at,
    ),
    Shape(kind=EventKind.GRADE_TOLD, says=RecordedGrade, write=_grade_body, read=_read_grade),
)
