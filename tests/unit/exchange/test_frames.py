"""A simulation as a data frame and as labelled arrays; a sentence where the extra is not installed."""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np
import pytest

from lull.exchange.frames import to_frame, to_labelled
from lull.pharmacology.simulation.events import by_mouth
from lull.pharmacology.simulation.model import Model
from lull.pharmacology.simulation.people_table import NamedPeople, name_people, to_people
from lull.pharmacology.simulation.simulate import Simulation, simulate
from lull.quantities import OralMg
from lull.refusal import BadInput
from made_simulation import some_people

HOURS = [0.0, 1.0, 2.5]
pd: Any = import_module("pandas")
"""Not typed here: what is tested is what comes out of it."""


def answer(*ids: str | int) -> Simulation:
    """Return the curves of a few people."""
    people = name_people(some_people(len(ids)), ids)
    return simulate(
        Model(outputs=("plasma_ng_per_ml", "tone_arms")), by_mouth(OralMg(10.0), at_h=0.0), people, HOURS
    )


def test_a_frame_has_a_row_a_person_and_hour() -> None:
    """Tidy: everybody's hours in order, one column an output, units beside it."""
    simulation = answer("ada", "bob")
    frame = to_frame(simulation)
    assert list(frame.columns) == ["id", "time_h", "plasma_ng_per_ml", "tone_arms"]
    assert frame["id"].tolist() == ["ada"] * 3 + ["bob"] * 3
    assert frame["time_h"].tolist() == HOURS * 2
    for who in ("ada", "bob"):
        own = frame[frame["id"] == who]
        np.testing.assert_array_equal(own["tone_arms"], simulation.of_person(who)["tone_arms"])
    assert frame.attrs["units"] == {"time_h": "h", "plasma_ng_per_ml": "ng/mL", "tone_arms": "1"}
    assert frame.attrs["outcome"] == simulation.outcome.message


@pytest.mark.parametrize("ids", [(3, 5), ("ada", "bob"), ("ada", 5)])
def test_labelled_arrays_are_found_by_hour_and_person(ids: tuple[str | int, ...]) -> None:
    """Dimensions time and person, with unit and meaning on each variable."""
    simulation = answer(*ids)
    labelled = to_labelled(simulation)
    assert labelled["tone_arms"].dims == ("time", "person")
    assert labelled["plasma_ng_per_ml"].attrs["units"] == "ng/mL"
    assert "plasma" in labelled["plasma_ng_per_ml"].attrs["long_name"]
    assert labelled["time"].attrs["units"] == "h"
    assert labelled.attrs["outcome"] == "answered"
    found = labelled["tone_arms"].sel(time=2.5, person=ids[1]).item()
    assert found == simulation.of_person(ids[1])["tone_arms"][2]


def test_a_table_of_people_may_be_a_frame() -> None:
    """A data frame is a mapping of columns."""
    table = pd.DataFrame({"id": [4, 9], "age_y": [35, 8], "weight_kg": [70.0, 25.0]})
    assert to_people(table).ids == (4, 9)  # type: ignore[union-attr]


def test_a_frame_writes_nan_for_a_kidney_function_that_is_not_known() -> None:
    """Pandas has no None in a column of numbers; anywhere else NaN is refused."""
    columns: dict[str, list[object]] = {
        "age_y": [35, 8],
        "weight_kg": [70.0, 25.0],
        "egfr_ml_min_per_1_73m2": [None, 90.0],
    }
    table = pd.DataFrame(columns)
    assert np.isnan(table["egfr_ml_min_per_1_73m2"][0])
    frame, plain = to_people(table), to_people(columns)
    assert isinstance(frame, NamedPeople)
    assert isinstance(plain, NamedPeople)
    ours, theirs = (people.groups[0].people.kinetics.cl_f_l_per_h for people in (frame, plain))
    np.testing.assert_array_equal(ours, theirs)
    with pytest.raises(BadInput, match="person 1: weight_kg must be a number, not nan"):
        to_people(table.assign(weight_kg=[None, 25.0]))


@pytest.mark.parametrize(
    ("missing", "attempt", "said"),
    [
        ("pandas", to_frame, "a data frame needs pandas"),
        ("xarray", to_labelled, "labelled arrays need xarray"),
    ],
)
def test_without_the_extra_one_sentence_says_what_to_install(
    missing: str, attempt: Callable[[Simulation], object], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The core runs without either."""
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(BadInput) as refused:
        attempt(answer("ada"))
    assert said in str(refused.value)
    assert "pip install lull[research]" in str(refused.value)
