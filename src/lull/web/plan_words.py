"""Plans in words: their doses with their days, and the last day of one for a while."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from lull.record.plan_version import PlanVersion, ScheduledDose
from lull.timeline import local_day
from lull.treatment.regimen import EVERY_DAY
from lull.web.weekday_words import say_days
from lull.web.wording import full_day


def say_doses(plan: PlanVersion) -> str:
    """Say every dose: ``07:00 10 mg on school days, 20:00 5 mg``."""
    return ", ".join(say_dose(dose) for dose in plan.doses)


def say_dose(dose: ScheduledDose) -> str:
    """Say one dose, with its days where they are not all seven."""
    days = "" if dose.weekdays == EVERY_DAY else f" on {say_days(dose.weekdays)}"
    return f"{dose.clock:%H:%M} {dose.amount}{days}"


def say_last_day(valid_to: datetime, zone: ZoneInfo) -> str:
    """Say the last whole day of a plan for a while."""
    return full_day(local_day(valid_to - timedelta(microseconds=1), zone))


FILTERS: Mapping[str, Callable[..., str]] = {
    "doses": say_doses,
    "days": say_days,
    "last_day": say_last_day,
}
"""What templates may call."""
