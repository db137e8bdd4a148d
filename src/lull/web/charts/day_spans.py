"""Stretches of the day on the ribbon: joined where they meet, and cut to where they may be drawn."""

from collections.abc import Iterable

from lull.timeline import Span


def join_spans(spans: Iterable[Span], *, within: Span) -> tuple[Span, ...]:
    """Return the parts of the spans inside ``within``, in order, joined where they touch or overlap."""
    cut = sorted(
        Span(max(span.start, within.start), min(span.end, within.end))
        for span in spans
        if span.overlaps(within)
    )
    joined: list[Span] = []
    for span in cut:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def spans_between(spans: Iterable[Span], *, within: Span) -> tuple[Span, ...]:
    """Return what is left of ``within`` when joined spans are taken out of it."""
    left: list[Span] = []
    start = within.start
    for span in spans:
        if span.start > start:
            left.append(Span(start, span.start))
        start = max(start, span.end)
    if start < within.end:
        left.append(Span(start, within.end))
    return tuple(left)
