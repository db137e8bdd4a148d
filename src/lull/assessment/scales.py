"""Clinical scales, recorded as themselves: what an examiner said, and nothing made of it.

A grade is a member of an enumeration. It cannot be added, averaged or compared by size, because the steps
between grades are not equal. Lull never gives a grade: it keeps the one a clinician gave. What a grade
means stands in its publisher's form, which is linked and not copied.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from lull.refusal import BadInput, show


class AshworthGrade(Enum):
    """Modified Ashworth: resistance felt when a muscle is stretched by hand."""

    ZERO = "0"
    ONE = "1"
    ONE_PLUS = "1+"
    TWO = "2"
    THREE = "3"
    FOUR = "4"


class TardieuQuality(Enum):
    """Tardieu: how a muscle answers a stretch. Not every version of the scale has a 5."""

    ZERO = "0"
    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"


class GmfcsLevel(Enum):
    """Gross motor function: a classification, not a score that should move."""

    I = "I"  # noqa: E741 - the level's own name
    II = "II"
    III = "III"
    IV = "IV"
    V = "V"


class MacsLevel(Enum):
    """Handling of objects: a classification, not a score that should move."""

    I = "I"  # noqa: E741 - the level's own name
    II = "II"
    III = "III"
    IV = "IV"
    V = "V"


class CfcsLevel(Enum):
    """Everyday communication: a classification, not a score that should move."""

    I = "I"  # noqa: E741 - the level's own name
    II = "II"
    III = "III"
    IV = "IV"
    V = "V"


class GoalLevel(Enum):
    """Goal Attainment Scaling: how far one agreed goal was reached."""

    MUCH_LESS = "-2"
    LESS = "-1"
    AS_EXPECTED = "0"
    MORE = "+1"
    MUCH_MORE = "+2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One scale: ``word`` is what one value is called; ``form_url`` is ``None`` where none is known.

    ``often_meant`` names what is commonly written instead of a grade, and the grade it usually stands for; it
    is only ever suggested, never taken.
    """

    name: str
    word: str
    grades: type[Enum]
    publisher: str
    form_url: str | None
    source: str
    often_meant: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def written(self) -> tuple[str, ...]:
        """The grades as they are written, in the scale's order."""
        return tuple(str(grade.value) for grade in self.grades)


ROMAN = MappingProxyType({"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V"})

MODIFIED_ASHWORTH = Scale(
    name="Modified Ashworth",
    word="grade",
    grades=AshworthGrade,
    publisher="Bohannon and Smith, in Physical Therapy (American Physical Therapy Association)",
    form_url=None,
    source="Bohannon and Smith 1987, Phys Ther 67:206",
    often_meant=MappingProxyType({"1.5": "1+", "1,5": "1+", "1 +": "1+", "+1": "1+"}),
)
TARDIEU_QUALITY = Scale(
    name="Tardieu quality of muscle reaction",
    word="grade",
    grades=TardieuQuality,
    publisher="Boyd and Graham, in European Journal of Neurology",
    form_url=None,
    source="Boyd and Graham 1999, Eur J Neurol 6 (suppl 4):S23",
)
GMFCS = Scale(
    name="GMFCS",
    word="level",
    grades=GmfcsLevel,
    publisher="CanChild, McMaster University",
    form_url="https://canchild.ca/en/resources",
    source="Palisano et al. 2008, Dev Med Child Neurol 50:744",
    often_meant=ROMAN,
)
MACS = Scale(
    name="MACS",
    word="level",
    grades=MacsLevel,
    publisher="the developers of MACS",
    form_url="https://macs.nu",
    source="Eliasson et al. 2006, Dev Med Child Neurol 48:549",
    often_meant=ROMAN,
)
CFCS = Scale(
    name="CFCS",
    word="level",
    grades=CfcsLevel,
    publisher="the developers of CFCS",
    form_url="http://cfcs.us",
    source="Hidecker et al. 2011, Dev Med Child Neurol 53:704",
    often_meant=ROMAN,
)
GOAL_ATTAINMENT = Scale(
    name="Goal Attainment Scaling",
    word="level",
    grades=GoalLevel,
    publisher="Turner-Stokes, King's College London",
    form_url="https://www.kcl.ac.uk/cicelysaunders/resources/tools/gas",
    source="Kiresuk and Sherman 1968, Community Ment Health J 4:443",
    often_meant=MappingProxyType({"1": "+1", "2": "+2", "+0": "0", "-0": "0"}),
)

SCALES = (MODIFIED_ASHWORTH, TARDIEU_QUALITY, GMFCS, MACS, CFCS, GOAL_ATTAINMENT)


def to_grade(scale: Scale, written: object) -> Enum:
    """Return the grade written so, exactly.

    Raises:
        BadInput: for anything else, saying which grades there are; a number is never rounded to a grade.
    """
    text = written.strip() if isinstance(written, str) else written
    for grade in scale.grades:
        if text == grade.value:
            return grade
    if isinstance(text, int | float) and not isinstance(text, bool):
        if str(text) in scale.written:
            raise BadInput(f"{text} is a number, and a {scale.name} {scale.word} is none: write it as text")
        text = str(text)
    meant = None
    if isinstance(text, str):
        capital = text.upper()
        meant = scale.often_meant.get(text, capital if capital in scale.written else None)
    choice = f"the {scale.word}s are {', '.join(scale.written)}" if meant is None else f"{meant} is"
    shown = text if meant is not None else show(text)
    raise BadInput(f"{shown} is no {scale.name} {scale.word}: {choice}")
