"""The windows of every region, and why a region has none."""

from collections.abc import Mapping
from datetime import datetime

from lull.tone.curve import REGIONS, Region
from lull.tone.gates import Gate
from lull.tone.horizon_clock import to_hours
from lull.tone.low_stretches import LowStretches
from lull.tone.reasons import Reason, explain_no_windows
from lull.tone.share_low import HourSpan, to_share_low
from lull.tone.windows import Window, find_windows


def find_all_windows(
    low: Mapping[Region, LowStretches], gates: tuple[Gate, ...], start: datetime, *, has_doses: bool
) -> tuple[tuple[Window, ...], list[Reason]]:
    """Find the windows of every region, in order of time, and say why a region has none."""
    shares = {region: to_share_low(low[region]) for region in REGIONS}
    closed: list[HourSpan] = [(to_hours(g.span.start, start), to_hours(g.span.end, start)) for g in gates]
    windows: list[Window] = []
    without: list[Region] = []
    gated: list[Region] = []
    for region in REGIONS:
        found = find_windows(shares[region], closed, start=start, region=region)
        windows += found
        if not found:
            without.append(region)
            if find_windows(shares[region], (), start=start, region=region):
                gated.append(region)
    windows.sort(key=lambda window: (window.span, REGIONS.index(window.region)))
    return tuple(windows), explain_no_windows(low, without, has_doses=has_doses, gated=gated)
