"""The catalogue: every observation by topic, with the summary of verdicts."""

from collections import Counter
from collections.abc import Iterable

from lull.pharmacology.validation.adult_studies import ADULT_STUDIES
from lull.pharmacology.validation.bolus import BOLUS
from lull.pharmacology.validation.continuous import CONTINUOUS
from lull.pharmacology.validation.effect import EFFECT
from lull.pharmacology.validation.fluid import FLUID
from lull.pharmacology.validation.kidney import KIDNEY
from lull.pharmacology.validation.long_treatment import LONG_TREATMENT
from lull.pharmacology.validation.observation import Finding, judge_observation
from lull.pharmacology.validation.oral_adults import ORAL_ADULTS
from lull.pharmacology.validation.oral_children import ORAL_CHILDREN
from lull.pharmacology.validation.outside_model import OUTSIDE_MODEL
from lull.pharmacology.validation.plasma import PLASMA
from lull.pharmacology.validation.pump_stop import PUMP_STOP
from lull.pharmacology.validation.regions import REGIONS

TOPICS = (
    ("Adults by mouth: labels", ORAL_ADULTS),
    ("Adults by mouth: studies", ADULT_STUDIES),
    ("Adults by mouth: long treatment", LONG_TREATMENT),
    ("Children by mouth", ORAL_CHILDREN),
    ("Kidneys", KIDNEY),
    ("Effect by mouth", EFFECT),
    ("Spinal fluid", FLUID),
    ("A bolus into the spinal fluid", BOLUS),
    ("A pump that runs evenly", CONTINUOUS),
    ("A pump that stops", PUMP_STOP),
    ("Plasma while a pump runs", PLASMA),
    ("Legs and arms", REGIONS),
    ("Outside the model", OUTSIDE_MODEL),
)
"""Every observation, by topic, as it is printed."""

OBSERVATIONS = tuple(observation for _, topic in TOPICS for observation in topic)


def judge_topics() -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    """Ask the model every question, topic by topic."""
    return tuple((title, tuple(map(judge_observation, topic))) for title, topic in TOPICS)


def summarise_findings(findings: Iterable[Finding]) -> str:
    """Return the counts in one sentence; what set a parameter is counted apart, for it confirms nothing."""
    known = list(findings)
    count = Counter(finding.verdict for finding in known)
    own = sum(finding.verdict == "pass" and bool(finding.observation.used_for) for finding in known)
    return (
        f"{len(known)} observations: {count['pass']} pass ({own} of them set a parameter, and confirm"
        " nothing),"
        f" {count['miss']} miss, {count['not modelled']} not modelled,"
        f" {count['memory, not judged']} from memory and not judged."
    )
