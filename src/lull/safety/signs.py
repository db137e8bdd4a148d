"""The signs of the safety card: fixed words, each with an id that never changes and where it was read.

``lists`` says in which accounts a sign stands: of too little baclofen (``withdrawal``), of too much
(``overdose``), or of both. It puts a sign on a list to read. It decides nothing: whatever is seen, the answer
is to call (hazard H11).

``rows`` name the rows of our reference files: event, route and sign as written there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

ListId = Literal["withdrawal", "overdose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One sign in a family's words."""

    id: str
    words: str
    lists: tuple[ListId, ...]
    source: str
    rows: tuple[str, ...]


FAMILY = "Children's Wisconsin, teaching sheet 1227"
ITB_PAGE = "Lioresal Intrathecal patient safety page"
ITB_LABEL = "label of intrathecal baclofen"
SWISS = "Lioresal tablets, Swiss professional label"
US_ORAL = "US label of baclofen tablets"
LEO = "Leo & Baer 2005, Psychosomatics 46:503"
PERRY = "Perry 1998, Pediatrics 101:1045 (abstract)"
LEUNG = "Leung 2006, Emerg Med Australas 18:77 (abstract)"
WIKI = "neurosurgerywiki, intrathecal baclofen withdrawal"
MEDTRONIC = "Medtronic US, pump management page"

BOTH: tuple[ListId, ...] = ("withdrawal", "overdose")
TOO_LITTLE: tuple[ListId, ...] = ("withdrawal",)
TOO_MUCH: tuple[ListId, ...] = ("overdose",)

_FAMILY_NOW = "overdose | intrathecal | hard to wake, faint, trouble breathing, weakness or tingling"
_FAMILY_CLINIC = "withdrawal | intrathecal | grumpy without reason, very itchy, hard to move, twitches"
_REBOUND = "withdrawal | intrathecal | rebound spasticity, rigidity, fever, labile BP, reduced consciousness"
_TOO_LOW = "withdrawal | intrathecal | low blood pressure, light-headedness, tingling"
_SWISS_STOP = (
    "withdrawal | oral | anxiety, confusion, hallucinations, seizures, dyskinesia, tachycardia, "
    "hyperthermia, transient rebound spasms"
)
_EARLY = "overdose | intrathecal | drowsiness, light-headedness, dizziness, somnolence"
_SEVERE = "overdose | intrathecal | respiratory depression, seizures, rostral progression of hypotonia, coma"
_PERRY = (
    "overdose | oral | coma 7/8, hypothermia 6/8, bradycardia 5/8, hypertension 4/8, hyporeflexia 8/8, "
    "seizures 2/8"
)
_STOPPED = "withdrawal | oral | hallucinations, seizures"

EMERGENCY_SIGNS: tuple[Sign, ...] = (
    Sign(
        id="hard_to_wake",
        words="cannot be woken, very hard to wake, or much sleepier than usual",
        lists=BOTH,
        source=f"{PERRY}; {FAMILY}; {WIKI}",
        rows=(_PERRY, _FAMILY_NOW, _EARLY, _REBOUND),
    ),
    Sign(
        id="breathing",
        words="slow, shallow or hard breathing",
        lists=TOO_MUCH,
        source=f"{ITB_LABEL}, overdose; {FAMILY}",
        rows=(_SEVERE, _FAMILY_NOW),
    ),
    Sign(
        id="fit",
        words="a fit",
        lists=BOTH,
        source=f"{SWISS}; {ITB_LABEL}, overdose",
        rows=(_SWISS_STOP, _STOPPED, _SEVERE),
    ),
    Sign(
        id="faint",
        words="fainting, very dizzy or light-headed",
        lists=BOTH,
        source=f"{FAMILY}; {ITB_PAGE}",
        rows=(_FAMILY_NOW, _TOO_LOW, _EARLY),
    ),
    Sign(
        id="weak_or_tingling",
        words="new weakness or tingling",
        lists=BOTH,
        source=f"{FAMILY}; {ITB_PAGE}",
        rows=(_FAMILY_NOW, _TOO_LOW),
    ),
    Sign(
        id="floppy",
        words="too loose, or very floppy",
        lists=TOO_MUCH,
        source=f"{ITB_LABEL}, overdose; {PERRY}",
        rows=(_SEVERE, _PERRY),
    ),
    Sign(
        id="cold",
        words="cold to touch",
        lists=TOO_MUCH,
        source=f"{PERRY}; Baclofen Sintetica Intrathecal, Swiss label",
        rows=(_PERRY, "overdose | intrathecal | hypersalivation, hypothermia, nausea, vomiting"),
    ),
    Sign(
        id="very_stiff",
        words="very stiff",
        lists=TOO_LITTLE,
        source=WIKI,
        rows=(_REBOUND,),
    ),
    Sign(
        id="fever",
        words="a high fever",
        lists=TOO_LITTLE,
        source=f"{SWISS}; {WIKI}",
        rows=(_SWISS_STOP, _REBOUND),
    ),
    Sign(
        id="confused",
        words="confused, or seeing or hearing things",
        lists=BOTH,
        source=f"{LEO}; {SWISS}; {LEUNG}",
        rows=(
            "withdrawal | oral/ITB | confusion",
            "withdrawal | oral/ITB | visual hallucinations",
            "withdrawal | oral/ITB | auditory hallucinations",
            _SWISS_STOP,
            "overdose | oral | delirium, coma, seizures",
        ),
    ),
)
"""Any of these: call the emergency number now. In the order of the card, the worst first."""

CLINIC_SIGNS: tuple[Sign, ...] = (
    Sign(
        id="itchy",
        words="very itchy skin",
        lists=TOO_LITTLE,
        source=f"{WIKI}; {FAMILY}",
        rows=("withdrawal | intrathecal | pruritus without rash", _FAMILY_CLINIC),
    ),
    Sign(
        id="tighter",
        words="tighter muscles or more spasms",
        lists=TOO_LITTLE,
        source=f"{SWISS}; {WIKI}",
        rows=("withdrawal | intrathecal | return of spasticity / rigidity", _SWISS_STOP),
    ),
    Sign(
        id="not_yourself",
        words="grumpy, not yourself, or cannot sleep",
        lists=TOO_LITTLE,
        source=f"{FAMILY}; {LEO}",
        rows=(_FAMILY_CLINIC, "withdrawal | oral/ITB | insomnia", "withdrawal | oral/ITB | agitation"),
    ),
    Sign(
        id="missed",
        words="doses were missed, or came up again",
        lists=TOO_LITTLE,
        source=f"{US_ORAL}, sudden stop; that a dose came up is our own",
        rows=(_STOPPED,),
    ),
    Sign(
        id="runs_out",
        words="the medicine may run out",
        lists=TOO_LITTLE,
        source=f"{US_ORAL}, sudden stop",
        rows=(_STOPPED,),
    ),
    Sign(
        id="pump",
        words="the pump beeps, or a refill was missed",
        lists=TOO_LITTLE,
        source=f"{MEDTRONIC}; {ITB_LABEL}, sudden stop",
        rows=("withdrawal | intrathecal | any withdrawal syndrome",),
    ),
)
"""Any of these: call the clinic now."""

SIGNS: Mapping[str, Sign] = MappingProxyType({sign.id: sign for sign in (*EMERGENCY_SIGNS, *CLINIC_SIGNS)})


def signs_of(list_id: ListId) -> tuple[Sign, ...]:
    """Return the signs that stand on one list, the worst first."""
    return tuple(sign for sign in SIGNS.values() if list_id in sign.lists)
