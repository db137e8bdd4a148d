"""Into the made-up family's day and back, and the choice of light or dark."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

from lull.web.forms import Form, local_path, to_reading
from lull.web.house import THEME_COOKIE, THEMES, house_of

router = APIRouter()
YEAR_S = 365 * 24 * 3600


@router.post("/demo/open")
def open_demo(request: Request) -> RedirectResponse:
    """Show the made-up family."""
    house_of(request).open_demo()
    return RedirectResponse("/", 303)


@router.post("/demo/leave")
def leave_demo(request: Request) -> RedirectResponse:
    """Go back to the person's own record."""
    house_of(request).leave_demo()
    return RedirectResponse("/", 303)


@router.post("/theme")
def choose_theme(form: Form) -> RedirectResponse:
    """Remember light or dark in this browser."""
    typed = to_reading(form)
    response = RedirectResponse(local_path(typed.raw("back")), 303)
    theme = typed.raw("theme")
    if theme in THEMES:
        response.set_cookie(THEME_COOKIE, theme, max_age=YEAR_S, httponly=True, samesite="strict")
    return response
