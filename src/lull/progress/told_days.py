"""What check-ins told in a period: by the clock, and on how many days something spoke against practice.

Told is not measured, and a day on which nobody was asked is not a day without it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from lull.progress.report_period import ReportPeriod
from lull.timeline import local_day
from lull.tone.check_in import CheckIn
from lull.tone.gates import TOLD_CODES, TOO_SLEEPY, TOO_WEAK, ToldCode

BLOCK_H = 3
FEWEST_IN_BLOCK = 3
"""From so many check-ins on, a stretch of the clock gets a middle value (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStiffness:
    """One stiffness, 0 to 10, and when on the clock it was told: ``minute`` counts from midnight."""

    minute: int
    stiffness: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBlock:
    """The middle stiffness told between two hours of the clock, over all days, and out of how many."""

    from_h: int
    to_h: int
    middle: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldByClock:
    """Every stiffness of the period by the clock. ``blocks`` leaves out stretches with too few check-ins."""

    points: tuple[ToldStiffness, ...]
    blocks: tuple[ToldBlock, ...]
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDays:
    """On which days an answer to one question closed windows, out of how many days with an answer."""

    code: ToldCode
    days: tuple[date, ...]
    answered: int


def summarise_told_by_clock(check_ins: Iterable[CheckIn], period: ReportPeriod) -> ToldByClock:
    """Return what stiffness was told at which time of the day."""
    span, zone = period.span, period.zone
    told = [
        (check_in.at.astimezone(zone), check_in.stiffness)
        for check_in in check_ins
        if check_in.at in span and check_in.stiffness is not None
    ]
    points = sorted((local.hour * 60 + local.minute, stiffness) for local, stiffness in told)
    return ToldByClock(
        points=tuple(ToldStiffness(minute=minute, stiffness=stiffness) for minute, stiffness in points),
        blocks=_find_blocks(points),
        days=len({local.date() for local, _ in told}),
    )


def _find_blocks(points: Sequence[tuple[int, int]]) -> tuple[ToldBlock, ...]:
    """Return the middle of each stretch of the clock that was told about often enough."""
    by_block: dict[int, list[int]] = defaultdict(list)
    for minute, stiffness in points:
        by_block[minute // (60 * BLOCK_H)].append(stiffness)
    return tuple(
        ToldBlock(
            from_h=block * BLOCK_H, to_h=(block + 1) * BLOCK_H, middle=median_low(told), count=len(told)
        )
        for block, told in sorted(by_block.items())
        if len(told) >= FEWEST_IN_BLOCK
    )


def summarise_told_days(check_ins: Iterable[CheckIn], period: ReportPeriod) -> tuple[ToldDays, ...]:
    """Return, for each question, the days on which the answer was one that closes windows."""
    span = period.span
    inside = [check_in for check_in in check_ins if check_in.at in span]
    return tuple(_summarise(code, inside, period) for code in TOLD_CODES)


def _summarise(code: ToldCode, check_ins: Sequence[CheckIn], period: ReportPeriod) -> ToldDays:
    """Return the days of one question."""
    answers = [(local_day(check_in.at, period.zone), _closes(code, check_in)) for check_in in check_ins]
    return ToldDays(
        code=code,
        days=tuple(sorted({day for day, closes in answers if closes})),
        answered=len({day for day, closes in answers if closes is not None}),
    )


def _closes(code: ToldCode, check_in: CheckIn) -> bool | None:
    """Tell whether an answer closes windows; ``None`` if the question was not answered."""
    if code == "sleepy":
        return None if check_in.sleepy is None else check_in.sleepy >= TOO_SLEEPY
    if code == "weak":
        return None if check_in.weak is None else check_in.weak >= TOO_WEAK
    return check_in.fell if code == "fell" else check_in.ill
