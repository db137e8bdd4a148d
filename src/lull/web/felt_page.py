"""How a session felt: two questions on its result, each of which may be left out.

What is told changes nothing: no goal, no reminder and no praise is made of it (hazard H31).
"""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from lull.actions.tell_felt import tell_felt
from lull.record.session_felt import FACES, SessionFelt
from lull.web.forms import Form, Reading, to_reading
from lull.web.house import house_of
from lull.web.record_page import read_form_id

router = APIRouter()


@router.post("/practise/{session_id}/felt")
def tell(request: Request, session_id: str, form: Form) -> Response:
    """Write down which faces were chosen; none chosen is skipping, and nothing is written."""
    house, typed = house_of(request), to_reading(form)
    form_id = read_form_id(typed)
    fun, effort = _read_face(typed, "fun"), _read_face(typed, "effort")
    if fun is None and effort is None:
        return RedirectResponse(f"/practise/{session_id}", 303)
    told = SessionFelt(session_id=session_id, fun=fun, effort=effort, at=house.now())
    tell_felt(house.ledger, told, event_id=form_id)
    return RedirectResponse(f"/practise/{session_id}?done={form_id}", 303)


def _read_face(typed: Reading, name: str) -> int | None:
    """Return the face that was chosen, if there is one."""
    return next((face for face in range(FACES) if typed.raw(name) == str(face)), None)
