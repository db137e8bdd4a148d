"""Whether a pendulum test after a dose differs from one before by more than the tests' own error.

Each side is a set of releases, three as a rule. The error of a side joins how far its releases lie apart
and how well each was measured; both sides share the person, the helper and the camera, whose errors are
counted fully all the same, because a camera moves between two tests.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from typing import Literal

import numpy as np

from lull.assessment.measured import CONFIDENCE_95, Measured
from lull.assessment.student_t import student_t
from lull.refusal import BadInput
from lull.saying import say, say_count

FEWEST_EACH = 2
Verdict = Literal["bigger than today's error", "inside measuring error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfter:
    """``difference`` = after - before, in the unit of what was compared, with its standard error.

    ``detectable`` is the smallest difference that would be larger than the error in 95 of 100 pairs of
    tests of a body that did not change.
    """

    before: float
    after: float
    difference: float
    standard_error: float
    detectable: float

    @property
    def is_beyond_error(self) -> bool:
        """Whether the two differ by more than their error."""
        return abs(self.difference) > self.detectable

    @property
    def verdict(self) -> Verdict:
        """The same in words, for two tests of one day."""
        return "bigger than today's error" if self.is_beyond_error else "inside measuring error"


def compare_before_after(before: Sequence[Measured], after: Sequence[Measured]) -> BeforeAfter:
    """Compare the same number of two sets of releases.

    Raises:
        BadInput: when a set has fewer than two releases with this number.
    """
    first, first_error = _join(before, say("the test before"))
    second, second_error = _join(after, say("the test after"))
    error = hypot(first_error, second_error)
    freedom = sum(one.value is not None for one in (*before, *after)) - 2
    factor = student_t(freedom)
    return BeforeAfter(
        before=first,
        after=second,
        difference=second - first,
        standard_error=error,
        detectable=factor * error,
    )


def compare_two(before: Measured, after: Measured, *, smallest_detectable: float = 0.0) -> BeforeAfter | None:
    """Compare one number of two tests that were done once each; ``None`` where one of them is unknown.

    Args:
        before: the earlier one.
        after: the later one, in the same unit.
        smallest_detectable: the smallest change beyond the test's own noise from one visit to the next, where
            a source gives one; a difference below it is inside measuring error however well it was filmed.
    """
    if before.value is None or after.value is None:
        return None
    error = hypot(before.standard_error or 0.0, after.standard_error or 0.0)
    return BeforeAfter(
        before=before.value,
        after=after.value,
        difference=after.value - before.value,
        standard_error=error,
        detectable=max(CONFIDENCE_95 * error, smallest_detectable),
    )


def _join(releases: Sequence[Measured], which: str) -> tuple[float, float]:
    """Return the mean of a set and its standard error, never better than its releases were measured."""
    known = [(one.value, one.standard_error or 0.0) for one in releases if one.value is not None]
    if len(known) < FEWEST_EACH:
        raise BadInput(
            say_count(
                len(known),
                "{which} has {number} release with this number: comparing needs {fewest} at least",
                "{which} has {number} releases with this number: comparing needs {fewest} at least",
                which=which,
                fewest=FEWEST_EACH,
            )
        )
    values = np.array([value for value, _ in known])
    measured = float(np.sqrt(np.mean([error**2 for _, error in known])))
    apart = float(values.std(ddof=1))
    return float(values.mean()), max(apart, measured) / sqrt(len(known))
