"""``lull today``: the day in a few lines, or all of it as JSON."""

import argparse

from lull.actions.plan_day import plan_day
from lull.actions.today import DoseLine, Today
from lull.commands import Answer
from lull.commands.own_record import now_utc, use_own_record
from lull.record.state import RecordState
from lull.refusal import Refusal
from lull.safety.card import NEVER_STOP_SUDDENLY
from lull.store.ledger import Ledger
from lull.treatment.administration import Administration

ANSWERS = ("stiffness", "sleepy", "weak", "fell", "ill")
HELP = "say today's quiet windows and doses"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing: today is today."""
    del parser


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Say the local day of now."""
    del args

    def use(ledger: Ledger, state: RecordState) -> Answer | Refusal:
        del ledger
        day = plan_day(state, now=now_utc())
        return day if isinstance(day, Refusal) else Answer(json=to_document(day), text=to_text(day))

    return use_own_record(use)


def to_text(day: Today) -> str:
    """Say a day in plain text: the sentence first, what needs attention next, then doses and reasons."""
    head = day.now.astimezone(day.zone)
    lines = [
        f"{day.described.name}, {head:%A} {head.day} {head:%B}, {head:%H:%M}",
        day.sentence.text,
        *(finding.message for finding in day.findings),
        day.freshness.text + ".",
        "",
        *(_say_dose(line, day) for line in day.slots),
        *(_say_extra(dose, day) for dose in day.extra),
        "",
        *(reason.message for reason in day.reasons),
        NEVER_STOP_SUDDENLY,
    ]
    return "\n".join(lines)


def to_document(day: Today) -> dict[str, object]:
    """Return a day as plain JSON. Prescribed, given, predicted and told stand under their own names."""
    said = day.sentence
    return {
        "schema": "lull.today/1",
        "day": day.day.isoformat(),
        "now": day.now.isoformat(),
        "zone": day.zone.key,
        "sentence": {name: getattr(said, name) for name in ("case", "lead", "main", "likelihood", "after")},
        **_predicted(day),
        "doses": [_dose_document(line) for line in day.slots],
        "given_beside_the_plan": [
            {"id": dose.id, "amount_mg": dose.amount.mg, "taken_at": dose.taken_at.isoformat()}
            for dose in day.extra
        ],
        "check_ins": [
            {
                "at": told.at.isoformat(),
                **{name: getattr(told, name) for name in ANSWERS},
                "not_known": list(told.not_known),
                "observed": told.observed,
                "said_by": told.said_by,
            }
            for told in day.check_ins
        ],
        "freshness": {
            "state": day.freshness.state,
            "age_min": None if day.freshness.age is None else day.freshness.age.total_seconds() / 60,
        },
        "findings": [{"code": f.code, "message": f.message, "card": f.card} for f in day.findings],
        "reasons": [{"code": reason.code, "message": reason.message} for reason in day.reasons],
    }


def _predicted(day: Today) -> dict[str, object]:
    """Return what the forecast says of the day, and what closes its windows."""
    window, gate, refused = day.next_window, day.gate, day.no_forecast
    return {
        "next_window": window
        and {
            "from": window.span.start.isoformat(),
            "to": window.span.end.isoformat(),
            "region": window.region,
            "probability": window.probability,
            "label": window.label,
        },
        "population_guess": day.is_population_guess,
        "no_forecast": refused and {"code": refused.code, "message": refused.message},
        "gate": gate and {"code": gate.code, "until": gate.span.end.isoformat(), "message": gate.message},
    }


def _dose_document(line: DoseLine) -> dict[str, object]:
    """Return one dose of the plan with what became of it."""
    return {
        "due_at": line.slot.due_at.isoformat(),
        "prescribed_mg": line.slot.amount.mg,
        "state": line.state,
        "given_mg": line.dose and line.dose.amount.mg,
        "taken_at": line.dose and line.dose.taken_at.isoformat(),
        "came_up_at": line.dose and line.dose.came_up_at and line.dose.came_up_at.isoformat(),
        "told_not_given_by": line.told and line.told.said_by,
    }


def _say_extra(dose: Administration, day: Today) -> str:
    """Say a dose given beside the plan."""
    at = f"{dose.taken_at.astimezone(day.zone):%H:%M}"
    return f"{at}  {dose.amount} given, not in the plan{_say_came_up(dose, day)}"


def _say_dose(line: DoseLine, day: Today) -> str:
    """Say one dose of the plan with what became of it."""
    due = f"{line.slot.due_at.astimezone(day.zone):%H:%M}  {line.slot.amount}"
    if line.dose is None:
        by = "" if line.told is None or line.told.said_by == "self" else f", said by {line.told.said_by}"
        return f"{due} {line.state.replace('_', ' ')}{by}"
    given = f"{line.dose.taken_at.astimezone(day.zone):%H:%M}"
    amount = "" if line.dose.amount == line.slot.amount else f"{line.dose.amount} "
    return f"{due} given: {amount}at {given}{_say_came_up(line.dose, day)}"


def _say_came_up(dose: Administration, day: Today) -> str:
    """Say that a dose came up again, where it did."""
    if dose.came_up_at is None:
        return ""
    return f", came up again at {dose.came_up_at.astimezone(day.zone):%H:%M}: not known how much stayed"
