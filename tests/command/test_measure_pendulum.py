"""``lull measure pendulum``: what it answers, and each way a file can be wrong in one sentence."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from made_command import Lull
from made_movement import Array, simulate_limb
from made_pendulum import Leg, dense_times, drop_legs, film, read_definitions

DENSE = drop_legs([Leg(start_deg=-8.0)])[0]
TRUTH = read_definitions(dense_times(DENSE), DENSE)
SIX = (
    "first_swing_excursion_deg",
    "swings",
    "resting_angle_deg",
    "relaxation_index",
    "swing_time_s",
    "peak_velocity_deg_s",
)
PHYPHOX = (
    "Time (s)",
    "Gyroscope x (rad/s)",
    "Gyroscope y (rad/s)",
    "Gyroscope z (rad/s)",
    "Absolute (rad/s)",
)


def filmed(*, fps: float = 60.0, noise_deg: float = 0.5) -> tuple[Array, Array]:
    """A leg held for a second and a half and let go."""
    return film(DENSE, np.random.default_rng(5), fps=fps, noise_deg=noise_deg, hold_s=1.5)


def write(path: Path, columns: Mapping[str, Array], *, mark: str = ",") -> str:
    """Write a table; NaN is an empty cell."""
    rows = np.stack(list(columns.values()), axis=1).tolist()
    lines = [mark.join(f'"{name}"' for name in columns)]
    lines += [mark.join("" if np.isnan(cell) else f"{cell:.6f}" for cell in row) for row in rows]
    text = "\n".join(lines) + "\n"
    path.write_text(text.replace(".", ",") if mark == ";" else text, encoding="utf-8")
    return str(path)


def measure(lull: Lull, *words: str) -> dict[str, Any]:
    """Run the verb and return its JSON."""
    code, out, err = lull("measure", "pendulum", *words, "--json")
    assert (code, err) == (0, "")
    answer: dict[str, Any] = json.loads(out)
    return answer


def assert_true(answer: dict[str, Any], *, absolute: bool = True) -> None:
    """The numbers are the leg's, within three standard errors."""
    for name in SIX:
        told, truth = answer[name], getattr(TRUTH, name)
        if name == "resting_angle_deg" and not absolute:
            assert told["value"] is None
            assert told["standard_error"] is None
            assert "gyroscope" in told["why"]
            continue
        off = abs(told["value"] - truth)
        assert off <= max(3.0 * told["standard_error"], 1e-9) or (name == "swings" and off <= 1), name


def test_angles_give_six_numbers_each_with_its_error(tmp_path: Path, lull: Lull) -> None:
    t_s, q = filmed()
    answer = measure(lull, write(tmp_path / "leg.csv", {"t_s": t_s, "q_deg": q}))
    assert answer["schema"] == "lull.measure.pendulum/1"
    assert answer["source"] == "angles"
    assert_true(answer)
    for name in SIX:
        assert set(answer[name]) == {"value", "standard_error"}
        assert name in answer["formulas"]
    assert answer["release_s"] == pytest.approx(1.5, abs=0.05)
    assert answer["frames_per_s"] == 60.0
    assert len(answer["releases"]) == 1
    assert any("no diagnosis" in note for note in answer["notes"])
    assert any("not tested" in note or "nothing here was tested" in note for note in answer["notes"])


def test_it_speaks_json_without_being_asked(tmp_path: Path, lull: Lull) -> None:
    t_s, q = filmed()
    path = write(tmp_path / "leg.csv", {"t_s": t_s, "q_deg": q})
    assert json.loads(lull("measure", "pendulum", path)[1]) == measure(lull, path)


def test_landmarks_carry_the_bodys_error(tmp_path: Path, lull: Lull) -> None:
    """CSV and Parquet give the same; every angle carries five degrees at least."""
    t_s, q = filmed()
    points = simulate_limb(180.0 + np.minimum(q, 0.0))
    columns = {"t": t_s} | {
        f"left_{joint}_{axis}": points[:, i, k]
        for i, joint in enumerate(("hip", "knee", "ankle"))
        for k, axis in enumerate("xyz")
    }
    answer = measure(lull, write(tmp_path / "leg.csv", columns), "--side", "left")
    assert answer["source"] == "landmarks"
    assert_true(answer)
    for name in ("first_swing_excursion_deg", "resting_angle_deg", "start_angle_deg"):
        assert answer[name]["standard_error"] >= 5.0
    pq.write_table(pa.table(columns), tmp_path / "leg.parquet")
    again = measure(lull, str(tmp_path / "leg.parquet"))
    assert again["first_swing_excursion_deg"]["value"] == pytest.approx(
        answer["first_swing_excursion_deg"]["value"], abs=0.1
    )


@pytest.mark.parametrize("sign", [1.0, -1.0])
@pytest.mark.parametrize(
    ("names", "unit", "mark"),
    [
        (PHYPHOX, 1.0, ","),
        (PHYPHOX, 1.0, ";"),
        (("time", "seconds_elapsed", "z", "y", "x"), 1.0, ","),
        (("t_s", "gx", "gy", "gz"), 180.0 / np.pi, ","),
        (("t_s", "gyro_x (deg/s)", "gyro_y (deg/s)", "gyro_z (deg/s)", "acc_x (m/s2)"), 180.0 / np.pi, "\t"),
    ],
    ids=["phyphox", "phyphox, decimal comma", "Sensor Logger", "generic, degrees by size", "degrees by name"],
)
def test_a_phones_gyroscope_is_read(
    names: tuple[str, ...], unit: float, mark: str, sign: float, tmp_path: Path, lull: Lull
) -> None:
    """Whatever the app's names, unit, axis and sign: what is relative is told, what is not is null."""
    t_s, q = film(DENSE, np.random.default_rng(1), fps=100.0, hold_s=1.5)
    rate = sign * unit * np.radians(np.gradient(q, t_s)) + np.random.default_rng(2).normal(
        0.0, 0.004 * unit, len(q)
    )
    other = np.random.default_rng(3).normal(0.0, 0.004 * unit, len(q))
    by_name = dict.fromkeys(names, other)
    by_name |= {name: t_s for name in names if name.lower().startswith(("t_s", "time (", "seconds"))}
    by_name |= {name: t_s * 1e9 for name in names if name == "time"}
    main_axis = next(name for name in names if name in {"Gyroscope y (rad/s)", "y", "gy", "gyro_y (deg/s)"})
    by_name[main_axis] = rate
    answer = measure(lull, write(tmp_path / "phone.csv", by_name, mark=mark))
    assert answer["source"] == "gyroscope"
    assert answer["notes"][0].endswith("radians a second" if unit == 1.0 else "degrees a second")
    assert_true(answer, absolute=False)
    assert answer["start_angle_deg"]["value"] is None


def test_a_refusal_is_named_and_ends_with_three(tmp_path: Path, lull: Lull) -> None:
    path = write(tmp_path / "leg.csv", {"t_s": np.arange(0.0, 5.0, 0.02), "q_deg": np.full(250, -80.0)})
    code, out, err = lull("measure", "pendulum", path)
    assert code == 3
    assert json.loads(out)["refused"]["code"] == "no_release_found"
    assert err.count("\n") == 1


T_S, Q_DEG = filmed()
GARBAGE = {
    "nothing": b"",
    "white space": b" \n\n",
    "a lone number": b"42\n",
    "only names": b"t_s,q_deg\n",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe",
    "a damaged Parquet file": b"PAR1 and nothing else",
    "no commas": b"t_s q_deg\n0 -5\n",
    "uneven rows": b"t_s,q_deg\n0,-5,3\n",
    "words": b"t_s,q_deg\n0,bent\n1,straight\n",
    "infinity": b"t_s,q_deg\n0,inf\n1,-5\n",
    "a column twice": b"t_s,q_deg,q_deg\n0,1,2\n",
    "other names": b"time,angle\n0,-5\n1,-6\n",
    "no time": b"frame,q_deg\n0,-5\n1,-6\n",
    "a gyroscope without seconds": b"frame,gx,gy,gz\n0,1,2,3\n",
    "an open quote": b't_s,q_deg\n0,"-5\n',
}


@pytest.mark.parametrize("name", GARBAGE)
def test_what_is_no_recording_is_one_sentence(name: str, tmp_path: Path, lull: Lull) -> None:
    path = tmp_path / "leg.csv"
    path.write_bytes(GARBAGE[name])
    code, out, err = lull("measure", "pendulum", str(path), "--json")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "Traceback" not in err


WRONG = {
    "radians": ({"t_s": T_S, "q_deg": np.radians(Q_DEG)}, "radians"),
    "flexion positive": ({"t_s": T_S, "q_deg": -Q_DEG}, "mostly positive"),
    "an inner angle": ({"t_s": T_S, "q_deg": 180.0 + Q_DEG}, "mostly positive"),
    "milliseconds": ({"t_s": T_S * 1000.0, "q_deg": Q_DEG}, "seconds"),
    "frame numbers": ({"t_s": np.arange(len(T_S), dtype=float), "q_deg": Q_DEG}, "seconds"),
    "turned round in time": ({"t_s": T_S[::-1], "q_deg": Q_DEG}, "sort the rows"),
    "times twice": ({"t_s": np.repeat(T_S[::2], 2)[: len(T_S)], "q_deg": Q_DEG}, "once"),
    "no angle": ({"t_s": T_S, "q_deg": np.full(len(T_S), np.nan)}, "0 of"),
    "no time": ({"t_s": np.full(len(T_S), np.nan), "q_deg": Q_DEG}, "row"),
    "wrong joints": ({"t": T_S, "left_wrist_x": Q_DEG, "left_wrist_y": Q_DEG}, "shows no knee"),
    "a gyroscope with holes": (
        {"t_s": T_S, "gx": np.where(T_S < 1.0, np.nan, 1.0), "gy": T_S, "gz": T_S},
        "without a rate",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_means_something_else_is_one_sentence_and_never_a_number(
    name: str, tmp_path: Path, lull: Lull
) -> None:
    columns, says = WRONG[name]
    code, out, err = lull("measure", "pendulum", write(tmp_path / "leg.csv", columns), "--json")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert says in err


def test_words_that_do_not_belong_are_refused(tmp_path: Path, lull: Lull) -> None:
    path = write(tmp_path / "leg.csv", {"t_s": T_S, "q_deg": Q_DEG})
    assert lull("measure", "pendulum", path, "--side", "left")[0] == 2
    assert lull("measure", "pendulum", path, "--image-size", "640x480")[0] == 2
    assert lull("measure", "walkies", path)[0] == 2
    assert lull("measure")[0] == 2
    assert lull("measure", "pendulum", str(tmp_path / "none.csv"))[0] == 2
    assert lull("measure", "pendulum", str(tmp_path))[0] == 2
