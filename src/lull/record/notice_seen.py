"""Somebody saw a notice: the plan changed by itself, a refill is near, stock runs low (H25)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSeen:
    """Whoever says so has seen the notice with this id. Others may see it still; the page says who saw it."""

    notice_id: str
    said_by: str = "self"
