"""A calendar file as other programs read it: its entries line by line, and each time it would show."""

from dataclasses import dataclass
from datetime import UTC, datetime

import recurring_ical_events  # type: ignore[import-untyped] # it ships no types
from icalendar import Calendar

from lull.timeline import Span


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """One entry of a file as it is written: each line's name with what stands after its colon."""

    text: str
    lines: dict[str, str]

    @property
    def uid(self) -> str:
        """Its name for ever."""
        return self.lines["UID"]

    @property
    def title(self) -> str:
        """What it is called."""
        return self.lines["SUMMARY"]

    @property
    def sequence(self) -> int:
        """How often it was changed."""
        return int(self.lines["SEQUENCE"])

    @property
    def starts(self) -> str:
        """Its first time as clocks show it, such as ``20261112T153000``."""
        return next(value for name, value in self.lines.items() if name.startswith("DTSTART"))

    @property
    def is_cancelled(self) -> bool:
        """Tell whether it says that it no longer holds."""
        return self.lines["STATUS"] == "CANCELLED"


def unfold(written: bytes) -> list[str]:
    """Return the lines of a file, long ones put together again."""
    return written.decode().replace("\r\n ", "").split("\r\n")


def entries_of(written: bytes) -> list[WrittenEntry]:
    """Return the entries of a file in order, cancelled ones too."""
    found = []
    for block in "\n".join(unfold(written)).split("BEGIN:VEVENT\n")[1:]:
        text = block.partition("END:VEVENT")[0]
        own = text.partition("BEGIN:VALARM")[0].splitlines()
        found.append(WrittenEntry(text, dict(_split(line) for line in own)))
    return found


def _split(line: str) -> tuple[str, str]:
    """Split a line into its name, parameters included, and its value."""
    name, _, value = line.partition(":")
    return name, value


def find_entry(written: bytes, uid: str) -> WrittenEntry:
    """Return the one entry of this name."""
    (found,) = [entry for entry in entries_of(written) if entry.uid == uid]
    return found


def uids_of(written: bytes) -> set[str]:
    """Return the names of all entries."""
    return {entry.uid for entry in entries_of(written)}


def times_in(written: bytes, span: Span) -> list[datetime]:
    """Return every instant in the span at which an independent reader shows an entry that holds."""
    shown = recurring_ical_events.of(Calendar.from_ical(written)).between(span.start, span.end)
    starts = [
        event["DTSTART"].dt.astimezone(UTC)
        for event in shown
        if event.get("STATUS") != "CANCELLED" and isinstance(event["DTSTART"].dt, datetime)
    ]
    return sorted(start for start in starts if start in span)


def import_into(shelf: dict[str, WrittenEntry], written: bytes) -> None:
    """Read a file into a calendar as RFC 5546 asks: by name, no older sequence, cancelled ones go."""
    for entry in entries_of(written):
        known = shelf.get(entry.uid)
        if known is not None and known.sequence > entry.sequence:
            continue
        if entry.is_cancelled:
            shelf.pop(entry.uid, None)
        else:
            shelf[entry.uid] = entry


def to_file(shelf: dict[str, WrittenEntry]) -> bytes:
    """Write what a calendar holds as a file; zones are known by name."""
    events = [f"BEGIN:VEVENT\n{entry.text}END:VEVENT\n" for entry in shelf.values()]
    text = "".join(["BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:shelf\n", *events, "END:VCALENDAR\n"])
    return text.replace("\n", "\r\n").encode()
