"""What became of each due dose: given, no record, or still due; and what was given beside the plan.

Prescribed and given stay two truths: this module only says which record answers which slot.

A record answers at most one slot and a slot takes at most one record. A record may be early or late by
half the way to the neighbouring slot, and never by more than the limits below (ours; they only pair
entries with lines on the page and carry no advice).
"""

from bisect import bisect_left, bisect_right
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

    A dose given as needed answers no slot. Two slots at the very same instant (two products) are two slots;
    the closer amount wins the tie.
    """
    ordered = sorted(slots)
    may_answer = (j for j in range(len(given)) if not given[j].as_needed)
    by_time = sorted(may_answer, key=lambda j: given[j].taken_at)
    taken = [given[j].taken_at for j in by_time]
    pairs = []
    for i, (slot, (early, late)) in enumerate(zip(ordered, _reaches(ordered), strict=True)):
        near = slice(bisect_left(taken, slot.due_at - early), bisect_right(taken, slot.due_at + late))
        for j in by_time[near]:
            distance_mg = abs(given[j].amount.mg - slot.amount.mg)
            pairs.append((abs(given[j].taken_at - slot.due_at), distance_mg, i, j))
    pairs.sort()
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
