"""What baclofen is: what it does, why it wears off, what it is not; every fact with its source.

The words are a draft and have not been reviewed by a clinician.
"""

from lull.safety.route_fact import Fact, FactGroup, Figure
from lull.safety.routes_by_mouth import ADULT_HALF, CHILD_HALF, KIDNEYS, PEAK, WALKING
from lull.safety.routes_into_muscle import NICE_AFTER, NOT_INTO_LEGS, OPERATION_GAIN, TOXIN_ALONE
from lull.safety.routes_into_spine import FLUID_HALF, PUMP_STIFFNESS, PUMP_STOPS, WALKERS

_STRETCH_STUDY = "study of stretch reflexes, J Neurol Neurosurg Psychiatry (abstract)"
_REACTIONS = "case reports, Reactions"

DOES = FactGroup(
    title="What it does",
    facts=(
        Fact(
            words="With spasticity a stretched muscle pulls back. The faster the stretch, the harder"
            " it pulls.",
            source="European consensus, in J Neuroeng Rehabil 2022",
            rows=("needs | [T3] | velocity-dependent stretch",),
        ),
        Fact(
            words="Baclofen makes that answer weaker. In {} adults with enough of it in the blood, it fell by"
            " more than {} %.",
            figures=(Figure(11, "adult"), Figure(30, "%")),
            source=_STRETCH_STUDY,
            rows=("pd_observations | suppression of EMG response to passive stretch | >30",),
        ),
        Fact(
            words="When the same people moved by themselves, little of that was left.",
            source=_STRETCH_STUDY,
            rows=("pd_observations | same during voluntary movement",),
        ),
        Fact(
            words="By mouth in children the effect is small and unsure. In {} children goals went better than"
            " on placebo. Measured stiffness did not differ.",
            figures=(Figure(15, "child"),),
            source="Scheinberg 2006, J Paediatr Child Health (abstract)",
            rows=(
                "pd_observations | Goal Attainment | Scheinberg",
                "pd_observations | Modified Tardieu | Scheinberg",
            ),
        ),
        PUMP_STIFFNESS,
    ),
)
WEARS_OFF = FactGroup(title="Why it wears off", facts=(PEAK, ADULT_HALF, CHILD_HALF, KIDNEYS, FLUID_HALF))
MOVES_NOBODY = FactGroup(
    title="It moves nobody by itself",
    facts=(
        Fact(
            words="In {} children, after {} weeks by mouth, the muscles could be switched on better. They"
            " were no stronger.",
            figures=(Figure(10, "child"), Figure(4, "week")),
            source="van Doornik 2008, J Child Neurol (abstract)",
            rows=("pd_observations | EMG/M-wave voluntary activation",),
        ),
        NICE_AFTER,
        OPERATION_GAIN,
        TOXIN_ALONE,
        Fact(
            words="That practice in the quiet window helps more is a hypothesis. We looked for a trial of it"
            " and found none.",
            source="ours, after a search",
        ),
    ),
)
NEVER_SUDDENLY = FactGroup(
    title="Why never suddenly",
    facts=(
        Fact(
            words="Every label warns of it.",
            source="all labels, such as that of US baclofen tablets",
            rows=("taper_guidance | never stop abruptly",),
        ),
        Fact(
            words="People have seen things that were not there, and had fits.",
            source="US label of baclofen tablets",
            rows=("withdrawal_overdose_signs | oral | hallucinations, seizures | label warning",),
        ),
        Fact(
            words="By mouth, it began {} to {} hours after the end in reported cases.",
            figures=(Figure(18, "hour"), Figure(31, "hour")),
            source=_REACTIONS,
            rows=(
                "withdrawal_overdose_signs | oral | 18 h after stop",
                "withdrawal_overdose_signs | oral | 31 h after stop",
            ),
        ),
        PUMP_STOPS,
        Fact(
            words="An end is planned by the doctor, and goes in small steps.",
            source="NHS, about baclofen",
            rows=("needs | [C5] | gradual",),
        ),
    ),
)
IS_NOT = FactGroup(
    title="What it is not",
    facts=(
        NOT_INTO_LEGS,
        Fact(
            words="It does not undo short muscles. In one child stiffness fell, and after {} years the joints"
            " moved less than before.",
            figures=(Figure(2, "year"),),
            source="Almeida 1997, Phys Ther, one child with a pump (abstract)",
            rows=("practice_dose_evidence | Almeida 1997",),
        ),
        WALKERS,
        WALKING,
    ),
)

BACLOFEN: tuple[FactGroup, ...] = (DOES, WEARS_OFF, MOVES_NOBODY, NEVER_SUDDENLY, IS_NOT)
