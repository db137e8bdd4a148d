"""How you use Lull: the way in, the hand, the contrast and the size, remembered in this browser."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from lull.saying import say
from lull.web.forms import Form, to_reading
from lull.web.house import house_of
from lull.web.how_used import DWELLS_S, SCANS_S, fill_how_used, how_used_of, keep_how_used, read_how_used
from lull.web.toast import Toast
from lull.web.translation import LANGUAGES

router = APIRouter()

ADDRESS = "/how-you-use-it"

WAYS = (
    ("usual", "keyboard", say("Keyboard, mouse or touch"), say("Tab and Enter reach everything.")),
    (
        "one-switch",
        "circle-dot",
        say("One switch"),
        say("A ring goes from part to part. Any key, a click or a touch chooses."),
    ),
    (
        "two-switches",
        "arrow-right",
        say("Two switches"),
        say("Space or a click moves the ring. Enter or a right click chooses."),
    ),
    (
        "dwell",
        "mouse-pointer-2",
        say("Resting the pointer"),
        say("A thing is pressed when the pointer rests on it. No click is needed."),
    ),
    (
        "gaze",
        "eye",
        say("Eye-gaze"),
        say("For an eye tracker that moves the mouse. Large targets, and a place to rest the eyes."),
    ),
)
"""Each way in with its picture, its name and what it does."""


@router.get(ADDRESS)
def show_how_used(request: Request, saved: str = "") -> Response:
    """Show the choices as this browser has them."""
    return house_of(request).render(
        request,
        "how_used.html",
        typed=fill_how_used(how_used_of(request)),
        errors={},
        ways=WAYS,
        tongues=tuple(LANGUAGES.items()),
        scans=_seconds(SCANS_S),
        dwells=_seconds(DWELLS_S),
        toast=Toast(say("Saved for this browser.")) if saved else None,
    )


@router.post(ADDRESS)
def take_how_used(form: Form) -> Response:
    """Remember the choices; what is not offered keeps its usual value."""
    response = RedirectResponse(f"{ADDRESS}?saved=yes", 303)
    keep_how_used(response, read_how_used(dict(to_reading(form).typed)))
    return response


def _seconds(times_s: tuple[float, ...]) -> list[tuple[str, str]]:
    """Return times with their words."""
    return [(f"{time_s:g}", f"{time_s:g} s") for time_s in times_s]
