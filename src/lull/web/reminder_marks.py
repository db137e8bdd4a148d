"""What one browser keeps of reminders: up to when it has told, and until when it is muted.

Both stand in cookies and never in the record: they are about this browser. Each record has its own (the
made-up family's mute does not silence a real person), and so has each port.
"""

from datetime import UTC, datetime, timedelta

from fastapi import Request
from fastapi.responses import Response

from lull.safety.reminders import MUTES
from lull.safety.telling import Told, is_muted
from lull.web.house import House

KEPT_FOR = timedelta(days=60)
LATEST_S = 253_000_000_000
"""Later than any instant a calendar of four-digit years can name is no mark of ours."""


def read_told(request: Request, house: House) -> Told | None:
    """Return up to when this browser has told; ``None`` on its first visit, or for a mark ahead of now."""
    others, _, critical = request.cookies.get(_name("told", house), "").partition(".")
    told_others, told_critical = to_instant(others), to_instant(critical)
    if told_others is None or told_critical is None or max(told_others, told_critical) > house.now():
        return None
    return Told(others=told_others, critical=told_critical)


def keep_told(answer: Response, house: House, told: Told) -> None:
    """Let this browser remember up to when it has told."""
    _keep(answer, _name("told", house), f"{to_mark(told.others)}.{to_mark(told.critical)}", KEPT_FOR)


def read_mute(request: Request, house: House) -> datetime | None:
    """Return until when this browser is muted; ``None`` where no mute holds."""
    until = to_instant(request.cookies.get(_name("mute", house), ""))
    return until if is_muted(until, now=house.now()) else None


def keep_mute(answer: Response, house: House, mute: timedelta) -> None:
    """Mute this browser for one of the lengths there are; any other length ends the mute."""
    if mute in MUTES:
        _keep(answer, _name("mute", house), to_mark(house.now() + mute), mute)
    else:
        answer.delete_cookie(_name("mute", house), path="/")


def to_mark(instant: datetime) -> str:
    """Write an instant as whole seconds."""
    return str(int(instant.timestamp()))


def to_instant(mark: str) -> datetime | None:
    """Read an instant from whole seconds; ``None`` for anything else."""
    if not (mark.isascii() and mark.isdigit() and len(mark) <= len(str(LATEST_S))):
        return None
    return datetime.fromtimestamp(int(mark), tz=UTC) if int(mark) <= LATEST_S else None


def _keep(answer: Response, name: str, value: str, long: timedelta) -> None:
    """Set a cookie no script can read and no other page can send."""
    answer.set_cookie(
        name, value, max_age=int(long.total_seconds()), httponly=True, samesite="strict", path="/"
    )


def _name(what: str, house: House) -> str:
    """Return the name of a cookie: of this port, and of the record shown."""
    return f"lull_{what}_{house.port}{'_demo' if house.is_demo else ''}"
