"""The clock of a forecast: hours since its horizon starts."""

from datetime import datetime


def to_hours(instant: datetime, start: datetime) -> float:
    """Return the hours from ``start`` to ``instant``; earlier instants are negative."""
    return (instant - start).total_seconds() / 3600.0
