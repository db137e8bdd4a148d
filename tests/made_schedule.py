"""Which tests go to one worker together.

xdist 3.8 hands its groups over by a name that pytest 9.2 no longer reads: marks of groups were ignored, and
one worker waited for the camera of the other. Here a file's own text says its group, which works with both.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from xdist.scheduler import LoadGroupScheduling

ROOT = Path(__file__).resolve().parent.parent
GROUP = re.compile(r"xdist_group\(\"([^\"]+)\"\)")
BROWSER = "tests/browser/"


@cache
def find_group(path: str) -> str | None:
    """Return with what a file's tests stay together: its group, or in a browser the file itself.

    Each file of browser tests shares one Chromium and one record; two workers would start two of each.
    """
    file = ROOT / path
    named = GROUP.search(file.read_text(encoding="utf-8")) if file.is_file() else None
    if named is not None:
        return named.group(1)
    return path if path.startswith(BROWSER) else None


class GroupedByFile(LoadGroupScheduling):  # type: ignore[misc]
    """Groups first and whole, everything else one by one to whichever worker is free."""

    def _split_scope(self, nodeid: str) -> str:
        return find_group(nodeid.partition("::")[0]) or nodeid
