"""When entries were really written, where a clock was wrong for a while.

The log knows the order of its entries and each carries the time its computer's clock showed. Where the two
disagree a clock was ahead or behind for some entries. The longest run of entries whose times agree with their
order is believed; the others lie between their neighbours in it.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

WITNESSES = 2
"""So many later entries must agree before a time is taken for wrong (ours)."""


def trust_times(recorded_at: Sequence[datetime]) -> tuple[datetime, ...]:
    """Return for each entry, in the order of the log, the time it counts as written; never going back.

    Of two ways to explain a disagreement the one that believes the later entries is taken: a clock that ran
    ahead was put right. An entry that is not believed counts as written with the next one that is, or with
    the last believed one where none follows.

    >>> from datetime import UTC, timedelta
    >>> noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    >>> shown = [noon, noon + timedelta(hours=14), noon + timedelta(hours=1)]
    >>> [at.hour for at in trust_times(shown)]
    [12, 13, 13]
    """
    believed = find_believed(recorded_at)
    if len(believed) == len(recorded_at):
        return tuple(recorded_at)
    trusted: list[datetime] = []
    following: datetime | None = None
    for place in range(len(recorded_at) - 1, -1, -1):
        if place in believed:
            following = recorded_at[place]
        trusted.append(following if following is not None else max(recorded_at[k] for k in believed))
    return tuple(reversed(trusted))


def find_believed(recorded_at: Sequence[datetime]) -> frozenset[int]:
    """Return the places of the entries whose clocks are believed: the longest run that never goes back."""
    if all(earlier <= later for earlier, later in pairwise(recorded_at)):
        return frozenset(range(len(recorded_at)))
    return _longest_run(recorded_at)


def find_contradicted(
    recorded_at: Sequence[datetime], said_at: Mapping[int, datetime], slack: timedelta
) -> frozenset[int]:
    """Return the places of entries that speak of a time at which they had already been written for a while.

    ``said_at`` maps places to the times they speak of. One later entry may itself have a wrong clock, so two
    believed ones after it must have been written ``slack`` or more before the time it speaks of.
    """
    believed = find_believed(recorded_at)
    found = set()
    after: list[datetime] = []
    for place in range(len(recorded_at) - 1, -1, -1):
        if place in believed:
            after.append(recorded_at[place])
        elif place in said_at and len(after) >= WITNESSES and after[-WITNESSES] + slack < said_at[place]:
            found.add(place)
    return frozenset(found)


def _longest_run(times: Sequence[datetime]) -> frozenset[int]:
    """Return the places of the longest run of times that never go back; of equals the one ending latest."""
    ends: list[datetime] = []
    end_places: list[int] = []
    before: list[int | None] = []
    for place, at in enumerate(times):
        length = bisect_right(ends, at)
        before.append(end_places[length - 1] if length else None)
        if length == len(ends):
            ends.append(at)
            end_places.append(place)
        else:
            ends[length], end_places[length] = at, place
    run = set()
    at_place: int | None = end_places[-1] if end_places else None
    while at_place is not None:
        run.add(at_place)
        at_place = before[at_place]
    return frozenset(run)
