"""Shapes shared by every curve of a forecast: regions of the body, bands, and one dose's part."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from lull.quantities import OralMg

Region = Literal["legs", "trunk", "arms"]
REGIONS: tuple[Region, ...] = ("legs", "trunk", "arms")

DoseSource = Literal["given", "planned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """A curve with its doubt: five percentiles over people, each as long as ``Forecast.at``.

    ``p25`` to ``p75`` is the 50 % band and ``p05`` to ``p95`` the 90 % band of the true curve; the noise
    of one reading is not in them. Without variability all five are the exact curve.
    """

    p05: tuple[float, ...]
    p25: tuple[float, ...]
    p50: tuple[float, ...]
    p75: tuple[float, ...]
    p95: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one dose adds to the curve of the typical person, in plasma and at the site of effect.

    The effect site is in plasma-equivalent ng/mL. ``source`` says which truth the dose belongs to. A past
    dose without a record adds nothing to the typical curve; it is in the bands and in ``Forecast.unknown``.
    """

    source: DoseSource
    amount: OralMg
    at: datetime
    plasma_ng_per_ml: tuple[float, ...]
    effect_site_ng_per_ml: tuple[float, ...]
    route: Literal["oral"] = "oral"
