"""What a clinician said on a scale, kept as itself: a grade is no number, and nothing is made of it.

A Gross Motor Function Measure is the one score among them, kept as its own form gave it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from lull.assessment.gross_motor_measure import GmfmScore
from lull.assessment.scales import GOAL_ATTAINMENT, MODIFIED_ASHWORTH, SCALES, TARDIEU_QUALITY, Scale
from lull.refusal import BadInput

GMFM_VERSIONS = ("GMFM-66", "GMFM-88")
NEEDS_SUBJECT = (MODIFIED_ASHWORTH.name, TARDIEU_QUALITY.name, GOAL_ATTAINMENT.name)
"""Scales that say nothing without what was graded: which muscles of which side, or which goal."""

LONGEST_SUBJECT = LONGEST_EXAMINER = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedGrade:
    """One grade or score: on which ``scale``, of what, on which day, and who gave it.

    ``value`` is a member of the scale's own enumeration, or a :class:`GmfmScore`. ``subject`` names the
    muscles and side, or the goal; it is empty where the scale is about the whole person.

    Raises:
        BadInput: for a value that is none of the scale's, nobody who gave it, or a subject that is missing.
    """

    id: str
    scale: str
    value: Enum | GmfmScore
    on: date
    examiner: str
    recorded_at: datetime
    subject: str = ""
    said_by: str = "self"

    def __post_init__(self) -> None:
        """Refuse what no examiner could have said."""
        if isinstance(self.value, GmfmScore):
            if self.scale != self.value.version:
                raise BadInput(f"this score is of {self.value.version}, and not of {self.scale}")
        elif self.value not in find_scale(self.scale).grades:
            raise BadInput(f"this is no {self.scale} {find_scale(self.scale).word}")
        if not self.examiner.strip() or len(self.examiner) > LONGEST_EXAMINER:
            raise BadInput(f"a grade needs who gave it, in up to {LONGEST_EXAMINER} characters")
        if len(self.subject) > LONGEST_SUBJECT:
            raise BadInput(f"what was graded is named in up to {LONGEST_SUBJECT} characters")
        if self.scale in NEEDS_SUBJECT and not self.subject.strip():
            raise BadInput(f"a {self.scale} needs what was graded, such as left calf, or the goal")
        if self.recorded_at.tzinfo is None:
            raise BadInput("a grade needs a time with an offset, such as 2026-11-22T08:00+01:00")

    @property
    def written(self) -> str:
        """The grade as it is written on its scale; a score with its error where the form gave one."""
        if not isinstance(self.value, GmfmScore):
            return str(self.value.value)
        error = self.value.standard_error
        return f"{self.value.score:g}" if error is None else f"{self.value.score:g}, standard error {error:g}"


def find_scale(name: str) -> Scale:
    """Return the scale of this name.

    Raises:
        BadInput: when there is none.
    """
    for scale in SCALES:
        if scale.name == name:
            return scale
    raise BadInput(f"there is no scale called {name[:40]}")
