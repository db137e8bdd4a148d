"""The choice of a language, at the foot of every page; it is kept in this browser."""

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

from lull.web.forms import Form, local_path, to_reading
from lull.web.how_used import how_used_of, keep_how_used
from lull.web.translation import LANGUAGES

router = APIRouter()


@router.post("/language")
def choose_language(request: Request, form: Form) -> RedirectResponse:
    """Remember the language in this browser; one nobody here speaks changes nothing."""
    typed = to_reading(form)
    response = RedirectResponse(local_path(typed.raw("back")), 303)
    code = typed.raw("language")
    if code in LANGUAGES:
        keep_how_used(response, replace(how_used_of(request), language=code))
    return response
