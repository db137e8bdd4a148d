"""The first sentences of a report: counts, each with what it is out of. They judge and advise nothing."""

from collections.abc import Sequence

from lull.progress.dose_grid import DoseGrid
from lull.progress.practice_change import PracticeChange, RangeChange
from lull.progress.told_days import ToldDays
from lull.tone.gates import ToldCode

TOLD_NAMES: dict[ToldCode, str] = {
    "sleepy": "sleepy, 2 of 4 or more,",
    "weak": "weak, 2 of 4 or more,",
    "fell": "a fall",
    "ill": "feeling ill",
}


def say_in_short(doses: DoseGrid, practice: PracticeChange, told_days: Sequence[ToldDays]) -> tuple[str, ...]:
    """Say doses, practice, range and what was told, one sentence each."""
    sentences = [say_doses(doses), say_practice(practice)]
    sentences += [say_range(change) for change in practice.ranges[:1] if change.is_beyond_error is not None]
    sentences.append(say_told(told_days))
    return tuple(sentences)


def say_doses(doses: DoseGrid) -> str:
    """Say how many due doses have a record."""
    if not doses.expected:
        return "No dose was due in this time."
    late, told = doses.count("late"), doses.count("told_not_taken")
    after = f", {late} of them over 1 hour late" if late else ""
    after += f"; {told} told as not taken" if told else ""
    return f"{doses.recorded} of {_count(doses.expected, 'due dose')} recorded as given{after}."


def say_practice(practice: PracticeChange) -> str:
    """Say on how many days somebody practised."""
    if practice.began_on is None:
        return "No practice is in the record."
    last = f"Practice on {practice.last.practised_days} of the last {practice.last.days} days"
    if practice.first is None:
        return f"{last}."
    return f"{last}, and on {practice.first.practised_days} of the first {practice.first.days}."


def say_range(change: RangeChange) -> str:
    """Say whether a difference in range is larger than its error; never what caused it."""
    assert change.first is not None
    assert change.last is not None
    step = change.last.deg - change.first.deg
    beyond = "larger than" if change.is_beyond_error else "inside"
    sign = "+" if step >= 0 else "\N{MINUS SIGN}"
    return f"{change.name}: {sign}{abs(step):.0f}{change.mark}, {beyond} measuring error."


def say_told(told_days: Sequence[ToldDays]) -> str:
    """Say on how many days something spoke against practice."""
    if not any(told.answered for told in told_days):
        return "No check-in in this time told about sleepiness, weakness, falls or illness."
    said = [f"{TOLD_NAMES[told.code]} on {_count(len(told.days), 'day')}" for told in told_days if told.days]
    if not said:
        return "No sleepiness or weakness of 2 of 4 or more, no fall and no illness was told."
    return f"Told: {'; '.join(said)}."


def _count(number: int, what: str) -> str:
    """Say a number of things."""
    return f"{number} {what}{'' if number == 1 else 's'}"
