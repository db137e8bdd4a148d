"""How long one person's day takes to predict, with and without its bands."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from lull.bench.measurement import Measurement, percentile, time_each
from lull.quantities import OralMg
from lull.timeline import Span
from lull.tone.forecast import ForecastInput, predict_tone
from lull.treatment.administration import Administration
from lull.treatment.person import Person
from lull.treatment.regimen import OralRegimen, plan_slots

BEGIN = datetime(2026, 11, 22, tzinfo=UTC)
HOURS_SHOWN, DAYS_TAKEN = 24, 14


def an_ordinary_day() -> ForecastInput:
    """Return an adult on four doses a day for two weeks, at three in the afternoon."""
    now = BEGIN + timedelta(hours=15)
    regimen = OralRegimen(
        amount=OralMg(15.0),
        times=(time(7, 30), time(11, 30), time(15, 0), time(20, 30)),
        zone=ZoneInfo("UTC"),
        valid_from=BEGIN - timedelta(days=DAYS_TAKEN),
    )
    given = tuple(
        Administration(id=f"dose-{n}", amount=slot.amount, taken_at=slot.due_at, recorded_at=slot.due_at)
        for n, slot in enumerate(plan_slots([regimen], Span(regimen.valid_from, now)))
    )
    return ForecastInput(
        now=now,
        zone=ZoneInfo("UTC"),
        person=Person(age_y=34.0, weight_kg=62.0),
        regimens=(regimen,),
        given=given,
        check_ins=(),
        horizon=Span(BEGIN, BEGIN + timedelta(hours=HOURS_SHOWN)),
        step_min=5.0,
    )


def measure_forecast(yardstick_s: float) -> list[Measurement]:
    """Time the whole answer for one day: bands of the population, contributions, windows and reasons."""
    day = an_ordinary_day()
    typical = replace(day, variability=False)
    with_bands_s = percentile(time_each(lambda: predict_tone(day), times=30), 50)
    alone_s = percentile(time_each(lambda: predict_tone(typical), times=30), 50)
    return [
        Measurement(
            name="24 h forecast with bands",
            value=with_bands_s * 1000,
            unit="ms",
            goal=30.0,
            yardsticks=with_bands_s / yardstick_s,
            note=f"{with_bands_s / alone_s:.1f} times the curve alone",
        ),
        Measurement(
            name="24 h forecast, one curve",
            value=alone_s * 1000,
            unit="ms",
            goal=30.0,
            yardsticks=alone_s / yardstick_s,
        ),
    ]
