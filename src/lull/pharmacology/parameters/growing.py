"""From child to adult: size, the ages between which one set becomes the other, and the gap between them.

Scaled to the same weight, He's children clear baclofen about 1.4 times as fast as Kochak's men. Nobody has
published how one becomes the other, so the gap is carried as doubt (ours).
"""

from lull.pharmacology.parameters.parameter import Parameter

_SIZE = "Anderson and Holford 2008, Annu Rev Pharmacol Toxicol 48:303 (abstract)"

CLEARANCE_EXPONENT = Parameter(
    name="clearance_exponent",
    value=0.75,
    unit="1",
    low=0.65,
    high=1.0,
    source=_SIZE,
    seen=True,
    note="clearance grows with weight to this power",
)
VOLUME_EXPONENT = Parameter(
    name="volume_exponent",
    value=1.0,
    unit="1",
    low=0.9,
    high=1.1,
    source=_SIZE,
    seen=True,
    note="volume grows with weight to this power",
)
CHILD_UNTIL_AGE = Parameter(
    name="child_until_age_y",
    value=12.0,
    unit="year",
    low=10.0,
    high=14.0,
    source="ours",
    seen=False,
    note="up to this age only the child set is used",
)
ADULT_FROM_AGE = Parameter(
    name="adult_from_age_y",
    value=18.0,
    unit="year",
    low=16.0,
    high=20.0,
    source="ours",
    seen=False,
    note="He's children end at 17 years; from here only the adult set is used",
)
LEAST_DOUBT = Parameter(
    name="least_doubt",
    value=0.1,
    unit="1",
    low=0.0,
    high=0.25,
    source="ours",
    seen=False,
    note="before adulthood, at least this share of people is thought to be more adult-like than their age",
)
YOUNGEST_AGE = Parameter(
    name="youngest_age_y",
    value=2.0,
    unit="year",
    low=2.0,
    high=2.0,
    source="He 2014, J Pediatr 164:1181 (abstract)",
    seen=True,
    note="the youngest children studied; below this the model declines",
)
LIGHTEST_WEIGHT = Parameter(
    name="lightest_weight_kg",
    value=6.0,
    unit="kg",
    low=5.0,
    high=10.0,
    source="ours",
    seen=False,
    note="below this the model declines: far under any two-year-old studied",
)
HEAVIEST_WEIGHT = Parameter(
    name="heaviest_weight_kg",
    value=250.0,
    unit="kg",
    low=150.0,
    high=300.0,
    source="ours",
    seen=False,
    note="above this the model declines: scaling by weight was never tried there",
)

GROWING = (
    CLEARANCE_EXPONENT,
    VOLUME_EXPONENT,
    CHILD_UNTIL_AGE,
    ADULT_FROM_AGE,
    LEAST_DOUBT,
    YOUNGEST_AGE,
    LIGHTEST_WEIGHT,
    HEAVIEST_WEIGHT,
)
