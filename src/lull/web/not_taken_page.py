"""If this dose is not taken: two curves of tone, the fixed sentences around them, and no advice."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from lull.actions.draw_not_taken import draw_not_taken
from lull.refusal import BadInput, Refusal
from lull.timeline import to_utc
from lull.tone.forecast import Forecast, Region
from lull.web.charts.not_taken_chart import PHONE, WIDE
from lull.web.charts.not_taken_chart import draw_not_taken as draw_chart
from lull.web.house import house_of

router = APIRouter()

EVERY = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class HourLine:
    """One line of the table: tone as planned and without the dose, in percent of untreated."""

    at: datetime
    planned: int
    without: int


@router.get("/not-taken")
def show_not_taken(request: Request, due: str = "") -> Response:
    """Show the two curves of a dose that is due."""
    house = house_of(request)
    state = house.ledger.state()
    if state.described is None:
        return RedirectResponse("/start", 303)
    due_at = _read_instant(due)
    forecast = draw_not_taken(state, due_at, now=house.now())
    if isinstance(forecast, Refusal):
        return house.render(
            request, "trouble.html", title="No curve can be drawn.", words=f"{forecast.message}.", why=""
        )
    region = state.settings.region
    label = "Predicted tone with and without the dose. The table below has the numbers."
    return house.render(
        request,
        "not_taken.html",
        due_at=due_at,
        region=region,
        charts=[draw_chart(forecast, region, due_at, size=size, label=label) for size in (WIDE, PHONE)],
        lines=_list_lines(forecast, region, due_at),
    )


def _read_instant(text: str) -> datetime:
    """Read the instant of a dose from an address."""
    try:
        return to_utc(datetime.fromisoformat(text))
    except ValueError:
        raise BadInput("the address names no dose: come here from the plan") from None


def _list_lines(forecast: Forecast, region: Region, due_at: datetime) -> tuple[HourLine, ...]:
    """Return the lines of the table, from the time of the dose on."""
    assert forecast.not_taken is not None
    planned, without = forecast.tone[region].p50, forecast.not_taken[region].p50
    return tuple(
        HourLine(at, round(planned[k] * 100), round(without[k] * 100))
        for k, at in enumerate(forecast.at)
        if at >= due_at and (at - due_at) % EVERY == timedelta(0)
    )
