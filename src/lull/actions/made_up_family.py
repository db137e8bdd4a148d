"""The made-up family: three months in the record of Mara, who does not exist, to look around in.

Mara is 34, has cerebral palsy, takes baclofen tablets, practises some days and rests on others. What she
says in check-ins follows the curve that the model predicts. The same day always looks the same.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from lull.actions.made_up_check_ins import check_in
from lull.actions.made_up_day import STEPS, MadeUpDay, live_through
from lull.actions.made_up_doses import give_doses
from lull.actions.made_up_extras import tell_extras
from lull.actions.made_up_practice import practise, set_made_up_programme
from lull.actions.made_up_swings import swing_leg
from lull.quantities import OralMg, ProductStrength
from lull.record.event import Event
from lull.record.event_body import to_event
from lull.record.person_description import PersonDescription
from lull.record.plan_version import PlanVersion, ScheduledDose
from lull.refusal import BadInput
from lull.store.ledger import Ledger

PRESCRIBER = "Dr Okafor"
TABLET = ProductStrength(OralMg(10.0), "tablet")


def make_demo(ledger: Ledger, *, now: datetime, zone: ZoneInfo) -> None:
    """Write three months of the made-up family up to ``now`` into an empty record, all of it or nothing.

    Raises:
        BadInput: if the record is not empty: a made-up family never mixes with anybody else.
    """
    if not ledger.state().is_empty:
        raise BadInput(f"the record at {ledger.path} is not empty: the made-up family needs one of its own")
    days = live_through(now, zone)
    sessions = [session for day in days for session in practise(day)]
    events = [
        *_begin(days),
        *(event for day in days for event in give_doses(day)),
        *check_in(days),
        *tell_extras(days, TABLET),
        *set_made_up_programme(days),
        *swing_leg(days),
        *(event for session in sessions for event in session.events),
    ]
    ledger.append(
        *sorted(events, key=lambda event: event.recorded_at),
        attempts={session.session_id: session.attempts for session in sessions},
    )


def _begin(days: Sequence[MadeUpDay]) -> Iterator[Event]:
    """Describe Mara, and set each plan in the morning of the day from which it holds."""
    first = days[0]
    mara = PersonDescription(
        name="Mara",
        born_on=date(days[-1].on.year - 34, 1, 1),
        weight_kg=62.0,
        zone=first.zone,
        clinic_phone="01632 960123",
    )
    begun_at = first.at("06:50")
    yield to_event(mara, event_id="demo-mara", happened_at=begun_at, recorded_at=begun_at, said_by="Mara")
    for step in STEPS:
        day = days[step.since]
        plan = PlanVersion(
            id=f"demo-plan-{step.since}",
            strength=TABLET,
            doses=tuple(
                ScheduledDose(time.fromisoformat(clock), OralMg(step.amount_mg)) for clock in step.clocks
            ),
            zone=day.zone,
            valid_from=day.at("07:00"),
            prescriber=PRESCRIBER,
            reason=step.reason,
        )
        set_at = day.at("06:55")
        yield to_event(plan, event_id=plan.id, happened_at=set_at, recorded_at=set_at, said_by="Mara")
