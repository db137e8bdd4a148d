"""Danger signs that were ticked stay in sight for a day: whoever opens Today next must see them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from lull.record.notice_seen import NoticeSeen
from lull.record.state import RecordState
from lull.safety.danger_signs import DangerSigns
from lull.safety.finding import Finding
from lull.safety.signs import CLINIC_SIGNS, EMERGENCY_SIGNS
from lull.timeline import CLOCK_SLACK

SHOWN_FOR = timedelta(hours=24)
"""So long ticked signs stand on Today, unless somebody says that they were seen (ours)."""
WORDS = {sign.id: sign.words for sign in (*EMERGENCY_SIGNS, *CLINIC_SIGNS)}


def check_signs(state: RecordState, zone: ZoneInfo, now: datetime) -> tuple[Finding, ...]:
    """Return what was ticked in the last day, the latest first."""
    seen = {notice.notice_id for notice in state.said(NoticeSeen)}
    ticked = [told for told in state.said(DangerSigns) if now - SHOWN_FOR < told.at <= now + CLOCK_SLACK]
    found = (_to_finding(told, zone) for told in sorted(ticked, key=lambda told: told.at, reverse=True))
    return tuple(finding for finding in found if finding.id not in seen)


def _to_finding(told: DangerSigns, zone: ZoneInfo) -> Finding:
    """Say which signs were ticked, and the one thing to do."""
    said = "; ".join(WORDS.get(sign, sign) for sign in told.signs)
    return Finding(
        code="signs_ticked",
        message=(
            f"At {told.at.astimezone(zone):%H:%M} somebody ticked: {said}."
            " If nobody has called yet, call now."
        ),
        card="withdrawal",
        level="urgent",
        id=f"signs {told.at.isoformat()}",
    )
