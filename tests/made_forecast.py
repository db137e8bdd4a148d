"""Made-up people, plans and records for tests of the forecast."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from lull.pharmacology.kinetics import OralKinetics
from lull.quantities import OralMg
from lull.refusal import Refusal
from lull.timeline import day_span
from lull.tone.forecast import Forecast, ForecastInput, predict_tone
from lull.treatment.administration import Administration
from lull.treatment.person import Person
from lull.treatment.regimen import OralRegimen

BERLIN = ZoneInfo("Europe/Berlin")
ADULT = Person(age_y=35.0, weight_kg=70.0)
CHILD = Person(age_y=8.0, weight_kg=25.0)
MORNING = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
TODAY = day_span(date(2026, 11, 22), BERLIN)


def dose_at(taken_at: datetime, mg: float = 10.0, *, recorded_at: datetime | None = None) -> Administration:
    """Return a dose that was given."""
    return Administration(
        id=f"{taken_at.isoformat()} {mg}",
        amount=OralMg(mg),
        taken_at=taken_at,
        recorded_at=recorded_at or taken_at,
    )


def plan_of(
    mg: float = 10.0,
    *clocks: time,
    valid_from: datetime,
    valid_to: datetime | None = None,
    zone: ZoneInfo = BERLIN,
) -> OralRegimen:
    """Return a plan; without clocks, three times a day."""
    times = clocks or (time(8), time(14), time(20))
    return OralRegimen(amount=OralMg(mg), times=times, zone=zone, valid_from=valid_from, valid_to=valid_to)


QUESTION = ForecastInput(
    now=TODAY.end,
    zone=BERLIN,
    person=ADULT,
    regimens=(),
    given=(),
    check_ins=(),
    horizon=TODAY,
    step_min=5.0,
    variability=False,
)
"""About an adult in Berlin, exact and at five-minute steps; nothing was taken and nothing is planned."""


def ask(
    given: Sequence[Administration] = (),
    regimens: Sequence[OralRegimen] = (),
    **changes: Any,  # noqa: ANN401 - any other field of the question
) -> ForecastInput:
    """Return the question with these doses and plans, and whatever else is changed."""
    return replace(QUESTION, given=tuple(given), regimens=tuple(regimens), **changes)


def predict(inputs: ForecastInput) -> Forecast:
    """Predict, where no refusal is expected."""
    forecast = predict_tone(inputs)
    assert not isinstance(forecast, Refusal), forecast.message
    return forecast


def solve_slowly(
    kinetics: OralKinetics, doses: Sequence[tuple[float, float]], hours: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return plasma and effect site, in ng/mL, by stepping the differential equations from dose to dose.

    ``doses`` are (hour, mg); ``hours`` rise and begin at or before nothing matters.
    """
    ka, ke0 = kinetics.ka_per_h, kinetics.ke0_per_h
    out = kinetics.cl_f_l_per_h / kinetics.v1_f_l
    there = kinetics.q_f_l_per_h / kinetics.v1_f_l
    back = kinetics.q_f_l_per_h / kinetics.v2_f_l
    rates = np.array(
        [
            [-ka, 0.0, 0.0, 0.0],
            [ka, -out - there, back, 0.0],
            [0.0, there, -back, 0.0],
            [0.0, ke0 * 1000.0 / kinetics.v1_f_l, 0.0, -ke0],
        ]
    )
    arrivals = sorted((hour + kinetics.lag_h, mg) for hour, mg in doses)
    state = np.zeros(4)
    plasma, effect_site = np.zeros_like(hours), np.zeros_like(hours)
    edges = [*(hour for hour, _ in arrivals), max(float(hours[-1]), arrivals[-1][0]) + 1.0]
    for (start, mg), end in zip(arrivals, edges[1:], strict=True):
        state = state + np.array([mg, 0.0, 0.0, 0.0])
        if end <= start:
            continue
        inside = (hours > start) & (hours <= end)
        solved = solve_ivp(
            lambda _, y: rates @ y,
            (start, end),
            state,
            method="DOP853",
            max_step=0.5,
            t_eval=np.union1d(hours[inside], [end]),
            rtol=1e-11,
            atol=1e-13,
        )
        shown = solved.y[:, : int(inside.sum())]
        plasma[inside] = shown[1] / kinetics.v1_f_l * 1000.0
        effect_site[inside] = shown[3]
        state = solved.y[:, -1]
    return plasma, effect_site


def hours_of(forecast: Forecast) -> NDArray[np.float64]:
    """Return the hours of a forecast's points since the start of its horizon."""
    start = forecast.inputs.horizon.start
    return np.array([(at - start) / timedelta(hours=1) for at in forecast.at])
