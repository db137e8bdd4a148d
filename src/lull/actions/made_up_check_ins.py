"""The check-ins of the made-up family: what the predicted curve says, with the scatter people have."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from typing import TypedDict

import numpy as np

from lull.actions.made_up_day import FALL_DAY, STEPS, MadeUpDay, PlanStep
from lull.quantities import OralMg
from lull.record.event import Event
from lull.record.event_body import check_in_to_event
from lull.refusal import Refusal
from lull.timeline import Span, day_span, wall_clock_at
from lull.tone.check_in import MOST_SLEEPY, MOST_STIFF, MOST_WEAK, CheckIn
from lull.tone.forecast import ForecastInput, predict_tone
from lull.treatment.administration import Administration
from lull.treatment.person import Person

CLOCKS = ("07:10", "09:40", "12:40", "14:40", "17:20", "19:50")
STEP_MIN = 30.0
UNTREATED_STIFFNESS = 7.5
"""What Mara would say at tone 1.0 on the scale from 0 to 10."""

SCATTER = 0.7
SLEEPY_AFTER_STEP_DAYS = 4
MARA = Person(age_y=34.0, weight_kg=62.0)

ToneAt = Callable[[datetime], float]


class _Answers(TypedDict):
    """What Mara says at one moment."""

    stiffness: int
    sleepy: int
    weak: int
    fell: bool
    ill: bool


def check_in(days: tuple[MadeUpDay, ...]) -> Iterator[Event]:
    """Yield the check-ins of all days up to now, two to four a day."""
    tone_of = {step: _predict_typical_day(days, step) for step in STEPS}
    for day in days:
        chance = day.chance(2)
        asked = sorted(chance.choice(CLOCKS, size=int(chance.integers(2, 5)), replace=False))
        if day.is_today:
            asked = [CLOCKS[0], CLOCKS[1], CLOCKS[3]]
        for place, clock in enumerate(asked):
            at = day.at(str(clock)) + timedelta(minutes=int(chance.integers(-9, 10)))
            said = _answer(day, at, tone_of[day.step](at), chance)
            if at <= day.now:
                yield check_in_to_event(
                    CheckIn(
                        id=f"demo-check-in-{day.on}-{place}",
                        at=at,
                        recorded_at=at,
                        said_by="Mara",
                        spasms=_count_spasms(day, place),
                        **said,
                    )
                )


def _count_spasms(day: MadeUpDay, place: int) -> int | None:
    """Draw how many spasms there were, once a day in the evening or not at all."""
    chance = day.chance(7)
    return int(chance.choice([0, 1, 2, 3], p=[0.3, 0.4, 0.2, 0.1])) if place == 2 else None  # noqa: PLR2004


def _answer(day: MadeUpDay, at: datetime, tone: float, chance: np.random.Generator) -> _Answers:
    """Draw the answers at one moment; today nothing speaks against a window."""
    stiffness = round(float(np.clip(chance.normal(UNTREATED_STIFFNESS * tone, SCATTER), 0, MOST_STIFF)))
    tired = day.number - day.step.since < SLEEPY_AFTER_STEP_DAYS and day.step.since > 0
    sleepy = int(chance.choice([0, 1, 2, 3], p=[0.1, 0.3, 0.4, 0.2] if tired else [0.6, 0.34, 0.05, 0.01]))
    weak = int(chance.choice([0, 1, 2], p=[0.65, 0.31, 0.04]))
    if day.is_today:
        sleepy, weak = min(sleepy, 1), min(weak, 1)
    return {
        "stiffness": stiffness,
        "sleepy": min(sleepy, MOST_SLEEPY),
        "weak": min(weak, MOST_WEAK),
        "fell": day.number == FALL_DAY and at >= day.at("12:00"),
        "ill": day.is_ill,
    }


def _predict_typical_day(days: tuple[MadeUpDay, ...], step: PlanStep) -> ToneAt:
    """Return the typical tone of legs by clock time, on a day on which every dose of the step is on time."""
    day = days[step.since]
    horizon = day_span(day.on, day.zone)
    given = tuple(
        Administration(
            id=f"{back}-{clock}", amount=OralMg(step.amount_mg), taken_at=at, recorded_at=at, said_by="Mara"
        )
        for back in range(-3, 1)
        for clock in step.clocks
        for at in (wall_clock_at(day.on + timedelta(days=back), time.fromisoformat(clock), day.zone),)
    )
    forecast = predict_tone(
        ForecastInput(
            now=horizon.end,
            zone=day.zone,
            person=MARA,
            regimens=(),
            given=given,
            check_ins=(),
            horizon=Span(horizon.start, horizon.start + timedelta(days=1)),
            step_min=STEP_MIN,
            variability=False,
        )
    )
    if isinstance(forecast, Refusal):  # the model knows adults; should that change, Mara feels untreated
        return lambda _: 1.0
    tone = forecast.tone["legs"].p50

    def tone_at(instant: datetime) -> float:
        local = instant.astimezone(day.zone)
        return tone[int((local.hour * 60 + local.minute) // STEP_MIN)]

    return tone_at
