"""A gap is unknown however long ago it was."""

from datetime import timedelta

import pytest

from lull.refusal import BadInput
from lull.timeline import Span
from lull.tone import counted
from made_forecast import TODAY, ask, plan_of, predict


@pytest.mark.hazard("H20")
@pytest.mark.parametrize("days", [30, 300])
def test_a_gap_is_unknown_from_the_first_day_that_is_shown(days: int) -> None:
    """A plan that began long before the horizon, and nothing was ever recorded."""
    horizon = Span(TODAY.end - timedelta(days=days), TODAY.end)
    plan = plan_of(valid_from=horizon.start - timedelta(days=60))
    forecast = predict(ask([], [plan], horizon=horizon, step_min=120.0, variability=True))
    (unknown,) = forecast.unknown
    plasma = forecast.plasma_ng_per_ml

    assert unknown.span.start == horizon.start
    assert all(high > low for low, high in zip(plasma.p05[:24], plasma.p95[:24], strict=True))


def test_plans_nobody_could_follow_are_refused_before_they_are_laid_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A thousand plans at once over a year; a single one over a year is answered."""
    horizon = Span(TODAY.end - timedelta(days=365), TODAY.end)
    plan = plan_of(valid_from=horizon.start)
    with monkeypatch.context() as never:
        never.setattr(counted, "gather_doses", lambda *_, **__: pytest.fail("they are laid out"))
        with pytest.raises(BadInput, match="doses: shorten the horizon or check the plans"):
            predict(ask([], [plan] * 1000, horizon=horizon, step_min=720.0))
    assert predict(ask([], [plan], horizon=horizon, step_min=720.0)).unknown
