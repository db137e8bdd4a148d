"""How this browser is used: its language, and by keyboard, switches, a resting pointer or the eyes.

It is kept in a cookie of this browser and not in the record (decision 21): a switch is screwed to a chair and
a television hangs on a wall, and the door, the first run and the safety card need it before any record is
open. It says nothing about a person's health.
"""

from dataclasses import dataclass, fields
from typing import Literal, TypeVar, get_args
from urllib.parse import parse_qsl, urlencode

from starlette.requests import HTTPConnection
from starlette.responses import Response

from lull.practice.challenge.limits import SLOW_MODE_FACTOR
from lull.web.translation import ENGLISH, LANGUAGES

Way = Literal["usual", "one-switch", "two-switches", "dwell", "gaze"]
Hand = Literal["either", "left", "right"]
Contrast = Literal["system", "high"]
Size = Literal["usual", "television"]

T = TypeVar("T")

HOW_USED_COOKIE = "lull_how"
KEPT_S = 365 * 24 * 3600
"""So long a browser keeps a cookie after the last page somebody went to; each of them renews it."""

SCANS_S = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 10.0)
"""How long the ring rests on one thing, in seconds (ours; WCAG 2.2.1 asks for ten times the shortest)."""
DWELLS_S = (0.4, 0.6, 0.8, 1.0, 1.5, 2.0, 3.0)
"""How long the pointer rests on a thing before it is pressed, in seconds (ours; 0.4 to 3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HowUsed:
    """One browser's choice. ``scan_s`` counts with one switch, ``dwell_s`` with a resting pointer or eyes.

    ``one_press`` makes a second press within half a second the same press also with keyboard, mouse and
    touch; with a switch, a resting pointer and the eyes it always is.
    """

    way: Way = "usual"
    scan_s: float = 2.0
    dwell_s: float = 1.0
    hand: Hand = "either"
    contrast: Contrast = "system"
    size: Size = "usual"
    one_press: bool = False
    language: str = ENGLISH

    @property
    def time_factor(self) -> float:
        """What each time of a challenge or a game is multiplied with: 2 by switch, dwell and eyes, else 1."""
        return 1.0 if self.way == "usual" else SLOW_MODE_FACTOR


USUAL = HowUsed()


def how_used_of(connection: HTTPConnection) -> HowUsed:
    """Return how the browser behind a request or a socket is used."""
    return read_how_used(dict(parse_qsl(connection.cookies.get(HOW_USED_COOKIE, ""))))


def read_how_used(told: dict[str, str]) -> HowUsed:
    """Return a choice from its fields; a field that is missing or means nothing has its usual value."""
    return HowUsed(
        way=_one_of(get_args(Way), told.get("way"), USUAL.way),
        scan_s=_one_of(SCANS_S, _number(told.get("scan_s")), USUAL.scan_s),
        dwell_s=_one_of(DWELLS_S, _number(told.get("dwell_s")), USUAL.dwell_s),
        hand=_one_of(get_args(Hand), told.get("hand"), USUAL.hand),
        contrast=_one_of(get_args(Contrast), told.get("contrast"), USUAL.contrast),
        size=_one_of(get_args(Size), told.get("size"), USUAL.size),
        one_press=told.get("one_press") == "yes",
        language=_one_of(tuple(LANGUAGES), told.get("language"), USUAL.language),
    )


def fill_how_used(how: HowUsed) -> dict[str, str]:
    """Return the fields of a choice; :func:`read_how_used` reads them back."""
    values = {field.name: getattr(how, field.name) for field in fields(how)}
    return {
        **{name: f"{value:g}" if isinstance(value, float) else str(value) for name, value in values.items()},
        "one_press": "yes" if how.one_press else "",
    }


def keep_how_used(response: Response, how: HowUsed) -> None:
    """Remember a choice in this browser, from today on."""
    response.set_cookie(
        HOW_USED_COOKIE, urlencode(fill_how_used(how)), max_age=KEPT_S, httponly=True, samesite="strict"
    )


def _one_of(allowed: tuple[T, ...], told: object, usual: T) -> T:
    """Return what was told where it is allowed."""
    return next((one for one in allowed if one == told), usual)


def _number(told: str | None) -> float | None:
    """Return a number, or None for what is none."""
    try:
        return None if told is None else float(told)
    except ValueError:
        return None
