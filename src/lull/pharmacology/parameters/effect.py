"""Effect: from concentration to tone.

The one anchor found for baclofen by mouth is a study of 11 adults, 4 h after a dose: the stretch reflex
fell by more than 30 % above 250 ng/mL and by 50 % above 400 ng/mL. Nothing comparable exists for children.
Blood carries the drug to all regions alike: no regional difference is published for the oral route.
"""

from lull.pharmacology.parameters.parameter import Parameter

_STRETCH = (
    "ours, fitted to C0-contraction and stretch reflexes in spasticity during treatment with baclofen,"
    " J Neurol Neurosurg Psychiatry (abstract)"
)
_TRIALS = (
    "ours, guided by Goyal 2016, J Clin Diagn Res 10(6):RC01 (abstract)"
    " and Scheinberg 2006, J Paediatr Child Health 42:715 (abstract)"
)

KE0 = Parameter(
    name="ke0_per_h",
    value=1.0,
    unit="1/h",
    low=0.3,
    high=3.0,
    source="ours",
    seen=False,
    note="puts the strongest effect about two hours after a dose; no hourly oral effect was found",
)
EC50 = Parameter(
    name="ec50_ng_per_ml",
    value=400.0,
    unit="ng/mL",
    low=150.0,
    high=800.0,
    source=_STRETCH,
    seen=False,
    note="plasma-equivalent, in adults; 50 % suppression at 400 ng/mL",
)
HILL = Parameter(
    name="hill",
    value=1.4,
    unit="1",
    low=1.0,
    high=1.8,
    source=_STRETCH,
    seen=False,
    note="gives 34 % suppression at 250 ng/mL, inside 30-38 %",
)
EMAX = Parameter(
    name="emax",
    value=1.0,
    unit="1",
    low=0.5,
    high=1.0,
    source=_STRETCH,
    seen=False,
    note="the largest share of tone that can go; with 1 the curve meets both anchors, and continuous"
    " infusion brings legs near normal (Gilmartin 2000, Penn 1989)",
)
CHILD_BLOOD_SHARE = Parameter(
    name="child_blood_share",
    value=0.32,
    unit="1",
    low=0.05,
    high=0.7,
    source=_TRIALS,
    seen=False,
    note="how much less of the blood's drug counts at a child's site: small on purpose, -0.3 of 1.84 Ashworth"
    " points without a placebo arm, near zero against placebo; the spinal route does not share it",
)
KE0_CV = Parameter(
    name="ke0_cv",
    value=40.0,
    unit="%",
    low=20.0,
    high=80.0,
    source="ours",
    seen=False,
    note="between people; not measured for the oral route",
)
EC50_CV = Parameter(
    name="ec50_cv",
    value=60.0,
    unit="%",
    low=30.0,
    high=120.0,
    source="ours, guided by Knutsson 1974, J Neurol Sci 23:473 (abstract)",
    seen=False,
    note="between people; the best response came at very different concentrations, without figures",
)
CHILD_BLOOD_CV = Parameter(
    name="child_blood_cv",
    value=60.0,
    unit="%",
    low=30.0,
    high=120.0,
    source="ours",
    seen=False,
    note="between people, of that share: from next to nothing to a full adult effect",
)
RHYTHM_SD = Parameter(
    name="day_rhythm_sd",
    value=0.05,
    unit="1",
    low=0.0,
    high=0.2,
    source="ours",
    seen=False,
    note="how far a person's own day rhythm of tone may lie from none, as a share; the middle is none",
)
TOLERANCE_PER_H = Parameter(
    name="tolerance_per_h",
    value=0.001,
    unit="1/h",
    low=0.0002,
    high=0.01,
    source="ours, guided by Heetla 2009, Spinal Cord 47:751 (abstract)",
    seen=False,
    note="rate at which tolerance follows the site, about a month; off unless asked for. Pump doses rise"
    " for 18 months, then stay; a sudden need for more may be a failed catheter",
)
REGION_CV = Parameter(
    name="region_cv",
    value=30.0,
    unit="%",
    low=0.0,
    high=60.0,
    source="ours",
    seen=False,
    note="how far EC50 of trunk and arms may lie from that of the legs; it only widens their bands",
)
FADED_SHARE = Parameter(
    name="faded_share",
    value=5.0,
    unit="%",
    low=1.0,
    high=10.0,
    source="ours",
    seen=False,
    note="a dose has faded when the effect site holds less than this share of its peak",
)
GAP_GIVEN_SHARE = Parameter(
    name="gap_given_share",
    value=0.5,
    unit="1",
    low=0.0,
    high=1.0,
    source="ours",
    seen=False,
    note="share of people in whom a past dose without a record is thought to have been given",
)

EFFECT = (
    KE0,
    EC50,
    HILL,
    EMAX,
    CHILD_BLOOD_SHARE,
    KE0_CV,
    EC50_CV,
    CHILD_BLOOD_CV,
    RHYTHM_SD,
    TOLERANCE_PER_H,
    REGION_CV,
    FADED_SHARE,
    GAP_GIVEN_SHARE,
)
