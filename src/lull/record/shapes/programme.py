"""Programmes, each version written whole, and pain told before practice."""

from datetime import date

from lull.practice.programme import Block
from lull.practice.sore_part import PainTold
from lull.record.event import Event, EventKind
from lull.record.programme_version import ProgrammeVersion
from lull.record.shapes.shape import Body, Shape
from lull.treatment.regimen import EVERY_DAY


def _programme_body(version: ProgrammeVersion) -> Body:
    """Write a version; the days of a block are left out where they are all seven."""
    return {
        "blocks": [
            {
                "exercise": block.exercise,
                "side": block.side,
                "sets": block.sets,
                "repetitions": block.repetitions,
            }
            | ({} if block.weekdays == EVERY_DAY else {"weekdays": list(block.weekdays)})
            for block in version.blocks
        ],
        "valid_from": version.valid_from.isoformat(),
        "set_by": version.set_by,
        "setter": version.setter,
        "goal": version.goal,
    }


def _read_programme(event: Event, body: Body) -> ProgrammeVersion:
    """Read a version."""
    return ProgrammeVersion(
        id=event.id,
        blocks=tuple(
            Block(
                exercise=row["exercise"],
                side=row["side"],
                sets=row["sets"],
                repetitions=row["repetitions"],
                weekdays=tuple(row.get("weekdays", EVERY_DAY)),
            )
            for row in body["blocks"]
        ),
        valid_from=date.fromisoformat(body["valid_from"]),
        set_by=body["set_by"],
        setter=body["setter"],
        recorded_at=event.recorded_at,
        goal=body["goal"],
        said_by=event.said_by,
    )


def _read_pain(event: Event, body: Body) -> PainTold:
    """Read where it hurts, or that it is over."""
    return PainTold(
        exercise=body["exercise"],
        side=body["side"],
        hurts=body["hurts"],
        at=event.happened_at,
        said_by=event.said_by,
    )


SHAPES = (
    Shape(
        kind=EventKind.PROGRAMME_SET,
        says=ProgrammeVersion,
        write=_programme_body,
        read=_read_programme,
        happened_at=lambda version: version.recorded_at,
    ),
    Shape(
        kind=EventKind.PAIN_TOLD,
        says=PainTold,
        write=lambda told: {"exercise": told.exercise, "side": told.side, "hurts": told.hurts},
        read=_read_pain,
        happened_at=lambda told: told.at,
    ),
)
