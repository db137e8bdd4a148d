"""A scenario simulated is the same curve as a scenario forecast."""

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from lull.exchange.scenario_events import ScenarioEvents, to_scenario_events
from lull.pharmacology.day_rhythm import DayRhythm
from lull.pharmacology.simulation.model import OUTPUTS, Model, OutputName
from lull.pharmacology.simulation.simulate import simulate
from lull.refusal import Refusal
from lull.tone.forecast_input import ForecastInput
from lull.treatment.person import Person
from made_forecast import TODAY, ask, dose_at, hours_of, plan_of, predict
from made_routes import LONG_AGO, bolus_at, pump_of

if TYPE_CHECKING:
    from lull.tone.curve import Bands


def lay(inputs: ForecastInput) -> ScenarioEvents:
    """Return the events of a scenario that is not refused."""
    laid = to_scenario_events(inputs)
    assert isinstance(laid, ScenarioEvents)
    return laid


def test_simulated_or_forecast_it_is_one_curve() -> None:
    """By every route, planned doses and a day rhythm included: the middle of the forecast's bands."""
    inputs = ask(
        [dose_at(TODAY.start + timedelta(hours=2)), dose_at(TODAY.start - timedelta(hours=7), 20.0)],
        [plan_of(valid_from=TODAY.start - timedelta(days=9))],
        now=TODAY.start + timedelta(hours=12),
        boluses=(bolus_at(TODAY.start + timedelta(hours=1)),),
        programs=(pump_of((0, 4.0), (12, 9.0), valid_from=LONG_AGO),),
        rhythm=DayRhythm(amplitude=0.1, peak_h=7.0),
    )
    laid, forecast = lay(inputs), predict(inputs)
    model = Model(outputs=tuple(OUTPUTS), rhythm=laid.rhythm, clock_at_zero_h=laid.clock_at_zero_h)
    answer = simulate(model, laid.events, laid.people, hours_of(forecast))
    assert forecast.curves.fluid is not None
    curves: dict[OutputName, Bands] = {
        "plasma_ng_per_ml": forecast.curves.plasma,
        "fluid_ng_per_ml": forecast.curves.fluid,
        "tone_legs": forecast.curves.tone["legs"],
        "tone_trunk": forecast.curves.tone["trunk"],
        "tone_arms": forecast.curves.tone["arms"],
        "sleepy": forecast.curves.sleepy,
        "weak": forecast.curves.weak,
    }
    for name, bands in curves.items():
        np.testing.assert_allclose(answer[name][:, 0], np.array(bands.p50), rtol=1e-9, atol=1e-9)


def test_nothing_given_is_nothing_simulated() -> None:
    """An empty scenario has no events, and no rhythm."""
    laid = lay(ask())
    assert len(laid.events) == 0
    assert laid.rhythm is None
    assert laid.clock_at_zero_h == 0.0


@pytest.mark.hazard("H23")
@pytest.mark.parametrize(
    ("person", "code"),
    [
        (Person(age_y=1.0, weight_kg=9.0), "age_outside_model"),
        (Person(age_y=3.0, weight_kg=14.0), "age_outside_intrathecal_model"),
    ],
)
def test_a_scenario_outside_the_model_is_declined(person: Person, code: str) -> None:
    """As the forecast would: by name."""
    refusal = to_scenario_events(ask(person=person, boluses=(bolus_at(TODAY.start),)))
    assert isinstance(refusal, Refusal)
    assert refusal.code == code
