"""The second effect: sleepiness and weakness, each with a sigmoid of its own. All of it is ours.

No concentration is published at which either begins. What is known: up to 20 mg by mouth, which peaks at
about 340 ng/mL by the label, made healthy adults no sleepier (Schmitz 2017); labels report drowsiness in 10
to 63 of 100; and adolescents with 49 to 6000 ng/mL were poisoned (Perry 1998).
"""

from lull.pharmacology.parameters.parameter import Parameter

_GUIDED = "ours, guided by Schmitz 2017, PM R 9:743 (abstract) and Perry 1998, Pediatrics 101:1045 (abstract)"

SLEEPY_EC50 = Parameter(
    name="sleepy_ec50_ng_per_ml",
    value=1000.0,
    unit="ng/mL",
    low=400.0,
    high=2500.0,
    source=_GUIDED,
    seen=False,
    note="plasma-equivalent, at the head's end of the cord; a tenth of the largest sleepiness at 340 ng/mL",
)
WEAK_EC50 = Parameter(
    name="weak_ec50_ng_per_ml",
    value=1200.0,
    unit="ng/mL",
    low=400.0,
    high=3000.0,
    source="ours",
    seen=False,
    note="plasma-equivalent, at the legs' site; three times the level that halves the stretch reflex",
)
SECOND_HILL = Parameter(
    name="second_hill",
    value=2.0,
    unit="1",
    low=1.0,
    high=4.0,
    source="ours",
    seen=False,
    note="steeper than the effect on tone, so that it comes late and then fast",
)
SECOND_EC50_CV = Parameter(
    name="second_ec50_cv",
    value=60.0,
    unit="%",
    low=30.0,
    high=120.0,
    source="ours",
    seen=False,
    note="between people; wide, because labels report drowsiness in 10 to 63 of 100",
)
VOLUNTARY_SHARE = Parameter(
    name="voluntary_share",
    value=0.05,
    unit="1",
    low=0.0,
    high=0.2,
    source="ours, guided by C0-contraction and stretch reflexes in spasticity during treatment with baclofen,"
    " J Neurol Neurosurg Psychiatry (abstract)",
    seen=False,
    note="share of the lost tone that voluntary force loses too: in movement the effect was largely gone",
)

SECOND_EFFECT = (SLEEPY_EC50, WEAK_EC50, SECOND_HILL, SECOND_EC50_CV, VOLUNTARY_SHARE)
