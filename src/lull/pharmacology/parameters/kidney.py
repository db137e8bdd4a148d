"""Kidneys: most baclofen leaves by them, so less kidney function means slower clearance.

Vlavonou 2014 gave 5 mg to adults with creatinine clearance 50-80, 30-50 and below 30 mL/min: clearance fell
in a straight line. The line is our fit to the published cuts for equal exposure (1/3, 1/2, 2/3 at about
65, 40 and 20). It is entered with eGFR per 1.73 m2 in place of creatinine clearance, because the effect of
body size stands in the model already; no conversion is made.
"""

from lull.pharmacology.parameters.parameter import Parameter

_FIT = "ours, fitted to Vlavonou 2014, J Clin Pharmacol 54:584 (abstract)"

KIDNEY_REST = Parameter(
    name="kidney_rest",
    value=0.193,
    unit="1",
    low=0.1,
    high=0.4,
    source=_FIT,
    seen=False,
    note="share of unimpaired CL/F left without any kidney function, by the fitted line",
)
KIDNEY_SLOPE = Parameter(
    name="kidney_slope",
    value=0.00738,
    unit="per mL/min per 1.73 m2",
    low=0.005,
    high=0.01,
    source=_FIT,
    seen=False,
    note="share of unimpaired CL/F gained with each mL/min; the share never passes 1",
)
LEAST_EGFR = Parameter(
    name="least_egfr",
    value=15.0,
    unit="mL/min per 1.73 m2",
    low=10.0,
    high=30.0,
    source="ours",
    seen=False,
    note="below this, or on dialysis, the model declines: no concentrations were found to check it with",
)

KIDNEY = (KIDNEY_REST, KIDNEY_SLOPE, LEAST_EGFR)
