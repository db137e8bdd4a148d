"""A stretch test, a joint's range or a walk as it was measured and kept: numbers with errors, nothing else.

Measured, like :mod:`lull.record.recorded_pendulum_test`: what was prescribed, given or predicted at the time
is asked of the record when it is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from typing import TypeGuard, get_args

from lull.assessment.measured import Measured
from lull.assessment.number_names import NUMBER_NAMES, Test
from lull.assessment.range_of_motion import Kind
from lull.movement.landmarks import SIDES, Side
from lull.record.recorded_number import check_number
from lull.refusal import BadInput, shorten
from lull.timeline import CLOCK_SLACK

KINDS: tuple[Kind, ...] = get_args(Kind)
TEST_JOINTS: Mapping[Test, tuple[str, ...]] = {
    "stretch": ("knee", "ankle"),
    "range": ("knee", "hip", "ankle", "elbow"),
    "walk": (),
}
"""The joints each test is kept for; a walk is of both legs."""

LONGEST_NAME = 80
LONGEST_NOTE, MOST_NOTES = 240, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedMeasurement:
    """One measurement: which test of which joint, when, its ``numbers`` by :data:`NUMBER_NAMES`, who helped.

    ``kind`` tells for a range who moved the joint. ``helper`` is empty where nobody else took part.
    ``notes`` are what has to be said about the recording, one sentence each.

    Raises:
        BadInput: for a joint, side, kind, number or time that cannot be, or a passive test without a helper.
    """

    id: str
    test: Test
    at: datetime
    recorded_at: datetime
    numbers: Mapping[str, Measured]
    joint: str = ""
    side: Side | None = None
    kind: Kind | None = None
    helper: str = ""
    notes: tuple[str, ...] = ()
    said_by: str = "self"

    def __post_init__(self) -> None:
        """Refuse what could not have been measured."""
        if self.test not in NUMBER_NAMES:
            raise BadInput(f"a measurement is one of {', '.join(NUMBER_NAMES)}")
        self._check_joint()
        self._check_numbers()
        if (self.test == "range") != (self.kind is not None) or (self.kind or "active") not in KINDS:
            raise BadInput("a range is active or passive, and nothing else is")
        if self.is_passive and not self.helper.strip():
            raise BadInput("a test in which somebody else moves the joint needs the name of who helped")
        if len(self.helper) > LONGEST_NAME:
            raise BadInput(f"the name of who helped has up to {LONGEST_NAME} characters")
        if len(self.notes) > MOST_NOTES or any(len(note) > LONGEST_NOTE for note in self.notes):
            raise BadInput(f"a measurement keeps {MOST_NOTES} notes of {LONGEST_NOTE} characters at most")
        if self.at.tzinfo is None or self.recorded_at.tzinfo is None:
            raise BadInput("a measurement needs times with an offset, such as 2026-11-22T08:00+01:00")
        if self.at > self.recorded_at + CLOCK_SLACK:
            raise BadInput(f"a measurement at {self.at.isoformat()} lies ahead of now: check the time")

    def _check_joint(self) -> None:
        """Refuse a joint or side that the test does not have."""
        joints = TEST_JOINTS[self.test]
        if not joints and (self.joint or self.side is not None):
            raise BadInput("a walk is of both legs: it has no joint and no side")
        if joints and (self.joint not in joints or self.side not in SIDES):
            raise BadInput(f"this test is of the left or right {', '.join(joints)}")

    def _check_numbers(self) -> None:
        """Refuse numbers without a name or without an error, and a measurement without any."""
        known = NUMBER_NAMES[self.test]
        for name in sorted(self.numbers.keys() - known.keys()):
            raise BadInput(f"this test has no number called {shorten(name, 40)}")
        for name, told in self.numbers.items():
            check_number(name, told)
        if not any(told.value is not None and isfinite(told.value) for told in self.numbers.values()):
            raise BadInput("a measurement without a number is not kept")

    @property
    def is_passive(self) -> bool:
        """Whether somebody else moved the joint."""
        return self.test == "stretch" or self.kind == "passive"

    def is_like(self, other: "RecordedMeasurement") -> bool:
        """Tell whether another one is the same test of the same joint and side, moved by the same."""
        return (self.test, self.joint, self.side, self.kind) == (
            other.test,
            other.joint,
            other.side,
            other.kind,
        )


def is_side(side: str) -> TypeGuard[Side]:
    """Tell whether this names a side."""
    return side in SIDES
