"""Adults: how baclofen by mouth moves through the blood.

The shape is Kochak's two compartments (healthy men), because it alone reaches the label's peak; the
spread between people comes from patients on long treatment (Simon, Chevillard).
"""

from lull.pharmacology.parameters.parameter import Parameter

_KOCHAK = "Kochak 1985, Clin Pharmacol Ther 38:251 (abstract)"
_SIMON = "Simon 2018, Front Psychiatry 9:385 (abstract)"
_CHEVILLARD = "Chevillard 2018, Fundam Clin Pharmacol (abstract)"
_FROM_KOCHAK = "ours, from Kochak 1985, Clin Pharmacol Ther 38:251 (abstract)"
_MICRO = "from alpha 1.29/h, beta 0.191/h, Vc/F 28.8 L and CL/F 10.8 L/h by the two-compartment equations"

ADULT_WEIGHT_KG = Parameter(
    name="adult_weight_kg",
    value=70.0,
    unit="kg",
    low=60.0,
    high=80.0,
    source="ours",
    seen=False,
    note="the weight at which the adult numbers are taken to hold; the abstract names none",
)
ADULT_CL_F = Parameter(
    name="adult_cl_f_l_per_h",
    value=10.8,
    unit="L/h",
    low=8.0,
    high=11.6,
    source=_KOCHAK,
    seen=True,
    note="180 mL/min; range: Chevillard 2018 to Simon 2018",
)
ADULT_V1_F = Parameter(
    name="adult_v1_f_l", value=28.8, unit="L", low=20.0, high=45.0, source=_KOCHAK, seen=True
)
ADULT_V2_F = Parameter(
    name="adult_v2_f_l",
    value=19.7,
    unit="L",
    low=10.0,
    high=50.0,
    source=_FROM_KOCHAK,
    seen=False,
    note=f"{_MICRO}; V1 and V2 together are 0.69 L/kg, as on the label",
)
ADULT_Q_F = Parameter(
    name="adult_q_f_l_per_h",
    value=12.9,
    unit="L/h",
    low=5.0,
    high=30.0,
    source=_FROM_KOCHAK,
    seen=False,
    note=_MICRO,
)
ADULT_KA = Parameter(
    name="adult_ka_per_h",
    value=1.64,
    unit="1/h",
    low=1.0,
    high=4.6,
    source=_SIMON,
    seen=True,
    note="range: Marsot 2014 at the top; 1.0 brackets the label's peak",
)
ADULT_SOLUTION_KA = Parameter(
    name="adult_solution_ka_per_h",
    value=2.3,
    unit="1/h",
    low=1.64,
    high=4.6,
    source="ours, fitted to Ozobax oral solution, US label",
    seen=False,
    note="oral solution, fasting: puts the peak at 0.75 h; no other form's figures were found",
)
ADULT_LAG = Parameter(
    name="adult_lag_h",
    value=0.0,
    unit="h",
    low=0.0,
    high=0.5,
    source="ours",
    seen=False,
    note="none of the adult studies reports a lag",
)
ADULT_CL_CV = Parameter(
    name="adult_cl_cv",
    value=27.4,
    unit="%",
    low=21.0,
    high=56.0,
    source=_CHEVILLARD,
    seen=True,
    note="between people; range: Simon 2018 to Marsot 2014",
)
ADULT_V_CV = Parameter(
    name="adult_v_cv",
    value=22.0,
    unit="%",
    low=18.0,
    high=86.0,
    source=_SIMON,
    seen=True,
    note="between people; the sparse samples of Chevillard 2018 give 86 and of Marsot 2014 68",
)
ADULT_KA_CV = Parameter(
    name="adult_ka_cv",
    value=44.0,
    unit="%",
    low=30.0,
    high=100.0,
    source=_SIMON,
    seen=True,
    note="between people",
)

ADULT = (
    ADULT_WEIGHT_KG,
    ADULT_CL_F,
    ADULT_V1_F,
    ADULT_V2_F,
    ADULT_Q_F,
    ADULT_KA,
    ADULT_SOLUTION_KA,
    ADULT_LAG,
    ADULT_CL_CV,
    ADULT_V_CV,
    ADULT_KA_CV,
)
