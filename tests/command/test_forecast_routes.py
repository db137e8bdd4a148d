"""``lull forecast`` over every route: what goes in, what comes out, and one sentence for each mistake."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lull.cli import main
from lull.exchange.scenario_answer import ForecastAnswer

SCENARIO: dict[str, Any] = {
    "schema": "lull.scenario/1",
    "now": "2026-11-22T12:00+01:00",
    "zone": "Europe/Berlin",
    "person": {"age_y": 9, "weight_kg": 28},
    "prescribed": [
        {"route": "oral", "amount": 5, "unit": "mg", "times": ["08:00", "20:00"], "from": "2026-11-20"},
        {
            "route": "intrathecal_pump",
            "program": [
                {"weekdays": ["mon", "Tuesday", 3, 4, 5], "at": "07:00", "rate": 9, "unit": "mcg_per_h"},
                {"weekdays": ["sat", "sun"], "at": "09:00", "rate": 6, "unit": "mcg_per_h"},
                {"at": "21:00", "rate": 3.5, "unit": "mcg_per_h"},
            ],
            "concentration_mcg_per_ml": 500,
            "reservoir_ml": 20,
            "filled_at": "2026-11-10T10:00+01:00",
            "from": "2026-11-10",
        },
    ],
    "given": [
        {"route": "oral", "amount": 2.5, "unit": "mL", "strength_mg": 2, "form": "oral_solution",
         "at": "2026-11-22T08:10+01:00"},
        {"route": "intrathecal_bolus", "amount": 25, "unit": "mcg", "at": "2026-11-22T09:00+01:00"},
        {"route": "botulinum", "muscle": "soleus", "side": "left", "product": "Dysport", "amount": 200,
         "unit": "U", "at": "2026-11-01T09:00+01:00"},
    ],
    "pump_events": [{"event": "stopped", "at": "2026-11-22T10:00+01:00"},
                    {"event": "started", "at": "2026-11-22T11:00+01:00"}],
    "baseline_changes": [{"kind": "phenol", "region": "arms", "at": "2026-02-01T09:00+01:00"}],
    "not_taken": ["2026-11-22T20:00+01:00"],
    "day_rhythm": {"amplitude": 0.05, "peak_h": 6},
    "horizon": {"from": "2026-11-22T00:00+01:00", "to": "2026-11-23T00:00+01:00", "step_min": 30},
}  # fmt: skip

Ask = Callable[[dict[str, Any]], tuple[int, str, str]]


@pytest.fixture
def ask_lull(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return a way to ask ``lull forecast``: exit code, standard output, standard error."""

    def ask(scenario: dict[str, Any]) -> tuple[int, str, str]:
        path = tmp_path / "scenario.json"
        path.write_text(json.dumps(scenario), encoding="utf-8")
        code = main(["forecast", str(path)])
        out, err = capsys.readouterr()
        return code, out, err

    return ask


def changed(**at: Any) -> dict[str, Any]:  # noqa: ANN401 - any value may be tried
    """Return the scenario with a value put at a place such as ``prescribed__1__program``."""
    scenario = copy.deepcopy(SCENARIO)
    for place, value in at.items():
        *path, last = [int(step) if step.isdigit() else step for step in place.split("__")]
        where: Any = scenario
        for step in path:
            where = where[step]
        where[last] = value
    return scenario


def test_every_route_is_answered(ask_lull: Ask) -> None:
    """One answer holds them all, in the shape that the schema says."""
    code, out, err = ask_lull(SCENARIO)
    assert (code, err) == (0, "")
    answer = json.loads(out)
    ForecastAnswer.model_validate(answer)
    parts = [(p["source"], p["route"], p["amount"], p["unit"]) for p in answer["contributions"]]
    assert parts == [
        ("given", "oral", 5.0, "mg"),
        ("planned", "oral", 5.0, "mg"),
        ("given", "intrathecal_bolus", 25.0, "mcg"),
        ("programmed", "intrathecal_pump", pytest.approx(9 * 3.5 + (12 - 1) * 6.0 + 3 * 3.5), "mcg"),
        ("given", "botulinum", 200.0, "U"),
    ]
    assert answer["contributions"][-1]["muscle"] == "calf"
    assert answer["contributions"][-1]["product"] == "abobotulinumtoxinA"
    assert set(answer["muscles"]) == {"calf/left"}
    assert set(answer["not_taken"]) == {"legs", "trunk", "arms"}
    assert max(answer["fluid_ng_per_ml"]["p50"]) > 300
    codes = {reason["code"] for reason in answer["reasons"]}
    assert codes >= {"spine_ours", "pump_as_programmed", "injected_muscle", "baseline_changed"}
    assert "regions_alike" not in codes


def test_what_is_not_asked_for_is_not_in_the_answer(ask_lull: Ask) -> None:
    """Without the spinal route there is no fluid, without toxin no muscle, without a question no curve."""
    plain = {
        key: value
        for key, value in SCENARIO.items()
        if key not in {"pump_events", "baseline_changes", "not_taken", "day_rhythm"}
    }
    plain |= {"prescribed": SCENARIO["prescribed"][:1], "given": SCENARIO["given"][:1]}
    answer = json.loads(ask_lull(plain)[1])
    ForecastAnswer.model_validate(answer)
    assert not {"fluid_ng_per_ml", "muscles", "not_taken"} & set(answer)


PUMP = "prescribed__1__"
SATURDAY_TOO = {"at": "21:00", "rate": 1, "unit": "mcg_per_h", "weekdays": ["sat"]}
MISTAKES = [
    ("mg where mcg belongs", {"given__1__unit": "mg"}, 'given[1].unit must be "mcg", not "mg"'),
    ("mcg by mouth", {"given__0__unit": "mcg"}, "given[0].unit must be 'mg', 'mL' or 'tablet'"),
    ("mg per hour", {PUMP + "program__0__unit": "mg_per_h"}, "program[0].unit must be"),
    ("negative rate", {PUMP + "program__0__rate": -1}, "prescribed[1].program[0].rate must be at least 0"),
    ("far too fast", {PUMP + "program__0__rate": 1001}, "rate must be at most 1000"),
    ("no such weekday", {PUMP + "program__0__weekdays": ["noon"]}, 'is not a weekday: "noon"'),
    ("weekday zero", {PUMP + "program__0__weekdays": [0]}, "1 (Monday) to 7 (Sunday)"),
    ("two at once", {PUMP + "program": [SCENARIO["prescribed"][1]["program"][2], SATURDAY_TOO]}, "same time"),
    (
        "fourteen steps",
        {PUMP + "program": [{"at": f"{h:02}:00", "rate": h, "unit": "mcg_per_h"} for h in range(14)]},
        "prescribed[1].program: a pump program has at most 13 steps a day",
    ),
    ("no program", {PUMP + "program": []}, "prescribed[1].program must hold at least one entry"),
    ("dry", {PUMP + "reservoir_ml": 3}, "runs dry at 2026-11-20T08:13+01:00"),
    ("half a fill", {PUMP + "reservoir_ml": None}, "prescribed[1].filled_at needs concentration_mcg_per_ml"),
    ("concentration", {PUMP + "concentration_mcg_per_ml": 5}, "concentration_mcg_per_ml must be at least 10"),
    ("unknown route", {"given__1__route": "nasal"}, "given[1].route must be 'oral', 'intrathecal_bolus'"),
    ("no muscle", {"given__2__muscle": "tongue"}, 'given[2].muscle is not a muscle known here: "tongue"'),
    ("no product", {"given__2__product": "botulin"}, "given[2].product is not a product known here"),
    ("units of what", {"given__2__unit": "mg"}, "given[2].unit must be 'U', not \"mg\""),
    ("no event", {"pump_events__0__event": "beeps"}, "pump_events[0].event must be 'stopped', 'started'"),
    ("future bolus", {"given__1__at": "2026-11-22T13:00+01:00"}, "given[1].at lies more than five minutes"),
    ("not planned", {"not_taken": ["2026-11-22T21:00+01:00"]}, "not_taken: no planned dose is due"),
    ("mg with a strength", {"given__0__unit": "mg"}, "given[0].strength_mg says nothing"),
    ("unknown key", {PUMP + "speed": 3}, "prescribed[1].speed is not a key of lull.scenario/1"),
    ("rhythm", {"day_rhythm": {"amplitude": 1.5}}, "day_rhythm.amplitude must be less than 1"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "named"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_each_mistake_is_one_sentence_that_names_its_place(
    ask_lull: Ask, change: dict[str, Any], named: str
) -> None:
    """Exit code 2, nothing on standard output, one line on standard error, no traceback."""
    code, out, err = ask_lull(changed(**change))
    assert (code, out) == (2, "")
    assert named in err
    assert err.startswith("lull: ")
    assert err.count("\n") == 1


def test_overlapping_programs_are_one_sentence(ask_lull: Ask) -> None:
    """Two programs in force at once."""
    scenario = changed()
    scenario["prescribed"].append({**SCENARIO["prescribed"][1], "from": "2026-11-15"})
    code, _, err = ask_lull(scenario)
    assert code == 2
    assert "two pump programs overlap from 2026-11-15T00:00:00+01:00 on" in err


@pytest.mark.hazard("H23")
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"person__age_y": 3}, "age_outside_intrathecal_model"),
        ({"person__dialysis": True}, "dialysis_outside_model"),
        ({"given__1__drug": "morphine"}, "drug_not_known"),
        ({"given__0__strength_mg": None}, "strength_not_known"),
    ],
)
def test_outside_its_range_the_model_declines_by_name(
    ask_lull: Ask, change: dict[str, Any], code: str
) -> None:
    """Exit code 3 and a name."""
    exit_code, out, _ = ask_lull(changed(**change))
    assert exit_code == 3
    assert json.loads(out)["refused"]["code"] == code


def test_a_day_is_enough_to_say_when_the_pump_was_filled(ask_lull: Ask) -> None:
    """A date means its midnight; without a date nobody can tell when the reservoir runs dry."""
    code, _, err = ask_lull(changed(**{PUMP + "filled_at": "2026-11-10", PUMP + "reservoir_ml": 3}))
    assert code == 2
    assert "filled at 2026-11-10T00:00+01:00 runs dry" in err
    assert ask_lull(changed(**{PUMP + "filled_at": None, PUMP + "reservoir_ml": 3}))[0] == 0
