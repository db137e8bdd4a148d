"""``lull count``: what it answers, and each way a file can be wrong in one sentence."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lull.cli import main
from made_movement import Array, Way, keep_some, simulate_limb, simulate_movement, turn_in_space

ELBOW = ("shoulder", "elbow", "wrist")
KNEE = ("hip", "knee", "ankle")
FULL = [Way(range_deg=80.0)] * 6

Columns = dict[str, Array]


def limb_columns(
    points: Array, joints: tuple[str, str, str] = ELBOW, side: str = "left", axes: str = "xyz"
) -> Columns:
    """Name the coordinates of a limb as a tracker would."""
    return {
        f"{side}_{joint}_{axis}": points[:, i, k]
        for i, joint in enumerate(joints)
        for k, axis in enumerate(axes)
    }


def write_csv(path: Path, columns: Mapping[str, Array]) -> Path:
    """Write a CSV file; NaN is an empty cell."""
    rows = np.stack(list(columns.values()), axis=1)
    lines = [",".join(columns), *(",".join("" if c != c else repr(c) for c in row) for row in rows.tolist())]  # noqa: PLR0124 - NaN
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def made_csv(path: Path, ways: list[Way] | None = None, *, fps: float = 30.0, side: str = "left") -> Path:
    """Write a limb that does the given movements."""
    made = simulate_movement(FULL if ways is None else ways, fps=fps)
    return write_csv(path, {"t": made.t_s} | limb_columns(simulate_limb(made.angle_deg), side=side))


def count(
    capsys: pytest.CaptureFixture[str], path: Path, *more: str, exercise: str = "elbow-straighten"
) -> Any:  # noqa: ANN401 - JSON
    """Run the verb and return its JSON."""
    assert main(["count", str(path), "--exercise", exercise, *more]) == 0
    return json.loads(capsys.readouterr().out)


def complain(
    capsys: pytest.CaptureFixture[str], path: Path, *more: str, exercise: str = "elbow-straighten"
) -> str:
    """Run the verb on bad input and return its one sentence."""
    assert main(["count", str(path), "--exercise", exercise, *more]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    return said.err


def test_the_answer_has_its_shape(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Six movements are six repetitions, with times, ranges, errors and the reason for the side."""
    answer = count(capsys, made_csv(tmp_path / "arm.csv"))
    assert answer["schema"] == "lull.count/1"
    assert (answer["exercise"], answer["side"]) == ("elbow-straighten", "left")
    assert answer["side_why"] == "the only side in the recording"
    assert (answer["repetitions"], answer["attempts"], answer["coverage"]) == (6, 6, 1.0)
    for event in answer["events"]:
        assert event["start_s"] < event["peak_s"] < event["end_s"]
        assert event["range_deg"] == pytest.approx(80.0, abs=2.0)
        assert event["range_error_deg"] >= 5.0
        assert event["accepted"]
        assert "reason" not in event


def test_partial_movements_are_attempts_with_a_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two halves among six whole ones, the very first of all among them: told apart, in order."""
    half, whole = Way(range_deg=36.0), Way(range_deg=80.0)
    path = made_csv(tmp_path / "arm.csv", [half, whole, whole, whole, half, whole, whole, whole])
    answer = count(capsys, path)
    assert (answer["repetitions"], answer["attempts"]) == (6, 8)
    assert [i for i, e in enumerate(answer["events"]) if not e["accepted"]] == [0, 4]
    assert {e["reason"] for e in answer["events"] if not e["accepted"]} == {"smaller_than_own_range"}


def test_each_movement_is_judged_when_ten_more_have_ended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first of fourteen is final with the eleventh; those without ten after them, with the recording."""
    events = count(capsys, made_csv(tmp_path / "arm.csv", [Way(range_deg=80.0)] * 14))["events"]
    for early, late in zip(events[:4], events[10:], strict=True):
        assert early["decided_s"] == pytest.approx(late["end_s"], abs=0.5)
    assert {event["decided_s"] for event in events[4:]} == {events[3]["decided_s"]}


@pytest.mark.parametrize("seed", range(6))
def test_unit_orientation_and_mirror_do_not_matter(
    seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same limb in inches, turned, mirrored and moved gives the same events."""
    made = simulate_movement(FULL, fps=25)
    points = simulate_limb(made.angle_deg)
    plain = count(capsys, write_csv(tmp_path / "a.csv", {"t": made.t_s} | limb_columns(points)))
    rng = np.random.default_rng(seed)
    moved = turn_in_space(points, rng) * 39.37 + rng.uniform(-900.0, 900.0, 3)
    turned = count(capsys, write_csv(tmp_path / "b.csv", {"t": made.t_s} | limb_columns(moved)))
    assert turned["events"] == plain["events"]


def test_world_columns_are_preferred(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Plain columns that say nothing do no harm beside world columns."""
    made = simulate_movement(FULL, fps=30)
    points = simulate_limb(made.angle_deg)
    world = {name[:-1] + "w" + name[-1]: column for name, column in limb_columns(points).items()}
    still = limb_columns(np.broadcast_to(points[0], points.shape))
    answer = count(capsys, write_csv(tmp_path / "arm.csv", {"t": made.t_s} | still | world))
    assert answer["repetitions"] == 6
    assert answer["sides"]["left"]["columns"] == "world"


def test_depth_may_be_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A limb filmed in its own plane needs no z."""
    made = simulate_movement(FULL, fps=30)
    flat = limb_columns(simulate_limb(made.angle_deg), axes="xy")
    answer = count(capsys, write_csv(tmp_path / "arm.csv", {"t": made.t_s} | flat))
    assert (answer["repetitions"], answer["sides"]["left"]["columns"]) == (6, "plane")


def normalised(path: Path) -> Path:
    """Write a limb as shares of a 400 x 1000 picture, with visibility."""
    made = simulate_movement(FULL, fps=30)
    points = simulate_limb(made.angle_deg)[..., :2] * 300.0 / np.array([400.0, 1000.0])
    seen = {f"left_{joint}_v": np.full(len(made.t_s), 0.9) for joint in ELBOW}
    return write_csv(path, {"t": made.t_s} | limb_columns(points, axes="xy") | seen)


def test_shares_of_a_picture_are_measured_in_its_shape(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the picture's size the range is the limb's own; with another shape it would not be."""
    path = normalised(tmp_path / "arm.csv")
    right = count(capsys, path, "--image-size", "400x1000")
    assert right["events"][2]["range_deg"] == pytest.approx(80.0, abs=2.0)
    wrong = count(capsys, path, "--image-size", "1000x400")
    assert [event["range_deg"] for event in wrong["events"]] != pytest.approx([80.0] * 6, abs=5.0)


def test_the_side_that_moved_more_is_counted_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both sides in the file, only the right one moving."""
    made = simulate_movement(FULL, fps=30)
    moving, still = simulate_limb(made.angle_deg), simulate_limb(np.full_like(made.angle_deg, 80.0))
    columns = limb_columns(still) | limb_columns(moving, side="right")
    answer = count(capsys, write_csv(tmp_path / "arms.csv", {"t": made.t_s} | columns))
    assert (answer["side"], answer["repetitions"]) == ("right", 6)
    assert "moved more" in answer["side_why"]


def test_both_sides_are_counted_each_by_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Totals are sums, events come in order of time, each with its side."""
    made = simulate_movement(FULL, fps=30)
    later = np.concatenate((np.full(30, 70.0), made.angle_deg[:-30]))
    columns = limb_columns(simulate_limb(made.angle_deg)) | limb_columns(simulate_limb(later), side="right")
    answer = count(capsys, write_csv(tmp_path / "arms.csv", {"t": made.t_s} | columns), "--side", "both")
    assert (answer["side"], answer["repetitions"]) == ("both", 12)
    starts = [event["start_s"] for event in answer["events"]]
    assert starts == sorted(starts)
    assert {side: told["repetitions"] for side, told in answer["sides"].items()} == {"left": 6, "right": 6}
    assert [event["side"] for event in answer["events"][:2]] == ["left", "right"]


def test_legs_in_turn_are_one_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No side named, thighs rise left, right, right, left and so on: one total, the order, and a note."""
    steps = "LRRLRLLR"
    rise = simulate_movement([Way(range_deg=40.0)], fps=30, rest_deg=0.0, lead_s=0.5).angle_deg
    still = np.zeros(45)
    left, right = (np.concatenate([still, *(rise * (step == leg) for step in steps)]) for leg in "LR")
    hip = ("shoulder", "hip", "knee")
    columns = {"t": np.arange(len(left)) / 30.0}
    columns |= limb_columns(simulate_limb(110.0 - left), hip)
    columns |= limb_columns(simulate_limb(110.0 - right), hip, side="right")
    path = write_csv(tmp_path / "legs.csv", columns)
    answer = count(capsys, path, exercise="seated-march")
    assert (answer["side"], answer["side_why"]) == ("both", "the sides take turns")
    assert answer["repetitions"] == 8
    assert "".join(side[0].upper() for side in answer["turns"]["order"]) == steps
    assert [again["side"] for again in answer["turns"]["same_side_again"]] == ["right", "left"]
    assert "counts all the same" in answer["turns"]["note"]
    assert {side: told["repetitions"] for side, told in answer["sides"].items()} == {"left": 4, "right": 4}
    assert abs(answer["turns"]["asymmetry"]["value"]) < answer["turns"]["asymmetry"]["standard_error"]
    assert "turns" not in count(capsys, path, "--side", "left", exercise="seated-march")


def test_resting_straight_counts_the_same_cycles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Standing up and sitting down begins and ends straight: each bend and return is one."""
    made = simulate_movement(FULL, fps=30)
    standing = limb_columns(simulate_limb(240.0 - made.angle_deg), joints=KNEE)
    answer = count(
        capsys, write_csv(tmp_path / "legs.csv", {"t": made.t_s} | standing), exercise="knee-straighten"
    )
    assert (answer["repetitions"], answer["attempts"]) == (6, 6)
    assert answer["sides"]["left"]["rests"] == "straight"


def test_getting_into_position_does_not_turn_the_count_round(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A leg that begins straight and then rests bent is counted from bent."""
    made = simulate_movement(FULL, fps=30)
    angles = np.concatenate((np.linspace(160.0, 70.0, 45), made.angle_deg))
    columns = {"t": np.arange(len(angles)) / 30.0} | limb_columns(simulate_limb(angles), joints=KNEE)
    answer = count(capsys, write_csv(tmp_path / "leg.csv", columns), exercise="knee-straighten")
    assert (answer["repetitions"], answer["attempts"]) == (6, 6)
    assert answer["sides"]["left"]["rests"] == "bent"


def test_coverage_is_the_share_of_time_seen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A quarter of the time without a wrist, at rest: coverage 0.75, and the movements stay."""
    made = simulate_movement(FULL, fps=30, lead_s=7.0)
    points = simulate_limb(made.angle_deg)
    hidden = made.t_s < 0.25 * made.t_s[-1]
    points[hidden, 2] = np.nan
    answer = count(capsys, write_csv(tmp_path / "arm.csv", {"t": made.t_s} | limb_columns(points)))
    assert answer["coverage"] == pytest.approx(0.75, abs=0.01)
    assert answer["repetitions"] == 6


@pytest.mark.hazard("H18")
def test_a_joint_of_low_visibility_is_not_seen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Numbers the tracker itself does not believe are no movement; never seen at all is a refusal."""
    made = simulate_movement(FULL, fps=30)
    columns = {"t": made.t_s} | limb_columns(simulate_limb(made.angle_deg) * 3.0)
    doubt = np.where(made.t_s > 8.0, 0.2, 0.9)
    seen = count(capsys, write_csv(tmp_path / "a.csv", columns | {"left_wrist_v": doubt}))
    assert seen["repetitions"] < 4
    assert seen["coverage"] < 0.6
    path = write_csv(tmp_path / "b.csv", columns | {"left_wrist_v": np.full(len(made.t_s), 0.1)})
    assert main(["count", str(path), "--exercise", "elbow-straighten"]) == 3
    assert json.loads(capsys.readouterr().out)["refused"]["code"] == "joints_not_seen"


def test_a_count_tells_its_doubts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Hidden for three seconds of six movements: counted as seen, with the seconds and why in words."""
    assert count(capsys, made_csv(tmp_path / "arm.csv"))["doubts"] == []
    made = simulate_movement(FULL, fps=30)
    columns = {"t": made.t_s} | limb_columns(simulate_limb(made.angle_deg))
    columns["left_wrist_x"][(made.t_s > 7.0) & (made.t_s < 10.0)] = np.nan
    (doubt,) = count(capsys, write_csv(tmp_path / "hidden.csv", columns))["doubts"]
    assert (doubt["code"], doubt["side"]) == ("not_seen", "left")
    assert (doubt["from_s"], doubt["to_s"]) == (pytest.approx(7.0, abs=0.05), pytest.approx(10.0, abs=0.05))
    assert "not in the count" in doubt["message"]


def test_nothing_moving_is_an_answer_of_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A still arm is no error."""
    t_s = np.arange(0.0, 20.0, 1 / 30)
    noise = np.random.default_rng(0).normal(0.0, 0.005, (len(t_s), 3, 3))
    still = limb_columns(simulate_limb(np.full_like(t_s, 80.0)) + noise)
    answer = count(capsys, write_csv(tmp_path / "still.csv", {"t": t_s} | still))
    assert (answer["repetitions"], answer["attempts"], answer["events"]) == (0, 0, [])


def test_parquet_and_csv_give_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The kind of file is known by its content, and other columns are left alone."""
    made = simulate_movement(FULL, fps=30)
    rng = np.random.default_rng(2)
    points = simulate_limb(made.angle_deg)
    kept, times = keep_some(made.t_s, rng, lost=0.1, wander=0.4)
    columns = {"t": times[kept]} | limb_columns(points[kept])
    by_csv = count(capsys, write_csv(tmp_path / "arm.csv", columns))
    table = pa.table(columns | {"who": ["x"] * int(kept.sum())})
    pq.write_table(table, tmp_path / "arm.data")
    assert count(capsys, tmp_path / "arm.data") == by_csv
    assert by_csv["repetitions"] == 6


# -- bad input ---------------------------------------------------------------------------------


def rows(path: Path, *lines: str) -> Path:
    """Write lines as they are."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


HEADER = "t," + ",".join(limb_columns(np.zeros((1, 3, 3))))
ZEROES = "0.1,0.2,0.3,0.4,0.5,0.6,0.9,0.8,0.1"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([""], "is empty"),
        ([HEADER], "no rows"),
        ([HEADER, f"0.0,{ZEROES}"], "at least 2 rows"),
        (["x,y", "1,2", "2,3"], "no column t"),
        ([HEADER.replace("t,", "time,", 1), f"0.0,{ZEROES}", f"0.1,{ZEROES}"], "no column t"),
        ([HEADER, f"0.0,{ZEROES}", f"0.1,{ZEROES}", f"0.1,{ZEROES}"], "row 3"),
        ([HEADER, f"0.2,{ZEROES}", f"0.1,{ZEROES}"], "row 2"),
        ([HEADER, f"0.0,{ZEROES}", f",{ZEROES}"], "no time in row 2"),
        ([HEADER, f"0.0,{ZEROES}", f"nan,{ZEROES}"], "no time in row 2"),
        ([HEADER, f"0,{ZEROES}", f"33,{ZEROES}", f"67,{ZEROES}"], "t must be seconds"),
        ([HEADER, f"0,{ZEROES}", f"0.0005,{ZEROES}", f"0.001,{ZEROES}"], "t must be seconds"),
        ([HEADER, f"0.0,{ZEROES}", f"0.1,{ZEROES},7"], "11 cells in row 2"),
        ([HEADER, f"0.0,{ZEROES}", "0.1,0.1,oops,0.3,0.4,0.5,0.6,0.9,0.8,0.1"], "left_shoulder_y in row 2"),
        ([HEADER, f"0.0,{ZEROES}", "0.1,0.1,inf,0.3,0.4,0.5,0.6,0.9,0.8,0.1"], "left_shoulder_y in row 2"),
        ([HEADER, f"0.0{',' * 9}", f"0.1{',' * 9}"], "no row holds numbers"),
        ([HEADER.replace("left_wrist_x", "wrist_x"), f"0,{ZEROES}", f"0.1,{ZEROES}"], "left_wrist_x"),
        ([HEADER.replace(",", ";"), "0;1", "1;2"], "semicolons"),
        ([HEADER + ",t", f"0,{ZEROES},0", f"0.1,{ZEROES},1"], "the column t twice"),
    ],
)
def test_a_bad_table_is_named_in_one_sentence(
    lines: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong, and where; exit code 2, nothing on standard output."""
    said = complain(capsys, rows(tmp_path / "bad.csv", *lines))
    assert told in said
    assert "bad.csv" in said


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its name is said; a folder is told apart."""
    assert "no file" in complain(capsys, tmp_path / "none.csv")
    assert "is a folder" in complain(capsys, tmp_path)


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\x00\x00\x01", b"\xff\xfe\x00a", b"PAR1 and then nothing"]
)
def test_a_file_of_another_kind(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A picture, another encoding, a cut-off Parquet file."""
    (tmp_path / "thing.csv").write_bytes(content)
    assert "Parquet" in complain(capsys, tmp_path / "thing.csv")


def test_a_text_column_in_parquet_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Row and column of the first cell that is no number."""
    made = simulate_movement(FULL, fps=30)
    columns: dict[str, Any] = {"t": made.t_s} | limb_columns(simulate_limb(made.angle_deg))
    columns["left_elbow_y"] = ["up"] * len(made.t_s)
    pq.write_table(pa.table(columns), tmp_path / "arm.parquet")
    assert "left_elbow_y in row 1" in complain(capsys, tmp_path / "arm.parquet")


def test_an_unknown_exercise_lists_the_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody has to guess names."""
    said = complain(capsys, made_csv(tmp_path / "arm.csv"), exercise="star-jump")
    assert "elbow-straighten" in said
    assert "knee-straighten" in said


@pytest.mark.parametrize("size", ["640", "640x", "0x480", "ax b", "640x480x3", "-640x480", "99999x1"])
def test_a_bad_picture_size(size: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The shape of a right one is shown."""
    said = complain(capsys, made_csv(tmp_path / "arm.csv"), f"--image-size={size}")
    assert "640x480" in said


def test_a_side_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The missing columns are named, and the side that is there."""
    path = made_csv(tmp_path / "arm.csv")
    for side in ("right", "both"):
        said = complain(capsys, path, "--side", side)
        assert "right_elbow_x" in said
        assert "--side left" in said
    assert "choose" in complain(capsys, path, "--side", "middle")


def test_the_joints_of_another_exercise_are_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An arm has no knee."""
    said = complain(capsys, made_csv(tmp_path / "arm.csv"), exercise="knee-straighten")
    assert "left_knee_x" in said


@pytest.mark.hazard("H18")
def test_shares_of_a_picture_without_its_size_are_not_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An angle from a squeezed picture would be wrong: the size is asked for."""
    assert "--image-size" in complain(capsys, normalised(tmp_path / "arm.csv"))


def test_metres_between_0_and_1_are_no_shares_of_a_picture(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bones that keep their length in space are in a length unit, whatever the numbers look like."""
    made = simulate_movement(FULL, fps=30)
    noise = np.random.default_rng(1).normal(0.0, 0.01, (len(made.t_s), 3, 3))
    seen = {f"left_{joint}_v": np.full(len(made.t_s), 0.9) for joint in ELBOW}
    metres = limb_columns(simulate_limb(made.angle_deg) + noise)
    answer = count(capsys, write_csv(tmp_path / "arm.csv", {"t": made.t_s} | metres | seen))
    assert (answer["repetitions"], answer["sides"]["left"]["columns"]) == (6, "space")


def test_a_picture_size_for_lengths_is_not_swallowed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pixels are no shares of a picture."""
    made = simulate_movement(FULL, fps=30)
    path = write_csv(
        tmp_path / "arm.csv", {"t": made.t_s} | limb_columns(simulate_limb(made.angle_deg) * 500.0)
    )
    assert "leave --image-size away" in complain(capsys, path, "--image-size", "640x480")


def test_without_numbers_no_side_is_invented(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A right side full of gaps is left out when nobody asked for it, and named when somebody did."""
    made = simulate_movement(FULL, fps=30)
    points = simulate_limb(made.angle_deg)
    columns = limb_columns(points) | limb_columns(np.full_like(points, np.nan), side="right")
    path = write_csv(tmp_path / "arms.csv", {"t": made.t_s} | columns)
    assert count(capsys, path)["side"] == "left"
    assert "no row holds numbers" in complain(capsys, path, "--side", "right")


@pytest.mark.parametrize("place", [5.0, 1e300])
@pytest.mark.parametrize("side", [(), ("--side", "left")])
def test_landmarks_on_one_spot_are_refused_and_not_counted(
    place: float, side: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither a traceback nor a count of zero: such landmarks make no angle."""
    made = simulate_movement(FULL, fps=30.0)
    spot = np.full((len(made.t_s), 3, 3), place)
    columns = limb_columns(spot) | limb_columns(spot, side="right")
    path = write_csv(tmp_path / "spot.csv", {"t": made.t_s} | columns)
    assert main(["count", str(path), "--exercise", "elbow-straighten", "--json", *side]) == 3
    assert json.loads(capsys.readouterr().out)["refused"]["code"] == "joints_not_seen"
