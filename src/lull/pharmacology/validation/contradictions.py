"""Published facts that cannot both hold: the choices about the blood, and then those about the spine."""

from lull.pharmacology.parameters.child import CHILD_CL_F, CHILD_VSS_F
from lull.pharmacology.validation.blood_readings import (
    ADULT,
    CHILD,
    HE_MG_PER_KG_PER_DAY,
    measure_clearance_l_per_h,
    measure_half_life_h,
    measure_lost_over_day,
    measure_peak,
    measure_peak_time_h,
    measure_suppression,
)
from lull.pharmacology.validation.contradiction import Contradiction, Given
from lull.pharmacology.validation.effect import measure_trial_points
from lull.pharmacology.validation.kidney import measure_peak_times
from lull.pharmacology.validation.spine_contradictions import SPINE_CONTRADICTIONS

_LN2 = 0.6931

_HALF_LIFE = Contradiction(
    title="Half-life in children: 2.95 h or 4.5 h",
    first="He 2014: clearance 0.273 L/h/kg and volume 1.16 L/kg, which in one compartment give 2.95 h.",
    second="He 2014: half-life 4.5 h.",
    clash="One compartment cannot hold all three figures.",
    chosen="All three, in two compartments.",
    why="The paper itself fitted two. Their volumes and exchange are not in its abstract: the first"
    " volume's share"
    " (0.594) is Kochak's, and the exchange follows from the 4.5 h.",
    given=(
        Given(what="half-life", answer=lambda: measure_half_life_h(CHILD), unit="h"),
        Given(
            what="what one compartment would give",
            answer=lambda: _LN2 * CHILD_VSS_F.value / CHILD_CL_F.value,
            unit="h",
        ),
    ),
)

_PEAK = Contradiction(
    title="Peak after 20 mg: 340 or 270 ng/mL, at 0.5-1.5 or at 2.1 h",
    first="Lioresal tablets, Swiss label: about 340 ng/mL at 0.5-1.5 h.",
    second="MMI substance information: 270 (62) ng/mL at 2.1 (0.7) h; Wuis 1990: 1.9 (0.7) h.",
    clash="A peak is either early and high or late and low.",
    chosen="The label: early and high.",
    why="It gives three amounts with their areas, and Kochak's compartments with Simon's absorption reach it."
    " The other figures are misses above. A slower gut would move every quiet window by an hour: a"
    " person's own"
    " check-ins can say so.",
    given=(
        Given(what="peak", answer=lambda: measure_peak(ADULT, 20.0), unit="ng/mL"),
        Given(what="its time", answer=lambda: measure_peak_time_h(ADULT), unit="h"),
    ),
)

_ONE_COMPARTMENT = Contradiction(
    title="One compartment on long treatment, and the label's peak",
    first="Simon 2018 and Marsot 2014 fit one compartment of 73 and 81 L: 214 and 224 ng/mL after 20 mg.",
    second="Lioresal tablets, Swiss label: about 340 ng/mL.",
    clash="A third of the label's peak is missing.",
    chosen="Kochak's two compartments for the shape; clearance, its spread and absorption beside these"
    " studies.",
    why="Sparse samples between doses fix the clearance and blur the peak. Chevillard's 44.5 L would"
    " reach the"
    " peak with a clearance below every other figure.",
    given=(Given(what="peak", answer=lambda: measure_peak(ADULT, 20.0), unit="ng/mL"),),
)

_PER_KILOGRAM = Contradiction(
    title="Clearance per kilogram, from child to adult",
    first="He 2014: 0.273 L/h/kg, which at 70 kg would be 19 L/h.",
    second="Adults: 8.0 to 11.6 L/h (Chevillard 2018, Simon 2018, Kochak 1985).",
    clash="Clearance per kilogram cannot stay the same up to an adult.",
    chosen="Weight to the power of 0.75 from 25 kg, He's figures up to 12 years and Kochak's from 18,"
    " joined between.",
    why="That is how clearance grows with size. What is left of the gap is carried as doubt between people.",
    given=(
        Given(what="adult clearance", answer=lambda: measure_clearance_l_per_h(ADULT), unit="L/h"),
        Given(what="child of 25 kg", answer=lambda: measure_clearance_l_per_h(CHILD), unit="L/h"),
    ),
)

_KIDNEY_PEAK = Contradiction(
    title="Weak kidneys: area up, peak unchanged",
    first="Vlavonou 2014: the same exposure needs a third, half and two thirds less; clearance falls in"
    " a line.",
    second="Vlavonou 2014: the peak is unchanged.",
    clash="Where clearance falls and absorption and volume stay, the peak rises a little.",
    chosen="The line for clearance; absorption and volume as they are.",
    why="The rise is small beside the scatter of a peak, and the area is what accumulates.",
    given=(
        Given(what="peak at 65, times unimpaired", answer=lambda: measure_peak_times(65.0), unit="fold"),
        Given(what="peak at 20, times unimpaired", answer=lambda: measure_peak_times(20.0), unit="fold"),
    ),
)

_TRIALS = Contradiction(
    title="The effect by mouth in children: -0.3 points, or near zero",
    first="Goyal 2016: mean MAS falls from 1.84 to 1.57 in a month and 1.31 in three, without a placebo arm.",
    second="Scheinberg 2006: the modified Tardieu scale is no different from placebo.",
    clash="A fall without a placebo arm holds the effect of time and expectation; the crossover does not.",
    chosen="A small effect, below what a crossover of 15 would see, and wide between children.",
    why="An adult's sensitivity would take away more than a third of a child's tone at He's average; no"
    " trial saw"
    " that. Points are the baseline times the lost share: a conversion of ours.",
    given=(
        Given(what="mean change of MAS, from 1.84", answer=measure_trial_points, unit="points"),
        Given(
            what="share of tone the typical child loses over the day",
            answer=lambda: float(measure_lost_over_day(CHILD, HE_MG_PER_KG_PER_DAY * CHILD.weight_kg, 3)[0]),
            unit="1",
        ),
        Given(
            what="what an adult's sensitivity would take at 305 ng/mL",
            answer=lambda: measure_suppression(ADULT, 305.0),
            unit="1",
        ),
    ),
)

CONTRADICTIONS = (
    _HALF_LIFE,
    _PEAK,
    _ONE_COMPARTMENT,
    _PER_KILOGRAM,
    _KIDNEY_PEAK,
    _TRIALS,
    *SPINE_CONTRADICTIONS,
)
