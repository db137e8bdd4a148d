"""The time zone of this computer, for the first run; a record names its own from then on."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo

from lull.refusal import BadInput
from lull.timeline import find_zone

LINK = Path("/etc/localtime")
NAME = Path("/etc/timezone")


def find_local_zone() -> ZoneInfo:
    """Return the zone this computer is set to, or UTC where it does not say."""
    for name in (os.environ.get("TZ", "").removeprefix(":"), _linked_name(), _written_name()):
        if name and not name.startswith("/"):
            try:
                return find_zone(name)
            except BadInput:
                continue
    return ZoneInfo("UTC")


def _linked_name() -> str:
    """Return the zone that the system's link points to, such as ``Europe/Berlin``."""
    target = str(LINK.resolve()) if LINK.is_symlink() else ""
    return target.partition("/zoneinfo/")[2]


def _written_name() -> str:
    """Return the zone named in the file that Debian keeps."""
    try:
        return NAME.read_text(encoding="utf-8").strip()
    except OSError:
        return ""
