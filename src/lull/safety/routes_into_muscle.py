"""Sourced facts on what is no baclofen: botulinum toxin in a muscle, and the operation on nerve roots.

A draft, not reviewed by a clinician.
"""

from lull.safety.route_fact import Fact, FactGroup, Figure

SIXTY = "a study of calf injections, PMC6341047 (abstract)"
NICE_AFTER = Fact(
    words="After toxin, a pump or an operation, the English guideline calls physiotherapy made for that"
    " person essential.",
    source="NICE CG145, up to the 19th birthday",
    rows=("needs | [C1] | essential component (34)",),
)
TOXIN_ALONE = Fact(
    words="In {} children toxin and hard practice together gained no more than the practice alone.",
    figures=(Figure(65, "child"),),
    source="Schasfoort 2018, J Rehabil Med (abstract)",
    rows=("practice_dose_evidence | Schasfoort 2018",),
)
OPERATION_GAIN = Fact(
    words="In {} children the operation and therapy gained {} points of movement skill (GMFM) over therapy"
    " alone.",
    figures=(Figure(90, "child"), Figure(4, "point")),
    source="McLaughlin 2002, three trials together (abstract)",
    rows=("practice_dose_evidence | McLaughlin 2002",),
)
CALF = Fact(
    words="In the muscles it is put into. In one study with {} children those were in the calf.",
    figures=(Figure(60, "child"),),
    source=SIXTY,
    rows=("read | PMC6341047",),
)
NOT_INTO_LEGS = Fact(
    words="It is not injected into leg muscles. What goes into the calf is botulinum toxin, as in this study"
    " with {} children.",
    figures=(Figure(60, "child"),),
    source=SIXTY,
    rows=("read | PMC6341047",),
)

TOXIN_FACTS = (
    FactGroup(title="Where it acts", facts=(CALF,)),
    FactGroup(
        title="For whom it is considered",
        facts=(
            Fact(
                words="Stiffness in one part of the body: for that, a US review calls its effect"
                " established.",
                source="American Academy of Neurology and Child Neurology Society 2010",
                rows=("needs | [C2] | botulinum established for segmental spasticity",),
            ),
            NICE_AFTER,
        ),
    ),
    FactGroup(
        title="How long it lasts",
        facts=(
            Fact(
                words="In {} children one treatment could be seen for {} months.",
                figures=(Figure(60, "child"), Figure(3, "month")),
                source=SIXTY,
                rows=("read | PMC6341047",),
            ),
            Fact(
                words="A review speaks of {} to {} months.",
                figures=(Figure(3, "month"), Figure(6, "month")),
                source="Multani 2019, Paediatr Drugs (abstract)",
                rows=("read | Multani 2019",),
            ),
        ),
    ),
    FactGroup(
        title="How it wears off",
        facts=(
            Fact(
                words="In the diary of {} people it was best after {} to {} weeks and worse after {} to {}"
                " weeks.",
                figures=(
                    Figure(2, "people"),
                    Figure(4, "week"),
                    Figure(6, "week"),
                    Figure(8, "week"),
                    Figure(10, "week"),
                ),
                source="a symptom diary in dystonia, not spasticity (conference abstract)",
                rows=("needs | [D4] | better at 4-6 weeks",),
            ),
            Fact(
                words="Nobody published a curve that holds for all muscles. The curve here is our own guess.",
                source="ours, after a search",
            ),
        ),
    ),
    FactGroup(
        title="What can go wrong",
        facts=(
            Fact(
                words="US labels warn in a box: the effect can spread beyond the muscle, hours to weeks"
                " after. Swallowing or breathing can become hard. That has ended in death.",
                source="boxed warning of the US labels of botulinum toxin",
                rows=("read | boxed warning",),
            ),
            TOXIN_ALONE,
            Fact(
                words="Rates of its side effects: we hold none. That does not mean there are none.",
                source="ours: not searched yet",
            ),
        ),
    ),
)

RHIZOTOMY_FACTS = (
    FactGroup(
        title="Where it acts",
        facts=(
            Fact(
                words="Parts of the nerve roots at the spine are cut. Where more was cut, more was gained.",
                source="McLaughlin 2002, three trials together (abstract)",
                rows=("practice_dose_evidence | McLaughlin 2002 | more tissue cut, more gain",),
            ),
        ),
    ),
    FactGroup(
        title="For whom it is considered",
        facts=(
            Fact(
                words="The trials were in {} children stiff in both legs (diplegia), mostly GMFCS level II"
                " or III.",
                figures=(Figure(90, "child"),),
                source="McLaughlin 2002, three trials together (abstract)",
                rows=("practice_dose_evidence | McLaughlin 2002 | GMFCS II-III",),
            ),
            NICE_AFTER,
        ),
    ),
    FactGroup(
        title="How long it lasts",
        facts=(
            Fact(
                words="The trials looked {} to {} months ahead.",
                figures=(Figure(9, "month"), Figure(12, "month")),
                source="McLaughlin 2002, three trials together (abstract)",
                rows=("practice_dose_evidence | McLaughlin 2002",),
            ),
            OPERATION_GAIN,
        ),
    ),
    FactGroup(
        title="What can go wrong",
        facts=(
            Fact(
                words="Rates of what goes wrong: we hold none. That does not mean there are none.",
                source="ours: not searched yet",
            ),
        ),
    ),
)
