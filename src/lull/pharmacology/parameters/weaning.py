"""How long labels take to come off baclofen by mouth. Lull compares a prescriber's steps with them and asks.

None of these makes a step. Where labels differ the slowest decides when a question is asked.
"""

from lull.pharmacology.parameters.parameter import Parameter

TAPER_DAYS_US = Parameter(
    name="oral_taper_days_us",
    value=14.0,
    unit="day",
    low=7.0,
    high=28.0,
    source="Baclofen, US prescribing information in a summary (PDR): gradually over at least 14 days",
    seen=True,
    note="used to ask, never to plan",
)
TAPER_DAYS_SWISS = Parameter(
    name="oral_taper_days_swiss",
    value=21.0,
    unit="day",
    low=14.0,
    high=42.0,
    source="Lioresal tablets, Swiss professional label: about 3 weeks after more than 2 to 3 months of use",
    seen=True,
    note="the slowest label found; a plan that ends sooner brings a question for the prescriber",
)

WEANING = (TAPER_DAYS_US, TAPER_DAYS_SWISS)
