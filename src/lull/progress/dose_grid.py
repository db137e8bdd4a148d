"""The grid of doses: one mark for every dose that was due, in the row of its time and the column of its day.

Prescribed and given stay two truths: a mark says which record answers a due dose, and how late, and never
that a dose without a record was not taken.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from lull.progress.report_period import ReportPeriod
from lull.treatment.adherence import DoseMatch, match_doses
from lull.treatment.administration import Administration
from lull.treatment.regimen import Slot

LATE_AFTER = timedelta(hours=1)
"""A dose recorded more than this after it was due is marked as late (ours; it carries no advice)."""

MarkState = Literal["given", "late", "no_record", "told_not_taken", "due", "before_record"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseMark:
    """What is known about one due dose. ``row`` counts from 0 in :attr:`DoseGrid.rows`."""

    due_at: datetime
    on: date
    row: int
    state: MarkState


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseGrid:
    """Every due dose of a period. ``rows`` are the clock times at which doses were due, in order.

    ``extra`` counts doses recorded as given that answer no due dose, ``other_amount`` those that answer one
    with another amount than the plan's.
    """

    days: tuple[date, ...]
    rows: tuple[str, ...]
    marks: tuple[DoseMark, ...]
    extra: int
    other_amount: int

    def count(self, *states: MarkState) -> int:
        """Return how many marks are in one of these states."""
        return sum(mark.state in states for mark in self.marks)

    @property
    def recorded(self) -> int:
        """Due doses that a record of a dose given answers, late ones too."""
        return self.count("given", "late")

    @property
    def expected(self) -> int:
        """Due doses that somebody could have recorded by now."""
        return self.recorded + self.count("no_record", "told_not_taken")

    @property
    def no_record_by_row(self) -> tuple[tuple[str, int], ...]:
        """The rows that lack a record, the most frequent first, with how many lack it."""
        found = Counter(self.rows[mark.row] for mark in self.marks if mark.state == "no_record")
        return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def summarise_doses(
    period: ReportPeriod,
    slots: Sequence[Slot],
    given: Sequence[Administration],
    *,
    now: datetime,
    known_since: datetime | None,
    told_not_taken: Collection[datetime] = (),
) -> DoseGrid:
    """Return what became of every dose due in the period.

    ``slots`` and ``given`` should reach a day beyond the period on both sides, so that a dose after midnight
    answers the evening before. Doses due before ``known_since`` were nobody's to record; ``told_not_taken``
    are the instants of due doses that somebody told were not taken.
    """
    match = match_doses(slots, given, now)
    states = _states_of(match, known_since, frozenset(told_not_taken))
    inside = sorted((slot, state) for slot, state in states if slot.due_at in period.span)
    places = _places_of([slot for slot, _ in inside], period)
    rows = sorted({row for _, row in places})
    return DoseGrid(
        days=period.days,
        rows=tuple(clock if turn == 0 else f"{clock} again" for clock, turn in rows),
        marks=tuple(
            DoseMark(due_at=slot.due_at, on=on, row=rows.index(row), state=state)
            for (slot, state), (on, row) in zip(inside, places, strict=True)
        ),
        extra=sum(dose.taken_at in period.span for dose in match.extra),
        other_amount=sum(
            slot.amount != dose.amount for slot, dose in match.given if slot.due_at in period.span
        ),
    )


def _states_of(
    match: DoseMatch, known_since: datetime | None, told_not_taken: frozenset[datetime]
) -> Iterable[tuple[Slot, MarkState]]:
    """Yield every due dose with what is known about it."""
    for slot, dose in match.given:
        yield slot, "late" if dose.taken_at - slot.due_at > LATE_AFTER else "given"
    for slot in match.no_record:
        if slot.due_at in told_not_taken:
            yield slot, "told_not_taken"
        else:
            yield slot, "before_record" if known_since and slot.due_at < known_since else "no_record"
    for slot in match.due:
        yield slot, "told_not_taken" if slot.due_at in told_not_taken else "due"


def _places_of(slots: Sequence[Slot], period: ReportPeriod) -> list[tuple[date, tuple[str, int]]]:
    """Return the day and the row of each due dose; two at one clock time of one day get two rows.

    That happens where clocks skip an hour: the dose of 02:30 and that of 03:30 are then due together.
    """
    seen: Counter[tuple[date, str]] = Counter()
    places = []
    for slot in slots:
        local = slot.due_at.astimezone(period.zone)
        clock = f"{local:%H:%M}"
        places.append((local.date(), (clock, seen[local.date(), clock])))
        seen[local.date(), clock] += 1
    return places
