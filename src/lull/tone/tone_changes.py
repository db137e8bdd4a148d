"""What changes tone beside baclofen: botulinum toxin in a muscle, and a person's own day rhythm.

Toxin loosens its own muscle. A region's tone is taken as the plain mean of its muscle groups on both sides
(ours), so an injected calf moves the legs by a twelfth of what it moves itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.botulinum_curve import predict_botulinum_course
from lull.pharmacology.day_rhythm import DayRhythm
from lull.tone.horizon_clock import to_hours
from lull.treatment.botulinum import BotulinumInjection
from lull.treatment.muscle import MUSCLES, SIDES, Region, measure_part

Curve = NDArray[np.float64]

_HOURS_A_DAY = 24.0


@dataclass(frozen=True, slots=True, order=True)
class InjectedMuscle:
    """A muscle group on one side, and when it was injected, in hours of the forecast's clock."""

    group: str
    side: str
    at_h: tuple[float, ...]

    @property
    def region(self) -> Region:
        """The region it belongs to."""
        return MUSCLES[self.group]

    @property
    def name(self) -> str:
        """Its name in an answer, such as ``calf/left``."""
        return f"{self.group}/{self.side}"

    def predict_effect(self, hours: Curve, peak_days: float | Curve, effect: float | Curve) -> Curve:
        """Predict the share of its tone that is gone, shape ``(hours,)`` or ``(hours, people)``."""
        left = np.ones_like(_down(hours, peak_days) * peak_days)
        for at_h in self.at_h:
            days = _down(hours - at_h, peak_days) / _HOURS_A_DAY
            left *= 1.0 - effect * predict_botulinum_course(days, peak_days)
        return np.asarray(1.0 - left)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneChanges:
    """Everything beside baclofen that changes tone over a horizon that begins at ``start``."""

    muscles: tuple[InjectedMuscle, ...]
    rhythm: DayRhythm
    start: datetime
    zone: ZoneInfo

    def predict_rhythm(self, hours: Curve) -> Curve:
        """Return by what the day rhythm multiplies tone at these hours."""
        if not self.rhythm.amplitude:
            return np.ones_like(hours)
        shown = [(self.start + timedelta(hours=float(hour))).astimezone(self.zone) for hour in hours]
        clock_h = np.array(
            [at.hour + at.minute / 60 + (at.second + at.microsecond / 1e6) / 3600 for at in shown]
        )
        return self.rhythm.predict_factor(clock_h)

    def predict_taken(
        self, hours: Curve, peak_days: float | Curve, effect: float | Curve
    ) -> dict[InjectedMuscle, Curve]:
        """Predict what toxin has taken of each injected muscle's tone."""
        return {muscle: muscle.predict_effect(hours, peak_days, effect) for muscle in self.muscles}


def list_injected(injections: Sequence[BotulinumInjection], start: datetime) -> tuple[InjectedMuscle, ...]:
    """Return the injected muscle groups, each side for itself, in order of their names.

    What goes into one group on one side within a day is one injection: its amount is spread over several
    points or muscles, and the amount does not change the curve.
    """
    at_h: dict[tuple[str, str], list[float]] = {}
    for injection in sorted(injections, key=lambda injection: injection.given_at):
        given_h = to_hours(injection.given_at, start)
        for side in SIDES if injection.side == "both" else (injection.side,):
            known = at_h.setdefault((injection.group, side), [])
            if not known or given_h - known[-1] >= _HOURS_A_DAY:
                known.append(given_h)
    return tuple(InjectedMuscle(group, side, tuple(at)) for (group, side), at in sorted(at_h.items()))


def keep_share(region: Region, taken: Mapping[InjectedMuscle, Curve]) -> Curve | float:
    """Return the share of a region's tone that toxin leaves."""
    return 1.0 - sum(
        (measure_part(region, 1) * gone for muscle, gone in taken.items() if muscle.region == region), 0.0
    )


def _down(hours: Curve, peak_days: float | Curve) -> Curve:
    """Stand hours up in a column where there are people to compare them with."""
    return hours[:, np.newaxis] if isinstance(peak_days, np.ndarray) else hours
