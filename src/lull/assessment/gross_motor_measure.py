"""A score of the Gross Motor Function Measure as its own scoring gave it: kept, never worked out here.

The items and the scoring of GMFM are their publisher's (CanChild, McMaster University). GMFM-66 is valid for
people with cerebral palsy only; the two versions are different measures and are never compared.
"""

from dataclasses import dataclass
from math import isfinite
from typing import Literal

from lull.refusal import BadInput

LOWEST_SCORE, HIGHEST_SCORE = 0.0, 100.0
"""Both versions run from 0 to 100 (GMFM-88 in per cent, GMFM-66 in its own units; the manual's)."""

FORM_URL = "http://cpnet.canchild.ca/en/resources/44-gross-motor-function-measure-gmfm"


@dataclass(frozen=True, slots=True, kw_only=True)
class GmfmScore:
    """One total of one ``version``; ``score`` 0 to 100; ``standard_error`` where the form gave one.

    Raises:
        BadInput: for a score outside 0 to 100 or a standard error that is no positive number.
    """

    version: Literal["GMFM-66", "GMFM-88"]
    score: float
    standard_error: float | None = None

    def __post_init__(self) -> None:
        """Refuse what no form could have given."""
        if not isfinite(self.score) or not LOWEST_SCORE <= self.score <= HIGHEST_SCORE:
            raise BadInput(f"{self.score:g} is no {self.version} score: they run from 0 to 100")
        error = self.standard_error
        if error is not None and not (isfinite(error) and error > 0.0):
            raise BadInput(f"{error:g} is no standard error: leave it away, or write what the form says")
