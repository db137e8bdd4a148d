"""Botulinum toxin in a muscle: when it begins, when it is strongest, and how it fades. All of it is ours.

In a series of 60 children one treatment was visible for three months; a review speaks of three to six. No
curve of dose and effect was found that holds across products and muscles, so the amount is recorded and does
not change the curve.
"""

from lull.pharmacology.parameters.parameter import Parameter

BOTULINUM_PEAK_DAYS = Parameter(
    name="botulinum_peak_days",
    value=28.0,
    unit="day",
    low=14.0,
    high=42.0,
    source="ours, guided by Multani 2019, Paediatr Drugs (abstract) and a series of 60 children, PMC6341047"
    " (abstract)",
    seen=False,
    note="days to the strongest effect; the shape then begins within days and is nearly gone after 90",
)
BOTULINUM_EFFECT = Parameter(
    name="botulinum_effect",
    value=0.4,
    unit="1",
    low=0.1,
    high=0.8,
    source="ours",
    seen=False,
    note="largest share of the injected muscle's tone that goes: about one Ashworth point of two and a half",
)
BOTULINUM_EFFECT_SD = Parameter(
    name="botulinum_effect_sd",
    value=0.7,
    unit="1",
    low=0.3,
    high=1.5,
    source="ours",
    seen=False,
    note="between people, on the logit scale: from a sixth to two thirds",
)
BOTULINUM_PEAK_CV = Parameter(
    name="botulinum_peak_cv",
    value=25.0,
    unit="%",
    low=10.0,
    high=50.0,
    source="ours",
    seen=False,
    note="between people, of the days to the peak and of everything after it",
)

BOTULINUM = (BOTULINUM_PEAK_DAYS, BOTULINUM_EFFECT, BOTULINUM_EFFECT_SD, BOTULINUM_PEAK_CV)
