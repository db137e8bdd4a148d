"""Which doses a curve is computed from: those given up to now, and those planned after it.

A past dose without a record is neither: it belongs to a gap, and what the curve makes of a gap is for the
model to say. Nothing planned after now can change what is counted before it (hazard H20): the gaps are
found from the plan and the record up to now alone.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from lull.quantities import OralForm, OralMg
from lull.timeline import Span
from lull.treatment.adherence import match_doses
from lull.treatment.administration import Administration
from lull.treatment.regimen import OralRegimen, Slot, plan_slots

LONGEST_LOOK_BACK = timedelta(days=92)
"""A plan is not read further back than this before what is shown: the drug leaves within days."""

_BEYOND = timedelta(days=1)
"""Slots this far after the span are read too, because a record may answer a neighbour outside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedDose:
    """A dose that enters the curve, and whether somebody gave it or the plan asks for it."""

    at: datetime
    amount: OralMg
    source: Literal["given", "planned"]
    form: OralForm = "tablet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A run of past slots nobody can vouch for, in order, with no answered slot in between.

    ``before_record`` tells that the whole run lies before the first dose anybody said anything of.
    ``came_up`` tells that it is a dose that was given and came up again, at the time it was taken.
    """

    slots: tuple[Slot, ...]
    before_record: bool
    came_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseHistory:
    """``counted`` in order of time; ``gaps`` the latest first."""

    counted: tuple[CountedDose, ...]
    gaps: tuple[Gap, ...]


def gather_doses(
    regimens: Sequence[OralRegimen],
    given: Sequence[Administration],
    now: datetime,
    span: Span,
    *,
    shown_from: datetime | None = None,
    told_not_given: Collection[datetime] = (),
) -> DoseHistory:
    """Return what was given in the span up to now, what is planned in it after now, and the gaps.

    ``shown_from`` is where the curve that is shown begins, inside the span; without it, at the span's end.
    Every gap from there on is found, however long ago it was. A slot at one of ``told_not_given`` is no gap
    and counts as not given, unless a record answers it. A dose that came up again is a gap of its own.

    A dose recorded early answers its slot, so that it is not counted once more as planned.
    """
    read_from = max(span.start, min(now, shown_from or span.end) - LONGEST_LOOK_BACK)
    slots = plan_slots(regimens, Span(read_from, span.end + _BEYOND))
    past_slots = [slot for slot in slots if slot.due_at <= now]
    past = match_doses([*past_slots, *_slots_ahead(regimens, now)], given, now)
    due = match_doses(slots, given, now).due
    first_at = min((*(dose.taken_at for dose in given), *told_not_given), default=None)
    unanswered = [
        slot for slot in past.no_record if slot.due_at in span and slot.due_at not in told_not_given
    ]
    known_at = [*(slot.due_at for slot, _ in past.given), *told_not_given]
    gaps = _group(unanswered, known_at, first_at) + _list_came_up(given, span, now)
    return DoseHistory(
        counted=_count(given, due, span),
        gaps=tuple(sorted(gaps, key=lambda gap: gap.slots[-1].due_at, reverse=True)),
    )


def _count(given: Sequence[Administration], due: Sequence[Slot], span: Span) -> tuple[CountedDose, ...]:
    """Return the doses in the span whose whole amount counts, in order of time."""
    counted = [
        CountedDose(at=dose.taken_at, amount=dose.amount, source="given", form=dose.form)
        for dose in given
        if dose.taken_at in span and dose.came_up_at is None
    ]
    counted += [
        CountedDose(at=slot.due_at, amount=slot.amount, source="planned", form=slot.form)
        for slot in due
        if slot.due_at in span
    ]
    return tuple(sorted(counted, key=lambda dose: (dose.at, dose.source, dose.amount)))


def _list_came_up(given: Sequence[Administration], span: Span, now: datetime) -> list[Gap]:
    """Return the doses up to now that came up again, each a gap where it was taken."""
    return [
        Gap(slots=(Slot(dose.taken_at, dose.amount, dose.form),), before_record=False, came_up=True)
        for dose in given
        if dose.came_up_at is not None and dose.taken_at in span and dose.taken_at <= now
    ]


def _slots_ahead(regimens: Sequence[OralRegimen], now: datetime) -> tuple[Slot, ...]:
    """Return what the plan in force just before now asks for next, as if it would never change.

    A record may answer one of these early instead of a past slot late. Only the plan up to now may tell.
    """
    in_force = [
        replace(regimen, valid_to=None)
        for regimen in regimens
        if regimen.valid_from < now and (regimen.valid_to is None or regimen.valid_to >= now)
    ]
    return tuple(slot for slot in plan_slots(in_force, Span(now, now + _BEYOND)) if slot.due_at > now)


def _group(
    unanswered: Sequence[Slot], answered_at: Sequence[datetime], first_at: datetime | None
) -> list[Gap]:
    """Group unanswered slots into runs that no answered slot interrupts."""
    runs: list[list[Slot]] = []
    for slot in unanswered:
        if runs and not any(runs[-1][-1].due_at < at < slot.due_at for at in answered_at):
            runs[-1].append(slot)
        else:
            runs.append([slot])
    return [
        Gap(slots=tuple(run), before_record=first_at is None or run[-1].due_at < first_at) for run in runs
    ]
