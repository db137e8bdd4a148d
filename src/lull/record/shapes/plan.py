"""Plans and weanings, each written whole, so that none ever depends on another entry."""

from datetime import datetime, time
from typing import Any

from lull.quantities import OralMg, ProductStrength
from lull.record.event import Event, EventKind
from lull.record.plan_version import AsNeeded, PlanVersion, ScheduledDose
from lull.record.shapes.shape import Body, Shape
from lull.record.weaning import Weaning, WeaningStep
from lull.timeline import find_zone, to_utc
from lull.treatment.regimen import EVERY_DAY


def _plan_body(plan: PlanVersion) -> Body:
    """Write a plan version; what it does not use is left out, so that older programs' entries look alike."""
    body: Body = {
        **to_strength_body(plan.strength),
        "doses": _doses_body(plan.doses),
        "zone": plan.zone.key,
        "valid_from": plan.valid_from.isoformat(),
        "prescriber": plan.prescriber,
        "reason": plan.reason,
    }
    if plan.purpose != "usual":
        body["purpose"] = plan.purpose
    if plan.valid_to is not None:
        body["valid_to"] = plan.valid_to.isoformat()
    if plan.missed_rule:
        body["missed_rule"] = plan.missed_rule
    return body | _as_needed_body(plan.as_needed)


def _as_needed_body(orders: tuple[AsNeeded, ...]) -> Body:
    """Write the doses as needed; nothing where there are none."""
    if not orders:
        return {}
    return {
        "as_needed": [
            {
                "amount_mg": extra.amount.mg,
                "what_for": extra.what_for,
                "most_a_day": extra.most_a_day,
                "least_hours_apart": extra.least_hours_apart,
            }
            for extra in orders
        ]
    }


def _read_as_needed(body: Body) -> tuple[AsNeeded, ...]:
    """Read the doses as needed."""
    return tuple(
        AsNeeded(
            amount=OralMg(extra["amount_mg"]),
            what_for=extra["what_for"],
            most_a_day=extra["most_a_day"],
            least_hours_apart=extra["least_hours_apart"],
        )
        for extra in body.get("as_needed", ())
    )


def _read_plan(event: Event, body: Body) -> PlanVersion:
    """Read a plan version."""
    return PlanVersion(
        id=event.id,
        strength=read_strength_body(body),
        doses=_read_doses(body["doses"]),
        zone=find_zone(body["zone"]),
        valid_from=_read_instant(body["valid_from"]),
        prescriber=body["prescriber"],
        reason=body["reason"],
        purpose=body.get("purpose", "usual"),
        valid_to=_read_instant(body["valid_to"]) if "valid_to" in body else None,
        missed_rule=body.get("missed_rule", ""),
        as_needed=_read_as_needed(body),
    )


def _weaning_body(weaning: Weaning) -> Body:
    """Write a weaning with all its steps."""
    rule = {"missed_rule": weaning.missed_rule} if weaning.missed_rule else {}
    return {
        **_as_needed_body(weaning.as_needed),
        **rule,
        **to_strength_body(weaning.strength),
        "steps": [
            {"starts_at": step.starts_at.isoformat(), "doses": _doses_body(step.doses)}
            for step in weaning.steps
        ],
        "zone": weaning.zone.key,
        "prescriber": weaning.prescriber,
        "reason": weaning.reason,
        "stops_at": None if weaning.stops_at is None else weaning.stops_at.isoformat(),
    }


def _read_weaning(event: Event, body: Body) -> Weaning:
    """Read a weaning."""
    return Weaning(
        id=event.id,
        strength=read_strength_body(body),
        steps=tuple(
            WeaningStep(starts_at=_read_instant(step["starts_at"]), doses=_read_doses(step["doses"]))
            for step in body["steps"]
        ),
        zone=find_zone(body["zone"]),
        prescriber=body["prescriber"],
        reason=body["reason"],
        stops_at=None if body["stops_at"] is None else _read_instant(body["stops_at"]),
        as_needed=_read_as_needed(body),
        missed_rule=body.get("missed_rule", ""),
    )


def to_strength_body(strength: ProductStrength) -> Body:
    """Write a product's strength."""
    return {"strength_mg": strength.amount.mg, "strength_per": strength.per}


def read_strength_body(body: Body) -> ProductStrength:
    """Read a product's strength."""
    return ProductStrength(OralMg(body["strength_mg"]), body["strength_per"])


def _doses_body(doses: tuple[ScheduledDose, ...]) -> list[Body]:
    """Write doses; the days are left out where they are all seven."""
    return [
        {"clock": dose.clock.isoformat(), "amount_mg": dose.amount.mg}
        | ({} if dose.weekdays == EVERY_DAY else {"weekdays": list(dose.weekdays)})
        for dose in doses
    ]


def _read_doses(rows: list[Any]) -> tuple[ScheduledDose, ...]:
    """Read doses."""
    return tuple(
        ScheduledDose(
            time.fromisoformat(row["clock"]), OralMg(row["amount_mg"]), tuple(row.get("weekdays", EVERY_DAY))
        )
        for row in rows
    )


def _read_instant(text: str) -> datetime:
    """Read an instant."""
    return to_utc(datetime.fromisoformat(text))


SHAPES = (
    Shape(kind=EventKind.PLAN_SET, says=PlanVersion, write=_plan_body, read=_read_plan),
    Shape(kind=EventKind.WEANING_SET, says=Weaning, write=_weaning_body, read=_read_weaning),
)
