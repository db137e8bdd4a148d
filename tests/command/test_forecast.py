"""``lull forecast``: a scenario in, the whole answer out, and one sentence for each mistake."""

import copy
import io
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lull.cli import main
from lull.exchange.scenario_answer import ForecastAnswer

SCENARIO: dict[str, Any] = {
    "schema": "lull.scenario/1",
    "now": "2026-11-22T15:20+01:00",
    "zone": "Europe/Berlin",
    "person": {"age_y": 35, "weight_kg": 70.0, "egfr_ml_min_per_1_73m2": None},
    "prescribed": [
        {
            "route": "oral",
            "amount": 15,
            "unit": "mg",
            "times": ["07:30", "11:30", "15:00"],
            "from": "2026-11-20",
        },
        {
            "route": "oral",
            "amount": 20,
            "unit": "mg",
            "times": ["20:30"],
            "from": "2026-11-20T00:00+01:00",
            "to": "2026-12-24",
        },
    ],
    "given": [
        {"route": "oral", "amount": 15, "unit": "mg", "at": "2026-11-22T07:41+01:00"},
        {"route": "oral", "amount": 15, "unit": "mg", "at": "2026-11-22T11:30+01:00"},
        {"route": "oral", "amount": 15.0, "unit": "mg", "at": "2026-11-22T14:04:00Z"},
    ],
    "check_ins": [{"at": "2026-11-22T14:40+01:00", "stiffness": 6, "sleepy": 1, "weak": None, "fell": False}],
    "horizon": {"from": "2026-11-22T00:00+01:00", "to": "2026-11-23T00:00+01:00", "step_min": 5},
    "parameters": {"lag_h": 0.25, "emax": 1},
    "variability": True,
}


@pytest.fixture
def ask_lull(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Return a way to ask ``lull forecast`` about a text: exit code, standard output, standard error."""

    def ask(text: str | bytes) -> tuple[int, str, str]:
        path = tmp_path / "scenario.json"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        code = main(["forecast", str(path)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return ask


Ask = Callable[..., tuple[int, str, str]]


def changed(change: Callable[[dict[str, Any]], object]) -> str:
    """Return the scenario after a change."""
    scenario = copy.deepcopy(SCENARIO)
    change(scenario)
    return json.dumps(scenario)


def setting(*path: str | int, to: object) -> str:
    """Return the scenario with one value set."""

    def change(scenario: dict[str, Any]) -> None:
        place: Any = scenario
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = to

    return changed(change)


def test_a_scenario_is_answered_whole(ask_lull: Ask) -> None:
    """Every key of lull.forecast/1, of the right length, and nothing on standard error."""
    code, out, err = ask_lull(json.dumps(SCENARIO))
    assert (code, err) == (0, "")
    answer = json.loads(out)
    ForecastAnswer.model_validate(answer)
    assert list(answer) == [
        "schema",
        "at",
        "plasma_ng_per_ml",
        "tone",
        "second_effect",
        "contributions",
        "windows",
        "gates",
        "unknown",
        "reasons",
        "model",
    ]
    assert len(answer["at"]) == 288
    curves = [answer["plasma_ng_per_ml"], *answer["tone"].values(), *answer["contributions"]]
    lists = [values for curve in curves for values in curve.values() if isinstance(values, list)]
    assert {len(values) for values in lists} == {288}
    assert answer["at"][0] == "2026-11-22T00:00:00+01:00"
    assert {part["source"] for part in answer["contributions"]} == {"given", "planned"}
    assert answer["windows"][0]["label"] in {"likely", "maybe"}
    assert answer["unknown"][0]["reason"] == "before_record"


def test_the_same_question_has_the_same_answer(ask_lull: Ask) -> None:
    """Nothing but the scenario decides: not the clock, not chance."""
    assert ask_lull(json.dumps(SCENARIO)) == ask_lull(json.dumps(SCENARIO))


def test_without_variability_the_bands_coincide_and_contributions_add_up(ask_lull: Ask) -> None:
    """The exact curve is the sum of what each dose adds."""
    _, out, _ = ask_lull(setting("variability", to=False))
    answer = json.loads(out)
    for bands in (answer["plasma_ng_per_ml"], *answer["tone"].values()):
        assert bands["p05"] == bands["p25"] == bands["p50"] == bands["p75"] == bands["p95"]
    total = np.sum([part["plasma_ng_per_ml"] for part in answer["contributions"]], axis=0)
    np.testing.assert_allclose(total, answer["plasma_ng_per_ml"]["p50"], rtol=1e-9, atol=1e-9)


def test_what_may_be_left_out(ask_lull: Ask) -> None:
    """Only schema, now, zone, person and horizon are needed; the rest has its empty meaning."""
    needed = {key: SCENARIO[key] for key in ("schema", "now", "zone", "person", "horizon")}
    code, out, _ = ask_lull(json.dumps(needed))
    assert code == 0
    answer = json.loads(out)
    assert answer["windows"] == []
    assert answer["reasons"][0]["code"] == "no_window_no_dose"


def test_a_day_means_its_midnight_in_the_zone(ask_lull: Ask) -> None:
    """A plan up to the 23rd has no dose on the 23rd, in Berlin's days."""
    for end in ("2026-11-23", "2026-11-22T23:00:00Z"):
        text = changed(
            lambda s, end=end: s.update(  # type: ignore[misc]
                prescribed=[{**SCENARIO["prescribed"][0], "times": ["23:30", "00:30"], "to": end}],
                given=[],
                now="2026-11-22T00:00+01:00",
                check_ins=[],
                horizon={**SCENARIO["horizon"], "to": "2026-11-24T00:00+01:00"},
            )
        )
        answer = json.loads(ask_lull(text)[1])
        assert [part["at"][:16] for part in answer["contributions"]] == [
            "2026-11-22T00:30",
            "2026-11-22T23:30",
        ]


def test_a_gate_cuts_the_windows(ask_lull: Ask) -> None:
    """Sleepy at 14:40: no window from then to midnight."""
    answer = json.loads(ask_lull(setting("check_ins", 0, "sleepy", to=3))[1])
    (gate,) = answer["gates"]
    assert (gate["code"], gate["from"], gate["to"]) == (
        "sleepy",
        "2026-11-22T14:40:00+01:00",
        "2026-11-23T00:00:00+01:00",
    )
    assert all(window["to"] <= gate["from"] for window in answer["windows"])


def test_ill_may_be_told(ask_lull: Ask) -> None:
    """Illness is one of the gates, so a check-in may tell it."""
    answer = json.loads(ask_lull(setting("check_ins", 0, "ill", to=True))[1])
    assert [gate["code"] for gate in answer["gates"]] == ["ill"]


def test_five_minutes_ahead_is_still_now(ask_lull: Ask) -> None:
    """Clocks differ a little."""
    at = datetime.fromisoformat(SCENARIO["now"]) + timedelta(minutes=5)
    assert ask_lull(setting("given", 2, "at", to=at.isoformat()))[0] == 0


ONE = "given", 0
PLAN = "prescribed", 0
MISTAKES: list[tuple[str, str | bytes, str]] = [
    ("zero amount", setting(*ONE, "amount", to=0), "given[0].amount"),
    ("negative amount", setting(*ONE, "amount", to=-5), "given[0].amount"),
    ("more than 10 g", setting("given", 2, "amount", to=10_001), "given[2].amount"),
    ("amount in quotes", setting(*ONE, "amount", to="15"), "given[0].amount"),
    ("amount true", setting(*ONE, "amount", to=True), "given[0].amount"),
    ("amount null", setting(*ONE, "amount", to=None), "given[0].amount"),
    ("amount huge", setting(*ONE, "amount", to=15).replace('"amount": 15,', '"amount": 1e999,'), "amount"),
    ("NaN literal", setting(*ONE, "amount", to=float("nan")), "NaN"),
    ("Infinity literal", setting("horizon", "step_min", to=float("inf")), "Infinity"),
    ("planned zero", setting(*PLAN, "amount", to=0.0), "prescribed[0].amount"),
    ("unit g", setting(*ONE, "unit", to="g"), "given[0].unit"),
    ("unit mcg", setting(*PLAN, "unit", to="mcg"), "prescribed[0].unit"),
    ("unit MG", setting(*PLAN, "unit", to="MG"), "prescribed[0].unit"),
    ("unit missing", changed(lambda s: s["given"][1].pop("unit")), "given[1].unit"),
    ("nonsense route", setting(*ONE, "route", to="nose"), "given[0].route"),
    ("naive now", setting("now", to="2026-11-22T15:20"), "now"),
    ("naive given", setting(*ONE, "at", to="2026-11-22T07:41"), "given[0].at"),
    ("naive check-in", setting("check_ins", 0, "at", to="2026-11-22T07:41"), "check_ins[0].at"),
    ("naive horizon", setting("horizon", "from", to="2026-11-22T00:00"), "horizon.from"),
    ("naive from", setting(*PLAN, "from", to="2026-11-22T00:00"), "prescribed[0].from"),
    ("time as number", setting("now", to=1_790_000_000), "now"),
    ("no time", setting("now", to="noon"), "now"),
    ("far year", setting("now", to="9999-12-31T23:59+00:00"), "now"),
    ("early year", setting(*PLAN, "from", to="0001-01-01"), "prescribed[0].from"),
    ("no such day", setting(*PLAN, "from", to="2026-02-30"), "prescribed[0].from"),
    ("given ahead", setting(*ONE, "at", to="2026-11-22T15:25:01+01:00"), "given[0].at"),
    ("told ahead", setting("check_ins", 0, "at", to="2026-11-22T15:26+01:00"), "check_ins[0].at"),
    ("reversed horizon", setting("horizon", "to", to="2026-11-21T00:00+01:00"), "horizon.to"),
    ("empty horizon", setting("horizon", "to", to="2026-11-22T00:00+01:00"), "horizon.to"),
    ("zero step", setting("horizon", "step_min", to=0), "step_min"),
    ("endless step", setting("horizon", "step_min", to=1e300), "step_min must be at most a day"),
    ("long key", setting("k" * 5000, to=1), "kkk... is not a key"),
    (
        "many check-ins",
        setting("check_ins", to=SCENARIO["check_ins"] * 20_001),
        "check_ins must hold at most",
    ),
    ("many doses", setting("given", to=SCENARIO["given"][:1] * 20_001), "given must hold at most 20000"),
    ("many plans", setting("prescribed", to=SCENARIO["prescribed"] * 501), "prescribed must hold at most"),
    ("negative step", setting("horizon", "step_min", to=-5), "step_min"),
    ("tiny step", setting("horizon", "step_min", to=1e-9), "step_min"),
    (
        "too many points",
        changed(lambda s: s["horizon"].update(step_min=0.02, to="2026-11-25T00:00+01:00")),
        "points",
    ),
    ("far horizon", setting("horizon", "to", to="2190-01-01T00:00+01:00"), "horizon"),
    ("unknown zone", setting("zone", to="Europe/Atlantis"), "zone"),
    ("zone outside", setting("zone", to="../../etc/passwd"), "zone"),
    ("zone empty", setting("zone", to=""), "zone"),
    ("age zero", setting("person", "age_y", to=0), "person.age_y"),
    ("age 130", setting("person", "age_y", to=130), "person.age_y"),
    ("weight negative", setting("person", "weight_kg", to=-70), "person.weight_kg"),
    ("weight a ton", setting("person", "weight_kg", to=1000), "person.weight_kg"),
    ("egfr zero", setting("person", "egfr_ml_min_per_1_73m2", to=0), "person.egfr"),
    ("age missing", changed(lambda s: s["person"].pop("age_y")), "person.age_y"),
    ("person missing", changed(lambda s: s.pop("person")), "person"),
    ("horizon missing", changed(lambda s: s.pop("horizon")), "horizon"),
    ("now missing", changed(lambda s: s.pop("now")), "now"),
    ("unknown key", changed(lambda s: s.update(mood="good")), "mood"),
    ("unknown inner key", changed(lambda s: s["given"][1].update(strength=5)), "given[1].strength"),
    ("unknown parameter", setting("parameters", "ke_per_h", to=1.0), "parameters.ke_per_h"),
    ("clearance zero", setting("parameters", "cl_f_l_per_h", to=0), "parameters.cl_f_l_per_h"),
    ("lag negative", setting("parameters", "lag_h", to=-0.1), "parameters.lag_h"),
    ("emax above one", setting("parameters", "emax", to=1.01), "parameters.emax"),
    ("emax zero", setting("parameters", "emax", to=0), "parameters.emax"),
    ("clock 25:00", setting(*PLAN, "times", to=["25:00"]), "prescribed[0].times[0]"),
    ("clock 24:00", setting(*PLAN, "times", to=["08:00", "24:00"]), "prescribed[0].times[1]"),
    ("clock word", setting(*PLAN, "times", to=["noon"]), "prescribed[0].times[0]"),
    ("clock number", setting(*PLAN, "times", to=[8]), "prescribed[0].times[0]"),
    ("clock with offset", setting(*PLAN, "times", to=["08:00+01:00"]), "prescribed[0].times[0]"),
    ("no times", setting(*PLAN, "times", to=[]), "prescribed[0].times"),
    ("same time twice", setting(*PLAN, "times", to=["08:00", "08:00:00"]), "prescribed[0].times"),
    ("plan ends first", setting("prescribed", 1, "to", to="2026-11-19"), "prescribed[1].to"),
    ("stiffness 11", setting("check_ins", 0, "stiffness", to=11), "check_ins[0].stiffness"),
    ("sleepy 5", setting("check_ins", 0, "sleepy", to=5), "check_ins[0].sleepy"),
    ("sleepy 1.5", setting("check_ins", 0, "sleepy", to=1.5), "check_ins[0].sleepy"),
    ("fell maybe", setting("check_ins", 0, "fell", to="maybe"), "check_ins[0].fell"),
    ("fell 1", setting("check_ins", 0, "fell", to=1), "check_ins[0].fell"),
    ("variability no", setting("variability", to="no"), "variability"),
    ("given an object", setting("given", to={}), "given"),
    ("person a list", setting("person", to=[]), "person"),
    ("entry a number", setting("given", to=[7]), "given[0]"),
    ("wrong schema", setting("schema", to="lull.scenario/2"), "lull.scenario/1"),
    ("schema missing", changed(lambda s: s.pop("schema")), "schema"),
    ("schema a list", setting("schema", to=["lull.scenario/1"]), "schema"),
    ("odd key", changed(lambda s: s.update({"a\n" * 5000: 1})), "is not a key"),
    ("long text", setting("now", to="x" * 5000), "now"),
    ("long zone", setting("zone", to="x" * 5000), "zone"),
    ("not JSON", "{now: yesterday}", "not JSON"),
    ("cut off", json.dumps(SCENARIO)[:200], "not JSON"),
    ("empty", "", "not JSON"),
    ("a list", "[]", "object"),
    ("a number", "17", "object"),
    ("null", "null", "object"),
    ("key twice", '{"schema": "lull.scenario/1", "now": 1, "now": 2}', '"now" stands twice'),
    ("deep", '{"schema": ' + "[" * 100_000, "deep"),
    ("long number", '{"schema": ' + "9" * 10_000 + "}", "number"),
    ("not UTF-8", b'{"schema": "\xff"}', "UTF-8"),
]


@pytest.mark.parametrize(
    ("text", "named"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES]
)
def test_each_mistake_is_one_sentence_that_names_its_place(
    ask_lull: Ask, text: str | bytes, named: str
) -> None:
    """Exit code 2, nothing on standard output, one line on standard error, no traceback."""
    code, out, err = ask_lull(text)
    assert (code, out) == (2, "")
    assert named in err
    assert err.startswith("lull: ")
    assert err.count("\n") == 1
    assert len(err) < 250


REFUSALS = [
    ("too young", setting("person", "age_y", to=1.5), "age_outside_model"),
    ("kidneys", setting("person", "egfr_ml_min_per_1_73m2", to=10), "kidney_outside_model"),
    ("too light", setting("person", "weight_kg", to=3), "weight_outside_model"),
    ("dialysis", setting("person", "dialysis", to=True), "dialysis_outside_model"),
    ("another drug", setting(*PLAN, "drug", to="tizanidine"), "drug_not_known"),
    ("mL of what?", changed(lambda s: s["given"][1].update(unit="mL")), "strength_not_known"),
]


@pytest.mark.hazard("H23")
@pytest.mark.parametrize(
    ("text", "code"), [case[1:] for case in REFUSALS], ids=[case[0] for case in REFUSALS]
)
def test_what_the_model_does_not_know_is_refused_by_name(ask_lull: Ask, text: str, code: str) -> None:
    """Exit code 3, the refusal as JSON, its sentence on standard error."""
    exit_code, out, err = ask_lull(text)
    assert exit_code == 3
    refused = json.loads(out)["refused"]
    assert refused["code"] == code
    assert refused["message"] in err


def test_a_missing_file_a_folder_and_no_name_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each says what is wrong with the name, and does not show a traceback."""
    for words, complaint in (
        ([str(tmp_path / "none.json")], "there is no file"),
        ([str(tmp_path)], "folder"),
        (["a\0b"], "cannot be read"),
        (["x" * 5000], "cannot be read"),
        ([], "name a scenario file"),
    ):
        assert main(["forecast", *words]) == 2
        assert complaint in capsys.readouterr().err


def test_standard_input_is_read_for_a_dash(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a byte order mark, as some editors write it."""
    content = b"\xef\xbb\xbf" + json.dumps(SCENARIO).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert main(["forecast", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "lull.forecast/1"


def test_both_schemas_are_printed_without_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """They name every key, and say that no other is allowed."""
    assert main(["forecast", "--schema"]) == 0
    schemas = json.loads(capsys.readouterr().out)
    question, answer = schemas["lull.scenario/1"], schemas["lull.forecast/1"]
    assert set(question["properties"]) == {
        *SCENARIO,
        "pump_events",
        "baseline_changes",
        "not_taken",
        "day_rhythm",
    }
    assert question["required"] == ["schema", "now", "zone", "person", "horizon"]
    assert set(question["$defs"]["OralPrescribedPart"]["properties"]) == {
        "route",
        "drug",
        "amount",
        "unit",
        "strength_mg",
        "form",
        "times",
        "from",
        "to",
    }
    assert question["additionalProperties"] is False
    assert {"at", "windows", "gates", "unknown", "reasons", "model"} < set(answer["properties"])


def places_in(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of every value inside a document."""
    found = [path] if path else []
    if isinstance(value, dict):
        for key, inner in value.items():
            found += places_in(inner, (*path, key))
    if isinstance(value, list):
        for i, inner in enumerate(value):
            found += places_in(inner, (*path, i))
    return found


SMALL = setting("horizon", "step_min", to=120)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.datetimes().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(places_in(SCENARIO)), value=anything)
def test_whatever_stands_anywhere_there_is_an_answer_or_one_sentence(
    ask_lull: Ask, place: tuple[str | int, ...], value: object
) -> None:
    """Any value in any place: exit 0, 2 or 3, and never a traceback."""
    scenario = json.loads(SMALL)
    inner = scenario
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    code, out, err = ask_lull(json.dumps(scenario))
    assert code in {0, 2, 3}
    assert err.count("\n") == (code != 0)
    if code == 0:
        ForecastAnswer.model_validate(json.loads(out))
