"""What the reference files hold and the model has no answer to: practice of dosing, function, danger."""

from lull.pharmacology.validation import sources
from lull.pharmacology.validation.observation import Observation

_PRACTICE = "practice of dosing: an amount goes into the model, it does not come out of it"


def _outside(what: str, published: str, source: str, row: str, reason: str) -> Observation:
    """Return a row without a counterpart in the model; who it was stands second in the row."""
    return Observation(
        what=what,
        population=row.split(" | ", maxsplit=2)[1] or "not stated",
        published=published,
        unit="-",
        source=source,
        rows=(row,),
        reason=reason,
    )


_AMOUNTS = (
    (
        "daily amount arrived at",
        "2 mg/kg",
        sources.HE,
        "oral | children 2-17 y with CP | recommended daily dose | 2",
    ),
    (
        "mean daily amount, changing and even infusion",
        "429.3 and 211.9 mcg",
        sources.FLEX,
        "intrathecal | mostly CP, mean 18 y | mean daily dose | 429.3",
    ),
    (
        "daily amount at the start",
        "67 mcg (50-96)",
        sources.VAN_RAPPARD,
        "intrathecal | spastic CP children | start dose | 67",
    ),
    (
        "daily amount after six months",
        "150 mcg (60-277)",
        sources.VAN_RAPPARD,
        "intrathecal | spastic CP children | dose | 150",
    ),
    (
        "test doses and the time of watching",
        "4-8 h",
        sources.US_DIGEST,
        "intrathecal | adults/children | observation time | 4-8",
    ),
    (
        "test dose",
        "25 mcg",
        sources.BOSTER,
        "intrathecal | very small children / rely on spasticity | test dose | 25",
    ),
    (
        "usual daily amounts",
        "90-703 mcg",
        sources.US_DIGEST,
        "intrathecal | cerebral origin adults/>12 y | usual range | 90-703",
    ),
    ("usual daily amounts", "24-1199 mcg", sources.GABLOFEN, "intrathecal | <12 y | usual range | 24-1199"),
    (
        "usual daily amounts",
        "300-800 mcg",
        sources.SPINAL_GERMAN_LIST,
        "intrathecal | spinal origin | usual range | 300-800",
    ),
)

_OTHER = (
    _outside(
        "daily amount where it stays level; more than 100 mcg a year in some",
        "350 mcg after 18 months; 22 %",
        sources.HEETLA_2009,
        "intrathecal | adults/adolescents | plateau dose | 350",
        "tolerance is off unless asked for: no rate is published",
    ),
    _outside(
        "gross motor function (GMFM)",
        "+4.1 (<8 y); +3.7 (8-18 y)",
        sources.KRACH,
        "intrathecal | CP 4-29 y | GMFM change | +4.1 (<8 y); +3.7 (8-18 y)",
        "the model predicts tone, not function",
    ),
    _outside(
        "when benefit is seen",
        "pain and sleep within 6 months; mobility later",
        sources.WHEN_IMPROVED,
        "effect | CP children | timing of benefit | pain and sleep within 6 months; mobility later",
        "the model predicts tone, not pain, sleep or mobility",
    ),
    _outside(
        "serum after overdose",
        "49-6000 ng/mL",
        sources.PERRY,
        "oral | adolescents | serum range | 49-6000",
        "amounts and times of the eight cases are not in the abstract",
    ),
    _outside(
        "relative infant dose by milk",
        "3.6 %",
        sources.LACTMED,
        "oral | lactating adult | relative infant dose | 3.6",
        "milk is not modelled",
    ),
    _outside(
        "interval between refills",
        "120 d",
        sources.ARITHMETIC,
        "derived | refill interval",
        "the reservoir is counted elsewhere, by plain arithmetic",
    ),
    Observation(
        what="mean daily amount",
        population="<12 y",
        published="274 mcg",
        unit="-",
        source=sources.SPINAL_US,
        rows=("intrathecal | <12 y | mean | 274",),
        reason=_PRACTICE,
        read=False,
    ),
)

OUTSIDE_MODEL = (*(_outside(*amount, reason=_PRACTICE) for amount in _AMOUNTS), *_OTHER)
