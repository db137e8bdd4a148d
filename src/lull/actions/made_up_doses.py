"""The doses of the made-up family: mostly a little late, some written down late, some without a record."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import numpy as np

from lull.actions.made_up_day import MadeUpDay
from lull.quantities import OralMg
from lull.record.event import Event
from lull.record.event_body import dose_to_event, to_event
from lull.record.fact import Voiding
from lull.treatment.administration import Administration

NO_RECORD_SHARE = 0.04
TODAYS_GAP = time(11, 30)
DOUBLE_ENTRY_DAY = 66


def give_doses(day: MadeUpDay) -> Iterator[Event]:
    """Yield the doses of one day that were taken and written down before now."""
    chance = day.chance(1)
    for place, clock in enumerate(day.step.clocks):
        late_min = float(np.clip(chance.normal(6.0, 11.0), -12.0, 55.0))
        written_after_min = float(chance.choice([1.0, 1.0, 2.0, 3.0, 95.0]))
        is_missing = chance.random() < NO_RECORD_SHARE and place > 0
        if day.is_today:
            late_min, written_after_min = abs(late_min) % 15.0, 1.0
            is_missing = time.fromisoformat(clock) == TODAYS_GAP
        dose = Administration(
            id=f"demo-dose-{day.on}-{place}",
            amount=OralMg(day.step.amount_mg),
            taken_at=_on_the_minute(day.at(clock) + timedelta(minutes=late_min)),
            recorded_at=_on_the_minute(day.at(clock) + timedelta(minutes=late_min + written_after_min)),
            said_by="Mara",
        )
        if not is_missing and dose.recorded_at <= day.now:
            yield dose_to_event(dose)
            if (day.number, place) == (DOUBLE_ENTRY_DAY, 0):
                yield from _write_down_twice(dose)


def _write_down_twice(dose: Administration) -> Iterator[Event]:
    """Yield the same dose written down by a second person, who then takes it back."""
    twin = Administration(
        id=f"{dose.id}-twice",
        amount=dose.amount,
        taken_at=dose.taken_at + timedelta(minutes=5),
        recorded_at=dose.recorded_at + timedelta(minutes=15),
        said_by="Jo",
    )
    yield dose_to_event(twin)
    noticed_at = twin.recorded_at + timedelta(minutes=4)
    yield to_event(
        Voiding(event_id=twin.id),
        event_id=f"{twin.id}-void",
        happened_at=noticed_at,
        recorded_at=noticed_at,
        said_by="Jo",
    )


def _on_the_minute(instant: datetime) -> datetime:
    """Return the minute a person would write down."""
    return instant.replace(second=0, microsecond=0)
