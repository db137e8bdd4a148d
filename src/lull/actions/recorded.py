"""What came of recording something: the entry in the record, and what it brings up."""

from dataclasses import dataclass

from lull.record.event import Event
from lull.safety.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The entry as it stands in the record now (for a repeated request: the first one), and findings."""

    event: Event
    findings: tuple[Finding, ...] = ()
