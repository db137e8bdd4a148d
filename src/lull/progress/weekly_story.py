"""The story of a week in three pictures: what was done, one thing that stands out, and what was found.

A week is seven local days, Monday to Sunday, on the clocks the person lives by; a session belongs to the day
it began on. A week without practice has a story too, and no blame in it (hazard H31).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from lull.practice.practised_name import name_practised
from lull.progress.collection import AWAY_DAYS, Found
from lull.progress.own_bests import BEST_KINDS, OwnBest, list_bests
from lull.progress.session_numbers import SessionNumbers
from lull.timeline import Span, days_touching, wall_clock_at

if TYPE_CHECKING:
    from lull.movement.landmarks import Watched

HighlightKind = Literal["best", "came_back", "new_exercise", "most", "quiet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDay:
    """One day: what the camera counted and what was told, kept apart, and whether anything was tried."""

    on: date
    measured: int
    told: int
    tried: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """What stands out, the rarest first: a best, a return, something new, or what was done most.

    ``name`` is the exercise with its side; ``best`` is there for a best, ``days_away`` for a return, and
    ``times`` for what was done most. A week without movement is ``quiet`` and has none of these.
    """

    kind: HighlightKind
    name: str = ""
    exercise: str = ""
    best: OwnBest | None = None
    days_away: int = 0
    times: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyStory:
    """``days`` are the days of the week that the place had; ``found`` is what its sessions brought."""

    monday: date
    days: tuple[StoryDay, ...]
    sessions: int
    active_min: float
    names: tuple[str, ...]
    highlight: Highlight
    found: tuple[Found, ...]

    @property
    def is_quiet(self) -> bool:
        """Tell whether nothing was tried."""
        return self.highlight.kind == "quiet"


def list_week_days(monday: date, zone: ZoneInfo) -> tuple[date, ...]:
    """Return the days of a week in a place: seven, or six where it left one out."""
    start, end = (wall_clock_at(day, time(0), zone) for day in (monday, monday + timedelta(days=7)))
    return tuple(days_touching(Span(start, end), zone))


def tell_weekly_story(
    monday: date, sessions: Sequence[SessionNumbers], found: Sequence[Found], zone: ZoneInfo
) -> WeeklyStory:
    """Return the story of the week that begins on ``monday``.

    Args:
        monday: a Monday.
        sessions: every session that stands, in order of start; those after the week change nothing.
        found: everything found, in any order.
        zone: where the days are.
    """
    days = list_week_days(monday, zone)
    week = [one for one in sessions if one.on in days]
    moved = [one for one in week if one.moved]
    ids = {one.session.id for one in week}
    return WeeklyStory(
        monday=monday,
        days=tuple(_sum_day(on, week) for on in days),
        sessions=len(moved),
        active_min=sum(one.active_min for one in week),
        names=tuple(dict.fromkeys(_name(one) for one in moved)),
        highlight=_find_highlight(
            days[0], moved, [one for one in sessions if one.on < days[0] and one.moved]
        ),
        found=tuple(one for one in found if one.session_id in ids),
    )


def _sum_day(on: date, week: Sequence[SessionNumbers]) -> StoryDay:
    """Return what one day came to."""
    here = [one for one in week if one.on == on]
    return StoryDay(
        on=on,
        measured=sum(one.measured for one in here),
        told=sum(one.told for one in here),
        tried=any(one.moved for one in here),
    )


def _find_highlight(
    first_on: date, week: Sequence[SessionNumbers], before: Sequence[SessionNumbers]
) -> Highlight:
    """Return what stands out in a week; ``before`` are the sessions with movement before it."""
    if not week:
        return Highlight(kind="quiet")
    return (
        _find_best(first_on, [*before, *week])
        or _find_return(week, before)
        or _find_new(week, before)
        or _find_most(week)
    )


def _find_best(first_on: date, sessions: Sequence[SessionNumbers]) -> Highlight | None:
    """Return the latest new best of the week."""
    grouped: dict[tuple[str, Watched], list[SessionNumbers]] = {}
    for one in sessions:
        grouped.setdefault((one.session.exercise, one.session.side), []).append(one)
    bests = [
        (best.on, exercise, side, best)
        for (exercise, side), own in grouped.items()
        for kind in BEST_KINDS
        for best in list_bests(kind, own)
        if best.on >= first_on and best.before is not None
    ]
    if not bests:
        return None
    _, exercise, side, best = max(bests, key=lambda found: (found[0], found[1], found[2], found[3].kind))
    return Highlight(kind="best", name=name_practised(exercise, side), exercise=exercise, best=best)


def _find_return(week: Sequence[SessionNumbers], before: Sequence[SessionNumbers]) -> Highlight | None:
    """Return the longest time away that ended in this week, from three days on."""
    last, longest, name = (before[-1].on if before else None), 0, ""
    for one in week:
        away = (one.on - last).days if last is not None else 0
        if away > longest:
            longest, name = away, _name(one)
        last = one.on
    return Highlight(kind="came_back", name=name, days_away=longest) if longest >= AWAY_DAYS else None


def _find_new(week: Sequence[SessionNumbers], before: Sequence[SessionNumbers]) -> Highlight | None:
    """Return the first exercise of the week that was new; in the very first week everything is."""
    known = {one.session.exercise for one in before}
    new = next((one for one in week if one.session.exercise not in known), None)
    return None if new is None else Highlight(kind="new_exercise", name=_name(new))


def _find_most(week: Sequence[SessionNumbers]) -> Highlight:
    """Return what was tried most often."""
    tries: Counter[str] = Counter()
    for one in week:
        tries[_name(one)] += one.moved
    name, times = max(tries.items(), key=lambda found: (found[1], found[0]))
    return Highlight(kind="most", name=name, times=times)


def _name(one: SessionNumbers) -> str:
    """Name what a session practised, with its side."""
    return name_practised(one.session.exercise, one.session.side)
