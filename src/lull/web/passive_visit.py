"""A visit for a passive test: who helps, what was answered, and what was measured and not kept yet (H17).

A visit begins when every question was answered and no rule speaks against the test. It is held in memory
alone and grows stale: nothing is measured or kept without answers given for this very visit.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from lull.actions.measure_swings import MeasuredSwings
from lull.assessment.passive_test_rules import (
    ENOUGH_SENTENCE,
    MOST_RELEASES_A_VISIT,
    PassiveTestState,
    refuse_passive_test,
)
from lull.movement.landmarks import Side
from lull.record.recorded_pendulum_test import RecordedRelease
from lull.refusal import BadInput, Refusal
from lull.saying import say
from lull.web.live_swing import LiveSwing

PassiveTest = Literal["swing", "stretch", "passive-range"]
"""The leg swing test (pendulum), the stretch test (Tardieu), and a range that a helper moves."""

FRESH = timedelta(minutes=30)
"""Answers hold for so long: pain and wounds do not wait for next week's questions (ours; 15 to 60 min)."""

MOST_VISITS = 50
"""So many visits are remembered at once; the oldest make room."""

ASK_ANEW = say("The questions before the test are asked anew for each visit: begin again at Measure")


@dataclass(slots=True, kw_only=True)
class PassiveVisit:
    """One visit: ``record`` names the record it belongs to (H26), ``happened_at`` when the leg swung.

    ``seen`` counts every swing or fast stretch that was seen at this visit, also those that gave no number.
    ``measured``, ``earlier`` and ``live`` are of the leg swing test alone.
    """

    id: str
    record: str
    test: PassiveTest = "swing"
    helper: str
    began_at: datetime
    answers: PassiveTestState
    side: Side | None = None
    happened_at: datetime | None = None
    measured: list[MeasuredSwings] = field(default_factory=list)
    seen: int = 0
    earlier: int = 0
    hurt: bool = False
    live: LiveSwing | None = None

    @property
    def releases(self) -> tuple[RecordedRelease, ...]:
        """What was measured, in order."""
        return tuple(release for one in self.measured for release in one.releases)

    @property
    def refusal(self) -> Refusal | None:
        """Why nothing further is measured, or None."""
        return refuse_passive_test(
            replace(self.answers, releases_today=self.earlier + self.seen, pain_in_test=self.hurt)
        )

    def add(self, swings: MeasuredSwings) -> None:
        """Take what a recording gave.

        Raises:
            BadInput: if it was measured another way, or makes more swings than a visit may have.
        """
        refused = self.refusal
        if refused is not None:
            raise BadInput(refused.message)
        if self.measured and self.measured[0].source != swings.source:
            raise BadInput(
                say("this visit has swings measured another way: keep or leave those first, then begin again")
            )
        more = len(swings.releases) + len(swings.refused)
        if self.earlier + self.seen + more > MOST_RELEASES_A_VISIT:
            raise BadInput(ENOUGH_SENTENCE)
        self.seen += more
        self.measured.append(swings)


class VisitRoom:
    """The visits of this launch."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        """Begin without any."""
        self._now = now
        self._visits: dict[str, PassiveVisit] = {}

    def begin(self, visit: PassiveVisit) -> PassiveVisit:
        """Begin a visit whose answers speak for it; the same form sent twice is one visit.

        Raises:
            BadInput: if a rule speaks against the test.
        """
        known = self._visits.get(visit.id)
        if known is not None and known.record == visit.record:
            return known
        refused = visit.refusal
        if refused is not None:
            raise BadInput(refused.message)
        while len(self._visits) >= MOST_VISITS:
            del self._visits[next(iter(self._visits))]
        self._visits[visit.id] = visit
        return visit

    def find(self, visit_id: str, record: str, test: PassiveTest = "swing") -> PassiveVisit | None:
        """Return a visit of this record and test whose answers are still fresh."""
        visit = self._visits.get(visit_id)
        if visit is None or (visit.record, visit.test) != (record, test):
            return None
        return visit if self._now() - visit.began_at <= FRESH else None

    def need(self, visit_id: str, record: str, test: PassiveTest = "swing") -> PassiveVisit:
        """Return the visit, which must be there and fresh.

        Raises:
            BadInput: if it is not: nothing is measured without fresh answers (H17).
        """
        visit = self.find(visit_id, record, test)
        if visit is None:
            raise BadInput(ASK_ANEW)
        return visit

    def end(self, visit: PassiveVisit) -> None:
        """Forget a visit."""
        self._visits.pop(visit.id, None)
