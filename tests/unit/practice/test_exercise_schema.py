"""The forty exercises: all there, all whole, and a mistake in any column is found."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from lull.movement.signal import Signal, Term
from lull.practice.catalogue import EXERCISES, find_exercise
from lull.practice.exercise import ReadyPose
from lull.practice.exercise_schema import find_faults
from lull.refusal import BadInput

SQUAT = EXERCISES["mini-squat"]


def test_there_are_forty_and_all_are_whole() -> None:
    """Ten of the hand, eleven of the arm, nine of the trunk, ten of the leg."""
    groups = [exercise.group for exercise in EXERCISES.values()]
    assert [groups.count(group) for group in ("hand", "arm", "trunk", "leg")] == [10, 11, 9, 10]
    assert [fault for exercise in EXERCISES.values() for fault in find_faults(exercise)] == []


@pytest.mark.data
def test_they_are_those_of_the_table(lull_data: Path) -> None:
    """Order, names, positions and sides as agreed."""
    with (lull_data.parent / "exercises.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == list(EXERCISES)
    for row in rows:
        exercise = EXERCISES[row["id"]]
        assert (exercise.group, exercise.name) == (row["group"], row["name"])
        assert exercise.positions == tuple(row["positions"].split("|")), exercise.id
        assert exercise.sides == tuple(row["sides"].split("|")), exercise.id


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"group": "foot"}, "none of hand, arm"),
        ({"positions": ("float",)}, "none of sit"),
        ({"positions": ()}, "positions is empty"),
        ({"sides": ("twice",)}, "none of each"),
        ({"view": "top"}, "none of front"),
        ({"ready_cue": "dance"}, "ready_cue"),
        ({"ends": ("up", "up")}, "same name"),
        ({"ready": ReadyPose(lowest=3.0, highest=3.0)}, "no room"),
        ({"first_range": 5.0}, "first range"),
        ({"smallest_range": 0.0}, "first range"),
        ({"form": {"side_lean": 0.0}}, "lets nothing pass"),
        ({"fall_risk": 0}, "no risk of falling"),
        ({"signal": Signal(terms=(Term(kind="angle", places=("nose",)),))}, "needs 3 places"),
        ({"signal": Signal(terms=(Term(kind="share", places=("nose", "mid_ear")),))}, "yardstick"),
        ({"signal": Signal(terms=(Term(kind="lean", places=("nose", "mid_ear"), weight=0.0),))}, "nothing"),
        ({"signal": Signal(terms=(Term(kind="lean", places=("nose", "tail")),))}, "no landmark tail"),
    ],
)
def test_a_mistake_in_any_column_is_found(wrong: dict[str, object], said: str) -> None:
    """One broken column, one sentence that names the exercise and the column."""
    faults = find_faults(replace(SQUAT, **wrong))  # type: ignore[arg-type]
    assert any(said in fault for fault in faults), faults
    assert all(fault.startswith("mini-squat: ") for fault in faults)


def test_an_exercise_is_found_by_its_id_and_others_are_named() -> None:
    """The forty, and for a slip of the pen those that are meant."""
    assert len(EXERCISES) == 40
    assert find_exercise("mini-squat") is SQUAT
    with pytest.raises(BadInput, match="mini-squat"):
        find_exercise("mini-sqat")
    with pytest.raises(BadInput, match="elbow-straighten, knee-straighten"):
        find_exercise("juggling")
