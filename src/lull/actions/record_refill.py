"""Record a refill of the pump. A fact is never refused; what looks like a slip is asked about once.

Another concentration changes what every drop holds (H01); a volume beyond the reservoir, a date years away or
a second refill within a day are slips or the same refill told twice (H03, H04).
"""

from datetime import datetime, timedelta
from math import isclose
from zoneinfo import ZoneInfo

from lull.actions.lifetime import check_within_life
from lull.actions.needs_confirmation import NeedsConfirmation, Unusual
from lull.actions.recorded import Recorded
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.pump_facts import PumpRefill
from lull.record.pump_history import PumpHistory, find_pump_history
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.safety.finding import Finding
from lull.safety.pump_findings import check_recent_refill
from lull.safety.pump_numbers import BETWEEN_REFILLS
from lull.store.ledger import Ledger
from lull.timeline import CLOCK_SLACK, local_day

SAME_REFILL_WITHIN = timedelta(hours=24)
"""Two refills this close may be one, written down by two people (ours)."""
DAYS_IN_A_MONTH = 31
UTC_ZONE = ZoneInfo("UTC")
Asked = list[tuple[Unusual, str]]


def record_refill(
    ledger: Ledger, refill: PumpRefill, *, now: datetime, confirmed: bool = False
) -> Recorded | NeedsConfirmation:
    """Write down a refill, or ask once. The same ``refill.id`` sent again is the same entry.

    A recent refill brings both danger cards.

    Raises:
        BadInput: if it lies ahead of now, or before the person was born.
    """
    event = to_event_now(refill, event_id=refill.id, now=now, said_by=refill.said_by)
    findings = list[Finding]()

    def judge(state: RecordState) -> tuple[Event, ...] | NeedsConfirmation:
        zone = state.zone or UTC_ZONE
        findings.extend(check_recent_refill(refill.fill.filled_at, now=now, zone=zone))
        if state.holds(refill.id):
            return (event,)
        check_within_life(state, refill.fill.filled_at, "the refill")
        if refill.fill.filled_at > now + CLOCK_SLACK:
            raise BadInput("the refill lies ahead of now: write it down when it has been done")
        asked = _ask(refill, find_pump_history(state), zone)
        if asked and not confirmed:
            return NeedsConfirmation(
                why=asked[0][0],
                message=" ".join(sentence for _, sentence in asked),
                also=tuple(code for code, _ in asked[1:]),
            )
        return (event,)

    said = ledger.decide(judge)
    if isinstance(said, NeedsConfirmation):
        return said
    return Recorded(event=said[0], findings=tuple(findings))


def _ask(refill: PumpRefill, history: PumpHistory, zone: ZoneInfo) -> Asked:
    """Return what is unusual about a new refill, each with its question."""
    return [
        *_ask_concentration(refill, history),
        *_ask_volume(refill, history),
        *_ask_alarm_date(refill, zone),
        *_ask_twin(refill, history, zone),
    ]


def _ask_concentration(refill: PumpRefill, history: PumpHistory) -> Asked:
    """Ask about another concentration than the last one (H01)."""
    before = history.last_refill(refill.fill.filled_at)
    old = before.fill.mcg_per_ml if before else refill.fill.mcg_per_ml
    new = refill.fill.mcg_per_ml
    if isclose(old, new):
        return []
    question = (
        f"The pump held {old:g} micrograms in 1 mL. Now it says {new:g} micrograms in 1 mL."
        " Does the clinic's print say so?"
    )
    return [("new_concentration", question)]


def _ask_volume(refill: PumpRefill, history: PumpHistory) -> Asked:
    """Ask about more than the reservoir holds."""
    holds = history.described.reservoir_ml if history.described else None
    if holds is None or refill.fill.reservoir_ml <= holds:
        return []
    question = (
        f"{refill.fill.reservoir_ml:g} mL is more than the reservoir holds ({holds:g} mL)."
        " Was that much filled in?"
    )
    return [("over_reservoir", question)]


def _ask_alarm_date(refill: PumpRefill, zone: ZoneInfo) -> Asked:
    """Ask about a printed date further away than any refill interval that was published."""
    on = refill.alarm_on
    filled_on = local_day(refill.fill.filled_at, zone)
    if on is None or on - filled_on <= timedelta(days=BETWEEN_REFILLS.most * DAYS_IN_A_MONTH):
        return []
    question = (
        f"The alarm date {on.day} {on:%B %Y} is more than {BETWEEN_REFILLS.most:g} months after the refill."
        " Does the clinic's print say so?"
    )
    return [("alarm_date_far", question)]


def _ask_twin(refill: PumpRefill, history: PumpHistory, zone: ZoneInfo) -> Asked:
    """Ask whether this is another refill than one already in the record (H04)."""
    at = refill.fill.filled_at
    twin = next((r for r in history.refills if abs(r.fill.filled_at - at) < SAME_REFILL_WITHIN), None)
    if twin is None:
        return []
    local = twin.fill.filled_at.astimezone(zone)
    question = (
        f"A refill on {local.day} {local:%B} at {local:%H:%M} is already in the record (by {twin.said_by})."
        " Is this another one?"
    )
    return [("looks_already_logged", question)]
