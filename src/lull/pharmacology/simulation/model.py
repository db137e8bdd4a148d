"""The model: what to compute, never for whom or from which doses.

Every output states its name, unit and meaning. Tolerance and a day rhythm are off unless asked for: both are
hypotheses of ours, not published for a person like this one.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from lull.pharmacology.day_rhythm import DayRhythm
from lull.pharmacology.parameters.effect import TOLERANCE_PER_H
from lull.quantities import check_number, require_kind
from lull.refusal import BadInput, show
from lull.treatment.muscle import REGIONS, Region

OutputName = Literal[
    "plasma_ng_per_ml",
    "fluid_ng_per_ml",
    "site_legs_ng_per_ml",
    "site_trunk_ng_per_ml",
    "site_arms_ng_per_ml",
    "tone_legs",
    "tone_trunk",
    "tone_arms",
    "sleepy",
    "weak",
    "voluntary_force",
]


@dataclass(frozen=True, slots=True)
class Output:
    """Something a model can compute: its name, the unit of its numbers (``"1"`` is a share), its meaning."""

    name: OutputName
    unit: str
    meaning: str


_SITE = "at the site of effect of the {}, plasma-equivalent"
_TONE = "tone of the {}, relative to this person's untreated level"
_ALL = (
    Output("plasma_ng_per_ml", "ng/mL", "concentration in plasma, from every route"),
    Output("fluid_ng_per_ml", "ng/mL", "concentration in the lumbar fluid, from what was given there"),
    Output("site_legs_ng_per_ml", "ng/mL", _SITE.format("legs")),
    Output("site_trunk_ng_per_ml", "ng/mL", _SITE.format("trunk")),
    Output("site_arms_ng_per_ml", "ng/mL", _SITE.format("arms")),
    Output("tone_legs", "1", _TONE.format("legs")),
    Output("tone_trunk", "1", _TONE.format("trunk")),
    Output("tone_arms", "1", _TONE.format("arms")),
    Output("sleepy", "1", "sleepiness as a share of the largest; a hypothesis, never a score"),
    Output("weak", "1", "weakness of the legs as a share of the largest; a hypothesis, never a score"),
    Output("voluntary_force", "1", "voluntary force of the legs, relative to untreated, by the drug alone"),
)

OUTPUTS: dict[OutputName, Output] = {output.name: output for output in _ALL}
"""Everything a model can compute, by name."""

TONE_OF: dict[str, Region] = {f"tone_{region}": region for region in REGIONS}
SITE_OF: dict[str, Region] = {f"site_{region}_ng_per_ml": region for region in REGIONS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """Less effect at the same concentration over time.

    With ``M`` following the site at ``rate_per_h``, half of the effect needs not ``ec50`` but
    ``ec50 (1 + strength M / (M + ec50))``. A strength of 1 lets it at most double.

    Raises:
        BadInput: for a strength that is no number of 0 or more, or a rate that is no number above 0.
    """

    strength: float
    rate_per_h: float = TOLERANCE_PER_H.value

    def __post_init__(self) -> None:
        """Refuse what could not be tolerance."""
        what = "the strength of tolerance must be a number of 0 or more"
        object.__setattr__(self, "strength", check_number(self.strength, what))
        if self.strength < 0.0:
            raise BadInput(f"{what}, not {self.strength}")
        what = "the rate_per_h of tolerance must be a number above 0"
        object.__setattr__(self, "rate_per_h", check_number(self.rate_per_h, what))
        if self.rate_per_h <= 0.0:
            raise BadInput(f"{what}, not {self.rate_per_h}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Which curves to compute, with or without tolerance and a day rhythm.

    ``clock_at_zero_h`` is what the clock shows at hour 0 of the events; only the rhythm asks for it.

    Raises:
        BadInput: for no output, an unknown one, or one named twice; for a tolerance or a rhythm of another
            kind, or a clock that shows no number.
    """

    outputs: tuple[OutputName, ...] = ("tone_legs",)
    tolerance: Tolerance | None = None
    rhythm: DayRhythm | None = None
    clock_at_zero_h: float = 0.0

    def __post_init__(self) -> None:
        """Refuse what nobody could compute."""
        asked: object = self.outputs
        if not isinstance(asked, tuple) or not asked:
            raise BadInput('outputs is a tuple of at least one name, such as ("tone_legs",)')
        known = get_args(OutputName)
        for name in self.outputs:
            if name not in known:
                raise BadInput(f"no output is called {show(name)}: there are {', '.join(known)}")
        if len(set(self.outputs)) < len(self.outputs):
            twice = next(name for name in self.outputs if self.outputs.count(name) > 1)
            raise BadInput(f"the output {twice} is named twice: name it once")
        if self.tolerance is not None:
            advice = "write Tolerance(strength=...), or None for none"
            require_kind(self.tolerance, Tolerance, "tolerance", advice)
        if self.rhythm is not None:
            require_kind(self.rhythm, DayRhythm, "rhythm", "write DayRhythm(amplitude=...), or None for none")
        clock_h = check_number(self.clock_at_zero_h, "clock_at_zero_h must be an hour of the clock")
        object.__setattr__(self, "clock_at_zero_h", clock_h)
