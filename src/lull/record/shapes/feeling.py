"""How it feels: check-ins, side effects with their course, and danger signs that were seen."""

from lull.record.event import Event, EventKind
from lull.record.shapes.shape import Body, Shape
from lull.record.side_effect import SideEffect, SideEffectCourse
from lull.safety.danger_signs import DangerSigns
from lull.tone.check_in import CheckIn

ANSWERS = ("stiffness", "spasms", "pain", "sleepy", "weak", "fell", "ill")


def _check_in_body(check_in: CheckIn) -> Body:
    """Write the answers that were given, and what was answered with "don't know"."""
    told = {name: getattr(check_in, name) for name in ANSWERS}
    body: Body = {name: answer for name, answer in told.items() if answer is not None}
    if check_in.not_known:
        body["not_known"] = list(check_in.not_known)
    if check_in.observed:
        body["observed"] = True
    return body


def _read_check_in(event: Event, body: Body) -> CheckIn:
    """Read a check-in."""
    body = dict(body)
    return CheckIn(
        id=event.id,
        at=event.happened_at,
        recorded_at=event.recorded_at,
        said_by=event.said_by,
        not_known=tuple(body.pop("not_known", ())),
        **body,
    )


def _read_side_effect(event: Event, body: Body) -> SideEffect:
    """Read that a side effect began."""
    return SideEffect(
        id=event.id,
        effect=body["effect"],
        began_at=event.happened_at,
        recorded_at=event.recorded_at,
        strength=body["strength"],
        said_by=event.said_by,
    )


def _read_course(event: Event, body: Body) -> SideEffectCourse:
    """Read how a side effect went on."""
    return SideEffectCourse(
        began_id=body["began_id"],
        at=event.happened_at,
        recorded_at=event.recorded_at,
        strength=body["strength"],
        said_by=event.said_by,
    )


def _read_signs(event: Event, body: Body) -> DangerSigns:
    """Read which danger signs were seen."""
    return DangerSigns(
        signs=tuple(body["signs"]),
        at=event.happened_at,
        recorded_at=event.recorded_at,
        said_by=event.said_by,
    )


SHAPES = (
    Shape(
        kind=EventKind.CHECK_IN_GIVEN,
        says=CheckIn,
        write=_check_in_body,
        read=_read_check_in,
        happened_at=lambda told: told.at,
    ),
    Shape(
        kind=EventKind.SIDE_EFFECT_BEGAN,
        says=SideEffect,
        write=lambda told: {"effect": told.effect, "strength": told.strength},
        read=_read_side_effect,
        happened_at=lambda told: told.began_at,
    ),
    Shape(
        kind=EventKind.SIDE_EFFECT_FOLLOWED,
        says=SideEffectCourse,
        write=lambda told: {"began_id": told.began_id, "strength": told.strength},
        read=_read_course,
        happened_at=lambda told: told.at,
    ),
    Shape(
        kind=EventKind.DANGER_SIGNS_SEEN,
        says=DangerSigns,
        write=lambda told: {"signs": list(told.signs)},
        read=_read_signs,
        happened_at=lambda told: told.at,
    ),
)
