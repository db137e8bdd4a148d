"""Into the spinal fluid: how baclofen from a bolus or a pump moves there, and how it reaches the cord.

Published are ranges over few patients: half-life, clearance, volume, one gradient along the cord, and how the
effect rises and fades. What joins them is ours. Three choices carry the model:

- A share of what is in the lumbar fluid reaches the site of effect, after a delay of its own. With the oral
  delay alone, the amount that makes 50 mcg peak at four hours would act for a day.
- An infusion of a few tenths of a millilitre a day spreads slowly before it counts as lumbar fluid. A
  well-mixed fluid with a half-life of 1-5 h would be level after half a day; labels say one to two days.
- The fluid is not scaled by age or weight (ours): published doses in small children and adults are alike.
"""

from lull.pharmacology.parameters.parameter import Parameter

_SALLERIN = (
    "ours, the geometric middle of CSF baclofen levels after intrathecal administration in severe spasticity,"
    " Eur J Clin Pharmacol (summary)"
)
_LABEL = "ours, the geometric middle of the range in Lioresal Intrathecal, Swiss professional label"
_TIME_COURSE = (
    "ours, fitted to Time course of the effect of a bolus dose of intrathecal baclofen on severe cerebral"
    " spasticity (abstract)"
)

CSF_CL = Parameter(
    name="csf_cl_ml_per_h",
    value=32.0,
    unit="mL/h",
    low=13.0,
    high=80.0,
    source=_SALLERIN,
    seen=False,
    note="13 to 80 mL/h in four patients; the Swiss label's steady states of 130-1240 ng/mL need 16 to 40",
)
CSF_V = Parameter(
    name="csf_v_ml",
    value=59.0,
    unit="mL",
    low=22.0,
    high=157.0,
    source=_LABEL,
    seen=False,
    note="22 to 157 mL; with the clearance above the half-life is 1.3 h, inside 1-5 h",
)
SITE_DELAY = Parameter(
    name="csf_site_delay_h",
    value=0.75,
    unit="h",
    low=0.3,
    high=1.2,
    source=_TIME_COURSE,
    seen=False,
    note="dead time from the lumbar fluid into the cord: first effect after 0.5-1.5 h",
)
SITE_TRANSFER = Parameter(
    name="csf_site_transfer_per_h",
    value=0.65,
    unit="1/h",
    low=0.3,
    high=1.5,
    source=_TIME_COURSE,
    seen=False,
    note="rate of that transfer: strongest at 3.6 h (published about 4), over at 8.6 h (by 20 %)",
)
SITE_SHARE = Parameter(
    name="csf_site_share",
    value=0.25,
    unit="1",
    low=0.2,
    high=0.4,
    source="ours, fitted to Hoving 2007, Dev Med Child Neurol 49:654 (abstract)",
    seen=False,
    note="share of the lumbar concentration that the site sees: half of children respond to 25 mcg",
)
SPREAD = Parameter(
    name="infusion_spread_per_h",
    value=0.12,
    unit="1/h",
    low=0.05,
    high=0.3,
    source="ours, fitted to Lioresal Intrathecal, Swiss professional label and German information",
    seen=False,
    note="rate at which an infusion spreads: level after one to two days; full effect after 24-48 h up to"
    " about 260 mcg a day, sooner above",
)
SPREAD_DELAY = Parameter(
    name="infusion_delay_h",
    value=1.0,
    unit="h",
    low=0.0,
    high=3.0,
    source="ours, fitted to Lioresal Intrathecal, German information",
    seen=False,
    note="dead time of an infusion before it spreads: first effect after 6-8 h at about 150 to 260 mcg a day,"
    " later below, sooner above",
)
ARMS_SHARE = Parameter(
    name="arms_gradient",
    value=0.43,
    unit="1",
    low=0.2,
    high=0.7,
    source="Kroin 1993, Neurosurgery 33:226 (abstract)",
    seen=True,
    note="fluid at T2 against T12 under continuous infusion of a tracer; that T2 stands for the arms is ours",
)
TRUNK_SHARE = Parameter(
    name="trunk_gradient",
    value=0.66,
    unit="1",
    low=0.4,
    high=0.85,
    source="ours, from Kroin 1993, Neurosurgery 33:226 (abstract)",
    seen=False,
    note="halfway along the same cord, on the log scale: the square root of 0.43",
)
PLASMA_PER_CSF = Parameter(
    name="plasma_per_csf",
    value=8.5,
    unit="1",
    low=7.0,
    high=10.0,
    source="Lioresal tablets, Swiss professional label, kinetics",
    seen=True,
    note="plasma over spinal fluid after tablets: turns fluid into plasma-equivalent concentration",
)
CSF_CL_CV = Parameter(
    name="csf_cl_cv",
    value=60.0,
    unit="%",
    low=30.0,
    high=90.0,
    source=_SALLERIN.replace("the geometric middle of", "guided by the range in"),
    seen=False,
    note="between people: six-fold between the slowest and fastest of four",
)
CSF_V_CV = Parameter(
    name="csf_v_cv",
    value=55.0,
    unit="%",
    low=30.0,
    high=90.0,
    source=_LABEL.replace("the geometric middle of", "guided by"),
    seen=False,
    note="between people: seven-fold between the smallest and largest",
)
SITE_SHARE_CV = Parameter(
    name="csf_site_share_cv",
    value=40.0,
    unit="%",
    low=20.0,
    high=80.0,
    source="ours",
    seen=False,
    note="between people; samples through the catheter differ a hundredfold and tell nothing about it",
)
SPREAD_CV = Parameter(
    name="infusion_spread_cv",
    value=40.0,
    unit="%",
    low=20.0,
    high=80.0,
    source="ours",
    seen=False,
    note="between people; not measured",
)
STANDING_PUMP = Parameter(
    name="standing_pump_days",
    value=7.0,
    unit="day",
    low=3.0,
    high=14.0,
    source="ours",
    seen=False,
    note="so long a pump that delivers nothing closes quiet windows: withdrawal is reported from 18 hours on,"
    " usually within one to three days",
)
YOUNGEST_INTRATHECAL_AGE = Parameter(
    name="youngest_intrathecal_age_y",
    value=4.0,
    unit="year",
    low=4.0,
    high=4.0,
    source="Lioresal Intrathecal, UK patient leaflet",
    seen=True,
    note="below this the medicine is not labelled into the spine, and the model declines",
)

INTRATHECAL = (
    CSF_CL,
    CSF_V,
    SITE_DELAY,
    SITE_TRANSFER,
    SITE_SHARE,
    SPREAD,
    SPREAD_DELAY,
    ARMS_SHARE,
    TRUNK_SHARE,
    PLASMA_PER_CSF,
    CSF_CL_CV,
    CSF_V_CV,
    SITE_SHARE_CV,
    SPREAD_CV,
    STANDING_PUMP,
    YOUNGEST_INTRATHECAL_AGE,
)
