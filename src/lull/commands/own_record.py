"""What the verbs on one's own record share: opening it, reading a time, saying what was recorded."""

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.places import record_path
from lull.actions.plan_day import NO_RECORD
from lull.actions.recorded import Recorded
from lull.actions.void_event import void_event
from lull.commands import Answer
from lull.commands.speaking import to_one_line
from lull.record.state import RecordState
from lull.refusal import BadInput, Refusal, shorten
from lull.store.ledger import Ledger
from lull.store.record_file import is_record_there
from lull.timeline import CLOCK_SLACK, local_day, to_utc, wall_clock_at
from lull.tone.check_in import CheckIn
from lull.treatment.administration import Administration
from lull.treatment.stock import StockChange

TIME_HELP = "when: a time of today such as 15:04, or a whole one such as 2026-11-22T15:04+01:00"

LAST = "last"

LONGEST_NAME = 80
"""More is no name, and would fill the page where it is shown."""

VERB_OF = {Administration: "dose", CheckIn: "checkin", StockChange: "stock"}
"""Which verb takes an entry of this kind back."""

CLOCK_PATTERN = re.compile(r"\d\d:\d\d(:\d\d)?")


def use_own_record(use: Callable[[Ledger, RecordState], Answer | Refusal]) -> Answer | Refusal:
    """Open the family's own record, never making one, and let ``use`` answer from it.

    Returns a refusal that says how to begin when there is no record yet.

    Raises:
        BadInput: if the record cannot be used.
    """
    path = record_path()
    if not is_record_there(path):
        return NO_RECORD
    with Ledger.open(path) as ledger:
        state = ledger.state()
        return NO_RECORD if state.zone is None else use(ledger, state)


def take_back(
    ledger: Ledger,
    state: RecordState,
    named: str,
    kind: type[Administration] | type[CheckIn] | type[StockChange],
) -> Answer:
    """Void an entry by its id, or with ``last`` the newest one of this kind that stands.

    Raises:
        BadInput: if there is no such entry or it is already taken back.
    """
    if named == LAST:
        standing = [e.id for e in state.entries if isinstance(e.says, kind) and state.stands(e.id)]
        if not standing:
            raise BadInput("there is nothing to take back")
        named = standing[-1]
    event = void_event(ledger, named, event_id=new_id(), now=now_utc())
    return Answer(
        json={"taken_back": named, "by": event.id},
        text=f"Taken back: {named}.\nTo bring it back: lull {VERB_OF[kind]} --undo {event.id}",
        done=f"entry {named} is taken back: do not take it back again",
    )


def new_id() -> str:
    """Return a new id for one request."""
    return uuid4().hex


def read_name(text: str, *, option: str = "--by") -> str:
    """Return who says so. A shell that knows only plain letters passes the others on as bytes.

    Raises:
        BadInput: if it is empty, long, not text, or holds a line end or another control character.
    """
    try:
        name = os.fsencode(text).decode("utf-8")
    except UnicodeError:
        name = ""
    if not name.strip() or len(name) > LONGEST_NAME or to_one_line(name) != name:
        what = "a name" if option == "--by" else "words"
        raise BadInput(f"{option} must be {what} of 1 to {LONGEST_NAME} letters on one line")
    return name


def read_at(text: str | None, *, now: datetime, zone: ZoneInfo, option: str = "--at") -> datetime:
    """Return the instant a person named: now, a time of today in the record's zone, or a whole instant.

    Raises:
        BadInput: if it is neither, has no offset, or a time of today that has not come yet.
    """
    if text is None:
        return now
    try:
        if CLOCK_PATTERN.fullmatch(text):
            return _today_at(time.fromisoformat(text), now=now, zone=zone)
        named = datetime.fromisoformat(text)
    except BadInput:
        raise
    except ValueError:
        raise BadInput(
            f"{option} {shorten(text)!r} is not a time: write 15:04, or 2026-11-22T15:04+01:00"
        ) from None
    return to_utc(named)


def _today_at(clock: time, *, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant of a clock time of today.

    Raises:
        BadInput: if it has not come yet.
    """
    today = local_day(now, zone)
    at = wall_clock_at(today, clock, zone)
    if at > now + CLOCK_SLACK:
        whole = at.astimezone(zone) - timedelta(days=1)
        raise BadInput(
            f"{clock:%H:%M} today has not come yet: for another day write it like"
            f" {whole.isoformat(timespec='minutes')}"
        )
    return at


def say_when(at: datetime, *, now: datetime, zone: ZoneInfo) -> str:
    """Say a time as briefly as it cannot be misread: no day if it is today, no year if it is this one."""
    then, today = at.astimezone(zone), local_day(now, zone)
    if then.date() == today:
        return f"at {then:%H:%M}"
    year = "" if then.year == today.year else f" {then.year}"
    return f"on {then.day} {then:%B}{year} at {then:%H:%M}"


def ask_again(asked: NeedsConfirmation) -> Refusal:
    """Return the question as a refusal that says how to answer it."""
    return Refusal(
        code="needs_confirmation",
        message=f"{asked.message} Nothing was recorded. If it was so, say it again with --yes.",
    )


def say_done(recorded: Recorded) -> str:
    """Say, for when nothing else can be said, that it is in the record, and what it brought up."""
    done = f"it is recorded as entry {recorded.event.id}: do not record it again"
    return ". ".join([done, *(finding.message for finding in recorded.findings)])


def to_json(recorded: Recorded) -> dict[str, object]:
    """Return what was recorded, and what it brought up, as plain JSON."""
    event = recorded.event
    return {
        "recorded": {
            "id": event.id,
            "kind": event.kind.value,
            "happened_at": event.happened_at.isoformat(),
            "recorded_at": event.recorded_at.isoformat(),
            "said_by": event.said_by,
            **event.body,
        },
        "findings": [
            {"code": finding.code, "message": finding.message, "card": finding.card}
            for finding in recorded.findings
        ],
    }


def now_utc() -> datetime:
    """Return the present: the command line is where the clock comes in."""
    return datetime.now(UTC)
