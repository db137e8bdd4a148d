"""What was given on each local day, as recorded: a day without a record is not a day without a dose."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from lull.timeline import local_day
from lull.treatment.administration import Administration


def summarise_given(given: Iterable[Administration], zone: ZoneInfo) -> Mapping[date, float]:
    """Return the mg recorded as taken on each local day; days without any record are not in the answer."""
    total_mg: dict[date, float] = defaultdict(float)
    for dose in given:
        total_mg[local_day(dose.taken_at, zone)] += dose.amount.mg
    return dict(total_mg)
