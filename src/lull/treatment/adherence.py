"""What became of each due dose: given, no record, or still due; and what was given beside the plan.

Prescribed and given stay two truths: this module only says which record answers which slot.

A record answers at most one slot and a slot takes at most one record. A record may be early or late by
half the way to the neighbouring slot, and never by more than the limits below (ours; they only pair
entries with lines on the page and carry no advice).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lull.treatment.administration import Administration
from lull.treatment.regimen import Slot

MOST_EARLY = timedelta(hours=1, minutes=30)
MOST_LATE = timedelta(hours=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseMatch:
    """Which record answers which slot. Everything is in order of time.

    ``given`` pairs a slot with its record; ``no_record`` are past slots nobody answered; ``due`` are slots
    after now that nobody has answered yet; ``extra`` are records that answer no slot.
    """

    given: tuple[tuple[Slot, Administration], ...]
    no_record: tuple[Slot, ...]
    due: tuple[Slot, ...]
    extra: tuple[Administration, ...]


def match_doses(slots: Sequence[Slot], given: Sequence[Administration], now: datetime) -> DoseMatch:
    """Pair due slots with records of doses given, closest in time first.

    Two slots at the very same instant (two products) are two slots; the closer amount wins the tie.
    """
    ordered = sorted(slots)
    reach = _reaches(ordered)
    pairs = sorted(
        (abs(dose.taken_at - slot.due_at), abs(dose.amount.mg - slot.amount.mg), i, j)
        for i, slot in enumerate(ordered)
        for j, dose in enumerate(given)
        if slot.due_at - reach[i][0] <= dose.taken_at <= slot.due_at + reach[i][1]
    )
    record_of: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in pairs:
        if i not in record_of and j not in used:
            record_of[i] = j
            used.add(j)
    open_slots = [slot for i, slot in enumerate(ordered) if i not in record_of]
    return DoseMatch(
        given=tuple((ordered[i], given[record_of[i]]) for i in sorted(record_of)),
        no_record=tuple(slot for slot in open_slots if slot.due_at <= now),
        due=tuple(slot for slot in open_slots if slot.due_at > now),
        extra=tuple(sorted((d for j, d in enumerate(given) if j not in used), key=lambda d: d.taken_at)),
    )


def _reaches(ordered: Sequence[Slot]) -> list[tuple[timedelta, timedelta]]:
    """Return how early and how late a record may be for each slot."""
    times = sorted({slot.due_at for slot in ordered})
    place = {at: k for k, at in enumerate(times)}
    reaches = []
    for slot in ordered:
        k = place[slot.due_at]
        early = min(MOST_EARLY, (times[k] - times[k - 1]) / 2) if k > 0 else MOST_EARLY
        late = min(MOST_LATE, (times[k + 1] - times[k]) / 2) if k + 1 < len(times) else MOST_LATE
        reaches.append((early, late))
    return reaches
