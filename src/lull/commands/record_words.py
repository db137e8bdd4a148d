"""Words for a whole record: whose it is, how much stands in it and up to when."""

from datetime import datetime
from zoneinfo import ZoneInfo

from lull.commands.own_record import say_when
from lull.refusal import BadInput
from lull.store.record_summary import RecordSummary

UTC = ZoneInfo("UTC")


def say_record(holds: RecordSummary, *, now: datetime) -> str:
    """Say a record in brief, such as ``57 entries of Mara, the newest at 15:20``."""
    entries = "1 entry" if holds.entries == 1 else f"{holds.entries} entries"
    whose = f" of {holds.name}" if holds.name else ""
    if holds.newest is None:
        return f"{entries}{whose}"
    return f"{entries}{whose}, the newest {say_when(holds.newest, now=now, zone=holds.zone or UTC)}"


def record_to_json(holds: RecordSummary) -> dict[str, object]:
    """Return a record in brief as plain JSON."""
    return {
        "name": holds.name,
        "entries": holds.entries,
        "newest": holds.newest.isoformat() if holds.newest else None,
    }


def check_file_name(named: str) -> str:
    """Return the name of a file to write.

    Raises:
        BadInput: if it cannot be one.
    """
    if not named.strip() or "\0" in named:
        raise BadInput("the file name is empty or none: name the file or the folder to write to")
    return named
