"""What a pump calls for: its date coming nearer, a recent refill, a beep, a pump that delivers nothing.

Fixed words. None of them tells which danger it is, and each ends in the same action: call (hazards H11 to
H13). A refill is followed by both cards, because a slip in it can bring too little or too much; the 72 hours
are ours. A draft, not reviewed by a clinician.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from lull.safety.card import NEVER_STOP_SUDDENLY
from lull.safety.finding import Finding, Level
from lull.safety.pump_alarms import CALL, SINGLE, SOURCE, TONES, TWO_TONE
from lull.safety.pump_date import NO_ALARM_DATE, DateWhy, PumpDate, PumpDates
from lull.safety.pump_numbers import AFTER_A_REFILL, BEEP_IS_KEPT
from lull.timeline import Span
from lull.tone.gates import Gate
from lull.tone.pump_gates import say_pause
from lull.treatment.pump_delivery import Pause

BEEP_KEPT = timedelta(hours=BEEP_IS_KEPT.least)
_RECENT = timedelta(hours=AFTER_A_REFILL.least)

_DAYS_COUNTED, _DAYS_IN_A_MONTH = 90, 30.4
"""Further away than so many days months are said: nobody counts a thousand days."""

_NAMED_BY: dict[DateWhy, str] = {
    "clinic_alarm": "The clinic's alarm date for the pump is {}.",
    "our_sum": "By our own sum the pump may be low from {}.",
    "replace_by": "The pump is to be replaced by {}.",
}
_ASKED: dict[Level, str] = {
    "info": "Is the visit booked?",
    "warn": "Is the visit booked? If not, call your clinic.",
    "urgent": "If no visit is booked before then, call your clinic today.",
    "critical": f"Call your clinic now. {NEVER_STOP_SUDDENLY}",
}


def check_pump_date(dates: PumpDates, *, today: date, refill_days: Sequence[int]) -> tuple[Finding, ...]:
    """Return what the earliest date calls for: quiet at first, plainer each time, with the card from its day.

    ``refill_days`` count down, such as 21, 14 and 7; the last is urgent, the one before it a warning.
    """
    found: list[Finding] = []
    first = dates.first
    level = None if first is None else _weigh((first.on - today).days, refill_days)
    if first is not None and level is not None:
        found.append(
            Finding(
                code="pump_date",
                message=f"{say_date(first, today)} {_ASKED[level]}",
                card="withdrawal" if level == "critical" else None,
                level=level,
            )
        )
    if not dates.has_alarm_date:
        found.append(
            Finding(code="pump_no_alarm_date", message=f"Your pump: {NO_ALARM_DATE.lower()}", level="info")
        )
    return tuple(found)


def say_date(named: PumpDate, today: date) -> str:
    """Say a date, what names it, and how far it is from today."""
    return _NAMED_BY[named.why].format(
        f"{named.on.day} {named.on:%B} {named.on.year}, {say_days(named.on, today)}"
    )


def say_days(on: date, today: date) -> str:
    """Say how far a day is from today."""
    days = (on - today).days
    if days == 0:
        return "today"
    count = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    if abs(days) > _DAYS_COUNTED:
        count = f"about {round(abs(days) / _DAYS_IN_A_MONTH)} months"
    return f"{count} from today" if days > 0 else f"{count} ago"


def check_recent_refill(filled_at: datetime | None, *, now: datetime, zone: ZoneInfo) -> tuple[Finding, ...]:
    """Return both danger cards for 72 hours after a refill (ours): a slip in it can do either (H11)."""
    if filled_at is None or now - filled_at >= _RECENT:
        return ()
    return (
        Finding(
            code="pump_recent_refill",
            message=(
                f"The pump was filled {_say_at(filled_at, zone)}. For {AFTER_A_REFILL} after it (our number)"
                " watch for signs of too little. See one on the card? Call."
            ),
            card="withdrawal",
            level="urgent",
        ),
        Finding(
            code="pump_recent_refill",
            message=(
                "A refill can also bring too much, at once or over days. Too much and too little can look"
                " alike. You do not have to know which. Call."
            ),
            card="overdose",
            level="urgent",
        ),
    )


def check_beep(tone: str, at: datetime, *, now: datetime, zone: ZoneInfo) -> tuple[Finding, ...]:
    """Return the call that a beep keeps up for 24 hours (ours), the same whatever the tone (H13)."""
    if now - at >= BEEP_KEPT:
        return ()
    return (
        Finding(
            code="pump_beep",
            message=f"The pump was heard {_say_at(at, zone)}: {TONES[tone]}. {CALL} {SINGLE} {TWO_TONE}",
            card="withdrawal",
            level="critical",
            source=SOURCE,
        ),
    )


def close_windows_after_beep(at: datetime, zone: ZoneInfo) -> Gate:
    """Return the gate that a beep closes: quiet then may be medicine running out (H14)."""
    return Gate(
        span=Span(at, at + BEEP_KEPT),
        code="pump_beep",
        message=f"The pump was heard {_say_at(at, zone)}. No window is shown. Call your clinic.",
    )


def check_standstill(pauses: Sequence[Pause], *, now: datetime, zone: ZoneInfo) -> tuple[Finding, ...]:
    """Return a call for each reason why the pump delivers nothing now."""
    return tuple(
        Finding(
            code="pump_stands",
            message=f"{say_pause(pause, zone)} Call your clinic now. {NEVER_STOP_SUDDENLY}",
            card="withdrawal",
            level="critical",
        )
        for pause in pauses
        if now in pause.span
    )


def check_dry(dry_at: datetime | None, *, now: datetime, zone: ZoneInfo) -> tuple[Finding, ...]:
    """Return a call where our sum says that nothing is left and no refill has been written down since."""
    if dry_at is None or dry_at > now:
        return ()
    return (
        Finding(
            code="pump_dry",
            message=(
                f"By our own sum the pump's reservoir is used up from {_say_at(dry_at, zone)}. If it was"
                " filled since, write the refill down. If not, or if you do not know, call your clinic now."
                f" {NEVER_STOP_SUDDENLY}"
            ),
            card="withdrawal",
            level="critical",
        ),
    )


def say_no_curve(dry_at: datetime, zone: ZoneInfo) -> str:
    """Say why no curve is drawn: by our sum the pump would be empty, and nobody wrote a refill down."""
    return (
        f"By our own sum the pump is empty from {_say_at(dry_at, zone)}, and no refill is written down."
        " Call your clinic."
    )


def _weigh(days_left: int, refill_days: Sequence[int]) -> Level | None:
    """Return how much a date so many days away weighs, or ``None`` while it is far."""
    if days_left <= 0:
        return "critical"
    reached = sum(days_left <= limit for limit in refill_days)
    if not reached:
        return None
    from_last = len(refill_days) - reached
    return ("urgent", "warn", "info")[min(from_last, 2)]


def _say_at(at: datetime, zone: ZoneInfo) -> str:
    """Say a day and a time on the wall clock."""
    local = at.astimezone(zone)
    return f"{local.day} {local:%B}, {local:%H:%M}"
