"""Sourced facts on baclofen by mouth: tablets and liquid. A draft, not reviewed by a clinician."""

from lull.safety.route_fact import Fact, FactGroup, Figure

US_LABEL = "US label of baclofen tablets, adults"
SWISS_LABEL = "Swiss label of Lioresal tablets, adults"
HE = "He 2014, J Pediatr, children with cerebral palsy (abstract)"
OZOBAX = "US label of Ozobax liquid, healthy men"
UK_LABEL = "UK label of baclofen by mouth (digest)"

ADULT_HALF = Fact(
    words="In adults half of it has left the blood after {} to {} hours, then half of the rest.",
    figures=(Figure(3, "hour"), Figure(4, "hour")),
    source=SWISS_LABEL,
    rows=("oral_pk_observations | half-life | 3-4 | Swiss",),
)
CHILD_HALF = Fact(
    words="In children half of it had left the blood after about {} hours.",
    figures=(Figure(4.5, "hour"),),
    source=HE,
    rows=("oral_pk_observations | terminal half-life | 4.5 | He 2014",),
)
PEAK = Fact(
    words="The level in the blood is highest after {} to {} hours.",
    figures=(Figure(0.5, "hour"), Figure(1.5, "hour")),
    source=SWISS_LABEL,
    rows=("oral_pk_observations | 10-30 mg single | Tmax",),
)
KIDNEYS = Fact(
    words="Most of it leaves through the kidneys: about {} % within {} hours.",
    figures=(Figure(75, "%"), Figure(72, "hour")),
    source=SWISS_LABEL,
    rows=("oral_pk_observations | renal recovery in 72 h | 75",),
)
WALKING = Fact(
    words="It may ease stiffness and pain, and make walking worse. Goals are agreed with the family first.",
    source="Kumar & George 2013, Arch Dis Child",
    rows=("needs | [C4] | worsen walking",),
)
WEAK_KIDNEYS = Fact(
    words="Weak kidneys keep it in the body for longer.",
    source="Vlavonou 2014, J Clin Pharmacol (abstract)",
    rows=("oral_pk_observations | adults CrCL 50-80 | Vlavonou",),
)
_SEVERITY = Fact(
    words="Doctors choose by how severe it is, by the goals, and by side effects.",
    source="J Pediatr Rehabil Med 2023, a review of baclofen",
    rows=("needs | [C3]",),
)
_BLOOD_TO_FLUID = Fact(
    words="Blood carries it everywhere. In the fluid around the cord its level is about {} times lower.",
    figures=(Figure(8.5, "times"),),
    source=SWISS_LABEL,
    rows=("oral_pk_observations | plasma:CSF ratio",),
)


TABLET_FACTS = (
    FactGroup(title="Where it acts", facts=(_BLOOD_TO_FLUID,)),
    FactGroup(
        title="For whom it is considered",
        facts=(
            Fact(
                words="Labels differ. European ones name children with cerebral palsy. The US one says that a"
                " benefit there is not established.",
                source="US and UK labels (digests)",
                rows=("dosing_limits | US label | not established in CP",),
            ),
            Fact(
                words="The UK label calls tablets unsuitable under {} kg.",
                figures=(Figure(33, "kg"),),
                source=UK_LABEL,
                rows=("dosing_limits | <33 kg (UK SmPC)",),
            ),
            Fact(
                words="In {} children with severe cerebral palsy (GMFCS levels IV and V) goals went better"
                " than on placebo. Measured stiffness did not differ.",
                figures=(Figure(15, "child"),),
                source="Scheinberg 2006, J Paediatr Child Health (abstract)",
                rows=(
                    "pd_observations | Goal Attainment | Scheinberg",
                    "pd_observations | Modified Tardieu | Scheinberg",
                ),
            ),
            _SEVERITY,
            WALKING,
        ),
    ),
    FactGroup(
        title="How long it lasts",
        facts=(
            Fact(
                words="It starts to work after about {} hour.",
                figures=(Figure(1, "hour"),),
                source="NHS, about baclofen",
                rows=("needs | [C5] | starts to work after 1 h",),
            ),
            PEAK,
            Fact(
                words="Taken every day, the most it does may come only after {} to {} days.",
                figures=(Figure(5, "day"), Figure(7, "day")),
                source="BC Children's Hospital drug list 2021",
                rows=("dosing_limits | time to maximum muscle-relaxant effect",),
            ),
        ),
    ),
    FactGroup(title="How it wears off", facts=(ADULT_HALF, CHILD_HALF, KIDNEYS)),
    FactGroup(
        title="What can go wrong",
        facts=(
            Fact(
                words="Sleepiness: {} to {} % of adults. In one study {} %, and {} % on placebo.",
                figures=(Figure(10, "%"), Figure(63, "%"), Figure(63, "%"), Figure(36, "%")),
                source=US_LABEL,
                rows=("adverse_effects | adults (US label) | drowsiness",),
            ),
            Fact(
                words="Weakness: {} to {} %. Dizziness: {} to {} %. Nausea: {} to {} %. Confusion: {} to {}"
                " %.",
                figures=tuple(Figure(value, "%") for value in (5, 15, 5, 15, 4, 12, 1, 11)),
                source=US_LABEL,
                rows=tuple(
                    f"adverse_effects | adults (US label) | {what}"
                    for what in ("weakness", "dizziness", "nausea", "confusion")
                ),
            ),
            Fact(
                words="Rare: fits, and seeing things that are not there.",
                source=US_LABEL,
                rows=(
                    "adverse_effects | adults (US label) | epileptic seizure",
                    "adverse_effects | adults (US label) | hallucinations",
                ),
            ),
            WEAK_KIDNEYS,
            Fact(
                words="Rates for children at each dose: we found none. That does not mean there are none.",
                source="ours, after a search",
            ),
        ),
    ),
)

SOLUTION_FACTS = (
    FactGroup(
        title="Where it acts",
        facts=(
            Fact(
                words="Where tablets act. Only the way into the blood differs.",
                source="ours: our model makes no other difference",
            ),
        ),
    ),
    FactGroup(
        title="For whom it is considered",
        facts=(
            Fact(
                words="Under {} kg the UK label names liquid in place of tablets.",
                figures=(Figure(33, "kg"),),
                source=UK_LABEL,
                rows=("dosing_limits | <33 kg (UK SmPC)",),
            ),
        ),
    ),
    FactGroup(
        title="How long it lasts",
        facts=(
            Fact(
                words="On an empty stomach the level is highest after about {} hours.",
                figures=(Figure(0.75, "hour"),),
                source=OZOBAX,
                rows=("oral_pk_observations | 20 mg oral solution fasting | Tmax",),
            ),
        ),
    ),
    FactGroup(
        title="How it wears off",
        facts=(
            Fact(
                words="Half of it has left the blood after about {} hours.",
                figures=(Figure(5.7, "hour"),),
                source=OZOBAX,
                rows=("oral_pk_observations | 20 mg oral solution fasting | half-life",),
            ),
        ),
    ),
    FactGroup(
        title="What can go wrong",
        facts=(
            Fact(
                words="Liquids come in different strengths, such as {} and {} mg/mL. The same millilitres are"
                " then another amount.",
                figures=(Figure(1, "mg/mL"), Figure(5, "mg/mL")),
                source="ISMP, on liquid baclofen of different concentrations",
                rows=("needs | [S1] | 1 vs 5 mg/mL",),
            ),
            Fact(
                words="The side effects of tablets: see above.",
                source="ours: it is the same medicine",
            ),
        ),
    ),
)
