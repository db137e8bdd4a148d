"""The shore: a picture of everything practising earned. It only grows, and no page asks for more of it."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from lull.actions.collect_shore import collect_shore
from lull.progress.collection import ATTEMPTS_A_PEBBLE, MINUTES_A_STARFISH, REPETITIONS_A_SHELL
from lull.web.charts.shore import draw_shores, say_things
from lull.web.house import house_of

router = APIRouter()
LATEST = 6
"""So many full shores are shown at once (ours): years of practice fill a hundred."""


@router.get("/progress/shore")
def show(request: Request, every: bool = False) -> Response:  # noqa: FBT001, FBT002 - of the address
    """Show the shore being filled, and the full ones before it: the latest six, or every one."""
    house = house_of(request)
    shore = collect_shore(house.ledger)
    *before, newest = draw_shores(shore.found)
    return house.render(
        request,
        "shore.html",
        newest=newest,
        before=before if every else before[-LATEST:],
        more=0 if every else max(0, len(before) - LATEST),
        said=say_things(shore.found),
        is_empty=not shore.found,
        a_shell=REPETITIONS_A_SHELL,
        a_pebble=ATTEMPTS_A_PEBBLE,
        a_starfish=MINUTES_A_STARFISH,
    )
