"""A kidney value that keeps the medicine in the body longer: said on the page, with nothing about doses."""

from lull.safety.finding import Finding

REDUCED_BELOW = 60.0
"""eGFR in mL/min per 1.73 m2; below it labels and reviews ask prescribers for care.

Source: Baclofen Toxicity in Kidney Disease, AJKD 2017 (abstract): 30 to 60 and below 30. Plausible 45 to 90.
"""


def check_kidney(egfr_ml_min_per_1_73m2: float | None) -> tuple[Finding, ...]:
    """Return a finding where the kidney value is known and reduced."""
    if egfr_ml_min_per_1_73m2 is None or egfr_ml_min_per_1_73m2 >= REDUCED_BELOW:
        return ()
    return (
        Finding(
            code="kidney_reduced",
            message=(
                f"Kidney value {egfr_ml_min_per_1_73m2:g}: baclofen stays in the body longer."
                " Low tone may then also mean too much. Tell your prescriber this value."
            ),
        ),
    )
