"""Questions for the prescriber about a way down: an end without steps, or faster than any label (H08).

Lull never makes a step and never says that a plan is wrong: prescribers know what labels do not. It puts what
was entered beside what labels print, and leaves a question to ask before the steps begin.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from lull.pharmacology.parameters.weaning import TAPER_DAYS_SWISS as SLOWEST
from lull.pharmacology.parameters.weaning import TAPER_DAYS_US
from lull.safety.card import NEVER_STOP_SUDDENLY

LABELS = (TAPER_DAYS_US, SLOWEST)
A_LEVEL = timedelta(days=2 * SLOWEST.value)
"""An amount held longer than this is a plan of its own and no step of a way down (ours)."""

LARGEST_LAST_STEP = 0.5
"""A last step to nothing from more than this share of the level that began the way down is asked about,
however long the way took (ours; plausible 0.25 to 0.5)."""

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyTotal:
    """From ``starts_at`` on ``prescriber``'s plan asks for ``mg`` a day; 0 is an end or a pause."""

    starts_at: datetime
    mg: float
    prescriber: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrescriberQuestion:
    """Something to ask the prescriber. ``about`` is when it begins; ``source`` is where the label says it."""

    code: str
    about: datetime
    message: str
    source: str

    @property
    def id(self) -> str:
        """Names the question for whoever says that it was asked."""
        return f"{self.code} {self.about.isoformat()}"


def check_weaning(totals: Sequence[DailyTotal], prescriber: str) -> tuple[PrescriberQuestion, ...]:
    """Return what to ask about the ways down in these totals, which follow each other in time.

    ``prescriber`` is asked where a total names none.

    A way down is a run of totals each below the one before. It is judged where it ends at nothing, and also
    where its pace, carried on, would end sooner than the slowest label.
    """
    return tuple(
        question for way in _ways_down(totals) if (question := _question(way, prescriber)) is not None
    )


def _ways_down(totals: Sequence[DailyTotal]) -> list[list[DailyTotal]]:
    """Return every run that only goes down, its starting level first; a level long held starts another."""
    turns = [after for before, after in pairwise(totals) if after.mg != before.mg]
    levels = [*totals[:1], *turns]
    ways: list[list[DailyTotal]] = []
    for before, after in pairwise(levels):
        if after.mg > before.mg:
            continue
        goes_on = ways and ways[-1][-1] == before and after.starts_at - before.starts_at <= A_LEVEL
        if goes_on:
            ways[-1].append(after)
        else:
            ways.append([before, after])
    return ways


def _question(way: Sequence[DailyTotal], prescriber: str) -> PrescriberQuestion | None:
    """Return the question about one way down, if there is one."""
    level, lower = way[0], way[1:]
    first, last = lower[0], lower[-1]
    prescriber = last.prescriber or prescriber
    if last.mg == 0 and way[-2].mg > LARGEST_LAST_STEP * level.mg:
        return PrescriberQuestion(
            code="ends_without_steps",
            about=last.starts_at,
            message=(
                f"The plan goes from {way[-2].mg:g} mg a day to nothing in one step. {NEVER_STOP_SUDDENLY}"
                f" Ask {prescriber} before it begins: is this meant, and are there steps in between?"
            ),
            source=_say_labels(),
        )
    days = _days_to_nothing(level.mg, lower)
    if days is None or days >= SLOWEST.value:
        return None
    whole = "comes to nothing" if last.mg == 0 else "would come to nothing at this pace"
    return PrescriberQuestion(
        code="faster_than_label",
        about=first.starts_at,
        message=(
            f"The plan goes down from {level.mg:g} mg a day and {whole} in about {days:.0f} days. The slowest"
            f" label we know takes about {SLOWEST.value:g}. {NEVER_STOP_SUDDENLY}"
            f" Ask {prescriber} whether this pace is meant."
        ),
        source=_say_labels(),
    )


def _days_to_nothing(level_mg: float, lower: Sequence[DailyTotal]) -> float | None:
    """Return how many days the way down takes to nothing, or would take at its pace.

    A single step that leaves something has no pace yet, and gives ``None``.
    """
    first, last = lower[0], lower[-1]
    took = (last.starts_at - first.starts_at) / _A_DAY
    if last.mg == 0:
        return took
    if len(lower) == 1:
        return None
    mean_step_days = took / (len(lower) - 1)
    return len(lower) * mean_step_days * level_mg / (level_mg - last.mg)


def _say_labels() -> str:
    """Say what each label prints, with where it was read."""
    return "; ".join(f"{label.value:g} days ({label.source})" for label in LABELS)
