"""Children: how baclofen by mouth moves through the blood (cerebral palsy, 2 to 17 years, He 2014).

The abstract gives clearance, total volume, absorption time and half-life. It does not give the two
volumes, the exchange between them, or how weight and age enter: what we chose there is marked as ours.
"""

from lull.pharmacology.parameters.parameter import Parameter

_HE = "He 2014, J Pediatr 164:1181 (abstract)"

CHILD_WEIGHT_KG = Parameter(
    name="child_weight_kg",
    value=25.0,
    unit="kg",
    low=15.0,
    high=40.0,
    source="ours",
    seen=False,
    note="the weight at which He's per-kilogram numbers are taken to hold: a mid-sized child of 2-17 years",
)
CHILD_CL_F = Parameter(
    name="child_cl_f_l_per_h_per_kg",
    value=0.273,
    unit="L/h/kg",
    low=0.2,
    high=0.35,
    source=_HE,
    seen=True,
    note="Wiersma 2003 reports 0.316 in eight children with reflux disease",
)
CHILD_VSS_F = Parameter(
    name="child_vss_f_l_per_kg", value=1.16, unit="L/kg", low=0.8, high=2.6, source=_HE, seen=True
)
CHILD_TRANSIT = Parameter(
    name="child_transit_h",
    value=0.389,
    unit="h",
    low=0.2,
    high=1.0,
    source=_HE,
    seen=True,
    note="mean transit time of absorption; used here as first-order absorption with ka = 1 / 0.389 h",
)
CHILD_HALF_LIFE = Parameter(
    name="child_half_life_h",
    value=4.5,
    unit="h",
    low=4.0,
    high=5.1,
    source=_HE,
    seen=True,
    note="terminal; clearance and total volume alone would give 2.95 h, so two compartments are needed",
)
CHILD_CENTRAL_SHARE = Parameter(
    name="child_central_share",
    value=0.594,
    unit="1",
    low=0.4,
    high=0.8,
    source="ours",
    seen=False,
    note="V1 / Vss as in Kochak's adults; He's abstract does not give it, and Q follows from it",
)
CHILD_LAG = Parameter(
    name="child_lag_h",
    value=0.0,
    unit="h",
    low=0.0,
    high=0.5,
    source="ours",
    seen=False,
    note="the transit time already holds the delay",
)
CHILD_CL_CV = Parameter(
    name="child_cl_cv",
    value=33.4,
    unit="%",
    low=20.0,
    high=60.0,
    source=_HE,
    seen=True,
    note="between people",
)
CHILD_V_CV = Parameter(
    name="child_v_cv", value=43.9, unit="%", low=20.0, high=90.0, source=_HE, seen=True, note="between people"
)
CHILD_KA_CV = Parameter(
    name="child_ka_cv",
    value=83.7,
    unit="%",
    low=40.0,
    high=120.0,
    source=_HE,
    seen=True,
    note="between people, of the mean transit time; the same on the log scale for ka",
)

CHILD = (
    CHILD_WEIGHT_KG,
    CHILD_CL_F,
    CHILD_VSS_F,
    CHILD_TRANSIT,
    CHILD_HALF_LIFE,
    CHILD_CENTRAL_SHARE,
    CHILD_LAG,
    CHILD_CL_CV,
    CHILD_V_CV,
    CHILD_KA_CV,
)
