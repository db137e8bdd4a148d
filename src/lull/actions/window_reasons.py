"""Why this time: the doses behind a window, in the words of their own truth (given, planned)."""

from zoneinfo import ZoneInfo

from lull.quantities import OralMg
from lull.tone.forecast import Contribution, Forecast, Reason, Window

LEAST_SHARE = 0.25
"""A dose is named when it makes up at least this part of the medicine at work in the window (ours)."""


def explain_window(forecast: Forecast, window: Window, zone: ZoneInfo) -> tuple[Reason, ...]:
    """Return the doses that make up most of the predicted effect in the window, the largest first."""
    inside = [i for i, at in enumerate(forecast.at) if at in window.span]
    parts = [
        (sum(dose.effect_site_ng_per_ml[i] for i in inside), dose)
        for dose in forecast.contributions
        if dose.effect_site_ng_per_ml
    ]
    total = sum(part for part, _ in parts)
    if total <= 0:
        return ()
    named = sorted(
        ((part / total, dose) for part, dose in parts if part >= LEAST_SHARE * total),
        key=lambda named: -named[0],
    )
    return tuple(_say(share, dose, zone) for share, dose in named)


def _say(share: float, dose: Contribution, zone: ZoneInfo) -> Reason:
    """Say where a dose comes from."""
    at = f"{dose.at.astimezone(zone):%H:%M}"
    message = {
        "given": f"You recorded {dose.amount} at {at}.",
        "planned": f"Your plan has {dose.amount} at {at}.",
        "programmed": "Your pump runs its program.",
    }[dose.source]
    values: dict[str, object] = {"at": dose.at.isoformat(), "share": round(share, 3)}
    if isinstance(dose.amount, OralMg):
        values["amount_mg"] = dose.amount.mg
    return Reason(code=f"dose_{dose.source}", message=message, values=values)
