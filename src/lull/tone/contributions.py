"""Contributions: what each dose, pump program and injection adds to the curves of the typical person."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.botulinum_curve import predict_botulinum_course
from lull.pharmacology.parameters.botulinum import BOTULINUM_EFFECT, BOTULINUM_PEAK_DAYS
from lull.tone.curve import Contribution
from lull.tone.forecast_input import ForecastInput
from lull.tone.horizon_clock import to_hours
from lull.tone.sources import Source

Rows = NDArray[np.float64]

_HOURS_A_DAY = 24.0


def to_contributions(sources: Sequence[Source], plasma: Rows, site: Rows) -> tuple[Contribution, ...]:
    """Name what each source adds; ``plasma`` and ``site`` have one row an intake, in the sources' order."""
    found, first = [], 0
    for source in sources:
        mine = slice(first, first + len(source.intakes))
        found.append(
            Contribution(
                source=source.source,
                route=source.route,
                amount=source.amount,
                at=source.at,
                plasma_ng_per_ml=tuple(plasma[mine].sum(axis=0).tolist()),
                effect_site_ng_per_ml=tuple(site[mine].sum(axis=0).tolist()),
            )
        )
        first = mine.stop
    return tuple(found)


def list_injection_contributions(inputs: ForecastInput, hours: Rows) -> tuple[Contribution, ...]:
    """Name what each botulinum injection takes of its own muscle's tone."""
    found = []
    nothing = (0.0,) * len(hours)
    for injection in sorted(inputs.injections, key=lambda injection: injection.given_at):
        days = (hours - to_hours(injection.given_at, inputs.horizon.start)) / _HOURS_A_DAY
        course = BOTULINUM_EFFECT.value * predict_botulinum_course(days, BOTULINUM_PEAK_DAYS.value)
        found.append(
            Contribution(
                source="given",
                route="botulinum",
                amount=injection.amount,
                plasma_ng_per_ml=nothing,
                effect_site_ng_per_ml=nothing,
                at=injection.given_at,
                muscle=injection.group,
                side=injection.side,
                muscle_effect=tuple(course.tolist()),
            )
        )
    return tuple(found)
