"""The one question before something unusual is written: the same page for doses, plans, pumps and stock."""

from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from lull.actions.needs_confirmation import NeedsConfirmation
from lull.web.forms import Reading
from lull.web.house import house_of


def ask_once(
    request: Request,
    asked: NeedsConfirmation | str,
    typed: Reading,
    *,
    again: str = "",
    **more: Any,  # noqa: ANN401 - handed on to the template as it is
) -> HTMLResponse:
    """Return the page that asks. "Yes" sends what was typed to the same address again, confirmed.

    ``again`` is the page that "No" leads to; without it the form is shown again with every word.
    """
    message, both = (asked, False) if isinstance(asked, str) else (asked.message, bool(asked.also))
    return house_of(request).render(
        request,
        "confirm.html",
        message=message,
        both=both,
        action=request.url.path,
        typed=typed.typed,
        again=again,
        **more,
    )
