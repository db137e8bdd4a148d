"""Shapes shared by every curve of a forecast: regions of the body, bands, and one dose's part."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from lull.quantities import BotulinumUnits, IntrathecalMcg, OralMg, PumpedMcg
from lull.treatment.muscle import REGIONS, Region

__all__ = ["REGIONS", "Bands", "Contribution", "DoseSource", "Region", "Route"]

DoseSource = Literal["given", "planned", "programmed"]
Route = Literal["oral", "intrathecal_bolus", "intrathecal_pump", "botulinum"]


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
    """What one dose, pump program or injection adds to the curves of the typical person.

    The effect site is that of the legs, in plasma-equivalent ng/mL. ``source`` says which truth it belongs
    to: a pump's past is what was programmed, because nobody records each drop. A past dose without a record
    adds nothing to the typical curve; it is in the bands and in ``Forecast.unknown``. The amount of a program
    is what it lets flow inside the horizon. Botulinum toxin adds no concentration: ``muscle_effect`` is the
    share of that muscle's tone it takes.
    """

    source: DoseSource
    amount: OralMg | IntrathecalMcg | PumpedMcg | BotulinumUnits
    at: datetime
    route: Route = "oral"
    plasma_ng_per_ml: tuple[float, ...] = ()
    effect_site_ng_per_ml: tuple[float, ...] = ()
    muscle: str | None = None
    side: str | None = None
    muscle_effect: tuple[float, ...] = ()
