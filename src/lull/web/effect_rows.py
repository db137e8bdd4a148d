"""The chart of side effects as lines of a table: what was told when, and what the plan asked for then."""

from dataclasses import dataclass
from datetime import datetime

from lull.safety.side_effects import say_effect
from lull.tone.check_in import MOST_SLEEPY, MOST_WEAK
from lull.web.charts.effect_picture import EffectPicture, ToldTick
from lull.web.wording import strength_words


@dataclass(frozen=True, slots=True)
class EffectRow:
    """One line: when, what, how strong, and mg a day as prescribed then; ``None`` without a plan."""

    at: datetime
    what: str
    strength: str
    planned_mg: float | None


def list_effect_rows(picture: EffectPicture) -> tuple[EffectRow, ...]:
    """Return every line of the table, the newest first."""
    rows = [
        EffectRow(
            told.at, say_effect(h.began.effect), strength_words(told.strength), picture.planned_mg(told.at)
        )
        for h in picture.histories
        for told in h.told
    ]
    rows += [_tick_row(picture, tick, "Sleepy", MOST_SLEEPY) for tick in picture.sleepy]
    rows += [_tick_row(picture, tick, "Weak", MOST_WEAK) for tick in picture.weak]
    rows += [
        EffectRow(plan.starts_at, "Another plan began", "", plan.version.daily_total_mg)
        for plan in picture.changes
    ]
    return tuple(sorted(rows, key=lambda row: row.at, reverse=True))


def _tick_row(picture: EffectPicture, tick: ToldTick, name: str, most: int) -> EffectRow:
    """Return the line of an answer in a check-in."""
    whose = "observed" if tick.observed else "check-in"
    return EffectRow(tick.at, f"{name} ({whose})", f"{tick.strength} of {most}", picture.planned_mg(tick.at))
