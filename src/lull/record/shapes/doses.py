"""Doses given, told as not given, come up again; and the stock at home."""

from datetime import datetime

from lull.quantities import OralMg
from lull.record.event import Event, EventKind
from lull.record.shapes.plan import read_strength_body, to_strength_body
from lull.record.shapes.shape import Body, Shape
from lull.timeline import to_utc
from lull.treatment.administration import Administration
from lull.treatment.dose_told import DoseCameUp, DoseNotGiven
from lull.treatment.stock import StockChange


def _dose_body(dose: Administration) -> Body:
    """Write a dose given; a tablet at a time of the plan looks as it did before there was anything else."""
    body: Body = {"amount_mg": dose.amount.mg}
    if dose.form != "tablet":
        body["form"] = dose.form
    if dose.as_needed:
        body["as_needed"] = True
    return body


def _read_dose(event: Event, body: Body) -> Administration:
    """Read a dose given."""
    return Administration(
        id=event.id,
        amount=OralMg(body["amount_mg"]),
        taken_at=event.happened_at,
        recorded_at=event.recorded_at,
        said_by=event.said_by,
        form=body.get("form", "tablet"),
        as_needed=body.get("as_needed", False),
    )


def _not_given_body(told: DoseNotGiven) -> Body:
    """Write a dose told as not given."""
    return {"due_at": told.due_at.isoformat(), "why": told.why, "note": told.note}


def _read_not_given(event: Event, body: Body) -> DoseNotGiven:
    """Read a dose told as not given."""
    return DoseNotGiven(
        id=event.id,
        due_at=to_utc(datetime.fromisoformat(body["due_at"])),
        recorded_at=event.recorded_at,
        why=body["why"],
        said_by=event.said_by,
        note=body["note"],
    )


def _read_came_up(event: Event, body: Body) -> DoseCameUp:
    """Read that a dose came up again."""
    return DoseCameUp(
        id=event.id,
        dose_id=body["dose_id"],
        at=event.happened_at,
        recorded_at=event.recorded_at,
        said_by=event.said_by,
    )


def _stock_body(change: StockChange) -> Body:
    """Write what was counted or fetched."""
    return {"kind": change.kind, "quantity": change.quantity, **to_strength_body(change.strength)}


def _read_stock(event: Event, body: Body) -> StockChange:
    """Read what was counted or fetched."""
    return StockChange(
        id=event.id,
        kind=body["kind"],
        quantity=body["quantity"],
        strength=read_strength_body(body),
        at=event.happened_at,
        recorded_at=event.recorded_at,
        said_by=event.said_by,
    )


SHAPES = (
    Shape(
        kind=EventKind.DOSE_GIVEN,
        says=Administration,
        write=_dose_body,
        read=_read_dose,
        happened_at=lambda dose: dose.taken_at,
    ),
    Shape(
        kind=EventKind.DOSE_NOT_GIVEN,
        says=DoseNotGiven,
        write=_not_given_body,
        read=_read_not_given,
        happened_at=lambda told: told.due_at,
    ),
    Shape(
        kind=EventKind.DOSE_CAME_UP,
        says=DoseCameUp,
        write=lambda told: {"dose_id": told.dose_id},
        read=_read_came_up,
        happened_at=lambda told: told.at,
    ),
    Shape(
        kind=EventKind.STOCK_CHANGED,
        says=StockChange,
        write=_stock_body,
        read=_read_stock,
        happened_at=lambda change: change.at,
    ),
)
