"""The treatment in a scenario: what was prescribed and what was given, by every route.

``route`` decides which keys there are. The unit is always written out: milligrams by mouth, micrograms into
the spine, units of a product in a muscle, and never one for another (hazard H02).
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from lull.exchange.scenario_value import Clock, DayOrInstant, Instant, Number, Part, Positive, Weekday, quote
from lull.quantities import LARGEST_AMOUNT_MCG, LARGEST_AMOUNT_MG, LARGEST_RATE_MCG_PER_H, LARGEST_UNITS
from lull.treatment.baseline_change import BaselineChangeKind
from lull.treatment.muscle import MUSCLES, Region, name_group
from lull.treatment.pump_event import PumpEventKind
from lull.treatment.pump_program import MCG_PER_ML, ML

_MOST_TIMES = 48
_MOST_STEPS = 7 * 13

ROUTES = ("oral", "intrathecal_pump", "intrathecal_bolus", "botulinum")

_BRANDS = {
    "botox": "onabotulinumtoxinA",
    "onabotulinumtoxina": "onabotulinumtoxinA",
    "dysport": "abobotulinumtoxinA",
    "abobotulinumtoxina": "abobotulinumtoxinA",
    "xeomin": "incobotulinumtoxinA",
    "incobotulinumtoxina": "incobotulinumtoxinA",
}


def _to_spinal_unit(expected: str) -> BeforeValidator:
    """Accept the one unit of a spinal amount, and say why another is refused."""

    def check(value: object) -> object:
        if value != expected:
            raise ValueError(
                f'must be "{expected}", not {quote(value)}: an amount into the spine is never in another unit'
            )
        return value

    return BeforeValidator(check)


def _to_muscle(value: object) -> object:
    """Read the name of a muscle or muscle group."""
    if not isinstance(value, str) or name_group(value) is None:
        raise ValueError(f"is not a muscle known here: {quote(value)}; use one of {', '.join(MUSCLES)}")
    return value


def _to_product(value: object) -> object:
    """Read a botulinum product by its generic or its trade name."""
    found = _BRANDS.get(value.lower()) if isinstance(value, str) else None
    if found is None:
        raise ValueError(f"is not a product known here: {quote(value)}; use one of {', '.join(_BRANDS)}")
    return found


Drug = Literal["baclofen"]
"""Other drugs are refused by name before the document is read."""

OralAmount = Annotated[float, Field(gt=0, le=LARGEST_AMOUNT_MG, allow_inf_nan=False)]
OralUnit = Literal["mg", "mL", "tablet"]
StrengthMg = Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]
SpinalAmount = Annotated[float, Field(gt=0, le=LARGEST_AMOUNT_MCG, allow_inf_nan=False)]
Rate = Annotated[float, Field(ge=0, le=LARGEST_RATE_MCG_PER_H, allow_inf_nan=False)]
Units = Annotated[float, Field(gt=0, le=LARGEST_UNITS, allow_inf_nan=False)]


class OralAmountPart(Part):
    """An amount by mouth. In mL or tablets it needs ``strength_mg``: how much one of them holds."""

    route: Literal["oral"]
    drug: Drug = "baclofen"
    amount: OralAmount
    unit: OralUnit
    strength_mg: StrengthMg | None = None
    form: Literal["tablet", "oral_solution"] = "tablet"


class OralPrescribedPart(OralAmountPart):
    """One prescribed amount at fixed times of day, in force from ``from`` up to, not including, ``to``."""

    times: Annotated[list[Clock], Field(min_length=1, max_length=_MOST_TIMES)]
    valid_from: DayOrInstant = Field(alias="from")
    valid_to: DayOrInstant | None = Field(alias="to", default=None)


class PumpStepPart(Part):
    """From ``at`` on, on these weekdays (all, if none is named), the pump runs at ``rate``."""

    at: Clock
    rate: Rate
    unit: Annotated[Literal["mcg_per_h"], _to_spinal_unit("mcg_per_h")]
    weekdays: Annotated[list[Weekday], Field(min_length=1, max_length=7)] | None = None


class PumpPrescribedPart(Part):
    """A pump program of the week. A step holds until the next one, over midnight too.

    With a concentration, a reservoir and ``filled_at`` (a day means its midnight), a reservoir that would run
    dry is noticed; without the last nobody can tell.
    """

    route: Literal["intrathecal_pump"]
    drug: Drug = "baclofen"
    program: Annotated[list[PumpStepPart], Field(min_length=1, max_length=_MOST_STEPS)]
    concentration_mcg_per_ml: (
        Annotated[float, Field(ge=MCG_PER_ML[0], le=MCG_PER_ML[1], allow_inf_nan=False)] | None
    ) = None
    reservoir_ml: Annotated[float, Field(ge=ML[0], le=ML[1], allow_inf_nan=False)] | None = None
    filled_at: DayOrInstant | None = None
    valid_from: DayOrInstant = Field(alias="from")
    valid_to: DayOrInstant | None = Field(alias="to", default=None)


class OralGivenPart(OralAmountPart):
    """One dose by mouth that was given."""

    at: Instant


class BolusGivenPart(Part):
    """One bolus into the spinal fluid, such as a test dose."""

    route: Literal["intrathecal_bolus"]
    drug: Drug = "baclofen"
    amount: SpinalAmount
    unit: Annotated[Literal["mcg"], _to_spinal_unit("mcg")]
    at: Instant


class BotulinumGivenPart(Part):
    """Botulinum toxin into one muscle; without ``side`` it was given on both."""

    route: Literal["botulinum"]
    muscle: Annotated[str, BeforeValidator(_to_muscle)]
    side: Literal["left", "right", "both"] = "both"
    product: Annotated[
        Literal["onabotulinumtoxinA", "abobotulinumtoxinA", "incobotulinumtoxinA"],
        BeforeValidator(_to_product),
    ]
    amount: Units
    unit: Literal["U"]
    at: Instant


PrescribedPart = Annotated[OralPrescribedPart | PumpPrescribedPart, Field(discriminator="route")]
GivenPart = Annotated[OralGivenPart | BolusGivenPart | BotulinumGivenPart, Field(discriminator="route")]


class PumpEventPart(Part):
    """Something that happened, or will, to the pump; a refill fills the reservoir."""

    event: PumpEventKind
    at: Instant


class BaselineChangePart(Part):
    """An operation or a nerve block after which "untreated" means another level."""

    kind: BaselineChangeKind
    region: Region
    at: Instant


class TreatmentParametersPart(Part):
    """Typical values to use instead of the model's own. They are not scaled by weight or kidneys again."""

    ka_per_h: Positive | None = None
    lag_h: Annotated[float, Field(ge=0, le=48.0, allow_inf_nan=False)] | None = None
    cl_f_l_per_h: Positive | None = None
    v1_f_l: Positive | None = None
    q_f_l_per_h: Positive | None = None
    v2_f_l: Positive | None = None
    ke0_per_h: Positive | None = None
    ec50_ng_per_ml: Positive | None = None
    emax: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] | None = None
    hill: Annotated[float, Field(ge=1e-6, le=100.0, allow_inf_nan=False)] | None = None
    csf_cl_l_per_h: Positive | None = None
    csf_v_l: Positive | None = None
    site_per_csf: Positive | None = None
    csf_transfer_per_h: Positive | None = None
    csf_site_delay_h: Annotated[float, Field(ge=0, le=48.0, allow_inf_nan=False)] | None = None
    infusion_spread_per_h: Positive | None = None
    infusion_delay_h: Annotated[float, Field(ge=0, le=48.0, allow_inf_nan=False)] | None = None


class RhythmPart(Part):
    """A day rhythm of tone: stiffest at ``peak_h`` o'clock. None, unless somebody asks."""

    amplitude: Annotated[Number, Field(ge=0, lt=1)]
    peak_h: Annotated[Number, Field(ge=0, lt=24)] = 0.0
