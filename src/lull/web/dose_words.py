"""What became of a dose, in the words of the lists: given, late, missed, come up again, and who says so."""

from datetime import datetime
from zoneinfo import ZoneInfo

from lull.actions.today import DoseLine
from lull.record.freshness import to_spoken
from lull.record.settings import Settings
from lull.treatment.administration import Administration
from lull.web.charts.day_picture import DOSE_WORDS, DoseState
from lull.web.wording import clock_at, moment_words

OURSELVES = "self"
"""Who says so where nobody was named: the person whose record it is."""


def say_speaker(said_by: str) -> str:
    """Say whose word it is, after a comma; nothing where nobody was named."""
    return "" if said_by == OURSELVES else f", said by {said_by}"


def say_line(
    line: DoseLine, said: DoseState, *, now: datetime, zone: ZoneInfo, settings: Settings
) -> tuple[str, ...]:
    """Say what became of a dose of the plan, each thing in its own words."""
    if line.dose is None:
        return (f"{DOSE_WORDS[said]}{say_told(line)}",)
    dose = line.dose
    words = [f"given {dose.amount} at {clock_at(dose.taken_at, zone)}{say_speaker(dose.said_by)}"]
    late = dose.taken_at - line.slot.due_at
    if late > settings.overdue_after:
        words.append(f"given {to_spoken(late)} late")
    words += say_came_up(dose, now=now, zone=zone)
    if line.told is not None:
        words.append(f"also said: {line.told.why}{say_told(line)}")
    return tuple(words)


def say_told(line: DoseLine) -> str:
    """Say who told that a dose was not given, and their own words about it."""
    if line.told is None:
        return ""
    note = f" ({line.told.note})" if line.told.note else ""
    return f"{say_speaker(line.told.said_by)}{note}"


def say_came_up(dose: Administration, *, now: datetime, zone: ZoneInfo) -> tuple[str, ...]:
    """Say that a dose came up again, and what nobody knows of it; nothing where it did not."""
    if dose.came_up_at is None:
        return ()
    at = moment_words(dose.came_up_at, now=now, zone=zone)
    return (f"came up again at {at}; we do not know how much stayed",)
