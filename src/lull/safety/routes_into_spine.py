"""Sourced facts on baclofen into the spinal fluid: test dose and pump.

A draft, not reviewed by a clinician.
"""

from lull.safety.route_fact import Fact, FactGroup, Figure

MOTTA = "Motta 2014, children with a pump (abstract)"
ORTHOP = "J Child Orthop 2019, children with cerebral palsy and a pump"
MEDTRONIC = "Medtronic, the maker of a pump"

FLUID_HALF = Fact(
    words="From the spinal fluid half of it is gone after {} to {} hours, then half of the rest.",
    figures=(Figure(1, "hour"), Figure(5, "hour")),
    source="Swiss label of Lioresal Intrathecal, adults",
    rows=("intrathecal_observations | CSF elimination half-life | 1-5",),
)
PUMP_STOPS = Fact(
    words="When a pump stops, withdrawal usually begins within {} to {} days. It can begin sooner.",
    figures=(Figure(1, "day"), Figure(3, "day")),
    source="an emergency medicine summary, 2012; a case after hours in Reactions",
    rows=(
        "withdrawal_overdose_signs | usual onset | 1-3 days after stop | 2012",
        "withdrawal_overdose_signs | 18 h after catheter dislocation | Reactions",
    ),
)
WALKERS = Fact(
    words="Of {} walkers with cerebral palsy, {} stood worse and {} walked worse after a test dose.",
    figures=(Figure(8, "walker"), Figure(3, "walker"), Figure(1, "walker")),
    source="Yoon 2017, Medicine (abstract)",
    rows=("practice_dose_evidence | Yoon 2017",),
)
PUMP_STIFFNESS = Fact(
    words="With a pump, leg stiffness fell from {} to {} points in {} months ({} people with cerebral"
    " palsy).",
    figures=(Figure(3.64, "point"), Figure(1.9, "point"), Figure(39, "month"), Figure(44, "people")),
    source="Gilmartin 2000, J Child Neurol (abstract), on the Ashworth scale; no comparison group",
    rows=("intrathecal_observations | Ashworth LE | Gilmartin 2000",),
)
_NICE = Fact(
    words="The English guideline says it is considered when pain, posture, function or self-care stay hard"
    " although gentler treatment was tried.",
    source="NICE CG145, up to the 19th birthday",
    rows=("needs | [C1] | consider ITB if pain/spasms",),
)
_FROM_FOUR = Fact(
    words="The UK leaflet names people from {} years.",
    figures=(Figure(4, "year"),),
    source="UK leaflet of Lioresal Intrathecal",
    rows=("dosing_limits | age limit | >=4 y",),
)

BOLUS_FACTS = (
    FactGroup(
        title="Where it acts",
        facts=(
            Fact(
                words="Near where it is given. Up along the spine the effect falls off steeply ({} adults).",
                figures=(Figure(12, "adult"),),
                source="Heetla 2015, Br J Clin Pharmacol (abstract)",
                rows=("intrathecal_observations | effective dose range | Heetla 2015",),
            ),
            Fact(
                words="In {} people after a stroke, stiffness fell from {} to {} points in the legs and from"
                " {} to {} points in the arms.",
                figures=(
                    Figure(21, "people"),
                    Figure(3.3, "point"),
                    Figure(1.4, "point"),
                    Figure(2.8, "point"),
                    Figure(1.8, "point"),
                ),
                source="Meythaler 2001, Stroke (abstract), on the Ashworth scale",
                rows=("intrathecal_observations | Ashworth LE baseline -> 6 h | Meythaler 2001",),
            ),
        ),
    ),
    FactGroup(
        title="For whom it is considered",
        facts=(
            _NICE,
            _FROM_FOUR,
            Fact(
                words="It is a test for a pump. Who does not respond, even to {} mcg, is no candidate.",
                figures=(Figure(100, "mcg"),),
                source="US dosing text for the spinal route",
                rows=("intrathecal_observations | test dose | observation time | 100 ug",),
            ),
        ),
    ),
    FactGroup(
        title="How long it lasts",
        facts=(
            Fact(
                words="It begins after {} to {} hours and is strongest after about {} hours.",
                figures=(Figure(0.5, "hour"), Figure(1, "hour"), Figure(4, "hour")),
                source="a table of neurosurgery notes (second hand)",
                rows=(
                    "intrathecal_observations | onset | 0.5-1",
                    "intrathecal_observations | peak effect | 4",
                ),
            ),
            Fact(
                words="In {} people it could be measured from {} to {} hours after.",
                figures=(Figure(13, "people"), Figure(2, "hour"), Figure(8.5, "hour")),
                source="study of a bolus in severe cerebral spasticity (abstract)",
                rows=("intrathecal_observations | window of significant effect",),
            ),
            Fact(
                words="A hospital gives it and watches for {} to {} hours.",
                figures=(Figure(4, "hour"), Figure(8, "hour")),
                source="US dosing text for the spinal route",
                rows=("intrathecal_observations | test dose | observation time | 4-8",),
            ),
        ),
    ),
    FactGroup(title="How it wears off", facts=(FLUID_HALF,)),
    FactGroup(
        title="What can go wrong",
        facts=(
            Fact(
                words="Of {} children, {} became a little sluggish.",
                figures=(Figure(17, "child"), Figure(7, "child")),
                source="Hoving 2007, Dev Med Child Neurol (abstract)",
                rows=("adverse_effects | slight lethargy",),
            ),
            Fact(
                words="Of the same {} children, {} had signs of too little spinal fluid pressure after it.",
                figures=(Figure(17, "child"), Figure(14, "child")),
                source="Hoving 2007, Dev Med Child Neurol (abstract)",
                rows=("adverse_effects | low-CSF-pressure symptoms",),
            ),
            Fact(
                words="Too much can slow the breathing, bring fits or a coma. In one adult {} mcg was"
                " too much.",
                figures=(Figure(25, "mcg"),),
                source="label of intrathecal baclofen, overdose",
                rows=("withdrawal_overdose_signs | respiratory depression, seizures | 25 ug bolus",),
            ),
            WALKERS,
        ),
    ),
)

PUMP_FACTS = (
    FactGroup(
        title="Where it acts",
        facts=(
            Fact(
                words="On the cord, most in the legs. Blood holds almost none: at most {} ng/mL.",
                figures=(Figure(5, "ng/mL"),),
                source="Swiss label of Lioresal Intrathecal, adults",
                rows=("intrathecal_observations | plasma concentration",),
            ),
            Fact(
                words="High up the back, the fluid held {} % of the level further down ({} people).",
                figures=(Figure(43, "%"), Figure(4, "people")),
                source="Kroin 1993, Neurosurgery (abstract), with a tracer",
                rows=("intrathecal_observations | concentration T2 relative to T12",),
            ),
        ),
    ),
    FactGroup(
        title="For whom it is considered",
        facts=(
            _NICE,
            _FROM_FOUR,
            Fact(
                words="In {} children with severe cerebral palsy, pain and sleep were better within {}"
                " months. Moving changed later.",
                figures=(Figure(35, "child"), Figure(6, "month")),
                source="Ramstad 2010, Acta Paediatr (abstract); no comparison group",
                rows=(
                    "pd_observations | timing of benefit | Acta Paediatr 2010",
                    "practice_dose_evidence | Ramstad 2010",
                ),
            ),
            PUMP_STIFFNESS,
        ),
    ),
    FactGroup(
        title="How long it lasts",
        facts=(
            Fact(
                words="After the start it takes {} to {} hours to begin, and {} to {} hours to be full.",
                figures=(Figure(6, "hour"), Figure(8, "hour"), Figure(24, "hour"), Figure(48, "hour")),
                source="German label of Lioresal Intrathecal (digest)",
                rows=(
                    "intrathecal_observations | continuous | onset | 6-8",
                    "intrathecal_observations | continuous | maximum effect | 24-48",
                ),
            ),
            Fact(
                words="It is refilled through the skin, for most people every {} to {} months.",
                figures=(Figure(1, "month"), Figure(3, "month")),
                source="Gillette, follow-up care",
                rows=("pump_facts | refill interval | 1-3 | Gillette follow-up",),
            ),
            Fact(
                words="The battery lasts {} to {} years. Then the pump is replaced.",
                figures=(Figure(5, "year"), Figure(7, "year")),
                source=MEDTRONIC,
                rows=("pump_facts | battery life typical",),
            ),
        ),
    ),
    FactGroup(
        title="How it wears off",
        facts=(
            PUMP_STOPS,
            Fact(
                words="After a sudden stop stiffness can come back harder, with fever and drowsiness.",
                source="Neurosurgery Wiki (second hand)",
                rows=("withdrawal_overdose_signs | rebound spasticity, rigidity, fever",),
            ),
            Fact(
                words="Itching without a rash is a common early sign.",
                source="Neurosurgery Wiki (second hand)",
                rows=("withdrawal_overdose_signs | pruritus without rash",),
            ),
            Fact(
                words="Rarely withdrawal threatens life: within {} to {} hours if it is not treated.",
                figures=(Figure(24, "hour"), Figure(72, "hour")),
                source="Neurosurgery Wiki (second hand)",
                rows=("withdrawal_overdose_signs | rhabdomyolysis, DIC, hepatic",),
            ),
            Fact(
                words="A two-tone alarm means that the medicine no longer flows.",
                source=MEDTRONIC,
                rows=("pump_facts | critical alarm | two-tone",),
            ),
        ),
    ),
    FactGroup(
        title="What can go wrong",
        facts=(
            Fact(
                words="Of {} children, {} % had some trouble with it over the years.",
                figures=(Figure(430, "child"), Figure(25, "%")),
                source=MOTTA,
                rows=("pump_facts | any complication | 25 | Motta 2014",),
            ),
            Fact(
                words="With the catheter (the thin tube): {} %. With the pump itself: {} %.",
                figures=(Figure(15.1, "%"), Figure(1, "%")),
                source=MOTTA,
                rows=("pump_facts | catheter problem | 15.1", "pump_facts | pump problem | Motta 2014"),
            ),
            Fact(
                words="Infections: {} % of {} children, and {} % of {} children in another study.",
                figures=(Figure(9.3, "%"), Figure(430, "child"), Figure(14.6, "%"), Figure(341, "child")),
                source=f"{MOTTA}; {ORTHOP}",
                rows=("pump_facts | infection | 9.3", "pump_facts | infection | 14.6"),
            ),
            Fact(
                words="Spinal fluid leaked: {} % of {} children, and {} % of {} children.",
                figures=(Figure(4.9, "%"), Figure(430, "child"), Figure(24.9, "%"), Figure(341, "child")),
                source=f"{MOTTA}; {ORTHOP}",
                rows=("pump_facts | CSF leak | 4.9 | Motta 2014", "pump_facts | CSF leak | 24.9"),
            ),
            Fact(
                words="Withdrawal: {} of {} people. In {} of those the catheter was the cause.",
                figures=(Figure(8, "people"), Figure(39, "people"), Figure(7, "people")),
                source="Stetkarova 2015, Pain Physician (abstract)",
                rows=("withdrawal_overdose_signs | any withdrawal syndrome | Stetkarova 2015",),
            ),
            Fact(
                words="Sleepiness while it runs: {} % in US trials, after injury or illness of the cord.",
                figures=(Figure(8.4, "%"),),
                source="US label of Lioresal Intrathecal (partly visible)",
                rows=("adverse_effects | somnolence | 8.4 | maintenance N=214",),
            ),
        ),
    ),
)
