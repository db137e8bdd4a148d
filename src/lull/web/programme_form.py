"""A programme as a person types it: rows of an exercise on a side, sets, repetitions and days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from lull.movement.landmarks import Watched
from lull.practice.catalogue import EXERCISES
from lull.practice.practised_name import name_practised
from lull.practice.programme import (
    MOST_BLOCKS,
    MOST_REPETITIONS,
    MOST_SETS,
    USUAL_REPETITIONS,
    Block,
)
from lull.practice.side_choice import list_side_choices
from lull.record.programme_version import SETTERS, ProgrammeVersion, Setter
from lull.saying import say
from lull.treatment.regimen import EVERY_DAY
from lull.web.exercise_words import GROUPS
from lull.web.forms import Reading

FEWEST_ROWS = 2
USUAL_SETS = 2
SETTER_WORDS = (
    ("self", say("I myself")),
    ("family", say("Family or helper")),
    ("therapist", say("A therapist")),
)
CHOICES = {
    f"{exercise.id}/{side}": (exercise.id, side)
    for exercise in EXERCISES.values()
    for side in list_side_choices(exercise)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceGroup:
    """The exercises of one part of the body as a list offers them: value, words, whether it is locked."""

    name: str
    choices: tuple[tuple[str, str, bool], ...]


def list_choices(locked: frozenset[str]) -> tuple[ChoiceGroup, ...]:
    """Return every exercise and side by part of the body; those that are locked say so."""
    return tuple(
        ChoiceGroup(
            name=name,
            choices=tuple(
                (value, name_practised(exercise, side), exercise in locked)
                for value, (exercise, side) in CHOICES.items()
                if EXERCISES[exercise].group == group
            ),
        )
        for group, name in GROUPS.items()
    )


def fill_form(version: ProgrammeVersion | None, *, form_id: str, today: date) -> Reading:
    """Return the fields of a new version, as the one in force has them."""
    typed = {"id": form_id, "valid_from": today.isoformat(), "rows": str(FEWEST_ROWS)}
    blocks = () if version is None else version.blocks
    for row, block in enumerate(blocks, start=1):
        typed |= _fill_row(row, block)
    if version is not None:
        typed |= {"goal": version.goal, "set_by": version.set_by, "setter": version.setter}
    for row in range(len(blocks) + 1, MOST_BLOCKS + 1):
        typed |= {f"sets_{row}": str(USUAL_SETS), f"repetitions_{row}": str(USUAL_REPETITIONS)}
        typed |= {f"day_{row}_{day}": "yes" for day in EVERY_DAY}
    return Reading(typed)


def _fill_row(row: int, block: Block) -> dict[str, str]:
    """Return the fields of one block."""
    return {
        f"choice_{row}": f"{block.exercise}/{block.side}",
        f"sets_{row}": str(block.sets),
        f"repetitions_{row}": str(block.repetitions),
        **{f"day_{row}_{day}": "yes" for day in block.weekdays},
    }


def count_rows(reading: Reading, *, more: bool = False) -> int:
    """Return how many rows to show: what is chosen, what was shown, and one more where it was asked for."""
    chosen = max((row for row in range(1, MOST_BLOCKS + 1) if reading.raw(f"choice_{row}")), default=0)
    shown = int(reading.raw("rows")) if reading.raw("rows") in map(str, range(MOST_BLOCKS + 1)) else 0
    return min(MOST_BLOCKS, max(FEWEST_ROWS, chosen, shown) + more)


def fill_new_rows(reading: Reading, rows: int) -> Reading:
    """Return the fields with the usual numbers and all days in rows that were not shown before."""
    shown = count_rows(reading)
    fresh = fill_form(None, form_id="", today=date.min).typed
    new = {name: value for name, value in fresh.items() if _row_of(name) in range(shown + 1, rows + 1)}
    return Reading({**reading.typed, **new, "rows": str(rows)})


def _row_of(name: str) -> int:
    """Return which row a field belongs to; 0 for none."""
    parts = name.split("_")
    return int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else 0


def read_version(
    reading: Reading, *, locked: frozenset[str], today: date, now: datetime
) -> ProgrammeVersion | None:
    """Return the version a form tells of, or ``None`` with the reasons in ``reading.errors``."""
    blocks = tuple(_read_blocks(reading, locked))
    if not blocks and not reading.errors:
        reading.errors["choice_1"] = say("Choose at least one exercise.")
    return _read_rest(reading, blocks, today=today, now=now)


def read_end(reading: Reading, *, today: date, now: datetime) -> ProgrammeVersion | None:
    """Return the version that ends the programme, or ``None`` with the reasons in ``reading.errors``."""
    return _read_rest(reading, (), today=today, now=now)


def _read_rest(
    reading: Reading, blocks: tuple[Block, ...], *, today: date, now: datetime
) -> ProgrammeVersion | None:
    """Return a version of these blocks with the goal, who set it and from when."""
    goal = reading.text("goal", ask="", needed=False)
    setter = reading.choice("setter", SETTERS, ask=say("Say who sets it."))
    set_by = reading.text("set_by", ask=say("Write the name of who sets it."))
    valid_from = reading.day("valid_from", ask=say("Enter the day from which it holds."))
    if valid_from is not None and not today <= valid_from:
        reading.errors["valid_from"] = say("Choose today or a later day. Earlier days stay as they were.")
    if reading.errors or valid_from is None:
        return None
    return ProgrammeVersion(
        id=reading.raw("id"),
        blocks=blocks,
        valid_from=valid_from,
        set_by=set_by,
        setter=cast("Setter", setter),
        recorded_at=now,
        goal=goal,
        said_by=set_by,
    )


def _read_blocks(reading: Reading, locked: frozenset[str]) -> Iterator[Block]:
    """Yield the block of every row in which an exercise was chosen and all is right."""
    told: set[tuple[str, int]] = set()
    for row in range(1, MOST_BLOCKS + 1):
        typed = reading.raw(f"choice_{row}")
        if not typed:
            continue
        chosen = CHOICES.get(typed)
        if chosen is None or chosen[0] in locked:
            reading.errors[f"choice_{row}"] = (
                say("This exercise is locked. Unlock it first.")
                if chosen
                else say("This exercise is none of ours. Choose another.")
            )
            continue
        block = _read_block(reading, row, *chosen)
        if block is None:
            continue
        days = {(typed, day) for day in block.weekdays}
        if told & days:
            reading.errors[f"choice_{row}"] = say("This one stands here twice. Enter more sets instead.")
        told |= days
        yield block


def _read_block(reading: Reading, row: int, exercise: str, side: Watched) -> Block | None:
    """Return the block of one row, or ``None`` with the reasons in ``reading.errors``."""
    sets = _read_count(reading, f"sets_{row}", MOST_SETS)
    repetitions = _read_count(reading, f"repetitions_{row}", MOST_REPETITIONS)
    days = tuple(day for day in EVERY_DAY if reading.raw(f"day_{row}_{day}") == "yes")
    if not days:
        reading.errors[f"days_{row}"] = say("Choose at least one day.")
    if sets is None or repetitions is None or not days:
        return None
    return Block(exercise=exercise, side=side, sets=sets, repetitions=repetitions, weekdays=days)


def _read_count(reading: Reading, name: str, most: int) -> int | None:
    """Return a whole number from 1 to ``most``."""
    typed = reading.raw(name)
    if not typed.isascii() or not typed.isdecimal() or not 1 <= int(typed[:4]) <= most:
        reading.errors[name] = say("Enter a whole number from 1 to {most}.", most=most)
        return None
    return int(typed)
