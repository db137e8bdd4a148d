"""The side effects one can choose from: those of the US label of baclofen tablets, and of what else we read.

Only rows that were read are here; a test walks them against the reference file. The words on the buttons are
ours, the label's own word is the id.
"""

from collections.abc import Mapping
from types import MappingProxyType

from lull.safety.known_effect import KnownEffect, Report

US_ADULTS = "adults (US label)"
US_SOURCE = "US oral baclofen label text, globalrph.com/rx-list/baclofen-drug"
SWISS_SOURCE = "Lioresal tablets, Swiss professional label, ch.oddb.org"
SPINE_SOURCE = "Lioresal Intrathecal US label, table of adverse events (partly visible)"
BOLUS = "cerebral origin, 62 patients single 50 ug bolus, placebo controlled"
BOLUS_ROW = (
    "agitation, constipation, somnolence, leukocytosis, nausea, vomiting, nystagmus, chills, "
    "urinary retention, hypotonia"
)


def _us(row: str, low: float | None = None, high: float | None = None) -> Report:
    """Return a row of the US label; without numbers the label calls it rare."""
    return Report(
        route="oral",
        population=US_ADULTS,
        row=row,
        source=US_SOURCE,
        low_pct=low,
        high_pct=high,
        words="" if low is not None else "rare",
    )


def _swiss(row: str, low: float = 1, high: float = 10) -> Report:
    """Return a row of the Swiss label: common is 1 to 10 of 100, rare 0.01 to 0.1."""
    return Report(
        route="oral", population="Swiss label", row=row, source=SWISS_SOURCE, low_pct=low, high_pct=high
    )


def _spine(phase: str, percent: float) -> Report:
    """Return a row of the trials into the spine."""
    return Report(
        route="intrathecal",
        population=f"US trials, spinal origin, {phase}",
        row="somnolence",
        source=SPINE_SOURCE,
        low_pct=percent,
        high_pct=percent,
    )


_BOLUS = Report(
    route="intrathecal",
    population=BOLUS,
    row=BOLUS_ROW,
    source="Gablofen label p4, medlibrary.org",
    words="seen after one test amount into the spine",
)


def _effect(effect_id: str, name: str, *reports: Report, is_danger: bool = False) -> KnownEffect:
    """Return one effect."""
    return KnownEffect(id=effect_id, name=name, reports=reports, is_danger=is_danger)


COMMON: tuple[KnownEffect, ...] = (
    _effect(
        "drowsiness",
        "Sleepy",
        _us("drowsiness (transient)", 10, 63),
        _swiss("sedation and somnolence", 10.2, 10.2),
        Report(
            route="oral",
            population="children with CP on max tolerated dose",
            row="drowsiness",
            source="Goyal 2016, J Clin Diagn Res 10(6):RC01 (abstract)",
            words="the most common",
        ),
        _spine("screening N=244", 5.3),
        _spine("titration N=214", 5.1),
        _spine("maintenance N=214", 8.4),
        Report(
            route="intrathecal",
            population="CP children 7-16 y",
            row="slight lethargy",
            source="Hoving 2007, Dev Med Child Neurol 49:654 (abstract)",
            low_pct=41,
            high_pct=41,
        ),
        _BOLUS,
    ),
    _effect("dizziness", "Dizzy", _us("dizziness", 5, 15), _swiss("dizziness"), _swiss("light-headedness")),
    _effect("weakness", "Weak", _us("weakness", 5, 15), _BOLUS),
    _effect("fatigue", "Tired", _us("fatigue", 2, 4), _swiss("fatigue"), _swiss("exhaustion")),
    _effect(
        "nausea",
        "Feeling sick",
        _us("nausea", 4, 12),
        Report(
            route="oral",
            population="German consumer list",
            row="nausea",
            source="fdlist.com, side effects of baclofen (low quality)",
            words="very common",
        ),
        _BOLUS,
    ),
    _effect("headache", "Headache", _us("headache", 4, 8), _swiss("headache")),
    _effect("insomnia", "Cannot sleep", _us("insomnia", 2, 7), _swiss("insomnia")),
    _effect("constipation", "Hard stools", _us("constipation", 2, 6), _BOLUS),
    _effect("urinary frequency", "Passing water often", _us("urinary frequency", 2, 6)),
    _effect("confusion", "Confused", _us("confusion", 1, 11), _swiss("confusion"), is_danger=True),
    _effect("hypotension", "Low blood pressure", _us("hypotension", 0, 9)),
)
"""The ones the US label gives numbers for: the big buttons."""

RARE: tuple[KnownEffect, ...] = (
    _effect("depression", "Low mood", _us("depression"), _swiss("depression")),
    _effect("euphoria", "Very happy, without a reason", _us("euphoria"), _swiss("euphoria")),
    _effect("excitement", "Restless", _us("excitement"), _swiss("agitation", 0.01, 0.1), _BOLUS),
    _effect(
        "hallucinations",
        "Seeing or hearing things",
        _us("hallucinations"),
        _swiss("hallucinations"),
        is_danger=True,
    ),
    _effect("nightmares", "Bad dreams", _swiss("nightmares")),
    _effect("paresthesia", "Tingling", _us("paresthesia"), _swiss("paraesthesia", 0.01, 0.1), is_danger=True),
    _effect("muscle pain", "Muscle pain", _us("muscle pain")),
    _effect("hypotonia", "Too loose", _BOLUS, is_danger=True),
    _effect("rigidity", "Very stiff", _us("rigidity"), is_danger=True),
    _effect("dystonia", "Twisted posture", _us("dystonia")),
    _effect("tremor", "Trembling", _us("tremor"), _swiss("tremor")),
    _effect("ataxia", "Unsteady", _us("ataxia"), _swiss("ataxia")),
    _effect("coordination disorder", "Clumsy", _us("coordination disorder")),
    _effect("slurred speech", "Slurred speech", _us("slurred speech"), _swiss("dysarthria", 0.01, 0.1)),
    _effect(
        "blurred vision",
        "Blurred sight",
        _us("blurred vision"),
        _swiss("accommodation disorder"),
        _swiss("visual impairment"),
    ),
    _effect("nystagmus", "Eyes that jerk", _us("nystagmus"), _swiss("nystagmus"), _BOLUS),
    _effect("tinnitus", "Ringing in the ears", _us("tinnitus")),
    _effect("epileptic seizure", "A fit", _us("epileptic seizure"), is_danger=True),
    _effect("syncope", "Fainting", _us("syncope"), is_danger=True),
    _effect("dyspnea", "Short of breath", _us("dyspnea"), is_danger=True),
    _effect("chest pain", "Chest pain", _us("chest pain"), is_danger=True),
    _effect("palpitation", "Pounding heart", _us("palpitation"), is_danger=True),
    _effect("dry mouth", "Dry mouth", _us("dry mouth"), _swiss("dry mouth")),
    _effect("anorexia", "No appetite", _us("anorexia")),
    _effect("taste disorder", "Odd taste", _us("taste disorder"), _swiss("dysgeusia", 0.01, 0.1)),
    _effect("abdominal pain", "Belly pain", _us("abdominal pain")),
    _effect("vomiting", "Being sick", _us("vomiting"), _BOLUS),
    _effect("diarrhea", "Loose stools", _us("diarrhea")),
    _effect("enuresis", "Wetting oneself", _us("enuresis")),
    _effect("nocturia", "Passing water at night", _us("nocturia")),
    _effect("urinary retention", "Cannot pass water", _us("urinary retention"), _BOLUS),
    _effect("dysuria", "Pain when passing water", _us("dysuria")),
    _effect("impotence", "Trouble with erections", _us("impotence")),
    _effect("rash", "Rash", _us("rash")),
    _effect("hypersensitivity", "Allergy", _swiss("hypersensitivity", 0.01, 0.1), is_danger=True),
    _effect("ankle edema", "Swollen ankles", _us("ankle edema")),
    _effect("excessive perspiration", "Sweating a lot", _us("excessive perspiration")),
    _effect("chills", "Chills", _BOLUS),
    _effect("weight gain", "Weight gain", _us("weight gain")),
)

EFFECTS: Mapping[str, KnownEffect] = MappingProxyType({effect.id: effect for effect in (*COMMON, *RARE)})


def find_effect(said: str) -> KnownEffect | None:
    """Return the effect that somebody chose; ``None`` for own words."""
    return EFFECTS.get(said.strip().casefold())


def say_effect(said: str) -> str:
    """Return the plain name of an effect, or the person's own words as they stand."""
    found = find_effect(said)
    return found.name if found else said.strip()
