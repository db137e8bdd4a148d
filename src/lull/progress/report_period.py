"""The stretch of whole local days a report speaks about."""

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from lull.refusal import BadInput
from lull.timeline import Span, day_span, days_touching

LONGEST_DAYS = 84
"""Twelve weeks: more days than this cannot be told apart on one page (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPeriod:
    """From ``first_on`` up to and including ``last_on``, days on the clocks of ``zone``.

    Raises:
        BadInput: if the last day lies before the first, or the days are more than fit on a page.
    """

    first_on: date
    last_on: date
    zone: ZoneInfo

    def __post_init__(self) -> None:
        """Refuse what no page can show."""
        if self.last_on < self.first_on:
            raise BadInput(f"a report ends on {self.last_on} before it begins on {self.first_on}: turn them")
        if self.last_on - self.first_on >= timedelta(days=LONGEST_DAYS):
            raise BadInput(f"a report holds at most {LONGEST_DAYS} days: choose fewer weeks")

    @property
    def span(self) -> Span:
        """Midnight before the first day to midnight after the last."""
        return Span(day_span(self.first_on, self.zone).start, day_span(self.last_on, self.zone).end)

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of it; a day that a place left out is left out."""
        return tuple(days_touching(self.span, self.zone))
