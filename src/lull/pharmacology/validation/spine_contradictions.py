"""Published facts that cannot both hold: the choices about the spine."""

import numpy as np

from lull.pharmacology.parameters.intrathecal import ARMS_SHARE
from lull.pharmacology.validation.blood_readings import ADULT, CHILD
from lull.pharmacology.validation.contradiction import Contradiction, Given
from lull.pharmacology.validation.spine_readings import (
    LITTLE,
    measure_effective_boluses,
    measure_final_loss,
    measure_first_h,
    measure_fluid_half_life_h,
    measure_fluid_level,
    measure_fluid_level_h,
    measure_level_h,
    measure_lost_at,
    measure_plasma_level,
    predict_lost_under_infusion,
)

_AGARWAL_SHARE = 0.74

_ABSORBED = Contradiction(
    title="The share absorbed, and plasma under a pump",
    first="Agarwal 2015: 74 % of a tablet is absorbed. MMI: 85-90 %.",
    second="Lioresal Intrathecal, Swiss label: plasma is not more than 5 ng/mL on up to 1200 mcg a day.",
    clash="All that leaves the fluid enters the blood. At 1200 mcg a day (50 mcg an hour) a true"
    " clearance of 8.0"
    " L/h (10.8 times 0.74) would hold 6.3 ng/mL, above the label's ceiling.",
    chosen="The apparent clearance of the tablets, as if all were absorbed; the share absorbed is left open.",
    why="Only apparent figures are published by mouth, and with them the ceiling holds in the typical"
    " adult. In"
    " children, and in the adults who clear slowly, mass balance gives more: it is printed.",
    given=(
        Given(
            what="plasma at 1200 mcg a day", answer=lambda: measure_plasma_level(ADULT, 1200.0), unit="ng/mL"
        ),
        Given(
            what="the same with 74 % absorbed",
            answer=lambda: measure_plasma_level(ADULT, 1200.0) / _AGARWAL_SHARE,
            unit="ng/mL",
        ),
    ),
)

_SLOW_LEVEL = Contradiction(
    title="A half-life of 1-5 h, and one to two days to be level",
    first="Lioresal Intrathecal, Swiss label: half-life 1-5 h after a bolus.",
    second="The same label: level after 1-2 days. German information: full effect after 24-48 h.",
    clash="A mixed fluid with such a half-life would be level after 4 to 22 h.",
    chosen="Both: a bolus enters the fluid at once, an infusion spreads slowly first.",
    why="A pump gives well under a millilitre a day, which stays near the catheter. The slow step is"
    " ours, fitted to"
    " the published times; nobody has measured it.",
    given=(
        Given(what="half-life", answer=lambda: measure_fluid_half_life_h(ADULT), unit="h"),
        Given(what="95 % of the level of an infusion", answer=lambda: measure_fluid_level_h(ADULT), unit="h"),
        Given(
            what="95 % of its effect at 200 mcg a day", answer=lambda: measure_level_h(ADULT, 200.0), unit="h"
        ),
    ),
)

_SAMPLES = Contradiction(
    title="Samples through the catheter, and lumbar levels",
    first="Albright 2007: 4.64 mcg/mL (0.2-20) through the catheter at a mean of 607 mcg a day, whatever"
    " the amount.",
    second="Lioresal Intrathecal, Swiss label: 130-1240 ng/mL in lumbar fluid on 50-1200 mcg a day.",
    clash="The samples are several times the mixed level, and do not follow the amount.",
    chosen="The label's lumbar levels.",
    why="A sample at the tip is what the pump has just given, hardly mixed. Clearance is not fitted to it.",
    given=(
        Given(
            what="lumbar level at 607 mcg a day",
            answer=lambda: measure_fluid_level(ADULT, 607.0),
            unit="ng/mL",
        ),
        Given(
            what="times below the samples",
            answer=lambda: 4640.0 / measure_fluid_level(ADULT, 607.0),
            unit="fold",
        ),
    ),
)

_ARMS = Contradiction(
    title="Legs and arms: a gradient of 43 %, and arms that do nearly as well",
    first="Kroin 1993: fluid at T2 holds 43 % of that at T12.",
    second="Meythaler: at 263 mcg a day Ashworth falls by 0.79 in legs and 0.65 in arms; 4 h after 50"
    " mcg by 0.62"
    " and 0.61.",
    clash="With 43 % of the concentration and the legs' sigmoid, arms would lose much less than they did.",
    chosen="Kroin's gradient.",
    why="It is the only measurement along the cord that we found. The catheter's tip may lie higher in"
    " those treated"
    " for arms, and"
    " stiffness of arms may answer to less: neither is published. The misses stand under regions.",
    given=(
        Given(what="legs at 263 mcg a day", answer=lambda: measure_final_loss(ADULT, 263.0), unit="1"),
        Given(
            what="arms at 263 mcg a day", answer=lambda: measure_final_loss(ADULT, 263.0, "arms"), unit="1"
        ),
        Given(
            what="arms 4 h after 50 mcg", answer=lambda: measure_lost_at(ADULT, 50.0, 4.0, "arms"), unit="1"
        ),
        Given(what="gradient taken", answer=lambda: ARMS_SHARE.value, unit="1"),
    ),
)

_BOLUS_SIZE = Contradiction(
    title="An effective bolus: 50-100 mcg in adults, 25 mcg in children",
    first="Heetla 2015: 50-100 mcg in adults.",
    second="Hoving 2007: median 25 mcg in children of 7 to 16 years.",
    clash="The fluid's volume and the labels' amounts are alike in both: nothing published makes a child"
    " twice as"
    " sensitive.",
    chosen="One fluid and one sensitivity, set to the children.",
    why="The children were tried from small amounts upwards, so that the smallest effective one is"
    " known; the adults"
    " from 25 mcg in large steps, and what counted as effective differs. 50 mcg is then strong in adults, as"
    " Ashworth after it shows.",
    given=(
        Given(
            what="median effective bolus, children",
            answer=lambda: float(np.median(measure_effective_boluses(CHILD))),
            unit="mcg",
        ),
        Given(
            what="median effective bolus, adults",
            answer=lambda: float(np.median(measure_effective_boluses(ADULT))),
            unit="mcg",
        ),
        Given(what="legs 4 h after 50 mcg", answer=lambda: measure_lost_at(ADULT, 50.0, 4.0), unit="1"),
    ),
)


def _first_at(mcg_per_day: float) -> Given:
    """Return the first effect, a tenth of tone, at a daily amount."""
    return Given(
        what=f"first effect at {mcg_per_day:g} mcg a day",
        answer=lambda: measure_first_h(predict_lost_under_infusion(ADULT, mcg_per_day), LITTLE),
        unit="h",
    )


_ONSET = Contradiction(
    title="First effect after 6-8 h, at every amount",
    first="German information: a pump's effect begins after 6-8 h and is full after 24-48 h.",
    second="Amounts from 50 to 1200 mcg a day, and a sigmoid between concentration and tone.",
    clash="A larger amount passes any threshold sooner: one time for all amounts cannot come out of it.",
    chosen="The times hold at 150 to 200 mcg a day with 10 % as the first effect; the profile shows the"
    " rest.",
    why="Below that the first effect comes later than 8 h, above it sooner than 6 h, and 20 % comes"
    " later than 10 %."
    " Full effect comes before 24 h from about 300 mcg a day. No amount is printed with the published times.",
    given=(
        *(_first_at(mcg_per_day) for mcg_per_day in (100.0, 200.0, 400.0)),
        Given(
            what="95 % of the effect at 400 mcg a day", answer=lambda: measure_level_h(ADULT, 400.0), unit="h"
        ),
    ),
)

SPINE_CONTRADICTIONS = (_ABSORBED, _SLOW_LEVEL, _SAMPLES, _ARMS, _BOLUS_SIZE, _ONSET)
